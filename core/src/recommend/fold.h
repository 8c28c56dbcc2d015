// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// A shopper's vector in the space of the item factors, folded in on the device:
///     A x = sum w_i y_i,  A = G + sum w_i y_i y_i^T + lambda (sum w_i + unseen) I
/// by one Cholesky of d x d. The score y_j . x is linear in the w_i y_i: y_j^T A^-1 y_i is what
/// past item i gives to item j for each unit of its weight.

#include "model.h"

namespace tillside::recommend {

/// Something that gives weight to other items: a past item, or an item in the basket.
struct Source {
  std::uint32_t item = 0;
  double weight = 0;
};

/// The lower triangle of A = L L^T, row-major d x d; empty where A is not positive definite.
[[nodiscard]] std::vector<double> fold_matrix(const Factors& factors,
                                              const std::vector<Source>& sources);

/// Solves L L^T x = b in place.
void solve_fold(const std::vector<double>& lower, std::vector<double>& b);

/// A^-1 y of one item.
[[nodiscard]] std::vector<double> lens_of(const Factors& factors, const std::vector<double>& lower,
                                          std::uint32_t item);

/// The shopper's vector x; empty where the sources say nothing.
[[nodiscard]] std::vector<double> fold_user(const Factors& factors,
                                            const std::vector<double>& lower,
                                            const std::vector<Source>& sources);

/// Every item's score; empty where the sources say nothing.
[[nodiscard]] std::vector<double> fold_scores(const Factors& factors,
                                              const std::vector<double>& lower,
                                              const std::vector<Source>& sources);

/// y of one item times a vector.
[[nodiscard]] double times_factors(const Factors& factors, std::uint32_t item,
                                   const std::vector<double>& vector);

}  // namespace tillside::recommend
