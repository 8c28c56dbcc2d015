// SPDX-License-Identifier: MIT
#include "query.h"

#include <bit>

#include "tillside/terms.h"

namespace tillside::recommend {
namespace {

constexpr std::size_t kMaxQueryWords = 32;  // as many as an answer has bits
constexpr double kExact = 1.0;
constexpr double kPrefix = 0.6;
constexpr double kInside = 0.2;

double closeness(std::string_view term, std::string_view typed) {
  if (term == typed) return kExact;
  if (term.starts_with(typed)) return kPrefix;
  return typed.size() >= 3 && term.find(typed) != term.npos ? kInside : 0;
}

}  // namespace

Query query_of(const Model& model, std::string_view text) {
  std::vector<std::string> typed = terms_of(text);
  if (typed.size() > kMaxQueryWords) typed.resize(kMaxQueryWords);
  Query query;
  query.weights.resize(model.vocabulary.size());
  query.answers.resize(model.vocabulary.size());
  for (const auto& word : typed) {
    bool answered = false;
    for (std::size_t t = 0; t < query.weights.size(); ++t) {
      const double close = closeness(model.vocabulary[t], word);
      if (close == 0) continue;
      answered = true;
      const double weight = close * static_cast<double>(model.idf_milli[t]) / 1000;
      if (weight > query.weights[t]) query.weights[t] = weight;
      query.answers[t] |= 1U << static_cast<unsigned>(query.words);
    }
    if (answered) ++query.words;
  }
  return query.words > 0 ? query : Query{};
}

std::vector<double> match_query(const Model& model, const Query& query) {
  const QuantisedRows& rows = model.content;
  std::vector<double> score(model.size());
  for (std::size_t item = 0; item < score.size(); ++item) {
    double sum = 0;
    std::uint32_t answered = 0;
    for (std::uint32_t k = rows.indptr[item]; k < rows.indptr[item + 1]; ++k) {
      sum += query.weights[rows.indices[k]] * rows.values[k];
      answered |= query.answers[rows.indices[k]];
    }
    score[item] =
        sum * static_cast<double>(rows.scale[item]) * std::popcount(answered) / query.words;
  }
  return score;
}

}  // namespace tillside::recommend
