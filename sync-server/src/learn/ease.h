// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// EASE^R (H. Steck, "Embarrassingly Shallow Autoencoders for Sparse Data", WWW 2019): the linear
/// model that predicts each item of a basket from the others, with no item predicting itself.
///
///     P = (X^T X + lambda I)^-1        B_ij = -P_ij / P_jj,  B_jj = 0        scores = x B

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "learn/baskets.h"
#include "learn/sparse_rows.h"

namespace tillside::learn {

/// What is measured in means of the diagonal of X^T X does not depend on how much data there is.
struct EaseOptions {
  float lambda = 1;        ///< ridge, in means of the diagonal; large = rely on what sells much
  float dropout = 0;       ///< adds so much of each item's own count to its ridge: as if that share
                           ///< of a basket were missing (Steck, "Autoencoders that don't overfit
                           ///< towards the identity", NeurIPS 2020)
  float basket_power = 0;  ///< a basket of m items counts m^-power: no one customer rules
  float content = 0;      ///< titles as side information, in means of the diagonal: X^T X + c T T^T
  std::size_t keep = 50;  ///< the K weights of each row with the largest magnitude
  std::uint32_t support = 10;  ///< distinct customers that every published weight rests on
  float noise = 0;             ///< deviation of what is added to each count of a pair (noise.h)
  std::uint64_t noise_seed = 0;

  bool operator==(const EaseOptions&) const = default;
};

/// The dense inverse takes memory of items^2 and time of items^3: beyond so many that take part,
/// each item is predicted from its nearest neighbours alone (ease_local.h).
inline constexpr std::size_t kMaxDenseItems = 6'000;

/// The items that take part, ascending: those bought by at least `support` customers, since no
/// weight of another could be published.
[[nodiscard]] std::vector<std::uint32_t> ease_items(const std::vector<Basket>& baskets,
                                                    std::size_t item_count, std::uint32_t support);

/// Bytes that ease() holds at its peak for so many items that take part.
[[nodiscard]] std::size_t ease_bytes(std::size_t items);

/// One set of baskets, learnt from at several settings: what a setting shares with the one before
/// (counts of pairs, their support, the inverse) is not computed again.
class EaseProblem {
 public:
  /// `content` holds the items' words, rows of length 1; null for none. Both must outlive this.
  EaseProblem(const std::vector<Basket>& baskets, std::size_t item_count, std::uint32_t support,
              const SparseRows* content);

  /// Row i of the result holds the weights that an item i in the history gives to other items.
  /// `options.support` is that of the constructor.
  [[nodiscard]] SparseRows rows(const EaseOptions& options);

 private:
  void count_pairs(float basket_power);
  void mark_supported(std::uint32_t support);
  void invert(const EaseOptions& options);
  void fill(const EaseOptions& options, float grown);
  void blur_counts(const EaseOptions& options);
  [[nodiscard]] bool supported(std::size_t i, std::size_t j) const;

  const std::vector<Basket>& baskets_;
  const SparseRows* content_;
  std::size_t item_count_;
  std::vector<std::uint32_t> items_;      ///< that take part, ascending
  std::vector<std::uint32_t> place_;      ///< of each item among them
  std::vector<std::uint64_t> supported_;  ///< a bit for each pair of them
  std::vector<float> counts_;             ///< lower triangle of the weighted X^T X, column-major
  std::vector<float> inverse_;
  std::optional<float> counted_;         ///< the basket power of counts_
  std::optional<EaseOptions> inverted_;  ///< the setting of inverse_
};

/// The same for one setting.
[[nodiscard]] SparseRows ease(const std::vector<Basket>& baskets, std::size_t item_count,
                              const EaseOptions& options, const SparseRows* content = nullptr);

}  // namespace tillside::learn
