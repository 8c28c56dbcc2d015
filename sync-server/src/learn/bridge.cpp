// SPDX-License-Identifier: MIT
#include "learn/bridge.h"

#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace tillside::learn {
namespace {

using Matrix = Eigen::MatrixXf;
using Vector = Eigen::VectorXf;
using Entry = std::pair<std::uint32_t, float>;

/// The items that weights lead to, ascending; at most kMaxBridgeItems, those with the most weight.
std::vector<std::uint32_t> led_to(const SparseRows& rows) {
  std::vector<double> weight(rows.rows());
  for (std::size_t k = 0; k < rows.indices.size(); ++k) {
    weight[rows.indices[k]] += std::abs(static_cast<double>(rows.values[k]));
  }
  std::vector<std::uint32_t> items;
  for (std::uint32_t i = 0; i < weight.size(); ++i) {
    if (weight[i] > 0) items.push_back(i);
  }
  if (items.size() > kMaxBridgeItems) {
    std::stable_sort(items.begin(), items.end(),
                     [&](auto a, auto b) { return weight[a] > weight[b]; });
    items.resize(kMaxBridgeItems);
    std::sort(items.begin(), items.end());
  }
  return items;
}

/// The words of some items, by term: where they stand in the list and how much they weigh.
class Words {
 public:
  Words(const SparseRows& content, const std::vector<std::uint32_t>& items) : count_(items.size()) {
    for (std::uint32_t i = 0; i < items.size(); ++i) {
      for (auto k = content.indptr[items[i]]; k < content.indptr[items[i] + 1]; ++k) {
        holders_[content.indices[k]].emplace_back(i, content.values[k]);
      }
    }
  }

  /// How alike one item is to each of them.
  [[nodiscard]] Vector alike(const SparseRows& content, std::uint32_t item) const {
    Vector out = Vector::Zero(static_cast<Eigen::Index>(count_));
    for (auto k = content.indptr[item]; k < content.indptr[item + 1]; ++k) {
      const auto held = holders_.find(content.indices[k]);
      if (held == holders_.end()) continue;
      for (const auto& [place, value] : held->second) out(place) += content.values[k] * value;
    }
    return out;
  }

 private:
  std::size_t count_;
  std::map<std::uint32_t, std::vector<Entry>> holders_;
};

/// Leaves the `keep` heaviest.
void keep_heaviest(std::vector<Entry>& entries, std::size_t keep) {
  if (entries.size() <= keep) return;
  std::nth_element(entries.begin(), entries.begin() + static_cast<std::ptrdiff_t>(keep),
                   entries.end(), [](const Entry& a, const Entry& b) {
                     const float x = std::abs(a.second);
                     const float y = std::abs(b.second);
                     return x != y ? x > y : a.first < b.first;
                   });
  entries.resize(keep);
}

/// By column: the sources that lead to it.
std::vector<std::vector<Entry>> by_column(const SparseRows& rows) {
  std::vector<std::vector<Entry>> columns(rows.rows());
  for (std::uint32_t i = 0; i < rows.rows(); ++i) {
    for (auto k = rows.indptr[i]; k < rows.indptr[i + 1]; ++k) {
      columns[rows.indices[k]].emplace_back(i, rows.values[k]);
    }
  }
  return columns;
}

}  // namespace

SparseRows bridge_new_items(const SparseRows& rows, const SparseRows& content,
                            const BridgeOptions& options) {
  const auto items = led_to(rows);
  if (items.empty()) return rows;
  const Words words(content, items);
  const auto n = static_cast<Eigen::Index>(items.size());
  Matrix kernel(n, n);
  for (Eigen::Index i = 0; i < n; ++i) {
    kernel.col(i) = words.alike(content, items[static_cast<std::size_t>(i)]);
  }
  kernel.diagonal().array() += options.ridge;
  const Eigen::LLT<Eigen::Ref<Matrix>, Eigen::Lower> solver(kernel);
  auto columns = by_column(rows);
  const auto columns_before = columns;
  std::vector<std::vector<Entry>> added(rows.rows());
  std::vector<double> sum(rows.rows());
  for (std::uint32_t item = 0; item < rows.rows(); ++item) {
    if (!columns_before[item].empty() || content.indptr[item] == content.indptr[item + 1]) continue;
    const Vector share = solver.solve(words.alike(content, item));
    std::fill(sum.begin(), sum.end(), 0.0);
    for (Eigen::Index i = 0; i < n; ++i) {
      for (const auto& [source, weight] : columns_before[items[static_cast<std::size_t>(i)]]) {
        sum[source] += static_cast<double>(share(i)) * static_cast<double>(weight);
      }
    }
    std::vector<Entry> entries;
    for (std::uint32_t source = 0; source < sum.size(); ++source) {
      if (sum[source] == 0 || source == item) continue;
      entries.emplace_back(source, options.strength * static_cast<float>(sum[source]));
    }
    keep_heaviest(entries, options.keep);
    for (const auto& [source, weight] : entries) added[source].emplace_back(item, weight);
  }
  SparseRows out;
  for (std::uint32_t i = 0; i < rows.rows(); ++i) {
    auto& row = added[i];
    for (auto k = rows.indptr[i]; k < rows.indptr[i + 1]; ++k) {
      row.emplace_back(rows.indices[k], rows.values[k]);
    }
    std::sort(row.begin(), row.end());
    for (const auto& [column, value] : row) out.push(column, value);
    out.end_row();
  }
  return out;
}

}  // namespace tillside::learn
