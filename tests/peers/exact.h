// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Exact numbers as the cases spell them: 12, 12.5, "12.5", "2/7".

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

#include "tillside/money.h"

namespace tillside::peers {

/// numerator / denominator in lowest terms, denominator > 0.
struct Exact {
  Wide numerator = 0;
  Wide denominator = 1;

  friend bool operator==(const Exact&, const Exact&) = default;
  [[nodiscard]] Exact times(std::int64_t factor) const;
  [[nodiscard]] Exact over(std::int64_t divisor) const;
  [[nodiscard]] Exact minus(const Exact& other) const;
  [[nodiscard]] bool less_than(const Exact& other) const;
  [[nodiscard]] Exact size() const;  ///< without its sign
};

/// Nothing where the value is no number.
[[nodiscard]] std::optional<Exact> exact_of(const nlohmann::json& value);
/// The same for a value that must be one. @throws std::invalid_argument
[[nodiscard]] Exact exact(const nlohmann::json& value);

/// The number times 10^decimals, which must be whole. @throws std::invalid_argument
[[nodiscard]] std::int64_t scaled(const nlohmann::json& value, int decimals);
/// A rate in percent as parts per million: 15 or "8.25".
[[nodiscard]] std::int64_t ppm_of_percent(const nlohmann::json& percent);
/// "12.5" for 1250 at two decimals: what a scaled figure is worth.
[[nodiscard]] std::string decimal(std::int64_t figure, int decimals);

[[nodiscard]] std::int64_t power_of_ten(int exponent);

}  // namespace tillside::peers
