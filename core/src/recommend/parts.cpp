// SPDX-License-Identifier: MIT
#include "parts.h"

#include <cmath>

namespace tillside::recommend {
namespace {

constexpr double kPpm = 1e6;
constexpr double kMaxDeviation = 1e300;

using enum PartForm;
using enum ScoreReasonKind;

/// By ScorePart, in its order.
constexpr std::array<PartRule, kParts> kRules = {{
    {rows, true, &Model::orders},
    {rows, true, &Model::users},
    {space, true, &Model::content},
    {factors, true},
    {rows, false, &Model::orders},
    {rows, false, &Model::users},
    {space, false, &Model::content},
    {factors, false},
    {space, false, &Model::cohorts},
    {space, false, &Model::traits},
    {whole, false, nullptr, popular},
    {whole, false, nullptr, bought_before},
    {whole, false, nullptr, matches},
    {space, true, &Model::embeddings},
    {space, false, &Model::embeddings},
}};

std::vector<double> sum_rows(const QuantisedRows& of, const std::vector<Source>& sources) {
  std::vector<double> score(of.columns);
  for (const Source& source : sources) {
    const double weight = source.weight * static_cast<double>(of.scale[source.item]);
    for (std::uint32_t k = of.indptr[source.item]; k < of.indptr[source.item + 1]; ++k) {
      score[of.indices[k]] += weight * of.values[k];
    }
  }
  return score;
}

/// Every item's row times a vector of the space.
std::vector<double> times_rows(const QuantisedRows& of, const std::vector<double>& vector) {
  std::vector<double> score(of.scale.size());
  for (std::size_t item = 0; item < score.size(); ++item) {
    double sum = 0;
    for (std::uint32_t k = of.indptr[item]; k < of.indptr[item + 1]; ++k) {
      sum += vector[of.indices[k]] * of.values[k];
    }
    score[item] = sum * static_cast<double>(of.scale[item]);
  }
  return score;
}

std::vector<double> own_purchases(const Model& model, const std::vector<PastItem>& past) {
  std::vector<double> score(model.size());
  for (const PastItem& one : past) score[one.item] = static_cast<double>(one.own_ppm) / kPpm;
  return score;
}

std::vector<double> whole_part(const Model& model, const Evidence& evidence, ScorePart part) {
  if (part == ScorePart::popularity) return model.popularity;
  if (part == ScorePart::own_purchases) return own_purchases(model, evidence.past);
  return evidence.query.empty() ? std::vector<double>() : match_query(model, evidence.query);
}

PartScore raw_part(const Model& model, const Evidence& evidence, std::size_t part) {
  const PartRule& rule = kRules[part];
  const auto& sources = rule.of_basket ? evidence.basket : evidence.taste;
  PartScore out;
  if (rule.form == whole) {
    out.score = whole_part(model, evidence, static_cast<ScorePart>(part));
  } else if (sources.empty()) {
    return out;
  } else if (rule.form == factors) {
    if (model.factors.d > 0) out.fold = fold_matrix(model.factors, sources);
    out.score = fold_scores(model.factors, out.fold, sources);
  } else {
    const QuantisedRows& of = model.*rule.rows;
    out.score = sum_rows(of, sources);
    if (rule.form == space) out.score = times_rows(of, out.score);
  }
  return out;
}

double deviation_of(const std::vector<double>& score) {
  if (score.empty()) return 0;
  double mean = 0;
  for (const double x : score) mean += x;
  mean /= static_cast<double>(score.size());
  double square = 0;
  for (const double x : score) square += (x - mean) * (x - mean);
  return std::sqrt(square / static_cast<double>(score.size()));
}

/// The sum over equal columns of two rows, without their scales.
double overlap(const QuantisedRows& of, std::uint32_t a, std::uint32_t b) {
  std::int64_t sum = 0;
  std::uint32_t i = of.indptr[a];
  std::uint32_t j = of.indptr[b];
  while (i < of.indptr[a + 1] && j < of.indptr[b + 1]) {
    if (of.indices[i] == of.indices[j]) {
      sum += of.values[i++] * of.values[j++];
    } else if (of.indices[i] < of.indices[j]) {
      ++i;
    } else {
      ++j;
    }
  }
  return static_cast<double>(sum);
}

/// One entry of a row, without its scale.
double entry(const QuantisedRows& of, std::uint32_t row, std::uint32_t column) {
  std::uint32_t first = of.indptr[row];
  std::uint32_t last = of.indptr[row + 1];
  while (first < last) {
    const std::uint32_t middle = first + (last - first) / 2;
    if (of.indices[middle] == column) return of.values[middle];
    (of.indices[middle] > column ? last : first) =
        of.indices[middle] > column ? middle : middle + 1;
  }
  return 0;
}

}  // namespace

const PartRule& rule_of(std::size_t part) { return kRules[part]; }

Source source_of(const PastItem& past) {
  return {past.item, static_cast<double>(past.weight_ppm) / kPpm};
}

Evidence evidence_of(const Model& model, const RecommendRequest& request, ListPurpose purpose) {
  Evidence evidence;
  evidence.past = past_of(model, request.interactions, request.now, purpose);
  for (const PastItem& past : evidence.past) {
    if (past.weight_ppm > 0) evidence.taste.push_back(source_of(past));
  }
  const ItemSet basket = items_of(model, request.basket);
  for (std::uint32_t item = 0; item < basket.size(); ++item) {
    if (basket[item] != 0) evidence.basket.push_back({item, 1});
  }
  if (!request.query.empty()) evidence.query = query_of(model, request.query);
  return evidence;
}

PartSums sum_parts(const Model& model, const Evidence& evidence,
                   const std::array<std::int64_t, kParts>& blend) {
  PartSums sums;
  for (std::size_t p = 0; p < kParts; ++p) {
    if (blend[p] == 0) continue;
    PartScore part = raw_part(model, evidence, p);
    part.deviation = deviation_of(part.score);
    // A pack of strange numbers may sum up to no number: such a part is silent.
    if (part.deviation > 0 && part.deviation < kMaxDeviation) sums[p] = std::move(part);
  }
  return sums;
}

double likeness(const QuantisedRows& of, std::uint32_t a, std::uint32_t b) {
  return overlap(of, a, b) * static_cast<double>(of.scale[a]) * static_cast<double>(of.scale[b]);
}

double contribution(const Model& model, const PartRule& rule, const Source& source,
                    std::uint32_t item, const std::vector<double>& lens) {
  if (rule.form == factors) {
    return source.weight * times_factors(model.factors, source.item, lens);
  }
  const QuantisedRows& of = model.*rule.rows;
  if (rule.form == space) return source.weight * likeness(of, source.item, item);
  return source.weight * static_cast<double>(of.scale[source.item]) * entry(of, source.item, item);
}

}  // namespace tillside::recommend
