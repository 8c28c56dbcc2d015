// SPDX-License-Identifier: MIT
//
// The best set of promotions: against all sets, and its certificate against the checker.

#include <catch2/catch.hpp>

#include "json/json_source.h"
#include "support/certificate_checker.h"
#include "support/random_stacking.h"
#include "tillside/tillside.h"

using namespace tillside;
using namespace tillside::test;

namespace {

using Set = std::vector<const Promotion*>;

QuoteRequest request_of(const nlohmann::json& json) {
  auto request = read_document<QuoteRequest>(JsonSource(&json));
  if (!request) FAIL(request.error().pointer << " " << request.error().rule);
  return *std::move(request);
}

/// The best legal set, found by pricing every one.
struct Brute {
  Quote quote = {.total_minor = {INT64_MAX}};
  Set set;
};

Brute best_of_all(const QuoteRequest& request, const Certificate& proof) {
  const PlainTill till(request, proof.candidates);
  Set candidates;
  for (const Promotion* one : till.order()) {
    if (till.is_candidate(*one)) candidates.push_back(one);
  }
  Brute best;
  for (std::uint32_t mask = 0; mask < 1U << candidates.size(); ++mask) {
    Set set;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      if (mask >> i & 1) set.push_back(candidates[i]);
    }
    if (!is_legal(request.program, set)) continue;
    Quote quote = till.price(set, SIZE_MAX);
    if (!all_applied(quote, set)) continue;
    const bool first = best.quote.total_minor.value == INT64_MAX;
    if (first || beats(quote, set, best.quote, best.set, till.order())) best = {quote, set};
  }
  return best;
}

void compare_with_all(std::uint64_t first_seed, std::uint64_t carts) {
  std::uint64_t searched = 0;
  for (std::uint64_t seed = first_seed; seed < first_seed + carts; ++seed) {
    CAPTURE(seed);
    Draw draw(seed);
    const QuoteRequest request = request_of(random_stacking(draw, 6));
    const auto quote = quote_cart(request);
    REQUIRE(quote);
    if (!quote->certificate) continue;
    ++searched;
    const Brute best = best_of_all(request, *quote->certificate);
    REQUIRE(quote->total_minor == best.quote.total_minor);
    std::vector<std::string> ids;
    for (const Promotion* one : best.set) ids.push_back(one->id);
    std::vector<std::string> found = quote->certificate->best;
    std::sort(ids.begin(), ids.end());
    std::sort(found.begin(), found.end());
    REQUIRE(found == ids);
    const auto fault = fault_of_certificate(request, *quote);
    if (fault) FAIL(*fault);
  }
  CHECK(searched > carts / 2);
}

}  // namespace

// 20,000 carts in four parts, so that they run side by side.
TEST_CASE("the best set is the best of all sets, part 1") { compare_with_all(1, 5000); }
TEST_CASE("the best set is the best of all sets, part 2") { compare_with_all(5001, 5000); }
TEST_CASE("the best set is the best of all sets, part 3") { compare_with_all(10001, 5000); }
TEST_CASE("the best set is the best of all sets, part 4") { compare_with_all(15001, 5000); }
