// SPDX-License-Identifier: MIT

/// @file
/// Dense rows against sums written out plainly, on random rows of many shapes: the integers must be
/// equal, and the exact list must be that of all float scores, ties included.

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <numeric>
#include <random>

#include "tillside/recommend_dense.h"

using namespace tillside;

namespace {

struct Rows {
  std::size_t n = 0;
  std::size_t d = 0;
  std::vector<float> floats;
  std::vector<std::int8_t> values;
  std::vector<float> scales;
};

/// `alike`: so many rows are copies of others, so that scores tie.
Rows draw(std::mt19937& random, std::size_t n, std::size_t d, std::size_t alike) {
  std::normal_distribution<float> normal;
  Rows rows{n, d, std::vector<float>(n * d), std::vector<std::int8_t>(n * d),
            std::vector<float>(n)};
  for (float& value : rows.floats) value = normal(random);
  for (std::size_t i = 0; i < alike && n > 1; ++i) {
    const std::size_t from = random() % n;
    const std::size_t to = random() % n;
    std::copy_n(rows.floats.begin() + static_cast<std::ptrdiff_t>(from * d), d,
                rows.floats.begin() + static_cast<std::ptrdiff_t>(to * d));
  }
  for (std::size_t i = 0; i < n; ++i) {
    float most = 0;
    for (std::size_t j = 0; j < d; ++j) most = std::max(most, std::fabs(rows.floats[i * d + j]));
    rows.scales[i] = most > 0 ? most / 127 : 1;
    for (std::size_t j = 0; j < d; ++j) {
      rows.values[i * d + j] =
          static_cast<std::int8_t>(std::lround(rows.floats[i * d + j] / rows.scales[i]));
    }
  }
  return rows;
}

/// The order of additions that the core promises.
float plain_dot(const float* a, const float* b, std::size_t d) {
  float sums[4] = {};
  for (std::size_t i = 0; i < d; ++i) sums[i % 4] += a[i] * b[i];
  return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

std::vector<std::int64_t> best(const std::vector<float>& scores, std::size_t k) {
  std::vector<std::int64_t> rows(scores.size());
  std::iota(rows.begin(), rows.end(), 0);
  std::stable_sort(rows.begin(), rows.end(), [&](std::int64_t a, std::int64_t b) {
    return scores[static_cast<std::size_t>(a)] > scores[static_cast<std::size_t>(b)];
  });
  rows.resize(std::min(k, rows.size()));
  return rows;
}

std::vector<float> int8_scores(const Rows& rows, const std::vector<float>& query) {
  float most = 0;
  for (const float value : query) most = std::max(most, std::fabs(value));
  const float scale = most > 0 ? most / 127 : 1;
  std::vector<float> scores;
  for (std::size_t i = 0; i < rows.n; ++i) {
    std::int32_t sum = 0;
    for (std::size_t j = 0; j < rows.d; ++j) {
      sum += rows.values[i * rows.d + j] * static_cast<int>(std::lround(query[j] / scale));
    }
    const float factor = rows.scales[i] * scale;
    scores.push_back(static_cast<float>(sum) * factor);
  }
  return scores;
}

}  // namespace

TEST_CASE("dense rows rank as plain sums do, int8 and exact") {
  std::mt19937 random(7);
  std::normal_distribution<float> normal;
  for (int round = 0; round < 400; ++round) {
    const std::size_t n = 1 + random() % 700;
    const std::size_t d = 1 + random() % 70;
    const std::size_t k = 1 + random() % 40;
    const Rows rows = draw(random, n, d, random() % 60);
    std::vector<float> query(d);
    for (float& value : query) value = normal(random);
    CAPTURE(round, n, d, k);
    const auto dense = DenseRows::load(d, rows.values, rows.scales, rows.floats);
    REQUIRE(dense);
    CHECK(dense->rank(query, k)->rows == best(int8_scores(rows, query), k));
    std::vector<float> scores;
    for (std::size_t i = 0; i < n; ++i) {
      scores.push_back(plain_dot(rows.floats.data() + i * d, query.data(), d));
    }
    CHECK(dense->rank(query, k, true)->rows == best(scores, k));
  }
}

TEST_CASE("a proof needs few of many rows") {
  std::mt19937 random(3);
  const Rows rows = draw(random, 20'000, 64, 0);
  const auto dense = DenseRows::load(64, rows.values, rows.scales, rows.floats);
  std::vector<float> query(rows.floats.begin(), rows.floats.begin() + 64);
  CHECK(dense->rank(query, 20, true)->rescored < 20'000);
}

TEST_CASE("all alike, nothing asked and nothing there") {
  const std::vector<std::int8_t> values(300 * 8, 5);
  const std::vector<float> scales(300, 0.5F);
  const std::vector<float> floats(300 * 8, 2.5F);
  const auto dense = DenseRows::load(8, values, scales, floats);
  const std::vector<float> ones(8, 1.0F);
  const std::vector<float> zeros(8, 0.0F);
  const std::vector<std::int64_t> first = {0, 1, 2};
  for (const auto& query : {ones, zeros}) {
    CHECK(dense->rank(query, 3)->rows == first);
    CHECK(dense->rank(query, 3, true)->rows == first);
  }
  CHECK(dense->rank(ones, 3)->scores_ppm.front() == 20'000'000);
  const auto empty = DenseRows::load(8, {}, {}, {});
  REQUIRE(empty);
  CHECK(empty->rank(ones, 3)->rows.empty());
}

TEST_CASE("what does not fit is refused") {
  const std::vector<std::int8_t> values(16, 1);
  const std::vector<float> scales(2, 1.0F);
  const float nan = std::numeric_limits<float>::quiet_NaN();
  CHECK(DenseRows::load(8, values, scales, {}));
  CHECK(DenseRows::load(7, values, scales, {}).error().code == Errc::pack_malformed);
  CHECK(DenseRows::load(0, {}, {}, {}).error().code == Errc::pack_malformed);
  const std::vector<float> bad = {1.0F, nan};
  CHECK(DenseRows::load(8, values, bad, {}).error().code == Errc::pack_malformed);
  const auto dense = DenseRows::load(8, values, scales, {});
  const std::vector<float> query(8, 1.0F);
  CHECK(dense->rank(query, 1, true).error().code == Errc::model_absent);
  CHECK(dense->rank(query, 0).error().code == Errc::value_out_of_range);
  CHECK(dense->rank(query, 1001).error().code == Errc::value_out_of_range);
  CHECK(dense->rank(std::vector<float>(7, 1.0F), 1).error().code == Errc::value_out_of_range);
  CHECK(dense->rank(std::vector<float>(8, nan), 1).error().code == Errc::value_out_of_range);
}
