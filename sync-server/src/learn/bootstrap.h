// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <vector>

namespace tillside::learn {

/// A mean over users and where it may lie: the middle 95 % of the means of 2,000 samples that are
/// drawn from the users with replacement.
struct Interval {
  double mean = 0;
  double low = 0;
  double high = 0;
};

/// The same values and seed give the same interval on every machine. To compare two methods give
/// the differences of the same users: what makes a user easy or hard falls out.
[[nodiscard]] Interval bootstrap_mean(const std::vector<double>& values, std::uint64_t seed);

}  // namespace tillside::learn
