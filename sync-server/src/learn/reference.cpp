// SPDX-License-Identifier: MIT
#include "learn/reference.h"

#include <algorithm>

#include "learn/part_sums.h"

namespace tillside::learn {
namespace {

constexpr double kTasteHalfLifeDays = 180;
constexpr double kOwnHalfLifeDays = 90;

}  // namespace

std::vector<double> Reference::part(const TaskCase& one, ScorePart part) const {
  const std::size_t n = model_.items.size();
  switch (part) {
    case ScorePart::basket_orders:
      return through(model_.orders, basket_of(one), n);
    case ScorePart::basket_users:
      return through(model_.users, basket_of(one), n);
    case ScorePart::basket_content:
      return by_content(model_.content.rows, model_.content.vocabulary.size(), basket_of(one));
    case ScorePart::history_orders:
      return through(model_.orders, taste_of(one, kTasteHalfLifeDays), n);
    case ScorePart::history_users:
      return through(model_.users, taste_of(one, kTasteHalfLifeDays), n);
    case ScorePart::history_content:
      return by_content(model_.content.rows, model_.content.vocabulary.size(),
                        taste_of(one, kTasteHalfLifeDays));
    case ScorePart::popularity:
      return {model_.popularity.begin(), model_.popularity.end()};
    case ScorePart::own_purchases:
      return own_purchases(one, kOwnHalfLifeDays, n);
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
