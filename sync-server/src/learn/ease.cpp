// SPDX-License-Identifier: MIT
#include "learn/ease.h"

#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <map>

namespace tillside::learn {
namespace {

using Matrix = Eigen::MatrixXf;
using Block = Eigen::Ref<Matrix, 0, Eigen::OuterStride<>>;

constexpr Eigen::Index kPanel = 128;
constexpr std::uint32_t kAbsent = 0xFFFFFFFF;

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

void add_content(const SparseRows& content, const std::vector<std::uint32_t>& items, float weight,
                 Matrix& out) {
  struct Holder {
    Eigen::Index place;
    float value;
  };
  std::map<std::uint32_t, std::vector<Holder>> holders;
  for (std::size_t i = 0; i < items.size(); ++i) {
    for (auto k = content.indptr[items[i]]; k < content.indptr[items[i] + 1]; ++k) {
      holders[content.indices[k]].push_back({static_cast<Eigen::Index>(i), content.values[k]});
    }
  }
  for (const auto& [term, held] : holders) {
    for (std::size_t a = 0; a < held.size(); ++a) {
      const float by = weight * held[a].value;
      for (std::size_t b = a; b < held.size(); ++b) {
        out(held[b].place, held[a].place) += by * held[b].value;
      }
    }
  }
}

/// The lower triangle of the weighted X^T X over the items at `place` other than kAbsent.
Matrix count_pairs(const std::vector<Basket>& baskets, const std::vector<std::uint32_t>& place,
                   std::size_t items, float basket_power) {
  const auto n = static_cast<Eigen::Index>(items);
  Matrix out = Matrix::Zero(n, n);
  std::vector<std::uint32_t> present;
  for (const auto& basket : baskets) {
    present.clear();
    for (const auto item : basket.items) {
      if (place[item] != kAbsent) present.push_back(place[item]);
    }
    const float weight =
        std::pow(static_cast<float>(std::max<std::size_t>(1, basket.items.size())), -basket_power);
    for (std::size_t a = 0; a < present.size(); ++a) {
      for (std::size_t b = a; b < present.size(); ++b) out(present[b], present[a]) += weight;
    }
  }
  return out;
}

/// What is inverted.
Matrix ridged(const std::vector<Basket>& baskets, const std::vector<std::uint32_t>& place,
              const std::vector<std::uint32_t>& items, const EaseOptions& options,
              const SparseRows* content) {
  Matrix out = count_pairs(baskets, place, items.size(), options.basket_power);
  if (items.empty()) return out;
  const float mean = out.diagonal().mean();
  if (content != nullptr && options.content > 0) {
    add_content(*content, items, options.content * mean, out);
  }
  out.diagonal() *= 1 + options.dropout;
  out.diagonal().array() += options.lambda * mean;
  return out;
}

struct Weight {
  std::uint32_t column;
  float value;
};

/// Leaves the `most` largest by magnitude (what repels is a signal too), ascending by column.
void keep_largest(std::vector<Weight>& weights, std::size_t most) {
  const auto larger = [](const Weight& a, const Weight& b) {
    const float x = std::abs(a.value);
    const float y = std::abs(b.value);
    return x != y ? x > y : a.column < b.column;
  };
  if (weights.size() > most) {
    std::nth_element(weights.begin(), weights.begin() + static_cast<std::ptrdiff_t>(most),
                     weights.end(), larger);
    weights.resize(most);
  }
  std::sort(weights.begin(), weights.end(),
            [](const Weight& a, const Weight& b) { return a.column < b.column; });
}

}  // namespace

std::vector<std::uint32_t> ease_items(const std::vector<Basket>& baskets, std::size_t item_count,
                                      const EaseOptions& options) {
  PairSupport support(baskets, item_count);
  std::vector<std::uint32_t> customers(item_count);
  std::vector<std::uint32_t> items;
  for (std::uint32_t i = 0; i < item_count; ++i) {
    customers[i] = support.customers(i);
    if (customers[i] >= options.support) items.push_back(i);
  }
  if (items.size() > kMaxEaseItems) {
    std::stable_sort(items.begin(), items.end(),
                     [&](auto a, auto b) { return customers[a] > customers[b]; });
    items.resize(kMaxEaseItems);
    std::sort(items.begin(), items.end());
  }
  return items;
}

std::size_t ease_bytes(std::size_t items) { return items * items * sizeof(float) * 3 / 2; }

SparseRows ease(const std::vector<Basket>& baskets, std::size_t item_count,
                const EaseOptions& options, const SparseRows* content) {
  const auto items = ease_items(baskets, item_count, options);
  std::vector<std::uint32_t> place(item_count, kAbsent);
  for (std::uint32_t i = 0; i < items.size(); ++i) place[items[i]] = i;
  Matrix p = ridged(baskets, place, items, options, content);
  const Eigen::LLT<Eigen::Ref<Matrix>, Eigen::Lower> factor(p);
  invert_lower(p);
  square_lower(p);

  PairSupport support(baskets, item_count);
  SparseRows rows;
  std::vector<Weight> kept;
  for (std::uint32_t source = 0; source < item_count; ++source) {
    kept.clear();
    if (place[source] != kAbsent) {
      const auto& customers = support.row(source);
      const std::uint32_t i = place[source];
      for (std::uint32_t j = 0; j < items.size(); ++j) {
        if (j == i || customers[items[j]] < options.support) continue;
        const float value = -(i > j ? p(i, j) : p(j, i)) / p(j, j);
        if (value != 0) kept.push_back({items[j], value});
      }
    }
    keep_largest(kept, options.keep);
    for (const Weight& weight : kept) rows.push(weight.column, weight.value);
    rows.end_row();
  }
  return rows;
}

}  // namespace tillside::learn
