// SPDX-License-Identifier: MIT

/// @file
/// EASE against its definition, worked out densely, and the promise that no published weight rests
/// on fewer than ten customers.

#include "learn/ease.h"

#include <array>
#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "random_orders.h"

using namespace tillside::learn;

namespace {

using Dense = std::vector<std::vector<double>>;

/// Gauss-Jordan in double: slow, and right.
Dense inverse(Dense a) {
  const std::size_t n = a.size();
  Dense out(n, std::vector<double>(n));
  for (std::size_t i = 0; i < n; ++i) out[i][i] = 1;
  for (std::size_t pivot = 0; pivot < n; ++pivot) {
    const double by = a[pivot][pivot];
    for (std::size_t c = 0; c < n; ++c) a[pivot][c] /= by, out[pivot][c] /= by;
    for (std::size_t r = 0; r < n; ++r) {
      const double factor = a[r][pivot];
      if (r == pivot || factor == 0) continue;
      for (std::size_t c = 0; c < n; ++c) {
        a[r][c] -= factor * a[pivot][c];
        out[r][c] -= factor * out[pivot][c];
      }
    }
  }
  return out;
}

Dense dense_ease(const std::vector<Basket>& baskets, std::size_t n, double lambda) {
  Dense gram(n, std::vector<double>(n));
  for (const auto& basket : baskets) {
    for (const auto a : basket.items) {
      for (const auto b : basket.items) gram[a][b] += 1;
    }
  }
  for (std::size_t i = 0; i < n; ++i) gram[i][i] += lambda;
  const Dense p = inverse(gram);
  Dense weights(n, std::vector<double>(n));
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      if (i != j) weights[i][j] = -p[i][j] / p[j][j];
    }
  }
  return weights;
}

}  // namespace

TEST_CASE("EASE is the inverse it is defined by, whatever the size of its blocks") {
  const std::uint32_t items = GENERATE(3U, 40U, 300U);
  const auto training = random_orders(7, items, 200);
  const auto baskets = baskets_by_order(training);
  const auto expected = dense_ease(baskets, items, 25);
  const auto rows = ease(baskets, items, {.lambda = 25, .keep = items, .support = 0});
  REQUIRE(rows.rows() == items);
  for (std::size_t i = 0; i < items; ++i) {
    for (auto k = rows.indptr[i]; k < rows.indptr[i + 1]; ++k) {
      CHECK(rows.values[k] == Approx(expected[i][rows.indices[k]]).margin(2e-5));
    }
  }
}

TEST_CASE("each row keeps its largest weights, ascending by item") {
  const auto training = random_orders(3, 60, 300);
  const auto baskets = baskets_by_customer(training);
  const auto all = ease(baskets, 60, {.lambda = 50, .keep = 60, .support = 0});
  const auto kept = ease(baskets, 60, {.lambda = 50, .keep = 5, .support = 0});
  for (std::size_t i = 0; i < 60; ++i) {
    CHECK(kept.indptr[i + 1] - kept.indptr[i] == 5);
    float least = 1;
    std::set<std::uint32_t> columns;
    for (auto k = kept.indptr[i]; k < kept.indptr[i + 1]; ++k) {
      least = std::min(least, std::abs(kept.values[k]));
      CHECK(columns.insert(kept.indices[k]).second);
      CHECK(*columns.rbegin() == kept.indices[k]);
    }
    for (auto k = all.indptr[i]; k < all.indptr[i + 1]; ++k) {
      if (columns.count(all.indices[k]) == 0) CHECK(std::abs(all.values[k]) <= least);
    }
  }
}

TEST_CASE("every published weight rests on ten customers who had both items together") {
  const std::uint32_t seed = GENERATE(range(1U, 9U));
  const auto training = random_orders(seed, 50, 120);
  for (const auto& baskets : {baskets_by_order(training), baskets_by_customer(training)}) {
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::set<std::int32_t>> holders;
    for (const auto& basket : baskets) {
      if (basket.customer == kNobody) continue;
      for (const auto a : basket.items) {
        for (const auto b : basket.items) holders[{a, b}].insert(basket.customer);
      }
    }
    const auto rows = ease(baskets, 50, {.lambda = 20, .keep = 50, .support = 10});
    CHECK_FALSE(rows.indices.empty());
    for (std::uint32_t i = 0; i < 50; ++i) {
      for (auto k = rows.indptr[i]; k < rows.indptr[i + 1]; ++k) {
        CHECK(holders[{i, rows.indices[k]}].size() >= 10);
      }
    }
  }
}

TEST_CASE("a customer who orders the same pair often is still one customer") {
  std::vector<Basket> baskets(50, Basket{0, {0, 1}});
  for (std::int32_t c = 1; c < 9; ++c) baskets.push_back({c, {0, 1}});
  baskets.insert(baskets.end(), 30, Basket{kNobody, {0, 1}});
  CHECK(ease(baskets, 2, {.lambda = 1, .keep = 2, .support = 10}).indices.empty());
  baskets.push_back({9, {0, 1}});
  CHECK(ease(baskets, 2, {.lambda = 1, .keep = 2, .support = 10}).indices.size() == 2);
}
