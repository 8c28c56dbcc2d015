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

/// The list so far, and what may still come into it.
struct Listing {
  const Model& model;
  const std::vector<std::int64_t>& scores;
  const Manner& manner;
  GroupCap products{manner.per_product};
  GroupCap categories{manner.per_category};
  ItemSet taken = ItemSet(model.size());
  std::vector<Ranked> list = {};

  [[nodiscard]] bool open(std::uint32_t item) const {
    return taken[item] == 0 && !products.full(model.product[item]) &&
           !categories.full(model.category[item]);
  }
  void add(std::uint32_t item) {
    taken[item] = 1;
    products.add(model.product[item]);
    categories.add(model.category[item]);
    list.push_back({item, scores[item]});
  }
};

/// Items in the order of their scores. Where likeness counts, the best few stand in a window, from
/// which the one with the least penalty beside its score is taken (MMR).
class Queue {
 public:
  Queue(const Listing& listing, std::vector<std::uint32_t> items)
      : listing_(listing), heap_(std::move(items), better, &listing.scores) {
    if (listing.manner.diversity_ppm > 0) width_ = 4 * listing.manner.k + 100;
  }

  /// The next item that may be listed, or kNone.
  [[nodiscard]] std::uint32_t take() {
    while (window_.size() < width_ && !heap_.empty()) {
      const std::uint32_t item = heap_.take();
      if (unit_ < 0) unit_ = listing_.scores[item] > 0 ? listing_.scores[item] : 0;
      if (!listing_.open(item)) continue;
      window_.push_back({item, 0});
      for (const Ranked& one : listing_.list) mark(window_.back(), one.item);
    }
    std::size_t best = window_.size();
    for (std::size_t i = 0; i < window_.size(); ++i) {
      if (!listing_.open(window_[i].item)) continue;
      if (best == window_.size() || worth(window_[i]) > worth(window_[best])) best = i;
    }
    if (best == window_.size()) {
      window_.clear();
      return heap_.empty() ? kNone : take();
    }
    const std::uint32_t item = window_[best].item;
    window_.erase(window_.begin() + static_cast<std::ptrdiff_t>(best));
    return item;
  }

  void listed(std::uint32_t item) {
    for (Waiting& one : window_) mark(one, item);
  }

 private:
  struct Waiting {
    std::uint32_t item;
    std::int64_t alike_ppm;  ///< the largest cosine to an item of the list
  };

  [[nodiscard]] std::int64_t worth(const Waiting& one) const {
    const double penalty = static_cast<double>(one.alike_ppm) / kPpm *
                           static_cast<double>(listing_.manner.diversity_ppm) / kPpm *
                           static_cast<double>(unit_);
    return listing_.scores[one.item] - static_cast<std::int64_t>(penalty);
  }
  void mark(Waiting& one, std::uint32_t item) const {
    if (width_ == 1) return;
    const std::int64_t alike_ppm = to_ppm(likeness(listing_.model.content, one.item, item));
    if (alike_ppm > one.alike_ppm) one.alike_ppm = alike_ppm;
  }

  const Listing& listing_;
  IndexHeap heap_;
  std::size_t width_ = 1;
  std::int64_t unit_ = -1;       ///< the best score
  std::vector<Waiting> window_;  ///< best score first
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
  const double scaled = x * kPpm + (x < 0 ? -0.5 : 0.5);
  if (!(scaled < kMaxScorePpm)) return static_cast<std::int64_t>(kMaxScorePpm);  // or no number
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
                         const ItemSet& allowed, const Manner& manner) {
  Listing listing{model, scores, manner};
  std::vector<std::uint32_t> all;
  std::vector<std::uint32_t> fresh;
  for (std::uint32_t item = 0; item < allowed.size(); ++item) {
    if (manner.beside != nullptr && (*manner.beside)[item] != 0) {
      listing.products.add(model.product[item]);
    }
    if (allowed[item] == 0) continue;
    all.push_back(item);
    if (manner.fresh_slots > 0 && (*manner.fresh)[item] != 0) fresh.push_back(item);
  }
  Queue queue(listing, std::move(all));
  Queue fresh_queue(listing, std::move(fresh));
  const auto k = static_cast<std::int64_t>(manner.k);
  for (std::int64_t place = 0; place < k; ++place) {
    const bool slot = (place + 1) * manner.fresh_slots / k > place * manner.fresh_slots / k;
    std::uint32_t item = slot ? fresh_queue.take() : kNone;
    if (item == kNone) item = queue.take();
    if (item == kNone) break;
    listing.add(item);
    queue.listed(item);
    fresh_queue.listed(item);
  }
  return std::move(listing.list);
}

}  // namespace tillside::recommend
