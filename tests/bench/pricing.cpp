// SPDX-License-Identifier: MIT
//
// bench_pricing [--json]: how long a quote takes natively. One line a case, or a JSON object.

#include <chrono>
#include <cstdio>
#include <cstring>
#include <string>

#include "tillside/tillside.h"

namespace {

using namespace tillside;

Promotion promotion_of(int i) {
  Promotion promotion{.id = "p" + std::to_string(i),
                      .title = {.en = "Promotion", .zh = {}},
                      .level = static_cast<PromotionLevel>(i % 4),
                      .priority = i % 5};
  promotion.filter.categories = {"Category " + std::to_string(i % 6)};
  if (i % 3 == 0) promotion.benefit = PercentOff{.rate_ppm = 10000 + i * 1000};
  if (i % 3 == 1) promotion.benefit = AmountOff{.off_minor = {50 + i}};
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

void report(bool json, const char* name, double value) {
  if (json) {
    std::printf(R"({"bench":"pricing","case":"%s","subject":"tillside native",)"
                R"("value":%.2f,"unit":"us"})"
                "\n",
                name, value);
  } else {
    std::printf("%-16s %10.2f us\n", name, value);
  }
}

}  // namespace

int main(int argc, char** argv) {
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
  return sum > 0 ? 0 : 1;
}
