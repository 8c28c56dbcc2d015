// SPDX-License-Identifier: MIT
#include "learn/ials.h"

#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <cmath>

#include "learn/dense/kernels.h"
#include "learn/parallel.h"
#include "learn/scrambled.h"

namespace tillside::learn {
namespace {

using Matrix = Eigen::MatrixXf;
using Vector = Eigen::VectorXf;
using Map = Eigen::Map<const Matrix>;

/// One side's items by row of the other.
struct Rows {
  std::vector<std::uint32_t> indptr{0};
  std::vector<std::uint32_t> columns;
};

/// One side's vectors, given the other's: a ridge regression for each row.
void solve_side(const Rows& rows, const Matrix& other, Matrix& side, const IalsOptions& options) {
  const auto d = static_cast<std::size_t>(other.rows());
  std::vector<float> gram(d * d);
  dense::kernels().gram(other.data(), d, static_cast<std::size_t>(other.cols()), options.unobserved,
                        gram.data());
  const dense::RidgeRows all{.d = d,
                             .gram = gram.data(),
                             .vectors = other.data(),
                             .columns = rows.columns.data(),
                             .indptr = rows.indptr.data(),
                             .lambda = options.lambda,
                             .unseen = options.unobserved * static_cast<float>(other.cols()),
                             .out = side.data()};
  parallel_for(rows.indptr.size() - 1, options.threads, [&](std::size_t first, std::size_t last) {
    dense::RidgeRows job = all;
    job.first = first;
    job.last = last;
    dense::kernels().ridge_rows(job);
  });
}

/// The same pairs by the other side.
Rows transposed(const Rows& rows, std::size_t columns) {
  Rows out;
  out.indptr.assign(columns + 1, 0);
  for (const auto column : rows.columns) ++out.indptr[column + 1];
  for (std::size_t c = 0; c < columns; ++c) out.indptr[c + 1] += out.indptr[c];
  out.columns.resize(rows.columns.size());
  std::vector<std::uint32_t> next(out.indptr.begin(), out.indptr.end() - 1);
  for (std::uint32_t r = 0; r + 1 < rows.indptr.size(); ++r) {
    for (auto k = rows.indptr[r]; k < rows.indptr[r + 1]; ++k) {
      out.columns[next[rows.columns[k]]++] = r;
    }
  }
  return out;
}

/// Small numbers around zero, the same on every machine.
Matrix first_guess(std::size_t d, std::size_t n, std::uint64_t seed) {
  Matrix out(static_cast<Eigen::Index>(d), static_cast<Eigen::Index>(n));
  Dice dice(seed);
  const double width = 0.35 / std::sqrt(static_cast<double>(d));
  for (Eigen::Index i = 0; i < out.size(); ++i) {
    out.data()[i] = static_cast<float>((dice.unit() - 0.5) * width);
  }
  return out;
}

}  // namespace

Factors ials(const std::vector<Basket>& baskets, std::size_t item_count,
             const IalsOptions& options) {
  Rows of_basket;
  for (const auto& basket : baskets) {
    if (basket.items.empty()) continue;
    of_basket.columns.insert(of_basket.columns.end(), basket.items.begin(), basket.items.end());
    of_basket.indptr.push_back(static_cast<std::uint32_t>(of_basket.columns.size()));
  }
  const Rows of_item = transposed(of_basket, item_count);
  Matrix items = first_guess(options.d, item_count, options.seed);
  Matrix users(items.rows(), static_cast<Eigen::Index>(of_basket.indptr.size() - 1));
  for (int sweep = 0; sweep < options.sweeps; ++sweep) {
    solve_side(of_basket, items, users, options);
    solve_side(of_item, users, items, options);
  }
  const Matrix gram = options.unobserved * (items * items.transpose());
  return {options.d,
          {items.data(), items.data() + items.size()},
          {gram.data(), gram.data() + gram.size()},
          options.unobserved,
          options.lambda};
}

std::vector<float> Factors::fold_in(
    const std::vector<std::pair<std::uint32_t, float>>& sources) const {
  const auto dims = static_cast<Eigen::Index>(d);
  const Map all(items.data(), dims, static_cast<Eigen::Index>(size()));
  Matrix a = Map(gram.data(), dims, dims);
  Vector b = Vector::Zero(dims);
  float sum = unobserved * static_cast<float>(size());
  for (const auto& [item, weight] : sources) {
    const auto y = all.col(static_cast<Eigen::Index>(item));
    a.selfadjointView<Eigen::Lower>().rankUpdate(y, weight);
    b += weight * y;
    sum += weight;
  }
  a.diagonal().array() += lambda * sum;
  const Vector x = a.selfadjointView<Eigen::Lower>().llt().solve(b);
  return {x.data(), x.data() + x.size()};
}

std::vector<float> Factors::scores(const std::vector<float>& user) const {
  const auto dims = static_cast<Eigen::Index>(d);
  const Map all(items.data(), dims, static_cast<Eigen::Index>(size()));
  const Vector out = all.transpose() * Eigen::Map<const Vector>(user.data(), dims);
  return {out.data(), out.data() + out.size()};
}

}  // namespace tillside::learn
