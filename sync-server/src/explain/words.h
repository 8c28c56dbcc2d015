// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Numbers, names and moments as people write them.

#include <string>

#include "tillside/program.h"

namespace tillside::explain {

/// The same thing in both languages.
struct Words {
  std::string en;
  std::string zh;

  Words& operator+=(const Words& more) {
    en += more.en;
    zh += more.zh;
    return *this;
  }
  friend Words operator+(Words a, const Words& b) { return a += b; }
};
[[nodiscard]] Words both(const std::string& text);

/// "12.50 CNY", in the currency's own decimals.
[[nodiscard]] Words money(const Program& program, Minor amount);
/// "5 %" of 50,000 ppm, "1.25" of a multiplier of 1,250,000.
[[nodiscard]] std::string percent(Ppm ppm);
[[nodiscard]] std::string factor(Ppm ppm);
/// "2026-11-11 00:00" in the program's zone.
[[nodiscard]] std::string moment(const Program& program, Instant at);
/// The text in each language; Chinese falls back to English.
[[nodiscard]] Words text(const Text& text);
[[nodiscard]] Words counter(Counter counter);
[[nodiscard]] Words metric(Metric metric);
/// ", over the last 12 months"; nothing for a lifetime.
[[nodiscard]] Words window(const CountWindow& window);
/// What a figure is compared with, in its unit.
[[nodiscard]] Words figure(const Program& program, Metric metric, std::int64_t value);
[[nodiscard]] Words filter(const LineFilter& filter);
[[nodiscard]] Words tier_name(const Program& program, const std::string& id);

}  // namespace tillside::explain
