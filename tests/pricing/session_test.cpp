// SPDX-License-Identifier: MIT
//
// A session answers what a fresh quote of the same cart answers, byte for byte, after any changes.

#include <catch2/catch.hpp>

#include "json/json_source.h"
#include "support/random_cases.h"
#include "support/random_stacking.h"
#include "support/seeds.h"
#include "tillside/tillside.h"

using namespace tillside;
using namespace tillside::test;

namespace {

std::optional<QuoteRequest> request_of(const nlohmann::json& json) {
  auto request = read_document<QuoteRequest>(JsonSource(&json));
  if (!request) return std::nullopt;
  return *std::move(request);
}

CartRequest cart_of(const QuoteRequest& request) {
  return {.cart = request.cart,
          .items = request.items,
          .member = request.member,
          .usage = request.usage,
          .now = request.now,
          .balances = request.balances,
          .tax_lines = request.tax_lines};
}

void check_same(const PricingSession& session, const QuoteRequest& request) {
  const auto fresh = quote_cart(request);
  REQUIRE(fresh);
  REQUIRE(canonical_json(session.quote()) == canonical_json(fresh));
  const CartFigures& figures = session.figures();
  REQUIRE(figures.total == fresh->total_minor.value);
  REQUIRE(figures.payable == fresh->payable_minor.value);
  REQUIRE(figures.subtotal == fresh->subtotal_minor.value);
  REQUIRE(figures.discount == fresh->discount_minor.value);
  REQUIRE(figures.points == fresh->points_minor.value);
  REQUIRE(figures.tax == fresh->tax_minor.value);
  for (std::size_t i = 0; i < fresh->lines.size(); ++i) {
    REQUIRE(session.line_total(i) == fresh->lines[i].total_minor.value);
  }
}

/// Changes quantities, some of them to what is refused; answers how many were taken.
int change(PricingSession& session, QuoteRequest& request, Draw& draw) {
  int taken = 0;
  for (int step = 0; step < 6; ++step) {
    const auto lines = static_cast<std::int64_t>(request.cart.lines.size());
    const auto line = static_cast<std::size_t>(draw.from(0, lines));
    const std::int64_t quantity = draw.one_in(9) ? draw.from(-1, 2'000'000) : draw.from(1, 12);
    const Status done = session.set_quantity(line, quantity);
    QuoteRequest changed = request;
    if (line < changed.cart.lines.size()) changed.cart.lines[line].quantity = quantity;
    const bool known = line < changed.cart.lines.size();
    REQUIRE(done.has_value() == (known && quote_cart(changed).has_value()));
    if (!done) continue;
    request = std::move(changed);
    ++taken;
    check_same(session, request);
  }
  check_same(session, request);
  return taken;
}

void compare(std::uint64_t seeds, nlohmann::json (*draw_request)(Draw&)) {
  int changes = 0;
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    CAPTURE(seed);
    Draw draw(seed);
    auto request = request_of(draw_request(draw));
    if (!request) continue;
    request->list_cuts = false;
    const auto program = std::make_shared<const SessionProgram>(
        SessionProgram{request->program, request->program_hash});
    auto session = PricingSession::open(program, cart_of(*request));
    REQUIRE(session.has_value() == quote_cart(*request).has_value());
    if (!session) continue;
    changes += change(**session, *request, draw);
  }
  CHECK(changes > static_cast<int>(seeds));
}

}  // namespace

TEST_CASE("a session answers what fresh quotes answer") {
  compare(seeds_or(4000), [](Draw& draw) { return random_quote(draw).request; });
}

TEST_CASE("a session answers what fresh quotes answer where coupons are chosen") {
  compare(seeds_or(2000), [](Draw& draw) { return random_stacking(draw, 4); });
}

TEST_CASE("a nudge says what fresh quotes say") {
  const nlohmann::json step = {{"thresholdMinor", 20000}, {"offMinor", 3000}};
  const nlohmann::json promotion = {
      {"id", "spend-200"},
      {"title", {{"en", "Spend 200 save 30"}}},
      {"level", "shop"},
      {"benefit", {{"kind", "spendThreshold"}, {"steps", nlohmann::json::array({step})}}}};
  const auto item = [](const char* sku, int price) {
    return nlohmann::json{
        {"sku", sku}, {"productId", sku}, {"category", "Socks"}, {"priceMinor", price}};
  };
  const nlohmann::json base = {{"id", "base"}, {"title", {{"en", "Base"}}}, {"from", 0}};
  const nlohmann::json quote = {
      {"program",
       {{"format", 1},
        {"id", "shop"},
        {"title", {{"en", "Shop"}}},
        {"currency", "CNY"},
        {"tier", {{"tiers", nlohmann::json::array({base})}}},
        {"promotions", nlohmann::json::array({promotion})}}},
      {"programHash", std::string(64, '0')},
      {"cart", {{"lines", nlohmann::json::array({{{"sku", "coat"}, {"quantity", 1}}})}}},
      {"items", nlohmann::json::array({item("coat", 19800)})},
      {"now", 0}};
  const nlohmann::json json = {{"quote", quote},
                               {"candidates",
                                {{{"item", item("wool", 900)}, {"score", 1}},
                                 {{"item", item("cotton", 900)}, {"score", 5}},
                                 {{"item", item("cheap", 150)}, {"score", 9}},
                                 {{"item", item("boots", 30000)}, {"score", 9}}}},
                               {"top", 3}};
  const auto request = read_document<NudgeRequest>(JsonSource(&json));
  if (!request) FAIL(request.error().pointer << ": " << request.error().rule);
  const auto reply = nudge_cart(*request);
  REQUIRE(reply);
  REQUIRE(reply->nudges.size() == 1);
  // 198.00 is 2.00 short: 200.00 - 30.00 = 170.00, 28.00 less than without.
  const Nudge& nudge = reply->nudges.front();
  CHECK(nudge.kind == NudgeKind::pay_less);
  CHECK(nudge.extra_minor == Minor{-2800});
  CHECK(nudge.saving_minor == Minor{3000});
  REQUIRE(nudge.top_ups.size() == 3);
  CHECK(nudge.top_ups[0].sku == "cotton");
  CHECK(nudge.top_ups[0].total_minor == Minor{17700});
  CHECK(nudge.top_ups[1].sku == "wool");
  CHECK(nudge.top_ups[2].sku == "boots");
  CHECK(nudge.top_ups[2].extra_minor == Minor{27000});
}
