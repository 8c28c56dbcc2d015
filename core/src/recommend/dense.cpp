// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include "dense_scan.h"
#include "ranking.h"
#include "tillside/recommend_dense.h"

namespace tillside {

using recommend::BestRows;
using recommend::Candidate;
using recommend::kBlockRows;
using recommend::kChunk;

namespace {

/// So many rows are rescored at first, four times as many where that proves too little.
constexpr std::size_t kFirstRescored = 64;
/// Half an ulp of a float, as a share.
constexpr float kUlp = 6e-8F;

bool finite(std::span<const float> values) {
  return std::all_of(values.begin(), values.end(),
                     [](float value) { return value - value == 0.0F; });
}

float length(const float* values, std::size_t d) {
  return std::sqrt(recommend::dot(values, values, d));
}

/// A query as integers, and what that lost.
struct Asked {
  std::vector<std::int16_t> values;
  std::int32_t sum = 0;
  float scale = 0;
  float length = 0;
  float error = 0;
};

Asked ask(std::span<const float> query, std::size_t chunks) {
  Asked asked;
  asked.values.resize(chunks * kChunk);
  float most = 0;
  for (const float value : query) most = std::max(most, value < 0 ? -value : value);
  asked.scale = most > 0 ? most / 127 : 1;
  std::vector<float> lost(query.size());
  for (std::size_t i = 0; i < query.size(); ++i) {
    const float wanted = query[i] / asked.scale;
    const auto value = static_cast<std::int16_t>(wanted < 0 ? wanted - 0.5F : wanted + 0.5F);
    asked.values[i] = value;
    asked.sum += value;
    lost[i] = query[i] - static_cast<float>(value) * asked.scale;
  }
  asked.length = length(query.data(), query.size());
  asked.error = length(lost.data(), lost.size());
  return asked;
}

DenseRanking listed(std::vector<Candidate>& rows, std::size_t k) {
  recommend::order_best_first(rows);
  if (rows.size() > k) rows.resize(k);
  DenseRanking ranking;
  for (const Candidate& one : rows) {
    ranking.rows.push_back(one.row);
    ranking.scores_ppm.push_back(recommend::to_ppm(one.score));
  }
  return ranking;
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
    std::int8_t* block = rows.blocks_.data() + i / kBlockRows * kBlockRows * width;
    const std::size_t within = i % kBlockRows;
    for (std::size_t j = 0; j < d; ++j) {
      const std::int8_t value = values[i * d + j];
      const int stored = within % 2 == 0 ? value + recommend::kBias : value;
      block[j / kChunk * 32 + within / 2 * 16 + j % kChunk * 2 + within % 2] =
          static_cast<std::int8_t>(stored);
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

Result<DenseRanking> DenseRows::rank(std::span<const float> query, std::size_t k) const {
  if (query.size() != d_ || k == 0 || k > kMaxRanked || !finite(query)) {
    return Errc::value_out_of_range;
  }
  const std::size_t chunks = (d_ + kChunk - 1) / kChunk;
  const Asked asked = ask(query, chunks);
  BestRows best(std::min(k, n_));
  recommend::scan({.blocks = blocks_.data(),
                   .scales = scales_.data(),
                   .errors = nullptr,
                   .query = asked.values.data(),
                   .query_sum = asked.sum,
                   .n = n_,
                   .chunks = chunks,
                   .query_scale = asked.scale,
                   .query_length = 0},
                  best);
  return listed(best.rows(), k);
}

Result<DenseRanking> DenseRows::rank_exact(std::span<const float> query, std::size_t k) const {
  if (floats_.empty() && n_ > 0) return Errc::model_absent;
  if (query.size() != d_ || k == 0 || k > kMaxRanked || !finite(query)) {
    return Errc::value_out_of_range;
  }
  const std::size_t chunks = (d_ + kChunk - 1) / kChunk;
  const Asked asked = ask(query, chunks);
  // |row . query - score| <= |row - meant| |query| + |meant| |query - asked|, and what rounding
  // adds to either sum.
  const float rounding = 4 * static_cast<float>(d_) * kUlp * (longest_float_ + longest_);
  const float slack = longest_ * asked.error + rounding * asked.length;
  for (std::size_t room = std::max(kFirstRescored, 2 * k);; room *= 4) {
    BestRows likely(std::min(room, n_));
    recommend::scan({.blocks = blocks_.data(),
                     .scales = scales_.data(),
                     .errors = errors_.data(),
                     .query = asked.values.data(),
                     .query_sum = asked.sum,
                     .n = n_,
                     .chunks = chunks,
                     .query_scale = asked.scale,
                     .query_length = asked.length},
                    likely);
    const float beyond = likely.threshold() + slack;  // no row left out scores more
    std::vector<Candidate>& rows = likely.rows();
    for (Candidate& one : rows) {
      one.score = recommend::dot(floats_.data() + one.row * d_, query.data(), d_);
    }
    const std::size_t rescored = rows.size();
    DenseRanking ranking = listed(rows, k);
    ranking.rescored = static_cast<std::int64_t>(rescored);
    if (rescored == n_ || rows.back().score > beyond) return ranking;
  }
}

}  // namespace tillside
