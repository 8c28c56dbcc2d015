// SPDX-License-Identifier: MIT
#include "pricing/combination/search.h"

#include <algorithm>

#include "pricing/combination/combine.h"
#include "tillside/arrange.h"

namespace tillside::pricing {
namespace {

constexpr std::int64_t kNoExpiry = INT64_MAX;

std::int64_t expiry_of(const Promotion& promotion) {
  return promotion.window && promotion.window->end ? promotion.window->end->value : kNoExpiry;
}

/// For each entry how many distinct smaller ones there are.
template <class Key>
std::vector<std::uint32_t> ranks(const std::vector<Contender>& contenders, Key key) {
  std::vector<std::uint32_t> order(contenders.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  const auto at = [&](std::uint32_t i) -> decltype(auto) { return key(*contenders[i].promotion); };
  arrange(order, [&](std::uint32_t a, std::uint32_t b) { return at(a) < at(b); });
  std::vector<std::uint32_t> ranks(order.size());
  for (std::size_t k = 1; k < order.size(); ++k) {
    ranks[order[k]] = ranks[order[k - 1]] + (at(order[k - 1]) < at(order[k]));
  }
  return ranks;
}

/// One walk over the tree of decisions. The exclusive candidates are decided first, since they
/// shut out many; then the contenders are tried in the order of evaluation, so that a node's basket
/// is exactly what the promotions before it leave.
class Search {
 public:
  Search(SearchTask task, const Basket& basket, bool list_cuts)
      : task_(std::move(task)),
        fates_(task_.fates),
        bound_(task_.parts, task_.all, cliques_of(task_.parts.program, task_.rivalry, fates_),
               tail_of(task_.parts, task_.table, basket)),
        list_cuts_(list_cuts),
        id_ranks_(ranks(task_.all.list,
                        [](const Promotion& one) -> const std::string& { return one.id; })),
        expiry_ranks_(ranks(task_.all.list, &expiry_of)) {
    for (const PromotionGroup& group : task_.parts.program.stacking.groups) {
      room_.push_back(group.max_applied);
    }
    for (std::uint32_t i = 0; i < fates_.size(); ++i) {
      gifts_ |= std::get_if<FreeGift>(&promotion(i).benefit) != nullptr;
      if (branches(i) && shuts_many(i)) first_.push_back(i);
    }
    decided_ = first_;
    for (std::uint32_t i = 0; i < fates_.size(); ++i) {
      if (branches(i) && !shuts_many(i)) decided_.push_back(i);
    }
    baskets_.resize(decided_.size() + 2);
    baskets_[0] = basket;
  }

  SearchResult run() {
    // A first answer, so that there is one however soon the search stops.
    const Basket start = baskets_[0];
    take_all_ = true;
    walk(0, 0);
    take_all_ = false;
    if (decided_.empty()) return {best_fates_, {}};
    baskets_[0] = start;
    walk(0, 0);
    return {best_fates_, certificate()};
  }

 private:
  [[nodiscard]] const Promotion& promotion(std::uint32_t i) const {
    return *task_.all.list[i].promotion;
  }
  [[nodiscard]] bool branches(std::uint32_t i) const {
    return task_.fates[i] == Fate::open && !task_.greedy[i];
  }
  [[nodiscard]] bool shuts_many(std::uint32_t i) const {
    return promotion(i).exclusive == Exclusive::level || promotion(i).exclusive == Exclusive::all;
  }
  [[nodiscard]] std::uint32_t contender_at(std::uint32_t step) const {
    return step < first_.size() ? first_[step] : step - static_cast<std::uint32_t>(first_.size());
  }
  /// The first contender whose turn has not come once `step` is done.
  [[nodiscard]] std::uint32_t next_turn(std::uint32_t step) const {
    return step < first_.size() ? 0 : contender_at(step) + 1;
  }

  void set(std::uint32_t i, Fate fate) {
    undo_.push_back({i, fates_[i]});
    fates_[i] = fate;
  }

  /// Takes a candidate, which shuts others out.
  void take(std::uint32_t i, Fate fate) {
    set(i, fate);
    coupons_ += promotion(i).coupon.has_value();
    const std::int32_t group = task_.rivalry.group(i);
    const bool full = group != Rivalry::kNoGroup && --room_[static_cast<std::size_t>(group)] == 0;
    for (std::uint32_t other = 0; other < fates_.size(); ++other) {
      if (fates_[other] != Fate::open) continue;
      const bool crowded = full && task_.rivalry.group(other) == group;
      if (crowded || !task_.rivalry.meet(i, other)) set(other, Fate::out);
    }
  }

  void restore(std::size_t mark) {
    while (undo_.size() > mark) {
      const Change& change = undo_.back();
      const bool taken = change.before == Fate::open && fates_[change.contender] != Fate::out;
      if (taken) {
        coupons_ -= promotion(change.contender).coupon.has_value();
        const std::int32_t group = task_.rivalry.group(change.contender);
        if (group != Rivalry::kNoGroup) ++room_[static_cast<std::size_t>(group)];
      }
      fates_[change.contender] = change.before;
      undo_.pop_back();
    }
  }

  bool applies(std::uint32_t i, Basket& basket) {
    try_promotion(task_.parts, task_.all, task_.all.list[i], basket, trial_);
    return trial_.applied();
  }

  /// Runs on to the next choice, or to the end.
  void walk(std::uint32_t depth, std::uint32_t step) {
    const std::size_t mark = undo_.size();
    const std::size_t path = path_.size();
    const auto steps = static_cast<std::uint32_t>(first_.size() + fates_.size());
    bool alive = true;
    bool choice = false;
    for (; alive && step < steps; ++step) {
      choice = !pass(depth, step, alive);
      if (choice) break;
    }
    if (choice) {
      branch(depth, step);
    } else if (alive) {
      reach(baskets_[depth]);
    }
    restore(mark);
    path_.resize(path);
  }

  /// Answers false where a choice is to be made. A taken candidate that does not apply is a dead
  /// end: the set is not legal.
  bool pass(std::uint32_t depth, std::uint32_t step, bool& alive) {
    const std::uint32_t i = contender_at(step);
    const bool early = step < first_.size();
    switch (fates_[i]) {
      case Fate::always:
        applies(i, baskets_[depth]);
        return true;
      case Fate::committed:
        if (early) return true;
        alive = applies(i, baskets_[depth]);
        set(i, Fate::in);
        return true;
      case Fate::open:
        if (!task_.greedy[i] && !take_all_) return false;
        if (!early && applies(i, baskets_[depth])) {
          take(i, Fate::in);
        } else {
          set(i, Fate::out);
        }
        return true;
      case Fate::in:
      case Fate::out:
        if (branches(i) && early == shuts_many(i)) path_.push_back('0');
        return true;
    }
    return true;
  }

  struct Child {
    bool taken;
    bool alive = true;
    std::int64_t bound = 0;
  };

  void branch(std::uint32_t depth, std::uint32_t step) {
    const std::uint32_t i = contender_at(step);
    const bool early = step < first_.size();
    const std::uint32_t next = next_turn(step);
    const std::size_t mark = undo_.size();
    Child in{.taken = true};
    baskets_[depth + 1] = baskets_[depth];
    if (!early) in.alive = applies(i, baskets_[depth + 1]);
    if (in.alive) {
      take(i, early ? Fate::committed : Fate::in);
      in.bound = bound_.least(baskets_[depth + 1], next, fates_);
      restore(mark);
    }
    Child out{.taken = false};
    set(i, Fate::out);
    out.bound = bound_.least(baskets_[depth], next, fates_);
    restore(mark);
    const bool in_first = in.alive && in.bound <= out.bound;
    if (in_first) enter(in, depth, step);
    baskets_[depth + 1] = baskets_[depth];
    enter(out, depth, step);
    if (in_first || !in.alive) return;
    baskets_[depth + 1] = baskets_[depth];
    if (!early) applies(i, baskets_[depth + 1]);
    enter(in, depth, step);
  }

  /// baskets_[depth + 1] is the child's.
  void enter(const Child& child, std::uint32_t depth, std::uint32_t step) {
    const std::uint32_t i = contender_at(step);
    const bool early = step < first_.size();
    const std::int64_t coupons = coupons_ + (child.taken && promotion(i).coupon.has_value());
    const bool tie = child.bound == best_.total && coupons > best_.coupons && !gifts_;
    const bool hopeless = child.bound > best_.total || tie;
    path_.push_back(child.taken ? '1' : '0');
    if (hopeless || visited_ >= task_.parts.program.stacking.max_evaluations) {
      cut(child.bound, hopeless);
    } else {
      ++visited_;
      const std::size_t mark = undo_.size();
      if (child.taken) {
        take(i, early ? Fate::committed : Fate::in);
      } else {
        set(i, Fate::out);
      }
      walk(depth + 1, step + 1);
      restore(mark);
    }
    path_.pop_back();
  }

  void cut(std::int64_t bound, bool hopeless) {
    ++pruned_;
    if (!hopeless) unproven_ = std::min(unproven_, bound);
    if (list_cuts_) cuts_.push_back({.path = path_, .bound_minor = {bound}});
  }

  /// A whole set, evaluated in full.
  void reach(const Basket& basket) {
    Cost cost{.total = total_of(task_.parts, task_.table, basket)};
    for (const Gift& gift : basket.gifts)
      cost.gifts -= gift.item->price_minor.value * gift.quantity;
    for (std::uint32_t i = 0; i < fates_.size(); ++i) {
      if (fates_[i] != Fate::in) continue;
      cost.ids.push_back(id_ranks_[i]);
      if (!promotion(i).coupon) continue;
      ++cost.coupons;
      cost.later += expiry_ranks_[i];
    }
    arrange(cost.ids);
    if (!best_fates_.empty() && !cost.beats(best_)) return;
    best_ = std::move(cost);
    best_fates_ = fates_;
  }

  Certificate certificate() {
    Certificate proof{.visited = visited_,
                      .pruned = pruned_,
                      .best_minor = {best_.total},
                      .bound_minor = {std::min(best_.total, unproven_)},
                      .proven = unproven_ == INT64_MAX,
                      .cuts = std::move(cuts_)};
    for (const std::uint32_t i : decided_) {
      proof.candidates.push_back(promotion(i).id);
      if (best_fates_[i] == Fate::in) proof.best.push_back(promotion(i).id);
    }
    return proof;
  }

  struct Change {
    std::uint32_t contender;
    Fate before;
  };

  SearchTask task_;
  Trial trial_;
  std::vector<Fate> fates_;
  Bound bound_;
  bool list_cuts_;
  bool take_all_ = false;
  bool gifts_ = false;  ///< a set of the same total may give more away
  std::vector<std::uint32_t> id_ranks_;
  std::vector<std::uint32_t> expiry_ranks_;
  std::vector<std::uint32_t> first_;    ///< exclusive candidates
  std::vector<std::uint32_t> decided_;  ///< all candidates, as the path counts them
  std::vector<std::int64_t> room_;      ///< of each group
  std::vector<Change> undo_;
  std::vector<Basket> baskets_;  ///< by depth
  std::string path_;
  std::int64_t coupons_ = 0;
  Cost best_{.total = INT64_MAX};
  std::vector<Fate> best_fates_;
  std::int64_t visited_ = 0;
  std::int64_t pruned_ = 0;
  std::int64_t unproven_ = INT64_MAX;  ///< the least bound of what was not looked at
  std::vector<CutNode> cuts_;
};

}  // namespace

bool Cost::beats(const Cost& other) const {
  if (total != other.total) return total < other.total;
  if (gifts != other.gifts) return gifts < other.gifts;
  if (coupons != other.coupons) return coupons < other.coupons;
  if (later != other.later) return later < other.later;
  return std::lexicographical_compare(ids.begin(), ids.end(), other.ids.begin(), other.ids.end());
}

SearchResult search_best(SearchTask task, const Basket& basket, bool list_cuts) {
  return Search(std::move(task), basket, list_cuts).run();
}

Cliques cliques_of(const Program& program, const Rivalry& rivalry, std::span<const Fate> fates) {
  Cliques cliques{.of = std::vector<std::uint32_t>(fates.size(), Cliques::kNone), .at_most = {}};
  for (const PromotionGroup& group : program.stacking.groups) {
    cliques.at_most.push_back(group.max_applied);
  }
  for (std::uint32_t i = 0; i < fates.size(); ++i) {
    if (fates[i] != Fate::open || cliques.of[i] != Cliques::kNone) continue;
    if (rivalry.group(i) != Rivalry::kNoGroup) {
      cliques.of[i] = static_cast<std::uint32_t>(rivalry.group(i));
      continue;
    }
    std::vector<std::uint32_t> members{i};
    for (std::uint32_t other = i + 1; other < fates.size(); ++other) {
      if (fates[other] != Fate::open || cliques.of[other] != Cliques::kNone) continue;
      if (rivalry.group(other) != Rivalry::kNoGroup) continue;
      const auto meets = [&](std::uint32_t member) { return rivalry.meet(member, other); };
      if (std::none_of(members.begin(), members.end(), meets)) members.push_back(other);
    }
    if (members.size() == 1) continue;
    for (const std::uint32_t member : members) {
      cliques.of[member] = static_cast<std::uint32_t>(cliques.at_most.size());
    }
    cliques.at_most.push_back(1);
  }
  return cliques;
}

}  // namespace tillside::pricing
