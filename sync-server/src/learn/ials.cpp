// SPDX-License-Identifier: MIT
#include "learn/ials.h"

#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <cmath>

#include "learn/parallel.h"
#include "learn/scrambled.h"

namespace tillside::learn {
namespace {

using Matrix = Eigen::MatrixXf;
using Vector = Eigen::VectorXf;
using Rows = std::vector<std::vector<std::uint32_t>>;
using Map = Eigen::Map<const Matrix>;

/// One side's vectors, given the other's: a ridge regression for each row.
void solve_side(const Rows& rows, const Matrix& other, Matrix& side, const IalsOptions& options) {
  const Matrix gram = options.unobserved * (other * other.transpose());
  const float unseen = options.unobserved * static_cast<float>(other.cols());
  parallel_for(rows.size(), options.threads, [&](std::size_t first, std::size_t last) {
    Matrix a(other.rows(), other.rows());
    Vector b(other.rows());
    for (std::size_t row = first; row < last; ++row) {
      const auto place = static_cast<Eigen::Index>(row);
      side.col(place).setZero();
      if (rows[row].empty()) continue;
      a = gram;
      b.setZero();
      for (const auto column : rows[row]) {
        const auto y = other.col(static_cast<Eigen::Index>(column));
        a.selfadjointView<Eigen::Lower>().rankUpdate(y);
        b += y;
      }
      a.diagonal().array() += options.lambda * (static_cast<float>(rows[row].size()) + unseen);
      side.col(place) = a.selfadjointView<Eigen::Lower>().llt().solve(b);
    }
  });
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
  Rows of_item(item_count);
  for (const auto& basket : baskets) {
    if (basket.items.empty()) continue;
    for (const auto item : basket.items) {
      of_item[item].push_back(static_cast<std::uint32_t>(of_basket.size()));
    }
    of_basket.push_back(basket.items);
  }
  Matrix items = first_guess(options.d, item_count, options.seed);
  Matrix users(items.rows(), static_cast<Eigen::Index>(of_basket.size()));
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
