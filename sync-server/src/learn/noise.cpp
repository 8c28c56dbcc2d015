// SPDX-License-Identifier: MIT
#include "learn/noise.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "learn/scrambled.h"

namespace tillside::learn {
namespace {

double normal_below(double x) { return .5 * std::erfc(-x / std::numbers::sqrt2); }

/// The delta of a deviation, for a sensitivity of 1.
double delta_of(double epsilon, double deviation) {
  const double half = .5 / deviation;
  const double shift = epsilon * deviation;
  return normal_below(half - shift) - std::exp(epsilon) * normal_below(-half - shift);
}

}  // namespace

double purchase_sensitivity() {
  const double of_basket = 1 + (1 - std::numbers::sqrt2 / 2) * (1 - std::numbers::sqrt2 / 2);
  return std::sqrt(2 * of_basket + 1);
}

double gaussian_deviation(double epsilon, double delta, double sensitivity) {
  double low = 1e-3;
  double high = 1e6;
  for (int i = 0; i < 200; ++i) {
    const double middle = std::sqrt(low * high);
    (delta_of(epsilon, middle) > delta ? low : high) = middle;
  }
  return high * sensitivity;
}

double gaussian(std::uint64_t seed, std::uint64_t key) {
  Dice dice(scrambled(seed) ^ scrambled(~key));
  const double radius = std::sqrt(-2 * std::log(1 - dice.unit()));
  return radius * std::cos(2 * std::numbers::pi * dice.unit());
}

PartSettings noisy_settings(const Noise& noise) {
  PartSettings settings;
  const auto deviation =
      static_cast<float>(gaussian_deviation(noise.epsilon, kNoiseDelta, purchase_sensitivity()));
  settings.orders.noise = settings.users.noise = deviation;
  settings.orders.noise_seed = scrambled(noise.seed);
  settings.users.noise_seed = scrambled(noise.seed + 1);
  settings.orders.basket_power = settings.users.basket_power = .5F;  // what bounds the sensitivity
  return settings;
}

void blur(std::vector<float>& popularity, double deviation, std::uint64_t seed) {
  for (std::size_t i = 0; i < popularity.size(); ++i) {
    if (popularity[i] == 0) continue;
    const double blurred = static_cast<double>(popularity[i]) + deviation * gaussian(seed, i);
    popularity[i] = static_cast<float>(std::max(0.0, blurred));
  }
}

}  // namespace tillside::learn
