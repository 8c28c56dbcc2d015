// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Figures of a member's past over a window. @see docs/rules/tiers.md

#include "tillside/state.h"

namespace tillside {

/// What can be counted: of a state, or of what a quote was told. Valid while its parts live.
struct Past {
  const Program& program;
  const std::vector<Qualification>& counted;  ///< ascending by moment
  std::optional<Instant> enrolled_at = {};
  const std::vector<std::int64_t>* check_in_days = nullptr;
  Qualification added = {};  ///< what the entry itself adds, not yet in `counted`
  std::optional<std::int64_t> checked_in_day = {};  ///< so is this check-in
};
[[nodiscard]] Past past_of(const Program& program, const State& state,
                           const Qualification& added = {});

/// The figure of a metric over the window that ends with `last`, that moment included.
[[nodiscard]] std::int64_t measured(const Past& past, Metric metric, const CountWindow& window,
                                    Instant last);

/// The first moment that counts. A rolling window is open at its start: what happened exactly n
/// months ago has left it.
[[nodiscard]] Instant window_start(const Past& past, const CountWindow& window, Instant last);

/// Whether the window is one of a row of years that follow each other.
[[nodiscard]] bool is_yearly(const CountWindow& window);
/// The first day of the year (calendar or anniversary) after the one that holds `day`.
[[nodiscard]] LocalDay next_year(const Past& past, const CountWindow& window, LocalDay day);

[[nodiscard]] bool holds(const Past& past, const Need& need, Instant at);

/// The number that a factor multiplies with, in ppm; 0 or more.
[[nodiscard]] Ppm factor_ppm(const Past& past, const Factor& factor, Instant at);

}  // namespace tillside
