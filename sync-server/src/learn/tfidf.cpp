// SPDX-License-Identifier: MIT
#include "learn/tfidf.h"

#include <cmath>
#include <map>

#include "learn/text.h"

namespace tillside::learn {
namespace {

using Counts = std::map<std::string, std::uint32_t>;

Counts counts_of(const TrainingItem& item) {
  Counts counts;
  for (const auto* text :
       {&item.title, &item.title_zh, &item.category, &item.category_zh, &item.brand, &item.tags}) {
    for (auto& term : folded_terms(*text)) ++counts[std::move(term)];
  }
  return counts;
}

}  // namespace

ContentModel tfidf(const std::vector<TrainingItem>& items) {
  std::vector<Counts> texts;
  std::map<std::string, std::uint32_t> holders;  // items with the term, then the term's column
  for (const auto& item : items) {
    texts.push_back(counts_of(item));
    for (const auto& [term, count] : texts.back()) ++holders[term];
  }
  ContentModel model;
  const double all = 1.0 + static_cast<double>(items.size());
  for (auto& [term, column] : holders) {
    model.idf.push_back(static_cast<float>(std::log(all / (1.0 + column)) + 1.0));
    column = static_cast<std::uint32_t>(model.vocabulary.size());
    model.vocabulary.push_back(term);
  }
  for (const auto& counts : texts) {
    double square = 0;
    std::vector<double> weights;
    for (const auto& [term, count] : counts) {
      weights.push_back((1.0 + std::log(count)) * static_cast<double>(model.idf[holders[term]]));
      square += weights.back() * weights.back();
    }
    std::size_t at = 0;
    for (const auto& [term, count] : counts) {
      model.rows.push(holders[term], static_cast<float>(weights[at++] / std::sqrt(square)));
    }
    model.rows.end_row();
  }
  return model;
}

}  // namespace tillside::learn
