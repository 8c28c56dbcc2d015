// SPDX-License-Identifier: MIT
//
// 24 coupons made to be hard: the search ends by itself, and its certificate holds.

#include <algorithm>
#include <catch2/catch.hpp>

#include "json/json_source.h"
#include "support/certificate_checker.h"
#include "support/random_stacking.h"
#include "tillside/tillside.h"

using namespace tillside;
using namespace tillside::test;

namespace {

QuoteRequest hostile_cart(std::uint64_t variant) {
  const nlohmann::json json = hostile_case(variant);
  auto request = read_document<QuoteRequest>(JsonSource(&json));
  if (!request) FAIL(request.error().pointer << " " << request.error().rule);
  return *std::move(request);
}

/// Every set of the coupons: a legal one is priced by a plain quote, what holds a pair that may not
/// meet or too many of a group is counted with all sets above it.
class AllSets {
 public:
  AllSets(const QuoteRequest& request, const Certificate& proof)
      : request_(request), till_(request, proof.candidates) {
    for (const Promotion* one : till_.order()) {
      if (till_.is_candidate(*one)) candidates_.push_back(one);
    }
  }

  void walk() { decide(0); }

  [[nodiscard]] std::uint64_t priced() const { return priced_; }
  [[nodiscard]] std::uint64_t illegal() const { return illegal_; }
  [[nodiscard]] std::int64_t best() const { return best_.total_minor.value; }
  [[nodiscard]] std::vector<std::string> best_ids() const {
    std::vector<std::string> ids;
    for (const Promotion* one : best_set_) ids.push_back(one->id);
    std::sort(ids.begin(), ids.end());
    return ids;
  }

 private:
  void decide(std::size_t at) {
    if (at == candidates_.size()) return price();
    decide(at + 1);
    taken_.push_back(candidates_[at]);
    if (is_legal(request_.program, taken_)) {
      decide(at + 1);
    } else {
      illegal_ += std::uint64_t{1} << (candidates_.size() - at - 1);
    }
    taken_.pop_back();
  }

  void price() {
    ++priced_;
    Quote quote = till_.price(taken_, SIZE_MAX);
    // Cheaper sets come first in the order; only what may be as good is looked at closely.
    if (quote.total_minor.value > best_.total_minor.value || !all_applied(quote, taken_)) return;
    const bool better = quote.total_minor < best_.total_minor ||
                        beats(quote, taken_, best_, best_set_, till_.order());
    if (better) best_ = std::move(quote), best_set_ = taken_;
  }

  const QuoteRequest& request_;
  PlainTill till_;
  std::vector<const Promotion*> candidates_;
  std::vector<const Promotion*> taken_;
  Quote best_ = {.total_minor = {INT64_MAX}};
  std::vector<const Promotion*> best_set_;
  std::uint64_t priced_ = 0;
  std::uint64_t illegal_ = 0;
};

void compare_with_all_sets(std::uint64_t first) {
  for (std::uint64_t variant = first; variant < 20; variant += 2) {
    CAPTURE(variant);
    const QuoteRequest request = hostile_cart(variant);
    const auto quote = quote_cart(request);
    REQUIRE(quote);
    REQUIRE(quote->certificate);
    AllSets all(request, *quote->certificate);
    all.walk();
    REQUIRE(all.priced() + all.illegal() == std::uint64_t{1} << 24);
    std::vector<std::string> found = quote->certificate->best;
    std::sort(found.begin(), found.end());
    REQUIRE(found == all.best_ids());
    REQUIRE(quote->total_minor.value == all.best());
    WARN("hostile cart " << variant << ": " << all.priced() << " legal sets priced, "
                         << all.illegal() << " illegal, the same best of " << found.size());
  }
}

}  // namespace

TEST_CASE("the best of 24 hostile coupons is proven") {
  for (std::uint64_t variant = 0; variant < 20; ++variant) {
    CAPTURE(variant);
    const QuoteRequest request = hostile_cart(variant);
    const auto quote = quote_cart(request);
    REQUIRE(quote);
    REQUIRE(quote->certificate);
    CHECK(quote->certificate->proven);
    CHECK(quote->certificate->visited < 20'000);
    if (variant > 2) continue;
    const auto fault = fault_of_certificate(request, *quote);
    if (fault) FAIL(*fault);
  }
}

// An hour of work in two halves, run by script/soak.
TEST_CASE("all 2^24 sets of even hostile carts", "[.soak]") { compare_with_all_sets(0); }
TEST_CASE("all 2^24 sets of odd hostile carts", "[.soak]") { compare_with_all_sets(1); }
