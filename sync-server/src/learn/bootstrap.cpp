// SPDX-License-Identifier: MIT
#include "learn/bootstrap.h"

#include <algorithm>

#include "learn/scrambled.h"

namespace tillside::learn {

Interval bootstrap_mean(const std::vector<double>& values, std::uint64_t seed) {
  constexpr std::size_t kSamples = 2000;
  constexpr std::size_t kTail = kSamples / 40;  // 2.5 % on each side
  if (values.empty()) return {};
  const auto n = static_cast<std::uint32_t>(values.size());
  Interval out;
  for (const double value : values) out.mean += value / n;
  Dice dice(seed);
  std::vector<double> means(kSamples);
  for (double& mean : means) {
    for (std::uint32_t i = 0; i < n; ++i) mean += values[dice.below(n)];
    mean /= n;
  }
  std::sort(means.begin(), means.end());
  out.low = means[kTail];
  out.high = means[kSamples - 1 - kTail];
  return out;
}

}  // namespace tillside::learn
