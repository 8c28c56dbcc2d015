// SPDX-License-Identifier: MIT
#include "pricing/combination/combine.h"

#include <algorithm>

#include "pricing/combination/search.h"

namespace tillside::pricing {
namespace {

/// Sorts the contenders into those that always take part and those that must be decided, has
/// them decided, and says why the others are left out.
class Combiner {
 public:
  Combiner(const QuoteParts& parts, const TaxTable& table, const Contenders& all,
           const Basket& basket)
      : parts_(parts),
        table_(table),
        all_(all),
        basket_(basket),
        rules_(parts.program.stacking),
        promotions_(promotions_of(all)),
        rivalry_(rules_, promotions_),
        best_(rules_.policy == CombinationPolicy::best_for_member || parts.cart.best_coupons),
        fates_(all.list.size(), Fate::always),
        greedy_(all.list.size(), 0) {}

  Combination run() {
    if (!find_open()) return {};
    if (rules_.exclusives_first) put_exclusives_first();
    SearchResult found = search_best({.parts = parts_,
                                      .table = table_,
                                      .all = all_,
                                      .rivalry = rivalry_,
                                      .fates = fates_,
                                      .greedy = greedy_},
                                     basket_, parts_.list_cuts);
    won_ = std::move(found.fates);
    Combination combination{.choices = std::vector<Choice>(all_.list.size())};
    if (!found.certificate.candidates.empty()) {
      combination.certificate = std::move(found.certificate);
    }
    for (std::uint32_t i = 0; i < won_.size(); ++i) {
      if (won_[i] == Fate::out) combination.choices[i] = why_out(i);
    }
    return combination;
  }

 private:
  static std::vector<const Promotion*> promotions_of(const Contenders& all) {
    std::vector<const Promotion*> promotions;
    promotions.reserve(all.list.size());
    for (const Contender& one : all.list) promotions.push_back(one.promotion);
    return promotions;
  }

  [[nodiscard]] bool present(std::uint32_t i) const { return all_.list[i].standing.holds(); }

  [[nodiscard]] bool same_group(std::uint32_t a, std::uint32_t b) const {
    return rivalry_.group(a) != Rivalry::kNoGroup && rivalry_.group(a) == rivalry_.group(b);
  }

  [[nodiscard]] const PromotionGroup* group_of(std::uint32_t i) const {
    const std::int32_t group = rivalry_.group(i);
    return group == Rivalry::kNoGroup ? nullptr : &rules_.groups[static_cast<std::size_t>(group)];
  }

  /// Whether another present contender can keep this one out.
  [[nodiscard]] bool contested(std::uint32_t i) const {
    std::int64_t members = 0;
    for (std::uint32_t other = 0; other < all_.list.size(); ++other) {
      if (!present(other)) continue;
      if (other != i && !rivalry_.meet(i, other)) return true;
      members += same_group(i, other);
    }
    const PromotionGroup* group = group_of(i);
    return group != nullptr && members > group->max_applied;
  }

  /// Marks what must be decided; answers whether there is anything.
  bool find_open() {
    if (!best_ && !rivalry_.any()) return false;
    bool any = false;
    for (std::uint32_t i = 0; i < all_.list.size(); ++i) {
      if (!present(i)) continue;
      const bool coupon = best_ && all_.list[i].promotion->coupon.has_value();
      if (!coupon && !(rivalry_.any() && contested(i))) continue;
      const PromotionGroup* group = group_of(i);
      fates_[i] = Fate::open;
      greedy_[i] = !best_ && (group == nullptr || group->choose == GroupChoice::priority);
      any = true;
    }
    return any;
  }

  /// The basket after the contenders that always take part and those that `taken` names. Answers
  /// whether `asked` applied; `trial_` then holds what it did.
  bool evaluate(std::span<const Fate> taken, std::uint32_t asked, Basket& basket) {
    bool applied = false;
    Trial trial;
    for (std::uint32_t i = 0; i < all_.list.size(); ++i) {
      if (taken[i] == Fate::out || taken[i] == Fate::open) continue;
      try_promotion(parts_, all_, all_.list[i], basket, trial);
      if (i != asked) continue;
      applied = trial.applied();
      asked_check_ = trial.check;
    }
    return applied;
  }

  /// An exclusive promotion that applies beside what always does is taken before all others.
  void put_exclusives_first() {
    for (std::uint32_t i = 0; i < fates_.size(); ++i) {
      const bool exclusive = all_.list[i].promotion->exclusive != Exclusive::none;
      if (fates_[i] != Fate::open || !greedy_[i] || !exclusive) continue;
      fates_[i] = Fate::committed;
      Basket basket = basket_;
      if (!evaluate(fates_, i, basket)) {
        fates_[i] = Fate::open;
        continue;
      }
      // From here on it is not for the search to decide.
      fates_[i] = Fate::always;
      for (std::uint32_t other = 0; other < fates_.size(); ++other) {
        const bool open = fates_[other] == Fate::open;
        if (open && !rivalry_.meet(i, other)) fates_[other] = Fate::out;
      }
    }
  }

  /// A winner that keeps this one out. Where the group is full, its last.
  [[nodiscard]] std::uint32_t rival_of(std::uint32_t i) const {
    for (std::uint32_t other = 0; other < won_.size(); ++other) {
      if (takes_part(other) && !rivalry_.meet(i, other)) return other;
    }
    const PromotionGroup* group = group_of(i);
    std::int64_t members = 0;
    std::uint32_t last = kNobody;
    for (std::uint32_t other = 0; other < won_.size(); ++other) {
      if (!takes_part(other) || !same_group(i, other)) continue;
      ++members;
      last = other;
    }
    return group != nullptr && members >= group->max_applied ? last : kNobody;
  }

  [[nodiscard]] bool takes_part(std::uint32_t i) const {
    return won_[i] == Fate::in || (won_[i] == Fate::always && present(i));
  }

  Choice why_out(std::uint32_t i) {
    const std::uint32_t rival = rival_of(i);
    const Promotion* by = rival == kNobody ? nullptr : all_.list[rival].promotion;
    if (greedy_[i]) {
      // Nobody keeps it out: it is tried in its turn, and its own check says why not.
      if (by == nullptr) return {};
      const bool crowded = rivalry_.meet(i, rival);
      return {.left_out = {.reason = crowded ? Reason::lower_priority : Reason::not_stackable},
              .by = by};
    }
    return outbid(i, rival, by);
  }

  /// Evaluates the set in which it stands in for those that keep it out.
  Choice outbid(std::uint32_t i, std::uint32_t rival, const Promotion* by) {
    std::vector<Fate> instead = won_;
    instead[i] = Fate::in;
    for (std::uint32_t other = 0; other < instead.size(); ++other) {
      const bool kept = other == i || (other != rival && rivalry_.meet(i, other));
      if (instead[other] == Fate::in && !kept) instead[other] = Fate::out;
    }
    Basket basket = basket_;
    if (!evaluate(instead, i, basket)) {
      if (by == nullptr) return {};
      return {.left_out = asked_check_};
    }
    Basket best = basket_;
    evaluate(won_, kNobody, best);
    const std::int64_t more = total_of(parts_, table_, basket) - total_of(parts_, table_, best);
    return {.left_out = {.reason = Reason::outbid, .actual = more}, .by = by};
  }

  static constexpr std::uint32_t kNobody = UINT32_MAX;

  const QuoteParts& parts_;
  const TaxTable& table_;
  const Contenders& all_;
  const Basket& basket_;
  const Stacking& rules_;
  std::vector<const Promotion*> promotions_;
  Rivalry rivalry_;
  bool best_;  ///< coupons and whatever is contested are searched
  std::vector<Fate> fates_;
  std::vector<std::uint8_t> greedy_;
  std::vector<Fate> won_;
  Check asked_check_;
};

}  // namespace

Combination combine(const QuoteParts& parts, const TaxTable& table, const Contenders& all,
                    const Basket& basket) {
  return Combiner(parts, table, all, basket).run();
}

}  // namespace tillside::pricing
