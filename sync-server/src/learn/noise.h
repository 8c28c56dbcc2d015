// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Noise with a stated epsilon: what is published hides whether any single purchase (one item in
/// one order of one customer) was made. @see docs/recommender.md, "Noise"

#include <cstdint>
#include <vector>

#include "learn/choose.h"

namespace tillside::learn {

/// The probability with which the bound of epsilon may be exceeded.
inline constexpr double kNoiseDelta = 1e-6;

struct Noise {
  double epsilon = 0;      ///< 0 = none
  std::uint64_t seed = 0;  ///< a secret: who knows it takes the noise away
};

/// How much one purchase changes what is published before noise, as the root of the sum of squares:
/// in a basket that counts m^-1/2 an item changes its own pairs by 1 and those of the others by
/// .0858 at most (m = 1); it stands in `orders`, in `users` and, by 1, in popularity.
[[nodiscard]] double purchase_sensitivity();

/// The deviation of Gaussian noise for (epsilon, delta): Balle and Wang, "Improving the Gaussian
/// mechanism for differential privacy", ICML 2018.
[[nodiscard]] double gaussian_deviation(double epsilon, double delta, double sensitivity);

/// One number of the normal distribution for a key, the same for the same seed.
[[nodiscard]] double gaussian(std::uint64_t seed, std::uint64_t key);

/// The settings by default, with noise; nothing of them is chosen by looking at orders.
[[nodiscard]] PartSettings noisy_settings(const Noise& noise);

/// Popularity with noise where there is any, not below 0.
void blur(std::vector<float>& popularity, double deviation, std::uint64_t seed);

}  // namespace tillside::learn
