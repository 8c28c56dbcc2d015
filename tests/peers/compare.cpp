// SPDX-License-Identifier: MIT
#include "peers/compare.h"

#include <algorithm>

#include "peers/exact.h"

namespace tillside::peers {
namespace {

using nlohmann::json;

enum class Match { exact, two_decimals, within_minor };

Wide to_hundredths(const Exact& number) {
  const Exact size = number.size().times(200);
  const Wide rounded = (size.numerator / size.denominator + 1) / 2;
  return number.numerator < 0 ? -rounded : rounded;
}

bool numbers_match(const Exact& expected, const Exact& actual, Match match) {
  if (expected == actual) return true;
  if (match == Match::two_decimals) return to_hundredths(expected) == to_hundredths(actual);
  if (match == Match::within_minor) {
    return expected.minus(actual).size().less_than(Exact{1, 100});
  }
  return false;
}

bool ends_with(const std::string& text, std::string_view end) {
  return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

json sorted(json list) {
  std::sort(list.begin(), list.end());
  return list;
}

/// {scale: 3, shares: [505, 495]} -> ["0.505", "0.495"].
json worth(const json& scaled_list) {
  json list = json::array();
  for (const json& share : scaled_list["shares"]) {
    list.push_back(decimal(share.get<std::int64_t>(), scaled_list["scale"].get<int>()));
  }
  return list;
}

class Comparison {
 public:
  explicit Comparison(bool unrounded) : usual_(unrounded ? Match::two_decimals : Match::exact) {}

  void value(const std::string& at, const json& expected, const json& actual, Match match) {
    if (expected.is_object() && actual.is_object()) return object(at, expected, actual);
    if (expected.is_array() && actual.is_array() && expected.size() == actual.size()) {
      for (std::size_t i = 0; i < expected.size(); ++i) {
        value(at + "/" + std::to_string(i), expected[i], actual[i], match);
      }
      return;
    }
    const auto left = exact_of(expected);
    const auto right = exact_of(actual);
    const bool equal = left && right ? numbers_match(*left, *right, match) : expected == actual;
    if (!equal) differ(at, expected, actual.dump());
  }

  void object(const std::string& at, const json& expected, const json& actual) {
    for (const auto& [name, wanted] : expected.items()) {
      const std::string here = at + "/" + name;
      const auto found = actual.find(name);
      if (found == actual.end()) {
        differ(here, wanted, "nothing");
      } else if (ends_with(name, "_multiset")) {
        value(here, sorted(wanted), sorted(*found), usual_);
      } else if (ends_with(name, "_scaled")) {
        value(here, worth(wanted), worth(*found), usual_);
      } else {
        const bool unmade =
            name.find("_exact") != std::string::npos || name.find("_decimal") != std::string::npos;
        value(here, wanted, *found, unmade ? Match::within_minor : usual_);
      }
    }
  }

  Differences take() && { return std::move(differences_); }

 private:
  void differ(const std::string& at, const json& expected, const std::string& actual) {
    differences_.push_back(at + ": expected " + expected.dump() + ", got " + actual);
  }

  Match usual_;
  Differences differences_;
};

}  // namespace

Differences compare(const json& expected, const json& actual, bool unrounded) {
  Comparison comparison(unrounded);
  comparison.value("", expected, actual, Match::exact);
  return std::move(comparison).take();
}

}  // namespace tillside::peers
