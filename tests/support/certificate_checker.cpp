// SPDX-License-Identifier: MIT
#include "support/certificate_checker.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace tillside::test {
namespace {

using Set = std::vector<const Promotion*>;
using Real = long double;

/// A total from below, in real numbers; see docs/rules/stacking.md for the reasoning.
class RealBound {
 public:
  RealBound(const QuoteRequest& request, const Quote& state) : request_(request), state_(state) {
    const TaxRules& tax = request.program.tax;
    for (const QuoteLine& line : state.lines) {
      const PricedItem& item = item_of(line.sku);
      Real weight = 1;
      for (const TaxClass& one : tax.classes) {
        if (tax.inclusive || (item.tax_class && one.id != *item.tax_class)) continue;
        for (const TaxRate& rate : one.rates) {
          weight += (rate.compound ? weight : 1) * rate.rate_ppm / kOne;
        }
        break;
      }
      weights_.push_back(weight);
      running_.push_back((line.subtotal_minor - line.discount_minor).value);
      if (weight > 1) slack_ += tax.level == TaxLevel::unit ? static_cast<Real>(line.quantity) : 1;
    }
    put_points();
  }

  /// `left` are the contenders whose turn has not come and that may still apply, last one first;
  /// `rivals` says which of them are of one clique, as sets of which so many may apply.
  Real least(const Set& left, const std::vector<std::pair<Set, std::int64_t>>& cliques) {
    struct Piece {
      Real weighed, needs, weight;
    };
    std::vector<Piece> pieces;
    std::map<const Set*, std::vector<Real>> amounts;
    for (const Promotion* one : left) {
      const Ceiling ceiling = ceiling_of(*one);
      if (ceiling.amount <= 0) continue;
      const Set* clique = nullptr;
      std::int64_t most = 0;
      for (const auto& [members, at_most] : cliques) {
        if (std::find(members.begin(), members.end(), one) == members.end()) continue;
        clique = &members;
        most = at_most;
      }
      const std::vector<const Promotion*> circle = still_able(clique, left);
      if (clique == nullptr || static_cast<std::int64_t>(circle.size()) <= most) {
        if (ceiling.share > 0) {
          put_share({one});
        } else {
          pieces.push_back({ceiling.amount * heaviest(*one), ceiling.needs, heaviest(*one)});
        }
        continue;
      }
      const bool shares = std::all_of(circle.begin(), circle.end(), [&](const Promotion* member) {
        return ceiling_of(*member).share > 0;
      });
      if (shares && most == 1) {
        if (one == circle.back()) put_share(circle);
      } else {
        amounts[clique].push_back(ceiling.amount * heaviest(*one));
      }
    }
    Real gone = 0, weight = 0, weighed = 0, running = 0;
    for (const Real r : running_) running += r;
    for (auto piece = pieces.rbegin(); piece != pieces.rend(); ++piece) {
      gone = std::max(gone, std::min(gone, (running - piece->needs) * weight) + piece->weighed);
      weight = std::max(weight, piece->weight);
    }
    for (const auto& [members, at_most] : cliques) {
      std::vector<Real>& worth = amounts[&members];
      std::sort(worth.rbegin(), worth.rend());
      worth.resize(std::min(worth.size(), static_cast<std::size_t>(at_most)));
      for (const Real w : worth) gone += w;
    }
    for (std::size_t i = 0; i < running_.size(); ++i) weighed += running_[i] * weights_[i];
    return std::max<Real>(0, weighed - gone - slack_);
  }

 private:
  struct Ceiling {
    Real amount = 0, share = 0, roundings = 0, needs = 0;
    bool by_line = true;
  };

  [[nodiscard]] const PricedItem& item_of(const std::string& sku) const {
    return *std::find_if(request_.items.begin(), request_.items.end(),
                         [&](const PricedItem& item) { return item.sku == sku; });
  }

  [[nodiscard]] bool eligible(const LineFilter& filter, std::size_t line, bool on_sale) const {
    const PricedItem& item = item_of(state_.lines[line].sku);
    const auto admits = [](const std::vector<std::string>& list, const std::string& value) {
      return list.empty() || std::find(list.begin(), list.end(), value) != list.end();
    };
    const auto tagged = [&](const std::string& tag) { return admits(filter.tags, tag); };
    const bool sale = item.list_price_minor && *item.list_price_minor > item.price_minor;
    return (on_sale || !filter.exclude_on_sale || !sale) && admits(filter.skus, item.sku) &&
           admits(filter.categories, item.category) && admits(filter.brands, item.brand) &&
           admits(filter.products, item.product_id) &&
           (filter.tags.empty() || std::any_of(item.tags.begin(), item.tags.end(), tagged));
  }

  [[nodiscard]] Real heaviest(const Promotion& one) const {
    Real most = 0;
    for (std::size_t i = 0; i < running_.size(); ++i) {
      if (eligible(one.filter, i, false)) most = std::max(most, weights_[i]);
    }
    return most;
  }

  [[nodiscard]] Set still_able(const Set* clique, const Set& left) const {
    Set able;
    for (const Promotion* one : left) {
      const bool member =
          clique != nullptr && std::find(clique->begin(), clique->end(), one) != clique->end();
      if (member && ceiling_of(*one).amount > 0) able.push_back(one);
    }
    return able;
  }

  [[nodiscard]] Ceiling ceiling_of(const Promotion& one) const {
    Real room = 0, base = 0, counted = 0, units = 0, lines = 0;
    bool floors = false;
    const bool all_counted = one.filter.exclude_on_sale && one.threshold_counts_all;
    for (std::size_t i = 0; i < running_.size(); ++i) {
      const QuoteLine& line = state_.lines[i];
      const auto subtotal = static_cast<Real>(line.subtotal_minor.value);
      if (eligible(one.filter, i, all_counted)) {
        counted += one.threshold_basis == ThresholdBasis::running ? running_[i] : subtotal;
      }
      if (!eligible(one.filter, i, false)) continue;
      const auto& least = item_of(line.sku).min_price_minor;
      const Real floor = least ? std::min(*least, line.unit_price_minor).value * line.quantity : 0;
      floors |= floor > 0;
      room += std::max<Real>(0, running_[i] - floor);
      base += one.base == DiscountBase::level_start ? subtotal : running_[i];
      units += static_cast<Real>(line.quantity);
      ++lines;
    }
    Ceiling ceiling{.amount = room};
    const auto share = [&](Ppm rate, const std::optional<BenefitScope>& given) {
      const bool item_level = one.level == PromotionLevel::item;
      const auto scope =
          given.value_or(item_level ? BenefitScope::each_line : BenefitScope::across);
      Ceiling of{.roundings = 1, .by_line = scope != BenefitScope::across};
      if (scope == BenefitScope::each_line) of.roundings = lines;
      if (scope == BenefitScope::each_unit) of.roundings = units;
      of.amount = std::floor(base * rate / kOne) + of.roundings;
      const bool apart = one.base == DiscountBase::level_start || (!of.by_line && floors);
      if (!apart) of.share = static_cast<Real>(rate) / kOne;
      return of;
    };
    if (const auto* percent = std::get_if<PercentOff>(&one.benefit)) {
      ceiling = share(percent->rate_ppm, percent->scope);
    } else if (const auto* ladder = std::get_if<Ladder>(&one.benefit)) {
      ceiling = {};
      for (const LadderStep& step : ladder->steps) {
        const bool rated = step.value.rate_ppm && ladder->mode == ThresholdMode::step;
        const Ceiling of = rated ? share(*step.value.rate_ppm, ladder->scope) : Ceiling{room};
        if (of.amount > ceiling.amount) ceiling = of;
      }
    } else if (const auto* amount = std::get_if<AmountOff>(&one.benefit)) {
      const bool once = amount->scope == BenefitScope::across && !amount->next_off_minor;
      const Minor next = amount->next_off_minor.value_or(Minor{0});
      ceiling.amount =
          once ? amount->off_minor.value : std::max(amount->off_minor, next).value * units;
    } else if (const auto* rule = std::get_if<SpendThreshold>(&one.benefit)) {
      ceiling.amount = 0;
      for (const ThresholdStep& step : rule->steps) {
        const Real times = std::floor(counted / static_cast<Real>(step.threshold_minor.value));
        const Real uses = rule->mode == ThresholdMode::repeat ? times : std::min<Real>(1, times);
        ceiling.amount = std::max(ceiling.amount, uses * static_cast<Real>(step.off_minor.value));
      }
      ceiling.needs = static_cast<Real>(rule->steps.front().threshold_minor.value);
    }
    const Real cap = one.max_off_minor ? static_cast<Real>(one.max_off_minor->value) : room;
    if (std::min(cap, room) < ceiling.amount) {
      ceiling = {.amount = std::min(cap, room), .needs = ceiling.needs};
    }
    for (const Condition& condition : one.conditions) {
      const auto* total = std::get_if<MinTotal>(&condition);
      if (total == nullptr || total->filter) continue;
      if (counted < total->threshold_minor.value) return {};
      ceiling.needs = std::max<Real>(ceiling.needs, total->threshold_minor.value);
    }
    if (one.threshold_basis != ThresholdBasis::running) ceiling.needs = 0;
    return ceiling;
  }

  /// Takes the largest share that covers a line off its weight.
  void put_share(const Set& of) {
    Real roundings = 0, lines = 0, heavy = 0, light = 1e30L;
    std::vector<Real> most(weights_.size(), 0);
    for (const Promotion* one : of) {
      const Ceiling ceiling = ceiling_of(*one);
      Real covered = 0;
      for (std::size_t i = 0; i < weights_.size(); ++i) {
        const bool in = eligible(one->filter, i, false);
        if (in || of.size() > 1) heavy = std::max(heavy, weights_[i]);
        if (in || of.size() > 1) light = std::min(light, weights_[i]);
        if (in) most[i] = std::max(most[i], ceiling.share);
        covered += in ? 1 : 0;
      }
      roundings = std::max(roundings, ceiling.roundings);
      if (!ceiling.by_line) lines = std::max(lines, covered);
    }
    slack_ += roundings * heavy + 2 * lines * std::max<Real>(0, heavy - light);
    for (std::size_t i = 0; i < weights_.size(); ++i) weights_[i] *= 1 - most[i];
  }

  void put_points() {
    const auto& rate = request_.program.points.redemption;
    if (!rate || !request_.member || weights_.empty()) return;
    const std::int64_t asked =
        std::min(request_.cart.redeem_points, request_.member->available).value;
    const Real most = std::max<std::int64_t>(0, asked) / rate->points.value * rate->minor.value;
    Real running = 0;
    for (const Real r : running_) running += r;
    const auto [light, heavy] = std::minmax_element(weights_.begin(), weights_.end());
    const Real share = static_cast<Real>(rate->max_share_ppm) / kOne;
    if (most <= std::floor(running * static_cast<Real>(rate->max_share_ppm) / kOne)) {
      slack_ += most * *heavy;
      return;
    }
    if (share == 0) return;
    slack_ += *heavy + (*heavy - *light) * 2 * static_cast<Real>(weights_.size());
    for (Real& weight : weights_) weight *= 1 - share;
  }

  const QuoteRequest& request_;
  const Quote& state_;
  std::vector<Real> weights_{}, running_{};
  Real slack_ = 0;
};

/// Walks the tree of decisions as the certificate lays it out.
class Walk {
 public:
  Walk(const QuoteRequest& request, const Quote& quote)
      : request_(request), proof_(*quote.certificate), till_(request, proof_.candidates) {
    for (const std::string& id : proof_.candidates) candidates_.push_back(named(id));
    for (const std::string& id : proof_.best) best_set_.push_back(named(id));
    for (const CutNode& cut : proof_.cuts) open_[cut.path] = cut.bound_minor.value;
    find_cliques();
  }

  std::optional<std::string> run() {
    best_ = till_.price(best_set_, SIZE_MAX);
    must(best_.total_minor == proof_.best_minor, "the best set costs something else");
    must(is_legal(request_.program, best_set_), "the best set is not legal");
    must(all_applied(best_, best_set_), "a part of the best set does not apply");
    must(proof_.proven == (proof_.bound_minor == proof_.best_minor), "proven, or not");
    must(proof_.pruned == static_cast<std::int64_t>(open_.size()), "not every cut is listed");
    visit("", {});
    must(open_.empty(),
         "a cut that is nowhere in the tree: " + (open_.empty() ? "" : open_.begin()->first));
    must(std::min(least_, proof_.best_minor.value) == proof_.bound_minor.value,
         "not the least bound");
    return fault_;
  }

 private:
  void must(bool held, const std::string& fault) {
    if (!held && !fault_) fault_ = fault;
  }

  [[nodiscard]] const Promotion* named(const std::string& id) const {
    for (const Promotion& one : request_.program.promotions) {
      if (one.id == id) return &one;
    }
    std::abort();
  }

  /// Where the first undecided candidate stands in the order of evaluation.
  [[nodiscard]] std::size_t turn(std::size_t decided) const {
    std::size_t at = 0;
    const auto undecided = [&](const Promotion* one) {
      return std::find(candidates_.begin() + static_cast<std::ptrdiff_t>(decided),
                       candidates_.end(), one) != candidates_.end();
    };
    while (at < till_.order().size() && !undecided(till_.order()[at])) ++at;
    return at;
  }

  void visit(const std::string& path, const Set& taken) {
    if (fault_ || !is_legal(request_.program, taken)) return;
    const std::size_t until = turn(path.size());
    const Quote state = till_.price(taken, until);
    Set turned = taken;
    std::erase_if(turned, [&](const Promotion* one) {
      const auto& order = till_.order();
      return static_cast<std::size_t>(std::find(order.begin(), order.end(), one) - order.begin()) >=
             until;
    });
    if (!all_applied(state, turned)) {
      // All sets below are illegal, whether or not the search saw that before it cut them.
      std::erase_if(open_, [&](const auto& cut) {
        if (cut.first.compare(0, path.size(), path) != 0) return false;
        least_ = std::min(least_, cut.second);
        return true;
      });
    } else if (const auto cut = open_.find(path); cut != open_.end()) {
      check_cut(path, taken, cut->second);
      open_.erase(cut);
    } else if (path.size() == candidates_.size()) {
      must(!beats(state, taken, best_, best_set_, till_.order()), "a better set: " + path);
    } else {
      Set with = taken;
      with.push_back(candidates_[path.size()]);
      visit(path + '1', with);
      visit(path + '0', taken);
    }
  }

  /// The contenders that had their turn when a path ends: exclusive ones are decided before any.
  [[nodiscard]] std::size_t turned_at(const std::string& path) const {
    const Promotion* last = candidates_[path.size() - 1];
    if (last->exclusive == Exclusive::level || last->exclusive == Exclusive::all) return 0;
    const auto& order = till_.order();
    return static_cast<std::size_t>(std::find(order.begin(), order.end(), last) - order.begin()) +
           1;
  }

  void check_cut(const std::string& path, const Set& taken, std::int64_t bound) {
    const bool hopeless = bound >= proof_.best_minor.value;
    must(hopeless || !proof_.proven, "a cut below the best: " + path);
    least_ = std::min(least_, bound);
    Set left;
    for (auto at = till_.order().rbegin(); at != till_.order().rend(); ++at) {
      const auto place = static_cast<std::size_t>(till_.order().rend() - at) - 1;
      if (place < turned_at(path)) break;
      const auto position =
          std::find(candidates_.begin(), candidates_.end(), *at) - candidates_.begin();
      const bool decided = static_cast<std::size_t>(position) < path.size();
      Set with = taken;
      if (till_.is_candidate(**at) && !decided) with.push_back(*at);
      const bool out = decided && path[static_cast<std::size_t>(position)] == '0';
      if (!out && is_legal(request_.program, with)) left.push_back(*at);
    }
    const Quote state = till_.price(taken, turned_at(path));
    const Real least = RealBound(request_, state).least(left, cliques_);
    must(static_cast<Real>(bound) <= std::ceil(least - 1e-6L),
         "a bound that is not one: " + path + ", " + std::to_string(bound) + " for " +
             std::to_string(static_cast<double>(least)));
  }

  /// Groups with a limit; then, greedily, sets of which no two may meet.
  void find_cliques() {
    const auto& groups = request_.program.stacking.groups;
    Set rest;
    for (const PromotionGroup& group : groups) cliques_.push_back({{}, group.max_applied});
    for (const Promotion* one : till_.order()) {
      if (!till_.is_candidate(*one)) continue;
      std::size_t g = 0;
      while (g < groups.size() && groups[g].id != one->group) ++g;
      (g < groups.size() ? cliques_[g].first : rest).push_back(one);
    }
    while (!rest.empty()) {
      Set circle{rest.front()};
      for (std::size_t i = 1; i < rest.size(); ++i) {
        if (std::none_of(circle.begin(), circle.end(),
                         [&](const Promotion* member) { return may_meet(*member, *rest[i]); })) {
          circle.push_back(rest[i]);
        }
      }
      std::erase_if(rest, [&](const Promotion* one) {
        return std::find(circle.begin(), circle.end(), one) != circle.end();
      });
      if (circle.size() > 1) cliques_.push_back({circle, 1});
    }
  }

  const QuoteRequest& request_;
  const Certificate& proof_;
  PlainTill till_;
  Set candidates_, best_set_;
  Quote best_;
  std::map<std::string, std::int64_t> open_;  ///< cuts not met yet
  std::vector<std::pair<Set, std::int64_t>> cliques_;
  std::int64_t least_ = INT64_MAX;
  std::optional<std::string> fault_;
};

}  // namespace

std::optional<std::string> fault_of_certificate(const QuoteRequest& request, const Quote& quote) {
  if (!quote.certificate) return std::nullopt;
  return Walk(request, quote).run();
}

}  // namespace tillside::test
