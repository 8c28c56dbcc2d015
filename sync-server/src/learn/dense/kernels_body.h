// SPDX-License-Identifier: MIT

/// @file
/// The bodies of the kernels, included once for each kind of processor with Eigen under another
/// name: templates of equal names compiled with other flags would be taken for one another.
/// No #pragma once: each kind is a file of its own that includes this once.

#define EIGEN_NO_DEBUG
#define EIGEN_DONT_PARALLELIZE
#include <Eigen/Cholesky>
#include <Eigen/Core>

#include "learn/dense/kernels.h"

namespace tillside::learn::dense {
namespace {

using Index = Eigen::Index;
using Matrix = Eigen::MatrixXf;
using Vector = Eigen::VectorXf;
using Map = Eigen::Map<Matrix>;
using ConstMap = Eigen::Map<const Matrix>;
using Block = Eigen::Ref<Matrix, 0, Eigen::OuterStride<>>;

constexpr Index kPanel = 128;
constexpr Index kGathered = 512;

Index index(std::size_t n) { return static_cast<Index>(n); }

/// Inverts a lower triangle in place by halves: inv [A 0; B C] = [A^ 0; -C^ B A^  C^]. Three times
/// fewer operations than solving for the identity, and all of them matrix products.
void invert_lower(Block lower) {
  const Index n = lower.rows();
  if (n <= kPanel) {
    Matrix identity = Matrix::Identity(n, n);
    lower.triangularView<Eigen::Lower>().solveInPlace(identity);
    lower.triangularView<Eigen::Lower>() = identity;
    return;
  }
  const Index half = n / 2;
  const Index rest = n - half;
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
  const Index n = lower.rows();
  if (n <= kPanel) {
    const Matrix triangle = lower.triangularView<Eigen::Lower>();
    lower.triangularView<Eigen::Lower>() = triangle.transpose() * triangle;
    return;
  }
  const Index half = n / 2;
  const Index rest = n - half;
  auto top = lower.topLeftCorner(half, half);
  auto below = lower.bottomLeftCorner(rest, half);
  auto corner = lower.bottomRightCorner(rest, rest);
  square_lower(top);
  top.selfadjointView<Eigen::Lower>().rankUpdate(below.transpose());
  const Matrix product = corner.triangularView<Eigen::Lower>().transpose() * below;
  below = product;
  square_lower(corner);
}

bool invert(float* a, std::size_t n) {
  Map whole(a, index(n), index(n));
  const Eigen::LLT<Eigen::Ref<Matrix>, Eigen::Lower> factor(whole);
  if (factor.info() != Eigen::Success) return false;
  invert_lower(whole);
  square_lower(whole);
  return true;
}

void solve_again(const float* factor, std::size_t n, float* b, std::size_t columns) {
  const ConstMap lower(factor, index(n), index(n));
  Map out(b, index(n), index(columns));
  lower.triangularView<Eigen::Lower>().solveInPlace(out);
  lower.triangularView<Eigen::Lower>().transpose().solveInPlace(out);
}

bool solve(float* a, std::size_t n, float* b, std::size_t columns) {
  Map whole(a, index(n), index(n));
  const Eigen::LLT<Eigen::Ref<Matrix>, Eigen::Lower> factor(whole);
  if (factor.info() != Eigen::Success) return false;
  solve_again(a, n, b, columns);
  return true;
}

void gram(const float* y, std::size_t d, std::size_t n, float by, float* out) {
  const ConstMap vectors(y, index(d), index(n));
  Map(out, index(d), index(d)).noalias() = by * (vectors * vectors.transpose());
}

void ridge_rows(const RidgeRows& job) {
  const Index d = index(job.d);
  const ConstMap gram_of_all(job.gram, d, d);
  Matrix a(d, d);
  Matrix gathered(d, kGathered);
  for (std::size_t row = job.first; row < job.last; ++row) {
    Eigen::Map<Vector> x(job.out + row * job.d, d);
    x.setZero();
    const std::uint32_t begin = job.indptr[row];
    const std::uint32_t end = job.indptr[row + 1];
    if (begin == end) continue;
    a.triangularView<Eigen::Lower>() = gram_of_all;
    for (std::uint32_t from = begin; from < end; from += kGathered) {
      const Index count = std::min<Index>(kGathered, end - from);
      for (Index k = 0; k < count; ++k) {
        gathered.col(k) = ConstMap(job.vectors + job.columns[from + k] * job.d, d, 1);
        x += gathered.col(k);
      }
      a.selfadjointView<Eigen::Lower>().rankUpdate(gathered.leftCols(count));
    }
    a.diagonal().array() += job.lambda * (static_cast<float>(end - begin) + job.unseen);
    const Eigen::LLT<Eigen::Ref<Matrix>, Eigen::Lower> factor(a);
    factor.solveInPlace(x);
  }
}

}  // namespace

Kernels TILLSIDE_KERNELS() { return {invert, solve, solve_again, gram, ridge_rows}; }

}  // namespace tillside::learn::dense
