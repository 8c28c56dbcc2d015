// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "json/json_source.h"
#include "support/random_cases.h"
#include "support/seeds.h"
#include "tillside/tillside.h"

using namespace tillside;
using namespace tillside::test;

namespace {

std::optional<AllocationRequest> random_allocation(Draw& draw) {
  const RandomCase one = random_arithmetic(draw);
  if (one.verb != "allocate") return std::nullopt;
  auto request = read_document<AllocationRequest>(JsonSource(&one.request));
  if (!request) return std::nullopt;
  return *std::move(request);
}

Minor size(Minor amount) { return amount < Minor{0} ? -amount : amount; }

}  // namespace

TEST_CASE("shares, remainder and unallocated add up, within room and step", "[property]") {
  int allocated = 0;
  for (std::uint64_t seed = 1; seed <= seeds_or(20000); ++seed) {
    CAPTURE(seed);
    Draw draw(seed);
    const auto request = random_allocation(draw);
    if (!request) continue;
    const auto allocation = allocate(*request);
    if (!allocation) continue;
    ++allocated;
    Minor sum = allocation->remainder_minor + allocation->unallocated_minor;
    for (std::size_t i = 0; i < request->weights.size(); ++i) {
      const Minor share = allocation->shares_minor[i];
      sum += share;
      CHECK(share.value % request->step == 0);
      // No share has the other sign.
      CHECK((share.value == 0 || (share < Minor{0}) == (request->amount_minor < Minor{0})));
      if (request->room) CHECK(size(share) <= (*request->room)[i]);
    }
    CHECK(sum == request->amount_minor);
  }
  CHECK(allocated > 5000);
}

TEST_CASE("a negative amount is the mirror of the positive", "[property]") {
  for (std::uint64_t seed = 1; seed <= seeds_or(5000); ++seed) {
    CAPTURE(seed);
    Draw draw(seed);
    auto request = random_allocation(draw);
    if (!request) continue;
    const auto one = allocate(*request);
    request->amount_minor = -request->amount_minor;
    const auto other = allocate(*request);
    REQUIRE(one.has_value() == other.has_value());
    if (!one) continue;
    for (std::size_t i = 0; i < one->shares_minor.size(); ++i) {
      CHECK(one->shares_minor[i] == -other->shares_minor[i]);
    }
  }
}

// Strategies that hand odd units out in line order may give one to an exact share.
TEST_CASE("a share is within one unit of the exact one", "[property]") {
  for (std::uint64_t seed = 1; seed <= seeds_or(20000); ++seed) {
    CAPTURE(seed);
    Draw draw(seed);
    auto request = random_allocation(draw);
    if (!request) continue;
    request->room.reset();
    request->step = 1;
    const bool fractions = request->strategy == AllocationStrategy::largest_remainder ||
                           request->strategy == AllocationStrategy::floor_separate_remainder;
    const bool in_order = request->strategy == AllocationStrategy::floor_then_first ||
                          request->strategy == AllocationStrategy::floor_then_last;
    const auto allocation = allocate(*request);
    if ((!fractions && !in_order) || !allocation) continue;
    Wide total = 0;
    for (const std::int64_t weight : request->weights) total += weight;
    if (total == 0) continue;
    const Wide most = in_order ? total : total - 1;
    for (std::size_t i = 0; i < request->weights.size(); ++i) {
      const Wide exact = Wide{request->amount_minor.value} * request->weights[i];
      const Wide distance = Wide{allocation->shares_minor[i].value} * total - exact;
      CHECK((distance <= most && -distance <= most));
    }
  }
}
