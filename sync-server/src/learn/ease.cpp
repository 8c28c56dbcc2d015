// SPDX-License-Identifier: MIT
#include "learn/ease.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "learn/dense/kernels.h"
#include "learn/ease_local.h"
#include "learn/keep_first.h"
#include "learn/noise.h"

namespace tillside::learn {
namespace {

constexpr std::uint32_t kAbsent = 0xFFFFFFFF;
constexpr std::size_t kBits = 64;

/// Adds weight * T T^T to the lower triangle.
void add_content(const SparseRows& content, const std::vector<std::uint32_t>& items, float weight,
                 std::vector<float>& out) {
  struct Holder {
    std::size_t place;
    float value;
  };
  std::map<std::uint32_t, std::vector<Holder>> holders;
  for (std::size_t i = 0; i < items.size(); ++i) {
    for (auto k = content.indptr[items[i]]; k < content.indptr[items[i] + 1]; ++k) {
      holders[content.indices[k]].push_back({i, content.values[k]});
    }
  }
  for (const auto& [term, held] : holders) {
    for (std::size_t a = 0; a < held.size(); ++a) {
      const float by = weight * held[a].value;
      float* column = out.data() + held[a].place * items.size();
      for (std::size_t b = a; b < held.size(); ++b) column[held[b].place] += by * held[b].value;
    }
  }
}

}  // namespace

std::vector<std::uint32_t> ease_items(const std::vector<Basket>& baskets, std::size_t item_count,
                                      std::uint32_t support) {
  const PairSupport pairs(baskets, item_count);
  std::vector<std::uint32_t> items;
  for (std::uint32_t i = 0; i < item_count; ++i) {
    if (pairs.customers(i) >= support) items.push_back(i);
  }
  return items;
}

std::size_t ease_bytes(std::size_t items) {
  if (items > kMaxDenseItems) return ease_local_bytes(items);
  return items * items * (sizeof(float) * 9 / 4 + 1);
}

EaseProblem::EaseProblem(const std::vector<Basket>& baskets, std::size_t item_count,
                         std::uint32_t support, const SparseRows* content)
    : baskets_(baskets),
      content_(content),
      item_count_(item_count),
      items_(ease_items(baskets, item_count, support)),
      place_(item_count, kAbsent) {
  for (std::uint32_t i = 0; i < items_.size(); ++i) place_[items_[i]] = i;
  mark_supported(support);
}

void EaseProblem::mark_supported(std::uint32_t support) {
  const std::size_t n = items_.size();
  supported_.assign((n * n + kBits - 1) / kBits, 0);
  PairSupport pairs(baskets_, item_count_);
  for (std::size_t i = 0; i < n; ++i) {
    const auto& customers = pairs.row(items_[i]);
    for (std::size_t j = 0; j < n; ++j) {
      if (i == j || customers[items_[j]] < support) continue;
      supported_[(i * n + j) / kBits] |= std::uint64_t{1} << ((i * n + j) % kBits);
    }
  }
}

bool EaseProblem::supported(std::size_t i, std::size_t j) const {
  const std::size_t bit = i * items_.size() + j;
  return (supported_[bit / kBits] >> (bit % kBits) & 1U) != 0;
}

void EaseProblem::count_pairs(float basket_power) {
  if (counted_ == basket_power) return;
  const std::size_t n = items_.size();
  counts_.assign(n * n, 0);
  std::vector<std::uint32_t> present;
  for (const auto& basket : baskets_) {
    present.clear();
    for (const auto item : basket.items) {
      if (place_[item] != kAbsent) present.push_back(place_[item]);
    }
    const float weight =
        std::pow(static_cast<float>(std::max<std::size_t>(1, basket.items.size())), -basket_power);
    for (std::size_t a = 0; a < present.size(); ++a) {
      float* column = counts_.data() + present[a] * n;
      for (std::size_t b = a; b < present.size(); ++b) column[present[b]] += weight;
    }
  }
  counted_ = basket_power;
}

/// Noise on each pair that may be published; the others count as none, else their noise, of which
/// there is most, would rule the inverse. What the noise may take from the diagonal is added to it.
void EaseProblem::blur_counts(const EaseOptions& options) {
  const std::size_t n = items_.size();
  double pairs = 0;
  for (std::size_t j = 0; j < n; ++j) {
    for (std::size_t i = j + 1; i < n; ++i) {
      float& count = inverse_[j * n + i];
      if (!supported(i, j)) {
        count = 0;
        continue;
      }
      const std::uint64_t key = std::uint64_t{items_[j]} << 32U | items_[i];
      count += options.noise * static_cast<float>(gaussian(options.noise_seed, key));
      pairs += 2;
    }
  }
  const auto spread = static_cast<float>(2 * std::sqrt(pairs / static_cast<double>(n)));
  for (std::size_t i = 0; i < n; ++i) {
    const std::uint64_t key = std::uint64_t{items_[i]} << 32U | items_[i];
    const float own =
        inverse_[i * n + i] + options.noise * static_cast<float>(gaussian(options.noise_seed, key));
    inverse_[i * n + i] = std::max(0.0F, own) + options.noise * spread;
  }
}

void EaseProblem::fill(const EaseOptions& options, float grown) {
  const std::size_t n = items_.size();
  inverse_ = counts_;
  float mean = 0;
  for (std::size_t i = 0; i < n; ++i) mean += counts_[i * n + i] / static_cast<float>(n);
  if (options.noise > 0) blur_counts(options);
  if (content_ != nullptr && options.content > 0) {
    add_content(*content_, items_, options.content * mean, inverse_);
  }
  for (std::size_t i = 0; i < n; ++i) {
    float& diagonal = inverse_[i * n + i];
    diagonal = grown * (diagonal * (1 + options.dropout) + options.lambda * mean);
  }
}

void EaseProblem::invert(const EaseOptions& options) {
  EaseOptions same = options;
  if (inverted_) same.keep = inverted_->keep;
  if (inverted_ == same) return;
  count_pairs(options.basket_power);
  // Without noise the matrix is positive definite; with it the diagonal grows until it is.
  for (float grown = 1;; grown *= 2) {
    fill(options, grown);
    if (items_.empty() || dense::kernels().invert(inverse_.data(), items_.size())) break;
  }
  inverted_ = options;
}

SparseRows EaseProblem::rows(const EaseOptions& options) {
  invert(options);
  const std::size_t n = items_.size();
  SparseRows rows;
  std::vector<Weight> kept;
  for (std::uint32_t source = 0; source < item_count_; ++source) {
    kept.clear();
    const std::uint32_t i = place_[source];
    for (std::size_t j = 0; i != kAbsent && j < n; ++j) {
      if (!supported(i, j)) continue;
      const float p = i > j ? inverse_[j * n + i] : inverse_[i * n + j];
      if (p != 0) kept.push_back({items_[j], -p / inverse_[j * n + j]});
    }
    keep_largest(kept, options.keep);
    for (const Weight& weight : kept) rows.push(weight.item, weight.value);
    rows.end_row();
  }
  return rows;
}

SparseRows ease(const std::vector<Basket>& baskets, std::size_t item_count,
                const EaseOptions& options, const SparseRows* content) {
  if (ease_items(baskets, item_count, options.support).size() > kMaxDenseItems) {
    return ease_local(baskets, item_count, options, content);
  }
  return EaseProblem(baskets, item_count, options.support, content).rows(options);
}

}  // namespace tillside::learn
