// SPDX-License-Identifier: MIT
#include "learn/part_sums.h"

#include <algorithm>
#include <cmath>

namespace tillside::learn {
namespace {

/// By whole days, as the device counts.
double decay(const TaskCase& one, const PastPurchase& past, double half_life_days) {
  constexpr double kDayMs = 86'400'000;
  const double age = static_cast<double>(one.now_ms - past.at_ms) / kDayMs;
  return std::exp2(-std::floor(std::max(0.0, age)) / half_life_days);
}

}  // namespace

Sources taste_of(const TaskCase& one, double half_life_days) {
  Sources sources;
  for (const auto& past : one.history) {
    double& weight = sources[past.item];
    weight = std::max(weight, decay(one, past, half_life_days));
  }
  return sources;
}

Sources basket_of(const TaskCase& one) {
  Sources sources;
  for (const auto item : one.basket) sources[item] = 1;
  return sources;
}

std::vector<double> through(const SparseRows& rows, const Sources& sources, std::size_t columns) {
  std::vector<double> out(columns);
  if (rows.rows() == 0) return out;
  for (const auto& [item, weight] : sources) {
    for (auto k = rows.indptr[item]; k < rows.indptr[item + 1]; ++k) {
      out[rows.indices[k]] += weight * static_cast<double>(rows.values[k]);
    }
  }
  return out;
}

std::vector<double> by_content(const SparseRows& rows, std::size_t columns,
                               const Sources& sources) {
  const auto terms = through(rows, sources, columns);
  std::vector<double> out(rows.rows());
  for (std::size_t item = 0; item < out.size(); ++item) {
    for (auto k = rows.indptr[item]; k < rows.indptr[item + 1]; ++k) {
      out[item] += terms[rows.indices[k]] * static_cast<double>(rows.values[k]);
    }
  }
  return out;
}

std::vector<double> own_purchases(const TaskCase& one, double half_life_days,
                                  std::size_t item_count) {
  std::vector<double> own(item_count);
  for (const auto& past : one.history) own[past.item] += decay(one, past, half_life_days);
  return own;
}

double deviation_of(const std::vector<double>& values) {
  double sum = 0;
  double square = 0;
  for (const double value : values) {
    sum += value;
    square += value * value;
  }
  const double mean = sum / static_cast<double>(values.size());
  return std::sqrt(std::max(0.0, square / static_cast<double>(values.size()) - mean * mean));
}

}  // namespace tillside::learn
