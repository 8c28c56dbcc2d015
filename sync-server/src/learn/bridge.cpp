// SPDX-License-Identifier: MIT
#include "learn/bridge.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

#include "learn/dense/kernels.h"
#include "learn/parallel.h"

namespace tillside::learn {
namespace {

using Entry = std::pair<std::uint32_t, float>;

constexpr std::size_t kSolvedAtOnce = 32;

/// How many weights lead to each item.
std::vector<std::size_t> leads_of(const SparseRows& rows) {
  std::vector<std::size_t> leads(rows.rows());
  for (const auto column : rows.indices) ++leads[column];
  return leads;
}

/// Items that at least `enough` weights lead to, ascending; at most so many, those with the most
/// weight.
std::vector<std::uint32_t> led_to(const SparseRows& rows, const std::vector<std::size_t>& leads,
                                  std::size_t enough, std::size_t most) {
  std::vector<double> weight(rows.rows());
  for (std::size_t k = 0; k < rows.indices.size(); ++k) {
    weight[rows.indices[k]] += std::abs(static_cast<double>(rows.values[k]));
  }
  std::vector<std::uint32_t> items;
  for (std::uint32_t i = 0; i < weight.size(); ++i) {
    if (leads[i] >= enough) items.push_back(i);
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
        holders_[content.indices[k]].emplace_back(i, content.values[k]);
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
  std::vector<std::vector<Entry>> holders_;
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
  entries.shrink_to_fit();  // thousands were weighed, for each of many items
}

/// So many to learn from that the time for all new items stays within bounds.
std::size_t most_to_learn_from(std::size_t fresh) {
  constexpr double kProducts = 4e10;
  const double most = std::sqrt(kProducts / static_cast<double>(std::max<std::size_t>(1, fresh)));
  return std::min(kMaxBridgeItems, static_cast<std::size_t>(most));
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

bool has(const SparseRows& rows, std::uint32_t row, std::uint32_t column) {
  const auto begin = rows.indices.begin();
  return std::binary_search(begin + rows.indptr[row], begin + rows.indptr[row + 1], column);
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
  [[nodiscard]] std::vector<std::vector<Entry>> leading_to(const std::uint32_t* item,
                                                           std::size_t count) const {
    const std::size_t n = items_.size();
    std::vector<float> share(n * count);
    for (std::size_t c = 0; c < count; ++c) words_.alike(item[c], share.data() + c * n);
    dense::kernels().solve_again(factor_.data(), n, share.data(), count);
    std::vector<std::vector<Entry>> out;
    for (std::size_t c = 0; c < count; ++c) {
      out.push_back(weigh(item[c], share.data() + c * n));
    }
    return out;
  }

 private:
  [[nodiscard]] std::vector<Entry> weigh(std::uint32_t item, const float* share) const {
    std::vector<double> sum(columns_.size());
    for (std::size_t i = 0; i < items_.size(); ++i) {
      for (const auto& [source, weight] : columns_[items_[i]]) {
        sum[source] += static_cast<double>(share[i]) * static_cast<double>(weight);
      }
    }
    std::vector<Entry> entries;
    for (std::uint32_t source = 0; source < sum.size(); ++source) {
      if (sum[source] == 0 || source == item) continue;
      entries.emplace_back(source, options_.strength * static_cast<float>(sum[source]));
    }
    keep_heaviest(entries, options_.keep);
    return entries;
  }

  std::vector<std::uint32_t> items_;  ///< that the regression learns from
  Words words_;
  std::vector<std::vector<Entry>> columns_;
  BridgeOptions options_;
  std::vector<float> factor_;
};

}  // namespace

SparseRows bridge_new_items(const SparseRows& rows, const SparseRows& content,
                            const BridgeOptions& options) {
  const auto leads = leads_of(rows);
  std::vector<std::uint32_t> fresh;
  for (std::uint32_t item = 0; item < rows.rows(); ++item) {
    if (leads[item] < options.enough && content.indptr[item] != content.indptr[item + 1]) {
      fresh.push_back(item);
    }
  }
  auto items = led_to(rows, leads, options.enough, most_to_learn_from(fresh.size()));
  if (items.empty()) return rows;
  const Bridge bridge(rows, content, std::move(items), options);
  std::vector<std::vector<Entry>> leading(fresh.size());
  const std::size_t groups = (fresh.size() + kSolvedAtOnce - 1) / kSolvedAtOnce;
  parallel_for(groups, 0, [&](std::size_t first, std::size_t last) {
    for (std::size_t at = first * kSolvedAtOnce; at < std::min(fresh.size(), last * kSolvedAtOnce);
         at += kSolvedAtOnce) {
      const std::size_t count = std::min(kSolvedAtOnce, fresh.size() - at);
      auto found = bridge.leading_to(fresh.data() + at, count);
      std::move(found.begin(), found.end(), leading.begin() + static_cast<std::ptrdiff_t>(at));
    }
  });
  std::vector<std::vector<Entry>> added(rows.rows());
  for (std::size_t f = 0; f < fresh.size(); ++f) {
    for (const auto& [source, weight] : leading[f]) {
      if (!has(rows, source, fresh[f])) added[source].emplace_back(fresh[f], weight);
    }
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
