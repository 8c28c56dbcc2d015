// SPDX-License-Identifier: MIT
#include "pricing/unit_prices.h"

#include <algorithm>

#include "pricing/eligibility.h"
#include "pricing/promotions.h"
#include "tillside/arrange.h"

namespace tillside::pricing {
namespace {

bool lists(const std::vector<std::string>& names, const std::string& wanted) {
  return std::find(names.begin(), names.end(), wanted) != names.end();
}

bool serves(const PriceList& list, const QuoteParts& parts) {
  if (list.currency && *list.currency != parts.program.currency) return false;
  if (list.window && !contains(*list.window, parts.now)) return false;
  if (list.groups.empty() && list.tiers.empty()) return true;
  if (parts.member == nullptr) return false;
  const std::vector<std::string>& groups = parts.member->groups;
  return lists(list.tiers, parts.member->tier) ||
         std::any_of(groups.begin(), groups.end(),
                     [&](const std::string& group) { return lists(list.groups, group); });
}

/// The price of a sku; none where the list does not name it. A draft's rows need no order.
std::optional<std::int64_t> price_in(const PriceList& list, const std::string& sku) {
  const auto& prices = list.prices;
  const auto at = std::lower_bound(
      prices.begin(), prices.end(), sku,
      [](const ListedPrice& row, const std::string& wanted) { return row.sku < wanted; });
  if (at == prices.end() || at->sku != sku) return std::nullopt;
  return at->price_minor.value;
}

/// A source of prices, and what came of it.
struct Source {
  const PriceList* list = nullptr;
  const Promotion* rule = nullptr;
  Check check = {};
  bool matched = false;       ///< it named a price for some line
  std::size_t beaten_by = 0;  ///< the source that won a line it lost; itself: none
  const Promotion* shut_out_by = nullptr;
  std::int64_t given = 0;
  std::vector<LineAmount> by_line = {};

  [[nodiscard]] bool on_top() const { return rule && rule->base == DiscountBase::running; }
};

/// What a rule makes of a unit's price.
std::int64_t price_under(const Stage& stage, std::int64_t price) {
  const Benefit& benefit = stage.promotion.benefit;
  Value value;
  if (const auto* percent = std::get_if<PercentOff>(&benefit)) value.rate_ppm = percent->rate_ppm;
  if (const auto* amount = std::get_if<AmountOff>(&benefit)) value.off_minor = amount->off_minor;
  if (const auto* fixed = std::get_if<FixedPrice>(&benefit)) value.price_minor = fixed->price_minor;
  const bool named = value.rate_ppm || value.off_minor || value.price_minor;
  return named ? std::max<std::int64_t>(0, price - off_of(value, price, stage)) : price;
}

class PriceSetter {
 public:
  PriceSetter(const QuoteParts& parts, Basket& basket) : parts_(parts), basket_(basket) {}

  std::vector<TraceEntry> run() {
    find_sources();
    if (sources_.empty()) return {};
    for (BasketLine& line : basket_.lines) set_price(line);
    return entries();
  }

 private:
  void find_sources() {
    for (const PriceList& list : parts_.program.price_lists) {
      if (serves(list, parts_)) sources_.push_back({.list = &list});
    }
    for (const Promotion& promotion : parts_.program.promotions) {
      if (promotion.level != PromotionLevel::price) continue;
      sources_.push_back({.rule = &promotion, .check = check_standing(promotion, parts_)});
      Source& added = sources_.back();
      if (added.check.holds()) added.check = check_conditions(stage(promotion));
    }
    arrange(sources_, [&](const Source& one, const Source& other) {
      if (!one.rule || !other.rule) return one.list && other.rule;
      return comes_before(*one.rule, *other.rule);
    });
    for (std::size_t i = 0; i < sources_.size(); ++i) sources_[i].beaten_by = i;
  }

  [[nodiscard]] Stage stage(const Promotion& rule) const {
    return {.parts = parts_,
            .promotion = rule,
            .basket = basket_,
            .lines = {},
            .eligible = {},
            .counted = {}};
  }

  /// Whether a source is a rule for the line.
  static bool rules(const Source& source, const BasketLine& line) {
    return source.rule && source.check.holds() && matches(source.rule->filter, line.facts);
  }

  /// The price that a source offers for a unit that costs `price` before it.
  [[nodiscard]] std::optional<std::int64_t> offered(Source& source, const BasketLine& line,
                                                    std::int64_t price) const {
    if (source.list) return price_in(*source.list, line.item->sku);
    if (!rules(source, line)) return std::nullopt;
    if (alone_ && alone_ != source.rule) {
      source.shut_out_by = alone_;
      return std::nullopt;
    }
    return price_under(stage(*source.rule), price);
  }

  /// The first exclusive rule for the line shuts out the others.
  void find_exclusive(const BasketLine& line) {
    alone_ = nullptr;
    for (const Source& source : sources_) {
      if (!rules(source, line) || source.rule->exclusive == Exclusive::none) continue;
      alone_ = source.rule;
      return;
    }
  }

  void set_price(BasketLine& line) {
    const std::int64_t listed = line.item->price_minor.value;
    const std::int64_t least =
        std::min(listed, line.item->min_price_minor ? line.item->min_price_minor->value : 0);
    find_exclusive(line);
    std::int64_t price = lowest(line, listed, least);
    for (std::size_t i = 0; i < sources_.size(); ++i) {
      if (!sources_[i].on_top()) continue;
      const auto on_top = offered(sources_[i], line, price);
      if (!on_top) continue;
      sources_[i].matched = true;
      const std::int64_t lowered = std::max(std::min(*on_top, price), least);
      note(line, i, price - lowered);
      price = lowered;
    }
    reprice(line, price);
  }

  /// The lowest of the prices that compete; the first source of equal ones.
  std::int64_t lowest(BasketLine& line, std::int64_t listed, std::int64_t least) {
    std::int64_t best = listed;
    std::size_t winner = sources_.size();
    std::vector<std::size_t> losers;
    for (std::size_t i = 0; i < sources_.size(); ++i) {
      if (sources_[i].on_top()) continue;
      const auto price = offered(sources_[i], line, listed);
      if (!price) continue;
      sources_[i].matched = true;
      losers.push_back(i);
      if (std::max(*price, least) >= best) continue;
      best = std::max(*price, least);
      winner = i;
    }
    if (winner == sources_.size()) return best;
    note(line, winner, listed - best);
    for (const std::size_t loser : losers) {
      if (sources_[loser].beaten_by == loser) sources_[loser].beaten_by = winner;
    }
    return best;
  }

  void note(BasketLine& line, std::size_t source, std::int64_t off) {
    if (off <= 0) return;
    const std::int64_t amount = off * line.quantity;
    sources_[source].given += amount;
    sources_[source].by_line.push_back({.sku = line.asked->sku, .amount_minor = {amount}});
    // A price that a rule lowers is a sale price; a member's own listed price is not.
    if (sources_[source].rule && !line.list_price) line.list_price = line.item->price_minor;
  }

  void reprice(BasketLine& line, std::int64_t price) {
    if (price == line.unit_price) return;
    basket_.subtotal -= line.subtotal;
    line.unit_price = line.facts.unit_price = price;
    line.facts.on_sale = line.list_price && line.list_price->value > price;
    line.subtotal = line.running = line.level_start = line.after_items = price * line.quantity;
    basket_.subtotal += line.subtotal;
  }

  std::vector<TraceEntry> entries() {
    std::vector<TraceEntry> entries;
    for (std::size_t i = 0; i < sources_.size(); ++i) {
      Source& source = sources_[i];
      if (source.list && source.given == 0) continue;
      TraceEntry entry = source.list
                             ? TraceEntry{.id = source.list->id, .title = source.list->title}
                             : entry_of(*source.rule, source.check);
      entry.level = PromotionLevel::price;
      if (source.given > 0) {
        entry.outcome = Outcome::applied;
        entry.amount_minor = {source.given};
        entry.by_line = std::move(source.by_line);
      } else if (source.check.holds()) {
        explain_nothing(entry, i);
      }
      entries.push_back(std::move(entry));
    }
    return entries;
  }

  void explain_nothing(TraceEntry& entry, std::size_t i) const {
    const Source& source = sources_[i];
    entry.reason = source.matched ? Reason::already_zero : Reason::no_eligible_line;
    if (!source.matched && source.shut_out_by) {
      entry.reason = Reason::not_stackable;
      entry.by = source.shut_out_by->id;
    }
    if (!source.matched || source.beaten_by == i) return;
    const Source& winner = sources_[source.beaten_by];
    entry.outcome = Outcome::outbid;
    entry.reason = Reason::outbid;
    entry.by = winner.list ? winner.list->id : winner.rule->id;
    entry.needed = winner.given;
  }

  const QuoteParts& parts_;
  Basket& basket_;
  std::vector<Source> sources_{};
  const Promotion* alone_ = nullptr;  ///< the exclusive rule for the line looked at
};

}  // namespace

std::vector<TraceEntry> set_unit_prices(const QuoteParts& parts, Basket& basket) {
  return PriceSetter(parts, basket).run();
}

}  // namespace tillside::pricing
