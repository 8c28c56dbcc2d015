// SPDX-License-Identifier: MIT

/// @file
/// EASE against its definition, worked out densely, and the promise that no published weight rests
/// on fewer than ten customers.

#include "learn/ease.h"

#include <array>
#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "learn/bridge.h"
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

Dense dense_ease(const std::vector<Basket>& baskets, std::size_t n, double lambda, double dropout) {
  Dense gram(n, std::vector<double>(n));
  for (const auto& basket : baskets) {
    for (const auto a : basket.items) {
      for (const auto b : basket.items) gram[a][b] += 1;
    }
  }
  double mean = 0;
  for (std::size_t i = 0; i < n; ++i) mean += gram[i][i] / static_cast<double>(n);
  for (std::size_t i = 0; i < n; ++i) gram[i][i] += dropout * gram[i][i] + lambda * mean;
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
  const auto expected = dense_ease(baskets, items, .5, .25);
  const auto rows =
      ease(baskets, items, {.lambda = .5F, .dropout = .25F, .keep = items, .support = 0});
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
  const auto all = ease(baskets, 60, {.lambda = 1, .keep = 60, .support = 0});
  const auto kept = ease(baskets, 60, {.lambda = 1, .keep = 5, .support = 0});
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
    const auto rows = ease(baskets, 50, {.lambda = 1, .keep = 50, .support = 10});
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

TEST_CASE("words as side information lead to items alike, and large baskets may count less") {
  // 0 and 1 are bought together by ten customers, 2 by the same ones now and then; 2 and 3 share a
  // word and customers enough to publish.
  std::vector<Basket> baskets;
  for (std::int32_t c = 0; c < 12; ++c) {
    baskets.push_back({c, {0, 1}});
    baskets.push_back({c, {2, 3}});
    baskets.push_back({c, {0, 1, 2, 3}});
  }
  SparseRows words;
  for (const std::uint32_t term : {0U, 1U, 2U, 2U}) {
    words.push(term, 1);
    words.end_row();
  }
  const auto weight = [&](float content) {
    const auto rows = ease(baskets, 4, {.lambda = 1, .content = content, .keep = 4}, &words);
    return rows.values[rows.indptr[3] - 1];  // from 2 to 3
  };
  CHECK(weight(1) > weight(0));
  const auto flat = ease(baskets, 4, {.lambda = 1, .keep = 4});
  const auto tempered = ease(baskets, 4, {.lambda = 1, .basket_power = 1, .keep = 4});
  // from 0 to 2: told by large baskets alone
  CHECK(tempered.values[1] < flat.values[1]);
}

TEST_CASE("a new product gets guesses from products with its words, and others keep theirs") {
  SparseRows rows;  // 0 -> 1 (.5), 1 -> 0 (.4); 2 is new and named like 1, 3 is new without words
  rows.push(1, .5F);
  rows.end_row();
  rows.push(0, .4F);
  rows.end_row();
  rows.end_row();
  rows.end_row();
  SparseRows words;
  for (const std::uint32_t term : {0U, 1U, 1U}) {
    words.push(term, 1);
    words.end_row();
  }
  words.end_row();
  const auto bridged = bridge_thin_items(rows, words, {.ridge = .25F, .strength = .5F});
  CHECK(bridged.indices == std::vector<std::uint32_t>{1, 2, 0});
  CHECK(bridged.values[0] == .5F);
  CHECK(bridged.values[1] == Approx(.5 * .5 / 1.25));
  CHECK(bridged.values[2] == .4F);
}

TEST_CASE("an item that few weights lead to gets guesses beside them, one with enough gets none") {
  // 0, 1 and 2 lead to 4, which has enough; 0 alone leads to 3, which is named like 4.
  SparseRows rows;
  for (std::uint32_t source = 0; source < 5; ++source) {
    if (source == 0) rows.push(3, .1F);
    if (source < 3) rows.push(4, .5F);
    rows.end_row();
  }
  SparseRows words;
  for (const std::uint32_t term : {0U, 1U, 2U, 3U, 3U}) {
    words.push(term, 1);
    words.end_row();
  }
  const auto bridged =
      bridge_thin_items(rows, words, {.ridge = .25F, .strength = .5F, .enough = 2, .filled = 2});
  CHECK(bridged.indptr == std::vector<std::uint32_t>{0, 2, 4, 5, 5, 5});
  CHECK(bridged.indices == std::vector<std::uint32_t>{3, 4, 3, 4, 4});
  CHECK(bridged.values[0] == .1F);                     // what was counted is no guess
  CHECK(bridged.values[2] == Approx(.5 * .5 / 2.25));  // of the words that 3 and 4 share
  CHECK(bridged.values[3] == .5F);
}
