// SPDX-License-Identifier: MIT

/// @file
/// Noise: as large as its epsilon asks for, the same for a seed, and taken by a device.

#include "learn/noise.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "learn/train.h"
#include "random_orders.h"

using namespace tillside::learn;

TEST_CASE("the deviation is what the definition of (epsilon, delta) asks for") {
  const auto below = [](double x) { return .5 * std::erfc(-x / std::sqrt(2.0)); };
  for (const double epsilon : {.1, 1.0, 4.0, 20.0}) {
    for (const double sensitivity : {1.0, 1.7}) {
      const double deviation = gaussian_deviation(epsilon, 1e-5, sensitivity);
      const double half = sensitivity / (2 * deviation);
      const double shift = epsilon * deviation / sensitivity;
      CHECK(below(half - shift) - std::exp(epsilon) * below(-half - shift) ==
            Approx(1e-5).epsilon(1e-3));
    }
  }
  CHECK(gaussian_deviation(1, 1e-5, 1) == Approx(3.73).epsilon(.01));  // the paper's figure
}

TEST_CASE("no purchase changes the counts by more than the sensitivity says") {
  // A basket of m items that count m^-1/2 each pair, and one item more.
  for (std::size_t m = 1; m < 400; ++m) {
    const double before = 1 / std::sqrt(static_cast<double>(m));
    const double after = 1 / std::sqrt(static_cast<double>(m + 1));
    const auto pairs = static_cast<double>(m * (m + 1) / 2);
    const double squares =
        pairs * (before - after) * (before - after) + static_cast<double>(m + 1) * after * after;
    CHECK(2 * squares + 1 <= purchase_sensitivity() * purchase_sensitivity() + 1e-12);
  }
}

TEST_CASE("noise is normal, and of its seed") {
  double sum = 0;
  double squares = 0;
  constexpr int kDraws = 20'000;
  for (std::uint64_t key = 0; key < kDraws; ++key) {
    const double x = gaussian(5, key);
    sum += x;
    squares += x * x;
  }
  CHECK(sum / kDraws == Approx(0).margin(.03));
  CHECK(squares / kDraws == Approx(1).margin(.05));
  CHECK(gaussian(5, 1) == gaussian(5, 1));
  CHECK(gaussian(5, 1) != gaussian(6, 1));
}

TEST_CASE("a model with noise says its epsilon, loads, and has nothing without a bound") {
  const auto training = random_orders(61, 60, 700);
  std::string said;
  const auto tell = [&](const std::string& step) { said += step + "\n"; };
  const auto noisy = train(training, {.noise = {2, 9}}, tell);
  REQUIRE(noisy);
  CHECK(said.find("epsilon 2, delta 1e-06") != std::string::npos);
  CHECK(noisy->model.factors.d == 0);
  CHECK(noisy->model.cohorts.rows() == 0);
  CHECK(noisy->model.blend == train(random_orders(62, 10, 5), {}, tell)->model.blend);
  REQUIRE(load_pack(build_pack(noisy->model)));
  const auto again = train(training, {.noise = {2, 9}}, tell);
  const auto other = train(training, {.noise = {2, 10}}, tell);
  CHECK(again->model.users.values == noisy->model.users.values);
  CHECK(other->model.users.values != noisy->model.users.values);
}
