// SPDX-License-Identifier: MIT
#include "learn/ease_local.h"

#include <algorithm>
#include <cmath>

#include "learn/dense/kernels.h"
#include "learn/keep_first.h"
#include "learn/noise.h"
#include "learn/parallel.h"
#include "learn/tfidf.h"

namespace tillside::learn {
namespace {

/// The baskets of each item, ascending by customer, so that distinct customers can be counted.
class Baskets {
 public:
  Baskets(const std::vector<Basket>& baskets, std::size_t item_count, float power)
      : baskets_(baskets), of_item_(item_count) {
    std::vector<std::uint32_t> order(baskets.size());
    for (std::uint32_t b = 0; b < order.size(); ++b) order[b] = b;
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
      return baskets[a].customer < baskets[b].customer;
    });
    weight_.resize(baskets.size());
    for (const auto b : order) {
      const auto size = static_cast<float>(std::max<std::size_t>(1, baskets[b].items.size()));
      weight_[b] = std::pow(size, -power);
      for (const auto item : baskets[b].items) of_item_[item].push_back(b);
    }
  }

  [[nodiscard]] float own_count(std::uint32_t item) const {
    float sum = 0;
    for (const auto b : of_item_[item]) sum += weight_[b];
    return sum;
  }
  [[nodiscard]] const std::vector<std::uint32_t>& of(std::uint32_t item) const {
    return of_item_[item];
  }
  [[nodiscard]] const Basket& basket(std::uint32_t b) const { return baskets_[b]; }
  [[nodiscard]] float weight(std::uint32_t b) const { return weight_[b]; }

 private:
  const std::vector<Basket>& baskets_;
  std::vector<std::vector<std::uint32_t>> of_item_;
  std::vector<float> weight_;
};

/// Counts the pairs of one item at a time.
class PairCounter {
 public:
  PairCounter(const Baskets& baskets, const std::vector<float>& own)
      : baskets_(baskets), own_(own), count_(own.size()), customers_(own.size()) {
    last_.assign(own.size(), kNobody);
  }

  /// The pairs most alike by cosine that at least `support` customers have, ascending by item.
  std::vector<Weight> pairs(std::uint32_t item, std::uint32_t support) {
    for (const auto b : baskets_.of(item)) add(baskets_.basket(b), baskets_.weight(b));
    std::vector<Weight> out;
    for (const auto other : touched_) {
      if (other != item && customers_[other] >= support && count_[other] > 0) {
        out.push_back({other, count_[other]});
      }
      count_[other] = 0;
      customers_[other] = 0;
      last_[other] = kNobody;
    }
    touched_.clear();
    keep_alike(out);
    return out;
  }

 private:
  void add(const Basket& basket, float weight) {
    for (const auto other : basket.items) {
      if (count_[other] == 0) touched_.push_back(other);
      count_[other] += weight;
      if (basket.customer == kNobody || last_[other] == basket.customer) continue;
      last_[other] = basket.customer;
      ++customers_[other];
    }
  }
  void keep_alike(std::vector<Weight>& pairs) const {
    const auto closeness = [&](const Weight& pair) {
      return pair.value * pair.value / own_[pair.item];
    };
    keep_first(pairs, kKnownPairs, [&](const Weight& x, const Weight& y) {
      const float one = closeness(x);
      const float other = closeness(y);
      return one != other ? one > other : x.item < y.item;
    });
    std::sort(pairs.begin(), pairs.end(), by_item);
    pairs.shrink_to_fit();  // one list for each item is kept
  }

  const Baskets& baskets_;
  const std::vector<float>& own_;
  std::vector<float> count_;
  std::vector<std::uint32_t> customers_;
  std::vector<std::int32_t> last_;
  std::vector<std::uint32_t> touched_;
};

/// Noise on each pair, the same seen from both of its items.
void blur(std::vector<Weight>& pairs, std::uint32_t item, const EaseOptions& options) {
  if (options.noise <= 0) return;
  for (Weight& pair : pairs) {
    const std::uint64_t key =
        std::uint64_t{std::min(item, pair.item)} << 32U | std::max(item, pair.item);
    pair.value += options.noise * static_cast<float>(gaussian(options.noise_seed, key));
  }
}

using PairLists = std::vector<std::vector<Weight>>;

float count_of(const PairLists& pairs, std::uint32_t a, std::uint32_t b) {
  const auto found =
      std::lower_bound(pairs[a].begin(), pairs[a].end(), b,
                       [](const Weight& pair, std::uint32_t item) { return pair.item < item; });
  return found == pairs[a].end() || found->item != b ? 0 : found->value;
}

/// The regressions over the neighbours.
class Local {
 public:
  Local(const PairLists& pairs, const std::vector<float>& own, const EaseOptions& options,
        const SparseRows* content)
      : pairs_(pairs), own_(own), options_(options), content_(content) {
    double sum = 0;
    double items = 0;
    for (const float count : own) {
      sum += static_cast<double>(count);
      items += count > 0 ? 1 : 0;
    }
    mean_ = static_cast<float>(sum / std::max(1.0, items));
  }

  /// What leads to `item`: from each of its nearest neighbours.
  [[nodiscard]] std::vector<Weight> leading_to(std::uint32_t item) const {
    std::vector<Weight> near = nearest(item);
    const std::size_t n = near.size();
    if (n == 0) return near;
    std::vector<float> gram(n * n);
    std::vector<float> share(n);
    for (std::size_t a = 0; a < n; ++a) {
      for (std::size_t b = a + 1; b < n; ++b) {
        const float one_way = count_of(pairs_, near[a].item, near[b].item);
        const float count = one_way > 0 ? one_way : count_of(pairs_, near[b].item, near[a].item);
        gram[a * n + b] = count + words(near[a].item, near[b].item);
      }
      gram[a * n + a] = diagonal(near[a].item);
      share[a] = near[a].value + words(near[a].item, item);
    }
    solve(gram, share);
    for (std::size_t a = 0; a < n; ++a) near[a].value = share[a];
    return near;
  }

 private:
  [[nodiscard]] std::vector<Weight> nearest(std::uint32_t item) const {
    std::vector<Weight> near = pairs_[item];
    if (near.size() <= kNeighbours) return near;
    keep_first(near, kNeighbours, [&](const Weight& a, const Weight& b) {
      const float x = a.value * a.value / own_[a.item];
      const float y = b.value * b.value / own_[b.item];
      return x != y ? x > y : a.item < b.item;
    });
    std::sort(near.begin(), near.end(), by_item);
    return near;
  }
  [[nodiscard]] float diagonal(std::uint32_t item) const {
    const float words_of_it = content_ != nullptr ? options_.content * mean_ : 0;
    return (own_[item] + words_of_it) * (1 + options_.dropout) + options_.lambda * mean_;
  }
  [[nodiscard]] float words(std::uint32_t a, std::uint32_t b) const {
    if (content_ == nullptr || options_.content <= 0) return 0;
    return options_.content * mean_ * cosine(*content_, a, b);
  }
  /// Pairs that are not known count as none, so that the matrix may not be positive definite: then
  /// its diagonal grows until it is.
  static void solve(const std::vector<float>& gram, std::vector<float>& share) {
    const std::size_t n = share.size();
    const std::vector<float> wanted = share;
    for (float grown = 1; grown < 1000; grown *= 2) {
      std::vector<float> factor = gram;
      for (std::size_t i = 0; i < n; ++i) factor[i * n + i] *= grown;
      share = wanted;
      if (dense::kernels().solve(factor.data(), n, share.data(), 1)) return;
    }
    share.assign(n, 0);
  }

  const PairLists& pairs_;
  const std::vector<float>& own_;
  const EaseOptions& options_;
  const SparseRows* content_;
  float mean_ = 0;
};

/// The items whose weights lead to each, as rows of what each leads to.
SparseRows by_source(const PairLists& leading, std::size_t keep) {
  PairLists rows(leading.size());
  for (std::uint32_t item = 0; item < leading.size(); ++item) {
    for (const Weight& pair : leading[item]) {
      if (pair.value != 0) rows[pair.item].push_back({item, pair.value});
    }
  }
  SparseRows out;
  for (auto& row : rows) {
    keep_largest(row, keep);
    for (const Weight& pair : row) out.push(pair.item, pair.value);
    out.end_row();
    row = {};
  }
  return out;
}

}  // namespace

std::size_t ease_local_bytes(std::size_t items) {
  return items * (kKnownPairs + 2 * kNeighbours) * sizeof(Weight);
}

SparseRows ease_local(const std::vector<Basket>& baskets, std::size_t item_count,
                      const EaseOptions& options, const SparseRows* content) {
  const Baskets all(baskets, item_count, options.basket_power);
  std::vector<float> own(item_count);
  for (std::uint32_t i = 0; i < item_count; ++i) {
    own[i] = all.own_count(i);
    if (options.noise <= 0) continue;
    const std::uint64_t key = std::uint64_t{i} << 32U | i;
    own[i] += options.noise * static_cast<float>(gaussian(options.noise_seed, key));
    own[i] = std::max(options.noise, own[i]);
  }
  PairLists pairs(item_count);
  parallel_for(item_count, 0, [&](std::size_t first, std::size_t last) {
    PairCounter counter(all, own);
    for (auto i = first; i < last; ++i) {
      pairs[i] = counter.pairs(static_cast<std::uint32_t>(i), options.support);
      blur(pairs[i], static_cast<std::uint32_t>(i), options);
    }
  });
  const Local local(pairs, own, options, content);
  PairLists leading(item_count);
  parallel_for(item_count, 0, [&](std::size_t first, std::size_t last) {
    for (auto i = first; i < last; ++i) {
      leading[i] = local.leading_to(static_cast<std::uint32_t>(i));
    }
  });
  return by_source(leading, options.keep);
}

}  // namespace tillside::learn
