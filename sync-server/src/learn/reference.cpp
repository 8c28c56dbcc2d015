// SPDX-License-Identifier: MIT
#include "learn/reference.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace tillside::learn {
namespace {

constexpr double kDayMs = 86'400'000;
constexpr double kTasteHalfLifeDays = 180;
constexpr double kOwnHalfLifeDays = 90;

using Sources = std::map<std::uint32_t, double>;

Sources taste_of(const TaskCase& one) {
  Sources sources;
  for (const auto& past : one.history) {
    const double age = static_cast<double>(one.now_ms - past.at_ms) / kDayMs;
    double& weight = sources[past.item];
    weight = std::max(weight, std::exp2(-std::floor(age) / kTasteHalfLifeDays));
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
  for (const auto& [item, weight] : sources) {
    for (auto k = rows.indptr[item]; k < rows.indptr[item + 1]; ++k) {
      out[rows.indices[k]] += weight * static_cast<double>(rows.values[k]);
    }
  }
  return out;
}

std::vector<double> by_content(const ContentModel& content, const Sources& sources) {
  const auto terms = through(content.rows, sources, content.vocabulary.size());
  std::vector<double> out(content.rows.rows());
  for (std::size_t item = 0; item < out.size(); ++item) {
    for (auto k = content.rows.indptr[item]; k < content.rows.indptr[item + 1]; ++k) {
      out[item] += terms[content.rows.indices[k]] * static_cast<double>(content.rows.values[k]);
    }
  }
  return out;
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

}  // namespace

std::vector<double> Reference::part(const TaskCase& one, ScorePart part) const {
  const std::size_t n = model_.items.size();
  switch (part) {
    case ScorePart::basket_orders:
      return through(model_.orders, basket_of(one), n);
    case ScorePart::basket_users:
      return through(model_.users, basket_of(one), n);
    case ScorePart::basket_content:
      return by_content(model_.content, basket_of(one));
    case ScorePart::history_orders:
      return through(model_.orders, taste_of(one), n);
    case ScorePart::history_users:
      return through(model_.users, taste_of(one), n);
    case ScorePart::history_content:
      return by_content(model_.content, taste_of(one));
    case ScorePart::popularity:
      return {model_.popularity.begin(), model_.popularity.end()};
    case ScorePart::own_purchases: {
      std::vector<double> own(n);
      for (const auto& past : one.history) {
        const double age = static_cast<double>(one.now_ms - past.at_ms) / kDayMs;
        own[past.item] += std::exp2(-std::floor(age) / kOwnHalfLifeDays);
      }
      return own;
    }
    case ScorePart::query:
      return std::vector<double>(n);
  }
  return {};
}

std::vector<std::uint32_t> Reference::rank(const TaskCase& one, const BlendRow& blend,
                                           std::vector<std::uint32_t> allowed,
                                           std::size_t depth) const {
  std::vector<double> score(model_.items.size());
  for (std::size_t p = 0; p < blend.size(); ++p) {
    if (blend[p] == 0) continue;
    const auto values = part(one, static_cast<ScorePart>(p));
    const double deviation = deviation_of(values);
    if (deviation == 0) continue;
    const double factor = static_cast<double>(blend[p]) / 1e6 / deviation;
    for (std::size_t i = 0; i < score.size(); ++i) score[i] += factor * values[i];
  }
  depth = std::min(depth, allowed.size());
  std::partial_sort(allowed.begin(), allowed.begin() + static_cast<std::ptrdiff_t>(depth),
                    allowed.end(), [&](std::uint32_t a, std::uint32_t b) {
                      return score[a] != score[b] ? score[a] > score[b] : a < b;
                    });
  allowed.resize(depth);
  return allowed;
}

}  // namespace tillside::learn
