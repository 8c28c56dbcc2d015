// SPDX-License-Identifier: MIT
#include "learn/reference.h"

#include <algorithm>

#include "learn/part_sums.h"

namespace tillside::learn {
std::vector<double> Reference::folded(const Sources& sources) const {
  if (model_.factors.d == 0 || sources.empty()) return {};
  std::vector<std::pair<std::uint32_t, float>> weighted;
  for (const auto& [item, weight] : sources) {
    weighted.emplace_back(item, static_cast<float>(weight));
  }
  const auto scores = model_.factors.scores(model_.factors.fold_in(weighted));
  return {scores.begin(), scores.end()};
}

std::vector<double> Reference::part(const TaskCase& one, const HalfLives& half_lives,
                                    ScorePart part) const {
  const std::size_t n = model_.items.size();
  const ContentModel& content = model_.content;
  const Sources basket = basket_of(one);
  const Sources taste = taste_of(one, half_lives.taste_days);
  switch (part) {
    case ScorePart::basket_orders:
      return through(model_.orders, basket, n);
    case ScorePart::basket_users:
      return through(model_.users, basket, n);
    case ScorePart::basket_content:
      return by_content(content.rows, content.vocabulary.size(), basket);
    case ScorePart::basket_factors:
      return folded(basket);
    case ScorePart::history_orders:
      return through(model_.orders, taste, n);
    case ScorePart::history_users:
      return through(model_.users, taste, n);
    case ScorePart::history_content:
      return by_content(content.rows, content.vocabulary.size(), taste);
    case ScorePart::history_factors:
      return folded(taste);
    case ScorePart::history_cohorts:
      return by_content(model_.cohorts, columns_of(model_.cohorts), taste);
    case ScorePart::history_traits:
      return by_content(model_.traits.rows, model_.traits.names.size(), taste);
    case ScorePart::popularity:
      return {model_.popularity.begin(), model_.popularity.end()};
    case ScorePart::own_purchases:
      return own_purchases(one, half_lives.own_days, n);
    case ScorePart::basket_embeddings:
      return by_content(model_.embeddings, columns_of(model_.embeddings), basket);
    case ScorePart::history_embeddings:
      return by_content(model_.embeddings, columns_of(model_.embeddings), taste);
    case ScorePart::query:
      return {};
  }
  return {};
}

std::vector<std::uint32_t> Reference::rank(const TaskCase& one, ListPurpose purpose,
                                           std::vector<std::uint32_t> allowed,
                                           std::size_t depth) const {
  const auto list = static_cast<std::size_t>(purpose);
  const BlendRow& blend = model_.blend[list];
  std::vector<double> score(model_.items.size());
  for (std::size_t p = 0; p < blend.size(); ++p) {
    if (blend[p] == 0) continue;
    const auto values = part(one, model_.half_lives[list], static_cast<ScorePart>(p));
    if (values.empty()) continue;
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
