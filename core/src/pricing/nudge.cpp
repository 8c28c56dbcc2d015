// SPDX-License-Identifier: MIT
#include "tillside/nudge.h"

#include <algorithm>

#include "program/line_filter.h"
#include "tillside/arrange.h"

namespace tillside {
namespace {

/// Real products priced for one threshold, at most.
constexpr int kTried = 24;

/// The same cart, with room for one more line.
class Trials {
 public:
  explicit Trials(const QuoteRequest& request)
      : request_(request), cart_(request.cart), items_(request.items) {}

  /// The total with one more unit of something; none where it cannot be priced.
  std::optional<Minor> total_with(const PricedItem& item) {
    const auto known = [&](const PricedItem& one) { return one.sku == item.sku; };
    const bool new_item = std::none_of(items_.begin(), items_.end(), known);
    if (new_item) items_.push_back(item);
    cart_.lines.push_back({.sku = item.sku, .quantity = 1});
    const Result<Quote> quote =
        quote_parts({.program = request_.program,
                     .program_hash = request_.program_hash,
                     .cart = cart_,
                     .items = items_,
                     .member = request_.member ? &*request_.member : nullptr,
                     .now = request_.now,
                     .usage = request_.usage,
                     .balances = &request_.balances,
                     .tax_lines = request_.tax_lines ? &*request_.tax_lines : nullptr});
    cart_.lines.pop_back();
    if (new_item) items_.pop_back();
    if (!quote) return std::nullopt;
    return quote->total_minor;
  }

  [[nodiscard]] bool in_cart(const std::string& sku) const {
    return std::any_of(cart_.lines.begin(), cart_.lines.end(),
                       [&](const CartLine& line) { return line.sku == sku; });
  }

 private:
  const QuoteRequest& request_;
  Cart cart_;
  std::vector<PricedItem> items_;
};

template <class T>
T first_or(const std::vector<T>& list, T other) {
  return list.empty() ? other : list.front();
}

/// Something that counts for a promotion and costs exactly so much: like a line of the cart that
/// counts for it already, else like what its filter names.
std::optional<PricedItem> worth(const QuoteRequest& request, const LineFilter& filter,
                                Minor price) {
  PricedItem item{.sku = "-",
                  .product_id = first_or<std::string>(filter.products, "-"),
                  .category = first_or<std::string>(filter.categories, ""),
                  .brand = first_or<std::string>(filter.brands, ""),
                  .tags = filter.tags};
  for (const PricedItem& known : request.items) {
    const auto same = [&](const CartLine& line) { return line.sku == known.sku; };
    const auto& lines = request.cart.lines;
    if (std::none_of(lines.begin(), lines.end(), same)) continue;
    if (!matches(filter, facts_of(known))) continue;
    item = known;
    item.sku = "-";
    break;
  }
  item.price_minor = price;
  item.list_price_minor.reset();
  item.min_price_minor.reset();
  if (!matches(filter, facts_of(item))) return std::nullopt;
  return item;
}

/// Those that reach the threshold, nearest first; then the better score, then the lower sku.
std::vector<const NudgeCandidate*> fitting(const NudgeRequest& request, const LineFilter& filter,
                                           Minor missing, const Trials& trials) {
  std::vector<const NudgeCandidate*> fit;
  for (const NudgeCandidate& one : request.candidates) {
    const bool in_stock = one.item.stock.value_or(1) > 0;
    if (one.item.price_minor < missing || !in_stock || trials.in_cart(one.item.sku)) continue;
    if (matches(filter, facts_of(one.item))) fit.push_back(&one);
  }
  arrange(fit, [](const NudgeCandidate* a, const NudgeCandidate* b) {
    if (a->item.price_minor != b->item.price_minor) {
      return a->item.price_minor < b->item.price_minor;
    }
    return a->score != b->score ? a->score > b->score : a->item.sku < b->item.sku;
  });
  return fit;
}

void add_top_ups(const NudgeRequest& request, const LineFilter& filter, Minor now, Trials& trials,
                 Nudge& nudge) {
  int tried = 0;
  for (const NudgeCandidate* one : fitting(request, filter, nudge.gap.missing_minor, trials)) {
    const bool enough = static_cast<std::int64_t>(nudge.top_ups.size()) >= request.top;
    if (enough || ++tried > kTried) return;
    const std::optional<Minor> total = trials.total_with(one->item);
    if (!total) continue;
    const Minor extra = *total - now;
    const Minor saving = one->item.price_minor - extra;
    if (saving <= Minor{0}) continue;
    nudge.top_ups.push_back({.sku = one->item.sku,
                             .price_minor = one->item.price_minor,
                             .total_minor = *total,
                             .extra_minor = extra,
                             .saving_minor = saving});
  }
}

}  // namespace

Result<NudgeReply> nudge_cart(const NudgeRequest& request) {
  TILLSIDE_TRY(const Quote& quote, quote_cart(request.quote));
  NudgeReply reply{.total_minor = quote.total_minor};
  Trials trials(request.quote);
  for (const ThresholdGap& gap : quote.gaps) {
    const auto& promotions = request.quote.program.promotions;
    const auto promotion =
        std::find_if(promotions.begin(), promotions.end(),
                     [&](const Promotion& one) { return one.id == gap.promotion_id; });
    if (promotion == promotions.end()) continue;
    const auto item = worth(request.quote, promotion->filter, gap.missing_minor);
    const auto total = item ? trials.total_with(*item) : std::nullopt;
    if (!total) continue;
    const Minor extra = *total - quote.total_minor;
    if (extra >= gap.missing_minor) continue;
    Nudge nudge{.gap = gap,
                .kind = extra < Minor{0} ? NudgeKind::pay_less : NudgeKind::save,
                .extra_minor = extra,
                .saving_minor = gap.missing_minor - extra};
    add_top_ups(request, promotion->filter, quote.total_minor, trials, nudge);
    reply.nudges.push_back(std::move(nudge));
  }
  return reply;
}

}  // namespace tillside
