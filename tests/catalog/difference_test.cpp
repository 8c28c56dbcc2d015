// SPDX-License-Identifier: MIT
//
// What a member gains or loses when one program follows another.

#include "explain/difference.h"

#include <catch2/catch.hpp>

#include "support/shop.h"

using namespace tillside;
using namespace tillside::test;
using explain::Change;
using explain::Verdict;

namespace {

Promotion ten_percent() {
  return {.id = "ten",
          .title = {.en = "Ten percent", .zh = {}},
          .benefit = PercentOff{.rate_ppm = 100'000}};
}

/// The only change between two programs.
Change change(const Program& now, const Program& later) {
  const std::vector<Change> all = explain::rule_changes(now, later);
  REQUIRE(all.size() == 1);
  return all[0];
}

}  // namespace

TEST_CASE("a promotion that comes, goes, grows or shrinks", "[explain]") {
  const Program none = shop();
  Program ten = shop();
  ten.promotions = {ten_percent()};
  Program twenty = ten;
  twenty.promotions[0].benefit = PercentOff{.rate_ppm = 200'000};
  Program tea = twenty;
  tea.promotions[0].filter.categories = {"Tea"};

  CHECK(explain::rule_changes(ten, ten).empty());
  const Change comes = change(none, ten);
  CHECK(comes.verdict == Verdict::gains);
  CHECK(comes.later.pointer == "/promotions/0");
  CHECK(comes.later.en == "10 % off.");
  const Change goes = change(ten, none);
  CHECK(goes.verdict == Verdict::loses);
  CHECK(goes.now.en == "10 % off.");
  CHECK(change(ten, twenty).verdict == Verdict::gains);
  CHECK(change(twenty, ten).verdict == Verdict::loses);
  // More off, but on less: nobody can say in one word.
  CHECK(change(ten, tea).verdict == Verdict::changes);
}

TEST_CASE("a dearer charge and a higher threshold are losses", "[explain]") {
  Program now = shop();
  now.charges = {{.id = "express", .title = {.en = "Express", .zh = {}}, .price_minor = {1000}}};
  Program later = now;
  later.charges[0].price_minor = {1500};
  CHECK(change(now, later).verdict == Verdict::loses);
  CHECK(change(now, later).later.pointer == "/charges/0");
  Program higher = now;
  higher.tier.tiers.back().from += 1;
  CHECK(change(now, higher).verdict == Verdict::loses);
}
