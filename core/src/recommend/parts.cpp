// SPDX-License-Identifier: MIT
#include "parts.h"

#include <cmath>

namespace tillside::recommend {
namespace {

constexpr double kPpm = 1e6;

const QuantisedRows& rows_of(const Model& model, ScorePart part) {
  const bool orders = part == ScorePart::basket_orders || part == ScorePart::history_orders;
  return orders ? model.orders : model.users;
}

bool of_basket(ScorePart part) {
  return part == ScorePart::basket_orders || part == ScorePart::basket_users ||
         part == ScorePart::basket_content;
}

std::vector<double> sum_rows(const QuantisedRows& rows, const std::vector<Source>& sources,
                             std::size_t n) {
  std::vector<double> score(n);
  for (const Source& source : sources) {
    const double weight = source.weight * static_cast<double>(rows.scale[source.item]);
    for (std::uint32_t k = rows.indptr[source.item]; k < rows.indptr[source.item + 1]; ++k) {
      score[rows.indices[k]] += weight * rows.values[k];
    }
  }
  return score;
}

/// The sources' terms summed up: a content vector of the taste.
std::vector<double> sum_terms(const Model& model, const std::vector<Source>& sources) {
  return sum_rows(model.content, sources, model.vocabulary.size());
}

std::vector<double> match_terms(const Model& model, const std::vector<double>& terms) {
  const QuantisedRows& rows = model.content;
  std::vector<double> score(model.size());
  for (std::size_t item = 0; item < score.size(); ++item) {
    double sum = 0;
    for (std::uint32_t k = rows.indptr[item]; k < rows.indptr[item + 1]; ++k) {
      sum += terms[rows.indices[k]] * rows.values[k];
    }
    score[item] = sum * static_cast<double>(rows.scale[item]);
  }
  return score;
}

std::vector<double> own_purchases(const Model& model, const std::vector<PastItem>& past) {
  std::vector<double> score(model.size());
  for (const PastItem& one : past) score[one.item] = static_cast<double>(one.own_ppm) / kPpm;
  return score;
}

std::vector<double> raw_part(const Model& model, const Evidence& evidence, ScorePart part) {
  const auto& sources = of_basket(part) ? evidence.basket : evidence.taste;
  switch (part) {
    case ScorePart::basket_orders:
    case ScorePart::basket_users:
    case ScorePart::history_orders:
    case ScorePart::history_users:
      return sum_rows(rows_of(model, part), sources, model.size());
    case ScorePart::basket_content:
    case ScorePart::history_content:
      return sources.empty() ? std::vector<double>()
                             : match_terms(model, sum_terms(model, sources));
    case ScorePart::popularity:
      return model.popularity;
    case ScorePart::own_purchases:
      return own_purchases(model, evidence.past);
    case ScorePart::query:
      return evidence.query.empty() ? std::vector<double>() : match_query(model, evidence.query);
  }
  return {};
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

}  // namespace

Source source_of(const PastItem& past) {
  return {past.item, static_cast<double>(past.weight_ppm) / kPpm};
}

Evidence evidence_of(const Model& model, const RecommendRequest& request) {
  Evidence evidence;
  evidence.past = past_of(model, request.interactions, request.now);
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
    PartScore part{raw_part(model, evidence, static_cast<ScorePart>(p)), 0};
    part.deviation = deviation_of(part.score);
    if (part.deviation > 0) sums[p] = std::move(part);
  }
  return sums;
}

double contribution(const Model& model, ScorePart part, const Source& source, std::uint32_t item) {
  if (part == ScorePart::basket_content || part == ScorePart::history_content) {
    const auto& rows = model.content;
    return source.weight * static_cast<double>(rows.scale[source.item]) *
           overlap(rows, source.item, item) * static_cast<double>(rows.scale[item]);
  }
  const QuantisedRows& rows = rows_of(model, part);
  std::uint32_t first = rows.indptr[source.item];
  std::uint32_t last = rows.indptr[source.item + 1];
  while (first < last) {
    const std::uint32_t middle = first + (last - first) / 2;
    if (rows.indices[middle] == item) {
      return source.weight * static_cast<double>(rows.scale[source.item]) * rows.values[middle];
    }
    (rows.indices[middle] > item ? last : first) =
        rows.indices[middle] > item ? middle : middle + 1;
  }
  return 0;
}

double overlap(const QuantisedRows& content, std::uint32_t a, std::uint32_t b) {
  std::int64_t sum = 0;
  std::uint32_t i = content.indptr[a];
  std::uint32_t j = content.indptr[b];
  while (i < content.indptr[a + 1] && j < content.indptr[b + 1]) {
    if (content.indices[i] == content.indices[j]) {
      sum += content.values[i++] * content.values[j++];
    } else if (content.indices[i] < content.indices[j]) {
      ++i;
    } else {
      ++j;
    }
  }
  return static_cast<double>(sum);
}

}  // namespace tillside::recommend
