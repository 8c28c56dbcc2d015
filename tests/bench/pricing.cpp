// SPDX-License-Identifier: MIT
//
// bench_pricing [--json | --hostile]: how long a quote takes natively. One line a case, or a JSON
// object. --hostile writes the requests of the 20 hostile carts instead, one a line.

#include <chrono>
#include <cstdio>
#include <cstring>
#include <string>

#include "json/json_source.h"
#include "support/random_stacking.h"
#include "tillside/session.h"
#include "tillside/tillside.h"

namespace {

using namespace tillside;

constexpr std::uint64_t kHostileCarts = 20;

/// The promotions of rivals/case.mjs.
Promotion promotion_of(int i) {
  constexpr PromotionLevel kLevels[] = {PromotionLevel::item, PromotionLevel::shop,
                                        PromotionLevel::platform};
  Promotion promotion{.id = "promotion-" + std::to_string(100 + i),
                      .title = {.en = "Promotion", .zh = {}},
                      .level = kLevels[i % 3],
                      .priority = i % 7};
  if (i % 5 != 0) promotion.filter.categories = {"Category " + std::to_string(i % 6)};
  if (i % 3 == 0) {
    promotion.benefit = PercentOff{.rate_ppm = 10000 + i * 1000, .scope = BenefitScope::each_line};
  }
  if (i % 3 == 1) {
    promotion.benefit = AmountOff{.off_minor = {50 + i}, .scope = BenefitScope::across};
  }
  if (i % 3 == 2) {
    promotion.benefit =
        SpendThreshold{.steps = {{.threshold_minor = {10000}, .off_minor = {500}},
                                 {.threshold_minor = {30000 + i * 100}, .off_minor = {2000}}}};
  }
  return promotion;
}

QuoteRequest request_of(int lines, int promotions) {
  QuoteRequest request{
      .program = {.id = "bench", .title = {.en = "Bench", .zh = {}}, .currency = "CNY"},
      .program_hash = std::string(64, '0'),
      .now = {1767225600000}};
  request.program.tier.tiers = {{.id = "basic", .title = {.en = "Basic", .zh = {}}}};
  request.program.tax.inclusive = true;
  request.program.tax.classes = {{.id = "std", .rates = {{.id = "vat", .rate_ppm = 130000}}}};
  for (int i = 0; i < promotions; ++i) request.program.promotions.push_back(promotion_of(i));
  for (int i = 0; i < lines; ++i) {
    const std::string sku = "sku-" + std::to_string(1000 + i);
    request.items.push_back({.sku = sku,
                             .product_id = sku,
                             .category = "Category " + std::to_string(i % 6),
                             .price_minor = {990 + i * 37}});
    request.cart.lines.push_back({.sku = sku, .quantity = i % 3 + 1});
  }
  return request;
}

/// A long life: a check-in and its points each day, an order each second day, points spent each
/// fourth, and every lot's end after 90 days.
std::vector<Event> life_of(std::size_t count) {
  constexpr std::int64_t kDays = 90;
  std::vector<Event> events{MemberEnrolled{.at = {0}, .tier = "basic"}};
  events.reserve(count);
  const auto earn = [&](std::int64_t day, const char* rule, const std::string& ref, bool order) {
    const Instant at{day * kMillisecondsPerDay};
    PointsEarned earned{.id = rule + (":" + ref),
                        .rule_id = rule,
                        .points = {20},
                        .ref = ref,
                        .at = at,
                        .available_at = at,
                        .expires_at = Instant{at.value + kDays * kMillisecondsPerDay}};
    if (order) earned.basis = AwardBasis{.total = 1990};
    events.emplace_back(std::move(earned));
  };
  for (std::int64_t day = 0; events.size() < count; ++day) {
    const Instant at{day * kMillisecondsPerDay};
    const std::string id = "d" + std::to_string(day);
    events.emplace_back(CheckedIn{.at = at, .day = day});
    earn(day, "daily", id, false);
    if (day % 2 == 0) {
      events.emplace_back(OrderPlaced{.order_id = "o" + id,
                                      .at = at,
                                      .currency = "CNY",
                                      .lines = {{.sku = "sku-1", .total_minor = {1990}}},
                                      .total_minor = {1990}});
      events.emplace_back(OrderPaid{.order_id = "o" + id, .at = at});
      earn(day, "spend", "o" + id, true);
      events.emplace_back(GrowthChanged{.id = "g:o" + id,
                                        .rule_id = "g",
                                        .points = {19},
                                        .ref = "o" + id,
                                        .at = at,
                                        .counted_at = at});
    }
    if (day % 4 == 3) {
      events.emplace_back(PointsSpent{.id = "s" + id,
                                      .points = {20},
                                      .ref = "s" + id,
                                      .at = at,
                                      .lots = {{"daily:" + id, {20}}}});
    }
    if (day < kDays) continue;
    const std::string old = "d" + std::to_string(day - kDays);
    events.emplace_back(PointsExpired{.lot_id = "daily:" + old, .points = {}, .at = at});
    if ((day - kDays) % 2 == 0) {
      events.emplace_back(PointsExpired{.lot_id = "spend:o" + old, .points = {20}, .at = at});
    }
  }
  events.resize(count);
  return events;
}

/// Microseconds for one call, the best of several rounds: what the machine can, not what else ran.
template <class F>
double microseconds(int calls, F call) {
  double best = 1e300;
  for (int round = 0; round < 7; ++round) {
    const auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < calls; ++i) call();
    const std::chrono::duration<double, std::micro> spent =
        std::chrono::steady_clock::now() - start;
    best = std::min(best, spent.count() / calls);
  }
  return best;
}

void report(bool json, const char* name, double value, const char* unit = "us") {
  if (json) {
    std::printf(R"({"bench":"pricing","case":"%s","subject":"tillside native",)"
                R"("value":%.2f,"unit":"%s"})"
                "\n",
                name, value, unit);
  } else {
    std::printf("%-16s %10.2f %s\n", name, value, unit);
  }
}

/// Milliseconds for the slowest of the hostile carts.
double slowest_hostile(std::int64_t& sum) {
  double slowest = 0;
  for (std::uint64_t variant = 0; variant < kHostileCarts; ++variant) {
    const nlohmann::json json = test::hostile_case(variant);
    const auto request = read_document<QuoteRequest>(JsonSource(&json));
    const double one = microseconds(1, [&] { sum += quote_cart(*request)->total_minor.value; });
    slowest = std::max(slowest, one / 1000);
  }
  return slowest;
}

/// A change of one quantity in a cart that is kept.
double requote(const QuoteRequest& request, std::int64_t& sum) {
  auto program = std::make_shared<SessionProgram>(
      SessionProgram{.program = request.program, .program_hash = request.program_hash});
  auto session = PricingSession::open(
      std::move(program),
      CartRequest{.cart = request.cart, .items = request.items, .now = request.now});
  std::size_t step = 0;
  return microseconds(2000, [&] {
    ++step;
    const auto quantity = static_cast<std::int64_t>(step % 3 + 1);
    if (!(*session)->set_quantity(step % request.cart.lines.size(), quantity)) std::abort();
    sum += (*session)->figures().total;
  });
}

int write_hostile() {
  for (std::uint64_t variant = 0; variant < kHostileCarts; ++variant) {
    std::puts(test::hostile_case(variant).dump().c_str());
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc > 1 && std::strcmp(argv[1], "--hostile") == 0) return write_hostile();
  const bool json = argc > 1 && std::strcmp(argv[1], "--json") == 0;
  std::int64_t sum = 0;  // used at the end, so that no call can be left out
  const auto quote = [&](const QuoteRequest& request) {
    return [&] { sum += quote_cart(request)->total_minor.value; };
  };
  const QuoteRequest small = request_of(5, 5);
  const QuoteRequest usual = request_of(50, 30);
  const QuoteRequest wholesale = request_of(1200, 30);
  report(json, "quote_5x5", microseconds(2000, quote(small)));
  report(json, "quote_50x30", microseconds(500, quote(usual)));
  report(json, "quote_1200x30", microseconds(20, quote(wholesale)));
  report(json, "requote_50x30", requote(usual, sum));
  report(json, "best_of_24", slowest_hostile(sum), "ms");
  const std::vector<Event> life = life_of(100'000);
  const double fold = microseconds(1, [&] {
    State state;
    for (const Event& event : life) apply(state, event);
    sum += state.lifetime_points.value;
  });
  report(json, "fold_100k", fold / 1000, "ms");
  return sum > 0 ? 0 : 1;
}
