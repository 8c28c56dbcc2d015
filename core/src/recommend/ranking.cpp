// SPDX-License-Identifier: MIT
#include "ranking.h"

#include <algorithm>
#include <cmath>

namespace tillside::recommend {
namespace {

constexpr double kPpm = 1e6;
constexpr std::int64_t kMaxScorePpm = 1'000'000'000'000;

bool of_catalogue(std::size_t part) {
  return static_cast<ScorePart>(part) == ScorePart::popularity;
}

/// Counts how often a group was listed; kNone is a group of its own for each item.
class GroupCap {
 public:
  explicit GroupCap(std::int64_t most) : most_(most) {}

  [[nodiscard]] bool full(std::uint32_t group) const {
    return most_ > 0 && group != kNone &&
           std::count(listed_.begin(), listed_.end(), group) >= most_;
  }
  void add(std::uint32_t group) { listed_.push_back(group); }

 private:
  std::int64_t most_;
  std::vector<std::uint32_t> listed_;  ///< at most k entries, so that a search by hand is short
};

}  // namespace

Blend effective_blend(const Blend& blend, const PartSums& sums) {
  Blend out = blend;
  bool known = false;
  for (std::size_t p = 0; p < kParts; ++p) {
    if (sums[p].score.empty()) out[p] = 0;
    known = known || (out[p] != 0 && !of_catalogue(p));
  }
  const auto popular = static_cast<std::size_t>(ScorePart::popularity);
  if (!known && !sums[popular].score.empty()) out[popular] = static_cast<std::int64_t>(kPpm);
  return out;
}

std::int64_t to_ppm(double x) {
  const double scaled = std::floor(x * kPpm + 0.5);
  if (scaled > static_cast<double>(kMaxScorePpm)) return kMaxScorePpm;
  if (scaled < -static_cast<double>(kMaxScorePpm)) return -kMaxScorePpm;
  return static_cast<std::int64_t>(scaled);
}

std::vector<std::int64_t> blend_scores(const PartSums& sums, const Blend& blend, std::size_t n) {
  std::vector<double> total(n);
  for (std::size_t p = 0; p < kParts; ++p) {
    if (blend[p] == 0) continue;
    const double factor = static_cast<double>(blend[p]) / kPpm / sums[p].deviation;
    for (std::size_t item = 0; item < n; ++item) total[item] += factor * sums[p].score[item];
  }
  std::vector<std::int64_t> scores(n);
  for (std::size_t item = 0; item < n; ++item) scores[item] = to_ppm(total[item]);
  return scores;
}

std::vector<Ranked> best(const Model& model, const std::vector<std::int64_t>& scores,
                         std::vector<std::uint32_t> allowed, std::size_t k, const Caps& caps) {
  const auto worse = [&](std::uint32_t a, std::uint32_t b) {
    return scores[a] != scores[b] ? scores[a] < scores[b] : a > b;
  };
  std::make_heap(allowed.begin(), allowed.end(), worse);
  GroupCap products(caps.per_product);
  GroupCap categories(caps.per_category);
  for (const std::uint32_t item : caps.beside) products.add(model.product[item]);
  std::vector<Ranked> list;
  while (list.size() < k && !allowed.empty()) {
    std::pop_heap(allowed.begin(), allowed.end(), worse);
    const std::uint32_t item = allowed.back();
    allowed.pop_back();
    if (products.full(model.product[item]) || categories.full(model.category[item])) continue;
    products.add(model.product[item]);
    categories.add(model.category[item]);
    list.push_back({item, scores[item]});
  }
  return list;
}

}  // namespace tillside::recommend
