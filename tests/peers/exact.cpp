// SPDX-License-Identifier: MIT
#include "peers/exact.h"

#include <charconv>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace tillside::peers {
namespace {

Exact reduced(Wide numerator, Wide denominator) {
  if (denominator == 0) throw std::invalid_argument("a fraction over 0");
  Wide a = numerator < 0 ? -numerator : numerator;
  Wide b = denominator < 0 ? -denominator : denominator;
  while (b != 0) {
    const Wide rest = a % b;
    a = b;
    b = rest;
  }
  if (denominator < 0) a = -a;
  return a == 0 ? Exact{} : Exact{numerator / a, denominator / a};
}

std::optional<std::int64_t> whole(std::string_view text) {
  std::int64_t value = 0;
  const char* end = text.data() + text.size();
  const auto [stop, fault] = std::from_chars(text.data(), end, value);
  if (fault != std::errc() || stop != end) return std::nullopt;
  return value;
}

std::optional<Exact> exact_of_text(const std::string& text) {
  if (const auto slash = text.find('/'); slash != std::string::npos) {
    const auto over = whole(std::string_view(text).substr(0, slash));
    const auto under = whole(std::string_view(text).substr(slash + 1));
    if (!over || !under) return std::nullopt;
    return reduced(*over, *under);
  }
  std::string digits = text;
  Wide denominator = 1;
  if (const auto point = text.find('.'); point != std::string::npos) {
    for (std::size_t i = point + 1; i < text.size(); ++i) denominator *= 10;
    digits.erase(point, 1);
  }
  // Longer than 64 bits: the digits of a float beyond the eighteenth say nothing.
  while (digits.size() > 18 && denominator > 1) digits.pop_back(), denominator /= 10;
  const auto value = whole(digits);
  if (!value) return std::nullopt;
  return reduced(*value, denominator);
}

}  // namespace

Exact Exact::times(std::int64_t factor) const { return reduced(numerator * factor, denominator); }
Exact Exact::over(std::int64_t divisor) const { return reduced(numerator, denominator * divisor); }
Exact Exact::minus(const Exact& other) const {
  return reduced(numerator * other.denominator - other.numerator * denominator,
                 denominator * other.denominator);
}
bool Exact::less_than(const Exact& other) const {
  return numerator * other.denominator < other.numerator * denominator;
}
Exact Exact::size() const { return {numerator < 0 ? -numerator : numerator, denominator}; }

std::optional<Exact> exact_of(const nlohmann::json& value) {
  if (value.is_string()) return exact_of_text(value.get<std::string>());
  if (value.is_number()) return exact_of_text(value.dump());
  return std::nullopt;
}

Exact exact(const nlohmann::json& value) {
  const auto number = exact_of(value);
  if (!number) throw std::invalid_argument("no number: " + value.dump());
  return *number;
}

std::int64_t power_of_ten(int exponent) {
  std::int64_t power = 1;
  for (; exponent > 0; --exponent) power *= 10;
  return power;
}

std::int64_t scaled(const nlohmann::json& value, int decimals) {
  const Exact number = exact(value).times(power_of_ten(decimals));
  if (number.denominator != 1) {
    throw std::invalid_argument(value.dump() + " has more decimals than " +
                                std::to_string(decimals));
  }
  return static_cast<std::int64_t>(number.numerator);
}

std::int64_t ppm_of_percent(const nlohmann::json& percent) { return scaled(percent, 4); }

std::string decimal(std::int64_t figure, int decimals) {
  const std::int64_t scale = power_of_ten(decimals);
  const std::int64_t size = figure < 0 ? -figure : figure;
  std::string fraction = std::to_string(size % scale);
  fraction.insert(0,
                  static_cast<std::size_t>(decimals) -
                      std::min<std::size_t>(static_cast<std::size_t>(decimals), fraction.size()),
                  '0');
  std::string text = (figure < 0 ? "-" : "") + std::to_string(size / scale);
  return decimals == 0 ? text : text + "." + fraction;
}

}  // namespace tillside::peers
