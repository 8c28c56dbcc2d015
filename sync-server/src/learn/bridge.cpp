// SPDX-License-Identifier: MIT
#include "learn/bridge.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

#include "learn/dense/kernels.h"
#include "learn/keep_first.h"
#include "learn/parallel.h"

namespace tillside::learn {
namespace {

constexpr std::size_t kSolvedAtOnce = 32;

/// How many weights lead to each item.
std::vector<std::size_t> leads_of(const SparseRows& rows) {
  std::vector<std::size_t> leads(rows.rows());
  for (const auto column : rows.indices) ++leads[column];
  return leads;
}

/// How many leads are enough: as many as an item has in the mean that has any, `most` at most.
std::size_t enough_in(const std::vector<std::size_t>& leads, std::size_t most) {
  std::size_t all = 0;
  std::size_t items = 0;
  for (const std::size_t count : leads) {
    all += count;
    items += count > 0 ? 1 : 0;
  }
  return items == 0 ? 1 : std::min(most, all / items);
}

/// Items that any weight leads to, ascending; at most so many, those with the most weight.
std::vector<std::uint32_t> led_to(const SparseRows& rows, std::size_t most) {
  std::vector<double> weight(rows.rows());
  for (std::size_t k = 0; k < rows.indices.size(); ++k) {
    weight[rows.indices[k]] += std::abs(static_cast<double>(rows.values[k]));
  }
  std::vector<std::uint32_t> items;
  for (std::uint32_t i = 0; i < weight.size(); ++i) {
    if (weight[i] > 0) items.push_back(i);
  }
  if (items.size() > most) {
    std::stable_sort(items.begin(), items.end(),
                     [&](auto a, auto b) { return weight[a] > weight[b]; });
    items.resize(most);
    std::sort(items.begin(), items.end());
  }
  return items;
}

/// The words of some items, by term: where they stand in the list and how much they weigh.
class Words {
 public:
  Words(const SparseRows& content, const std::vector<std::uint32_t>& items)
      : content_(content), holders_(columns_of(content)) {
    for (std::uint32_t i = 0; i < items.size(); ++i) {
      for (auto k = content.indptr[items[i]]; k < content.indptr[items[i] + 1]; ++k) {
        holders_[content.indices[k]].push_back({i, content.values[k]});
      }
    }
  }

  /// Adds how alike one item is to each of them.
  void alike(std::uint32_t item, float* out) const {
    for (auto k = content_.indptr[item]; k < content_.indptr[item + 1]; ++k) {
      for (const auto& [place, value] : holders_[content_.indices[k]]) {
        out[place] += content_.values[k] * value;
      }
    }
  }

 private:
  const SparseRows& content_;
  std::vector<std::vector<Weight>> holders_;
};

/// So many to learn from that the time for all new items stays within bounds.
std::size_t most_to_learn_from(std::size_t thin) {
  constexpr double kProducts = 4e10;
  const double most = std::sqrt(kProducts / static_cast<double>(std::max<std::size_t>(1, thin)));
  return std::min(kMaxBridgeItems, static_cast<std::size_t>(most));
}

/// By column: the sources that lead to it.
std::vector<std::vector<Weight>> by_column(const SparseRows& rows) {
  std::vector<std::vector<Weight>> columns(rows.rows());
  for (std::uint32_t i = 0; i < rows.rows(); ++i) {
    for (auto k = rows.indptr[i]; k < rows.indptr[i + 1]; ++k) {
      columns[rows.indices[k]].push_back({i, rows.values[k]});
    }
  }
  return columns;
}

/// The regression from words to what leads to an item.
class Bridge {
 public:
  Bridge(const SparseRows& rows, const SparseRows& content, std::vector<std::uint32_t> items,
         const BridgeOptions& options)
      : items_(std::move(items)),
        words_(content, items_),
        columns_(by_column(rows)),
        options_(options),
        factor_(items_.size() * items_.size()) {
    const std::size_t n = items_.size();
    for (std::size_t i = 0; i < n; ++i) {
      words_.alike(items_[i], factor_.data() + i * n);
      factor_[i * n + i] += options.ridge;
    }
    std::vector<float> nothing(n);
    // K is positive semidefinite and has the ridge on its diagonal.
    const bool definite = dense::kernels().solve(factor_.data(), n, nothing.data(), 1);
    assert(definite);
    static_cast<void>(definite);
  }

  /// What shall lead to each of a few new items.
  [[nodiscard]] std::vector<std::vector<Weight>> leading_to(const std::uint32_t* item,
                                                            std::size_t count) const {
    const std::size_t n = items_.size();
    std::vector<float> share(n * count);
    for (std::size_t c = 0; c < count; ++c) words_.alike(item[c], share.data() + c * n);
    dense::kernels().solve_again(factor_.data(), n, share.data(), count);
    std::vector<std::vector<Weight>> out;
    for (std::size_t c = 0; c < count; ++c) {
      const std::size_t missing = options_.filled - columns_[item[c]].size();
      out.push_back(weigh(item[c], share.data() + c * n, missing));
    }
    return out;
  }

 private:
  [[nodiscard]] std::vector<Weight> weigh(std::uint32_t item, const float* share,
                                          std::size_t most) const {
    std::vector<double> sum(columns_.size());
    for (std::size_t i = 0; i < items_.size(); ++i) {
      for (const auto& [source, weight] : columns_[items_[i]]) {
        sum[source] += static_cast<double>(share[i]) * static_cast<double>(weight);
      }
    }
    for (const Weight& known : columns_[item]) sum[known.item] = 0;  // what was counted is no guess
    sum[item] = 0;
    std::vector<Weight> entries;
    for (std::uint32_t source = 0; source < sum.size(); ++source) {
      if (sum[source] == 0) continue;
      entries.push_back({source, options_.strength * static_cast<float>(sum[source])});
    }
    keep_largest(entries, most);
    return entries;
  }

  std::vector<std::uint32_t> items_;  ///< that the regression learns from
  Words words_;
  std::vector<std::vector<Weight>> columns_;
  BridgeOptions options_;
  std::vector<float> factor_;
};

}  // namespace

SparseRows bridge_thin_items(const SparseRows& rows, const SparseRows& content,
                             const BridgeOptions& options) {
  const auto leads = leads_of(rows);
  const std::size_t enough = enough_in(leads, options.enough);
  std::vector<std::uint32_t> thin;
  for (std::uint32_t item = 0; item < rows.rows(); ++item) {
    if (leads[item] < enough && content.indptr[item] != content.indptr[item + 1]) {
      thin.push_back(item);
    }
  }
  auto items = led_to(rows, most_to_learn_from(thin.size()));
  if (items.empty()) return rows;
  const Bridge bridge(rows, content, std::move(items), options);
  std::vector<std::vector<Weight>> leading(thin.size());
  const std::size_t groups = (thin.size() + kSolvedAtOnce - 1) / kSolvedAtOnce;
  parallel_for(groups, 0, [&](std::size_t first, std::size_t last) {
    for (std::size_t at = first * kSolvedAtOnce; at < std::min(thin.size(), last * kSolvedAtOnce);
         at += kSolvedAtOnce) {
      const std::size_t count = std::min(kSolvedAtOnce, thin.size() - at);
      auto found = bridge.leading_to(thin.data() + at, count);
      std::move(found.begin(), found.end(), leading.begin() + static_cast<std::ptrdiff_t>(at));
    }
  });
  std::vector<std::vector<Weight>> added(rows.rows());
  for (std::size_t f = 0; f < thin.size(); ++f) {
    for (const auto& [source, weight] : leading[f]) {
      added[source].push_back({thin[f], weight});
    }
  }
  SparseRows out;
  for (std::uint32_t i = 0; i < rows.rows(); ++i) {
    auto& row = added[i];
    for (auto k = rows.indptr[i]; k < rows.indptr[i + 1]; ++k) {
      row.push_back({rows.indices[k], rows.values[k]});
    }
    std::sort(row.begin(), row.end(), by_item);
    for (const auto& [column, value] : row) out.push(column, value);
    out.end_row();
  }
  return out;
}

}  // namespace tillside::learn
