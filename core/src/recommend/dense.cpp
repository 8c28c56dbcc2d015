// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include "dense_scan.h"
#include "ranking.h"
#include "tillside/recommend_dense.h"

namespace tillside {

using recommend::BestRows;
using recommend::kBlockRows;
using recommend::kChunk;
using recommend::length;

namespace {

/// Half an ulp of a float, as a share.
constexpr float kUlp = 6e-8F;

static_assert(DenseRows::kMaxWidth == recommend::kMostColumns);

bool finite(std::span<const float> values) {
  return std::all_of(values.begin(), values.end(),
                     [](float value) { return value - value == 0.0F; });
}

}  // namespace

Result<DenseRows> DenseRows::load(std::size_t d, std::span<const std::int8_t> values,
                                  std::span<const float> scales, std::span<const float> floats) {
  const std::size_t n = scales.size();
  const bool fits = n <= kMaxRows && d > 0 && d <= kMaxWidth && values.size() == n * d &&
                    (floats.empty() || floats.size() == n * d);
  if (!fits || !finite(scales) || !finite(floats)) return Errc::pack_malformed;
  DenseRows rows;
  const std::size_t blocks = (n + kBlockRows - 1) / kBlockRows;
  const std::size_t width = (d + kChunk - 1) / kChunk * kChunk;
  rows.n_ = n;
  rows.d_ = d;
  rows.blocks_.resize(blocks * kBlockRows * width);
  rows.scales_.assign(scales.begin(), scales.end());
  rows.scales_.resize(blocks * kBlockRows);
  rows.floats_.assign(floats.begin(), floats.end());
  if (!floats.empty()) rows.errors_.resize(blocks * kBlockRows);
  std::vector<float> meant(d);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < d; ++j) {
      const std::int8_t value = values[i * d + j];
      const bool biased = j % kChunk < 2;
      rows.blocks_[recommend::place_of(i, j, width)] =
          static_cast<std::int8_t>(biased ? value + recommend::kBias : value);
      meant[j] = static_cast<float>(value) * scales[i];
    }
    rows.longest_ = std::max(rows.longest_, length(meant.data(), d));
    if (floats.empty()) continue;
    const float* own = rows.floats_.data() + i * d;
    rows.longest_float_ = std::max(rows.longest_float_, length(own, d));
    for (std::size_t j = 0; j < d; ++j) meant[j] = own[j] - meant[j];
    rows.errors_[i] = length(meant.data(), d);
  }
  return rows;
}

Result<DenseRanking> DenseRows::rank(std::span<const float> query, std::size_t k,
                                     bool exact) const {
  exact = exact && n_ > 0;
  if (exact && floats_.empty()) return Errc::model_absent;
  if (query.size() != d_ || k == 0 || k > kMaxRanked || !finite(query)) {
    return Errc::value_out_of_range;
  }
  recommend::Asked asked;
  recommend::ask(query.data(), d_, asked);
  // |row . query - score| <= |row - meant| |query| + |meant| |query - asked|, and what rounding
  // adds to either sum.
  const float rounding = 4 * static_cast<float>(d_) * kUlp * (longest_float_ + longest_);
  BestRows best(std::min(k, n_));
  const std::size_t rescored =
      recommend::scan({.blocks = blocks_.data(),
                       .scales = scales_.data(),
                       .n = n_,
                       .d = d_,
                       .asked = &asked,
                       .errors = exact ? errors_.data() : nullptr,
                       .floats = floats_.data(),
                       .query = query.data(),
                       .slack = exact ? longest_ * asked.error + rounding * asked.length : 0},
                      best);
  DenseRanking ranking;
  ranking.rescored = static_cast<std::int64_t>(rescored);
  std::vector<float> scores;
  best.take_order(ranking.rows, scores);
  for (const float score : scores) ranking.scores_ppm.push_back(recommend::to_ppm(score));
  return ranking;
}

}  // namespace tillside
