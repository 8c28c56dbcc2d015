// SPDX-License-Identifier: MIT
#include "explain.h"

#include "order.h"

namespace tillside::recommend {
namespace {

struct Share {
  ScoreReasonKind kind;
  std::uint32_t source;  ///< the past item, or kNone
  double share;
};

/// What one part gives, in the unit of the score, for each unit of its sum.
double factor_of(const PartSums& sums, const Blend& blend, std::size_t p) {
  return blend[p] == 0 ? 0 : static_cast<double>(blend[p]) / 1e6 / sums[p].deviation;
}

/// The parts of one group that have a say, with the lens of the item where they need one.
struct Lenses {
  std::array<double, kParts> factor{};
  std::array<std::vector<double>, kParts> lens;
};

double from_source(const Model& model, const Lenses& lenses, bool of_basket, const Source& source,
                   std::uint32_t item) {
  double share = 0;
  for (std::size_t p = 0; p < kParts; ++p) {
    const PartRule& rule = rule_of(p);
    if (lenses.factor[p] == 0 || rule.form == PartForm::whole || rule.of_basket != of_basket) {
      continue;
    }
    share += lenses.factor[p] * contribution(model, rule, source, item, lenses.lens[p]);
  }
  return share;
}

std::vector<Share> shares_of(const Model& model, const Evidence& evidence, const PartSums& sums,
                             const Blend& blend, std::uint32_t item) {
  Lenses lenses;
  for (std::size_t p = 0; p < kParts; ++p) {
    lenses.factor[p] = factor_of(sums, blend, p);
    if (lenses.factor[p] != 0 && rule_of(p).form == PartForm::factors) {
      lenses.lens[p] = lens_of(model.factors, sums[p].fold, item);
    }
  }
  std::vector<Share> shares;
  for (const Source& source : evidence.basket) {
    shares.push_back(
        {ScoreReasonKind::in_basket, source.item, from_source(model, lenses, true, source, item)});
  }
  for (const PastItem& past : evidence.past) {
    const auto kind = past.bought ? ScoreReasonKind::bought : ScoreReasonKind::looked_at;
    shares.push_back({kind, past.item, from_source(model, lenses, false, source_of(past), item)});
  }
  for (std::size_t p = 0; p < kParts; ++p) {
    const PartRule& rule = rule_of(p);
    if (lenses.factor[p] == 0 || rule.form != PartForm::whole) continue;
    shares.push_back({rule.reason, rule.reason == ScoreReasonKind::bought_before ? item : kNone,
                      lenses.factor[p] * sums[p].score[item]});
  }
  return shares;
}

bool larger(const void* reasons, std::uint32_t a, std::uint32_t b) {
  const auto& of = *static_cast<const std::vector<ScoreReason>*>(reasons);
  return of[a].share_ppm != of[b].share_ppm ? of[a].share_ppm > of[b].share_ppm : a < b;
}

}  // namespace

std::vector<ScoreReason> reasons_for(const Model& model, const Evidence& evidence,
                                     const PartSums& sums, const Blend& blend, const Ranked& ranked,
                                     std::size_t most) {
  const std::vector<Share> shares = shares_of(model, evidence, sums, blend, ranked.item);
  std::vector<ScoreReason> all;
  double run = 0;
  std::int64_t told = 0;
  for (const Share& share : shares) {
    run += share.share;
    const std::int64_t ppm = to_ppm(run) - told;
    told += ppm;
    if (ppm == 0) continue;
    all.push_back({.kind = share.kind, .share_ppm = ppm});
    if (share.source != kNone) all.back().sku = model.skus[share.source];
  }
  std::vector<ScoreReason> reasons;
  std::int64_t left = ranked.score_ppm;
  for (const std::uint32_t i : ordered(all.size(), larger, &all)) {
    if (reasons.size() == most) break;
    // The parts were summed in another order than the shares: a millionth may be left over.
    if (reasons.empty()) all[i].share_ppm += ranked.score_ppm - told;
    left -= all[i].share_ppm;
    reasons.push_back(std::move(all[i]));
  }
  if (left != 0) reasons.push_back({.kind = ScoreReasonKind::rest, .share_ppm = left});
  return reasons;
}

}  // namespace tillside::recommend
