// SPDX-License-Identifier: MIT
#include "learn/ease.h"

#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <algorithm>

namespace tillside::learn {
namespace {

using Matrix = Eigen::MatrixXf;
using Block = Eigen::Ref<Matrix, 0, Eigen::OuterStride<>>;

constexpr Eigen::Index kPanel = 128;

/// Inverts a lower triangle in place by halves: inv [A 0; B C] = [A^ 0; -C^ B A^  C^]. Three times
/// fewer operations than solving for the identity, and all of them matrix products.
void invert_lower(Block lower) {
  const Eigen::Index n = lower.rows();
  if (n <= kPanel) {
    Matrix identity = Matrix::Identity(n, n);
    lower.triangularView<Eigen::Lower>().solveInPlace(identity);
    lower.triangularView<Eigen::Lower>() = identity;
    return;
  }
  const Eigen::Index half = n / 2;
  const Eigen::Index rest = n - half;
  invert_lower(lower.topLeftCorner(half, half));
  invert_lower(lower.bottomRightCorner(rest, rest));
  auto below = lower.bottomLeftCorner(rest, half);
  const auto left = lower.bottomRightCorner(rest, rest).triangularView<Eigen::Lower>();
  const auto right = lower.topLeftCorner(half, half).triangularView<Eigen::Lower>();
  const Matrix product = left * below;
  below.noalias() = -(product * right);
}

/// The lower triangle of L^T L, in place, by halves from the top left.
void square_lower(Block lower) {
  const Eigen::Index n = lower.rows();
  if (n <= kPanel) {
    const Matrix triangle = lower.triangularView<Eigen::Lower>();
    lower.triangularView<Eigen::Lower>() = triangle.transpose() * triangle;
    return;
  }
  const Eigen::Index half = n / 2;
  const Eigen::Index rest = n - half;
  auto top = lower.topLeftCorner(half, half);
  auto below = lower.bottomLeftCorner(rest, half);
  auto corner = lower.bottomRightCorner(rest, rest);
  square_lower(top);
  top.selfadjointView<Eigen::Lower>().rankUpdate(below.transpose());
  const Matrix product = corner.triangularView<Eigen::Lower>().transpose() * below;
  below = product;
  square_lower(corner);
}

/// The lower triangle of X^T X + lambda I.
Matrix gram(const std::vector<Basket>& baskets, std::size_t item_count, float lambda) {
  const auto n = static_cast<Eigen::Index>(item_count);
  Matrix out = Matrix::Zero(n, n);
  for (const auto& basket : baskets) {
    for (std::size_t a = 0; a < basket.items.size(); ++a) {
      for (std::size_t b = a; b < basket.items.size(); ++b)
        out(basket.items[b], basket.items[a]) += 1;
    }
  }
  out.diagonal().array() += lambda;
  return out;
}

}  // namespace

std::size_t ease_bytes(std::size_t item_count) {
  return item_count * item_count * sizeof(float) * 3 / 2;
}

SparseRows ease(const std::vector<Basket>& baskets, std::size_t item_count,
                const EaseOptions& options) {
  Matrix p = gram(baskets, item_count, options.lambda);
  const Eigen::LLT<Eigen::Ref<Matrix>, Eigen::Lower> factor(p);
  invert_lower(p);
  square_lower(p);

  PairSupport support(baskets, item_count);
  SparseRows rows;
  std::vector<std::pair<float, std::uint32_t>> kept;
  for (std::uint32_t i = 0; i < item_count; ++i) {
    const auto& customers = support.row(i);
    kept.clear();
    for (std::uint32_t j = 0; j < item_count; ++j) {
      if (j == i || customers[j] < options.support) continue;
      const float weight = -(i > j ? p(i, j) : p(j, i)) / p(j, j);
      if (weight > 0) kept.emplace_back(-weight, j);
    }
    const std::size_t keep = std::min(options.keep, kept.size());
    const auto end = kept.begin() + static_cast<std::ptrdiff_t>(keep);
    std::partial_sort(kept.begin(), end, kept.end());
    kept.resize(keep);
    std::sort(kept.begin(), kept.end(), [](auto a, auto b) { return a.second < b.second; });
    for (const auto& [negative, column] : kept) rows.push(column, -negative);
    rows.end_row();
  }
  return rows;
}

}  // namespace tillside::learn
