// SPDX-License-Identifier: MIT
#include "ranking.h"

#include "order.h"

namespace tillside::recommend {
namespace {

constexpr double kPpm = 1e6;
constexpr double kMaxScorePpm = 1e12;

bool of_catalogue(std::size_t part) {
  return static_cast<ScorePart>(part) == ScorePart::popularity;
}

/// Counts how often a group was listed; kNone is a group of its own for each item.
class GroupCap {
 public:
  explicit GroupCap(std::int64_t most) : most_(most) {}

  [[nodiscard]] bool full(std::uint32_t group) const {
    if (most_ == 0 || group == kNone) return false;
    std::int64_t count = 0;
    for (const std::uint32_t listed : listed_) count += listed == group ? 1 : 0;
    return count >= most_;
  }
  void add(std::uint32_t group) {
    if (most_ > 0) listed_.push_back(group);
  }

 private:
  std::int64_t most_;
  std::vector<std::uint32_t> listed_;  ///< at most k entries, so that a search by hand is short
};

bool better(const void* scores, std::uint32_t a, std::uint32_t b) {
  const auto& of = *static_cast<const std::vector<std::int64_t>*>(scores);
  return of[a] != of[b] ? of[a] > of[b] : a < b;
}

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
  const double scaled = x * kPpm + (x < 0 ? -0.5 : 0.5);
  if (scaled > kMaxScorePpm) return static_cast<std::int64_t>(kMaxScorePpm);
  if (scaled < -kMaxScorePpm) return -static_cast<std::int64_t>(kMaxScorePpm);
  return static_cast<std::int64_t>(scaled);  // cuts the fraction off
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
                         const ItemSet& allowed, std::size_t k, const Caps& caps) {
  GroupCap products(caps.per_product);
  GroupCap categories(caps.per_category);
  std::vector<std::uint32_t> items;
  for (std::uint32_t item = 0; item < allowed.size(); ++item) {
    if (allowed[item] != 0) items.push_back(item);
    if (caps.beside != nullptr && (*caps.beside)[item] != 0) products.add(model.product[item]);
  }
  IndexHeap heap(std::move(items), better, &scores);
  std::vector<Ranked> list;
  while (list.size() < k && !heap.empty()) {
    const std::uint32_t item = heap.take();
    if (products.full(model.product[item]) || categories.full(model.category[item])) continue;
    products.add(model.product[item]);
    categories.add(model.category[item]);
    list.push_back({item, scores[item]});
  }
  return list;
}

}  // namespace tillside::recommend
