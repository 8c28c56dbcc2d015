// SPDX-License-Identifier: MIT
//
// Figures that other systems compute, from a folder of cases that is not part of this repository:
// TILLSIDE_CASES=<folder with public.json>. Without it the test says so and checks nothing.

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <numeric>

#include "json/json_source.h"
#include "tillside/tillside.h"

using namespace tillside;
using nlohmann::json;

namespace {

/// An exact number as the cases spell it: 12, "12.5", "2/7".
struct Rational {
  std::int64_t numerator = 0;
  std::int64_t denominator = 1;
};

Rational rational(const json& value) {
  if (value.is_number_integer()) return {value.get<std::int64_t>(), 1};
  std::string text = value.get<std::string>();
  if (const auto slash = text.find('/'); slash != std::string::npos) {
    return {std::stoll(text.substr(0, slash)), std::stoll(text.substr(slash + 1))};
  }
  Rational number;
  if (const auto point = text.find('.'); point != std::string::npos) {
    for (std::size_t i = point + 1; i < text.size(); ++i) number.denominator *= 10;
    text.erase(point, 1);
  }
  number.numerator = std::stoll(text);
  return number;
}

RoundingMode mode_of(const std::string& name_) {
  // "half up" means away from zero where the cases use it.
  const std::string wanted = name_ == "half_up" ? "half_away_from_zero" : name_;
  for (std::size_t i = 0; i < kRoundingModeNames.size(); ++i) {
    if (kRoundingModeNames[i] == wanted) return static_cast<RoundingMode>(i);
  }
  FAIL("no rounding mode " << name_);
  return {};
}

std::vector<std::int64_t> whole_weights(const json& weights) {
  std::vector<Rational> exact;
  std::int64_t common = 1;
  for (const json& weight : weights) {
    exact.push_back(rational(weight));
    common = std::lcm(common, exact.back().denominator);
  }
  std::vector<std::int64_t> whole;
  for (const Rational& weight : exact) {
    whole.push_back(weight.numerator * (common / weight.denominator));
  }
  return whole;
}

AllocationRequest request_of(const json& one) {
  json request = {{"amountMinor", one["input"]["amount"]}};
  const json& input = one["input"];
  const std::string strategy = one["config"].value("strategy", "any exact");
  if (strategy.rfind("any", 0) != 0) request["strategy"] = strategy;
  request["zeroWeights"] = one["config"].value("zero_weights", "error");
  request["step"] = input.value("cash_step", 1);
  request["weights"] = input.contains("weights")
                           ? whole_weights(input["weights"])
                           : std::vector<std::int64_t>(input.value("parts", 0U), 1);
  const auto read = read_document<AllocationRequest>(JsonSource(&request));
  REQUIRE(read);
  return *read;
}

void check_shares(const json& one) {
  const AllocationRequest request = request_of(one);
  const auto allocation = allocate(request);
  const json& expected = one["expected"];
  if (expected.contains("error")) {
    CHECK_FALSE(allocation);
    return;
  }
  REQUIRE(allocation);
  std::vector<std::int64_t> shares;
  for (const Minor share : allocation->shares_minor) shares.push_back(share.value);
  const bool separate = request.strategy == AllocationStrategy::floor_separate_remainder ||
                        request.strategy == AllocationStrategy::block_separate_remainder;
  if (separate) shares.push_back(allocation->remainder_minor.value);
  if (expected.contains("shares")) CHECK(json(shares) == expected["shares"]);
  if (expected.contains("shares_multiset")) {
    std::sort(shares.begin(), shares.end());
    CHECK(json(shares) == expected["shares_multiset"]);
  }
}

void check_floor(const json& one) {
  AllocationRequest request{.amount_minor = {one["input"]["amount"].get<std::int64_t>()},
                            .weights = {},
                            .strategy = AllocationStrategy::round_half_toward_zero_then_first,
                            .room = std::vector<Minor>{}};
  for (const json& line : one["input"]["lines"]) {
    const auto total = line["total"].get<std::int64_t>();
    request.weights.push_back(total);
    request.room->push_back(
        {total - line["min_unit_price"].get<std::int64_t>() * line["qty"].get<std::int64_t>()});
  }
  const auto allocation = allocate(request);
  REQUIRE(allocation);
  std::vector<std::int64_t> shares;
  for (const Minor share : allocation->shares_minor) shares.push_back(share.value);
  CHECK(json(shares) == one["expected"]["shares"]);
}

void check_round(const json& one) {
  const Rational value = rational(one["input"]["value"]);
  std::int64_t scale = 1;
  for (int i = one["input"].value("decimals", 0); i > 0; --i) scale *= 10;
  const auto rounded = round_div(Wide{value.numerator} * scale, value.denominator,
                                 mode_of(one["config"]["mode"].get<std::string>()));
  REQUIRE(rounded);
  const json& expected = one["expected"];
  CHECK(*rounded == expected[expected.contains("result") ? "result" : "result_minor"]);
}

void check_round_div(const json& one) {
  const auto rounded =
      round_div(one["input"]["num"].get<std::int64_t>(), one["input"]["den"].get<std::int64_t>(),
                mode_of(one["config"]["mode"].get<std::string>()));
  REQUIRE(rounded);
  CHECK(*rounded == one["expected"]["result"]);
}

/// To a multiple of `step`: the steps are rounded.
std::int64_t to_step(std::int64_t amount, std::int64_t step, RoundingMode mode) {
  return *round_div(amount, step, mode) * step;
}

void check_round_to_unit(const json& one) {
  std::int64_t step = 1;
  for (int i = one["input"]["unit_pow10"]; i > 0; --i) step *= 10;
  CHECK(to_step(one["input"]["amount"], step, mode_of(one["config"]["mode"])) ==
        one["expected"]["result"]);
}

/// Two stages: to the minor unit, then to the step.
void check_cash(const json& one) {
  const Rational value = rational(one["input"]["value"]);
  const RoundingMode mode = RoundingMode::half_away_from_zero;
  const auto minor = round_div(Wide{value.numerator} * 100, value.denominator, mode);
  CHECK(to_step(*minor, one["input"]["step_minor"], mode) == one["expected"]["result_minor"]);
}

const std::map<std::string, void (*)(const json&)> kChecks = {
    {"allocate", check_shares},
    {"split", check_shares},
    {"allocate_with_floor", check_floor},
    {"round", check_round},
    {"round_div", check_round_div},
    {"round_to_unit", check_round_to_unit},
    {"cash_round", check_cash}};

}  // namespace

TEST_CASE("figures of other systems", "[cases]") {
  const char* folder = std::getenv("TILLSIDE_CASES");
  if (folder == nullptr) {
    WARN("TILLSIDE_CASES is not set: no case was checked");
    return;
  }
  std::ifstream file(std::string(folder) + "/public.json");
  REQUIRE(file);
  const json document = json::parse(file);
  const json& cases = document.is_array() ? document : document["cases"];
  int checked = 0;
  for (const json& one : cases) {
    const auto check = kChecks.find(one["op"].get<std::string>());
    if (check == kChecks.end()) continue;
    INFO(one["id"].get<std::string>());
    check->second(one);
    ++checked;
  }
  WARN(checked << " cases checked");
  CHECK(checked > 0);
}
