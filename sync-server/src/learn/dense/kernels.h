// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// The dense arithmetic of learning, compiled for several kinds of processor and chosen when the
/// program starts. Plain pointers and nothing of the standard library, so that no code for a newer
/// processor can be linked in where an older one runs it. Matrices are column-major.
///
/// Wider registers add in another order: the same input gives the same bytes on processors of one
/// kind, for any number of threads.

#include <cstddef>
#include <cstdint>

namespace tillside::learn::dense {

/// A ridge regression for each of a run of rows over the vectors of the other side:
///     (gram + sum y y^T + ridge_r I) x_r = sum y,  over the columns of row r
struct RidgeRows {
  std::size_t d = 0;
  const float* gram = nullptr;             ///< d x d
  const float* vectors = nullptr;          ///< d x what `columns` point at
  const std::uint32_t* columns = nullptr;  ///< of row r: indptr[r] .. indptr[r + 1]
  const std::uint32_t* indptr = nullptr;
  std::size_t first = 0;
  std::size_t last = 0;
  float lambda = 0;  ///< ridge_r = lambda * (number of columns + unseen)
  float unseen = 0;
  float* out = nullptr;  ///< d x rows; 0 where a row has no columns
};

struct Kernels {
  /// The lower triangle of a symmetric n x n matrix becomes that of its inverse. False where it is
  /// not positive definite, with what is left of it.
  bool (*invert)(float* a, std::size_t n);
  /// The lower triangle becomes its Cholesky factor, and `b` (n x columns) what solves a x = b.
  /// False where `a` is not positive definite: both are of no use then.
  bool (*solve)(float* a, std::size_t n, float* b, std::size_t columns);
  /// The Cholesky factor is there already.
  void (*solve_again)(const float* factor, std::size_t n, float* b, std::size_t columns);
  /// out = by * y y^T, for y of d x n.
  void (*gram)(const float* y, std::size_t d, std::size_t n, float by, float* out);
  void (*ridge_rows)(const RidgeRows& job);
};

/// The best of what this processor can run.
[[nodiscard]] const Kernels& kernels();

[[nodiscard]] Kernels baseline_kernels();
#ifdef TILLSIDE_X86_KERNELS
[[nodiscard]] Kernels avx2_kernels();
[[nodiscard]] Kernels avx512_kernels();
#endif

}  // namespace tillside::learn::dense
