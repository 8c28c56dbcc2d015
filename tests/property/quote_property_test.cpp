// SPDX-License-Identifier: MIT
//
// What must hold for every cart under every program. The seed of a failure is in its message.

#include <algorithm>
#include <catch2/catch.hpp>

#include "json/json_source.h"
#include "support/random_cases.h"
#include "support/seeds.h"
#include "tillside/tillside.h"

using namespace tillside;
using namespace tillside::test;

namespace {

const std::uint64_t kSeeds = seeds_or(5000);

QuoteRequest request_of(const nlohmann::json& json) {
  auto request = read_document<QuoteRequest>(JsonSource(&json));
  REQUIRE(request);
  return *std::move(request);
}

/// A random request that the field tables accept; a quantity of 0 is one of those that are not.
std::optional<QuoteRequest> random_request(Draw& draw) {
  const nlohmann::json json = random_quote(draw).request;
  auto request = read_document<QuoteRequest>(JsonSource(&json));
  if (!request) return std::nullopt;
  return *std::move(request);
}

Minor sum_of_shares(const TraceEntry& entry) {
  Minor sum;
  for (const LineAmount& share : entry.by_line) sum += share.amount_minor;
  return sum;
}

/// Every share of a line, by sku.
std::map<std::string, Minor> discounts_by_line(const Quote& quote) {
  std::map<std::string, Minor> sums;
  for (const TraceEntry& entry : quote.trace) {
    if (entry.level == PromotionLevel::price) continue;  // in the unit price already
    for (const LineAmount& share : entry.by_line) sums[share.sku] += share.amount_minor;
  }
  return sums;
}

void check_line(const QuoteLine& line, const Quote& quote) {
  CHECK(line.total_minor >= Minor{0});
  CHECK(line.tax_minor >= Minor{0});
  const Minor paid = line.subtotal_minor - line.discount_minor - line.points_minor;
  CHECK(paid >= Minor{0});
  CHECK(line.total_minor == paid + (quote.tax_inclusive ? Minor{0} : line.tax_minor));
}

void check_quote(const Quote& quote) {
  auto by_line = discounts_by_line(quote);
  Minor total, tax, discount;
  for (const QuoteLine& line : quote.lines) {
    check_line(line, quote);
    CHECK(by_line[line.sku] == line.discount_minor);
    total += line.total_minor;
    tax += line.tax_minor;
    discount += line.discount_minor;
  }
  CHECK(total == quote.total_minor);
  CHECK(tax == quote.tax_minor);
  CHECK(discount == quote.discount_minor);
  for (const TraceEntry& entry : quote.trace) {
    CHECK(sum_of_shares(entry) == entry.amount_minor);
    const bool gave = entry.outcome == Outcome::applied || entry.outcome == Outcome::clipped;
    CHECK((gave || entry.amount_minor == Minor{0}));
    // A gift is units at the price 0.
    CHECK((!gave || entry.amount_minor > Minor{0} || entry.units.value_or(0) > 0));
  }
  for (const ThresholdGap& gap : quote.gaps) {
    CHECK(gap.missing_minor > Minor{0});
    CHECK(gap.base_minor + gap.missing_minor == gap.threshold_minor);
  }
}

/// No line goes below its item's lowest price, unless the item costs less by itself.
void check_floors(const QuoteRequest& request, const Quote& quote) {
  for (const QuoteLine& line : quote.lines) {
    for (const PricedItem& item : request.items) {
      if (item.sku != line.sku || !item.min_price_minor) continue;
      const Minor least = std::min(*item.min_price_minor, item.price_minor);
      CHECK(line.unit_price_minor >= least);
      CHECK((line.subtotal_minor - line.discount_minor).value >= least.value * line.quantity);
    }
  }
}

/// A budget gives away no more than it holds.
void check_budget(const Program& program, const Quote& quote) {
  Minor given;
  std::int64_t most = 0;
  for (const Promotion& promotion : program.promotions) {
    if (!promotion.limits) continue;
    most = std::max(most, promotion.limits->budget_minor->value);
    for (const TraceEntry& entry : quote.trace) {
      if (entry.id == promotion.id) given += entry.amount_minor;
    }
  }
  CHECK(given.value <= most);
}

/// Leaves one 满减 whose steps take more off the higher they are.
void keep_one_threshold(Program& program) {
  std::erase_if(program.promotions, [](const Promotion& promotion) {
    return !std::holds_alternative<SpendThreshold>(promotion.benefit);
  });
  if (program.promotions.empty()) return;
  program.promotions.resize(1);
  Minor off;
  for (ThresholdStep& step : std::get<SpendThreshold>(program.promotions[0].benefit).steps) {
    off = step.off_minor += off;
  }
  // A budget drops a discount that has become too large for it.
  program.promotions[0].limits.reset();
  // A strategy that hands the remainder back gives less for some proportions than for others.
  program.rounding.allocation = AllocationStrategy::largest_remainder;
}

}  // namespace

TEST_CASE("every cent of a quote is explained", "[property]") {
  std::uint64_t quoted = 0;
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    CAPTURE(seed);
    Draw draw(seed);
    const auto request = random_request(draw);
    if (!request) continue;
    const auto quote = quote_cart(*request);
    if (!quote) continue;
    check_quote(*quote);
    check_floors(*request, *quote);
    check_budget(request->program, *quote);
    ++quoted;
  }
  // Carts that are refused are few, so the property is not empty.
  CHECK(quoted > kSeeds / 2);
}

TEST_CASE("the order of promotions and items in the document changes nothing", "[property]") {
  for (std::uint64_t seed = 1; seed <= kSeeds / 2; ++seed) {
    CAPTURE(seed);
    Draw draw(seed);
    const auto request = random_request(draw);
    if (!request) continue;
    QuoteRequest turned = *request;
    std::reverse(turned.program.promotions.begin(), turned.program.promotions.end());
    std::reverse(turned.items.begin(), turned.items.end());
    const auto quote = quote_cart(*request);
    const auto again = quote_cart(turned);
    REQUIRE(quote.has_value() == again.has_value());
    if (quote) CHECK(canonical_json(*quote) == canonical_json(*again));
  }
}

TEST_CASE("a quote is the same twice and survives the wire", "[property]") {
  for (std::uint64_t seed = 1; seed <= kSeeds / 5; ++seed) {
    CAPTURE(seed);
    Draw draw(seed);
    const auto request = random_request(draw);
    if (!request) continue;
    const std::string first = canonical_json(quote_cart(*request));
    CHECK(first == canonical_json(quote_cart(*request)));
    const auto read = parse_json(canonical_json(*request));
    REQUIRE(read);
    CHECK(first == canonical_json(quote_cart(request_of(*read))));
  }
}

// Not promised for several promotions: a discount that a new line unlocks lowers what the next
// thresholds count, unless they look at prices before it.
TEST_CASE("adding a line never loses a reached threshold", "[property]") {
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    CAPTURE(seed);
    Draw draw(seed);
    auto request = random_request(draw);
    if (!request || request->cart.lines.empty()) continue;
    keep_one_threshold(request->program);
    const auto whole = quote_cart(*request);
    request->cart.lines.pop_back();
    const auto part = quote_cart(*request);
    if (whole && part) CHECK(whole->discount_minor >= part->discount_minor);
  }
}
