// SPDX-License-Identifier: MIT
#include "learn/shards.h"

#include <algorithm>
#include <numeric>

#include "learn/quantise.h"

namespace tillside::learn {
namespace {

using Items = std::vector<std::uint32_t>;

/// The direction in which the items of a range differ most: a few power steps over a sample.
std::vector<double> direction(const Factors& factors, const std::uint32_t* items, std::size_t n) {
  constexpr std::size_t kSample = 1024;
  constexpr int kSteps = 4;
  const std::size_t d = factors.d;
  const std::size_t stride = std::max<std::size_t>(1, n / kSample);
  std::vector<double> mean(d);
  double count = 0;
  for (std::size_t i = 0; i < n; i += stride, ++count) {
    for (std::size_t k = 0; k < d; ++k)
      mean[k] += static_cast<double>(factors.items[items[i] * d + k]);
  }
  for (double& x : mean) x /= count;
  std::vector<double> axis(d, 1.0);
  for (std::size_t k = 0; k < d; ++k) axis[k] += static_cast<double>(k) / static_cast<double>(d);
  for (int step = 0; step < kSteps; ++step) {
    std::vector<double> next(d);
    for (std::size_t i = 0; i < n; i += stride) {
      const float* row = factors.items.data() + items[i] * d;
      double along = 0;
      for (std::size_t k = 0; k < d; ++k)
        along += (static_cast<double>(row[k]) - mean[k]) * axis[k];
      for (std::size_t k = 0; k < d; ++k)
        next[k] += along * (static_cast<double>(row[k]) - mean[k]);
    }
    double most = 0;
    for (const double x : next) most = std::max(most, x < 0 ? -x : x);
    if (most == 0) break;  // all alike: any cut will do
    for (std::size_t k = 0; k < d; ++k) axis[k] = next[k] / most;
  }
  return axis;
}

/// Halves a range until its parts are small enough; alike items end up side by side.
void halve(const Factors& factors, std::vector<double>& along, Items& items, std::size_t first,
           std::size_t last, std::size_t most, std::vector<std::size_t>& ends) {
  if (last - first <= most) {
    ends.push_back(last);
    return;
  }
  const std::vector<double> axis = direction(factors, items.data() + first, last - first);
  for (std::size_t i = first; i < last; ++i) {
    const float* row = factors.items.data() + items[i] * factors.d;
    double sum = 0;
    for (std::size_t k = 0; k < factors.d; ++k) sum += static_cast<double>(row[k]) * axis[k];
    along[items[i]] = sum;
  }
  const std::size_t middle = first + (last - first) / 2;
  const auto at = [&](std::size_t i) { return items.begin() + static_cast<std::ptrdiff_t>(i); };
  std::nth_element(at(first), at(middle), at(last), [&](std::uint32_t a, std::uint32_t b) {
    return along[a] != along[b] ? along[a] < along[b] : a < b;
  });
  halve(factors, along, items, first, middle, most, ends);
  halve(factors, along, items, middle, last, most, ends);
}

SparseRows rows_in_order(const SparseRows& rows, const Items& order) {
  if (rows.rows() == 0) return rows;
  SparseRows out;
  for (const std::uint32_t item : order) {
    for (auto k = rows.indptr[item]; k < rows.indptr[item + 1]; ++k) {
      out.push(rows.indices[k], rows.values[k]);
    }
    out.end_row();
  }
  return out;
}

/// Rows and columns in the new order, without what leads to or from an item beyond `base`.
SparseRows square_in_order(const SparseRows& rows, const Items& order, const Items& place,
                           std::size_t base) {
  SparseRows out;
  std::vector<std::pair<std::uint32_t, float>> row;
  for (std::size_t i = 0; i < order.size(); ++i) {
    row.clear();
    const std::uint32_t item = order[i];
    for (auto k = rows.indptr[item]; i < base && k < rows.indptr[item + 1]; ++k) {
      const std::uint32_t column = place[rows.indices[k]];
      if (column < base) row.emplace_back(column, rows.values[k]);
    }
    std::sort(row.begin(), row.end());
    for (const auto& [column, value] : row) out.push(column, value);
    out.end_row();
  }
  return out;
}

void reorder(TrainedModel& model, const Items& order, std::size_t base) {
  Items place(order.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) place[order[i]] = i;
  model.orders = square_in_order(model.orders, order, place, base);
  model.users = square_in_order(model.users, order, place, base);
  model.content.rows = rows_in_order(model.content.rows, order);
  model.cohorts = rows_in_order(model.cohorts, order);
  model.embeddings = rows_in_order(model.embeddings, order);
  model.traits.rows = rows_in_order(model.traits.rows, order);
  const std::size_t d = model.factors.d;
  std::vector<TrainingItem> items;
  std::vector<float> popularity;
  std::vector<float> factors;
  factors.reserve(model.factors.items.size());
  for (const std::uint32_t item : order) {
    items.push_back(std::move(model.items[item]));
    popularity.push_back(model.popularity[item]);
    const float* row = model.factors.items.data() + item * d;
    factors.insert(factors.end(), row, row + d);
  }
  model.items = std::move(items);
  model.popularity = std::move(popularity);
  model.factors.items = std::move(factors);
}

/// Those asked for most, the lower index first among equals.
Items by_popularity(const std::vector<float>& popularity) {
  Items items(popularity.size());
  std::iota(items.begin(), items.end(), 0U);
  std::stable_sort(items.begin(), items.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return popularity[a] > popularity[b]; });
  return items;
}

void add_centroid(const Factors& factors, const Items& items, ShardTable& table) {
  std::vector<float> mean(factors.d);
  for (const std::uint32_t item : items) {
    for (std::size_t k = 0; k < factors.d; ++k) mean[k] += factors.items[item * factors.d + k];
  }
  for (float& x : mean) x /= static_cast<float>(std::max<std::size_t>(1, items.size()));
  const Int8Row row = quantise(mean);
  table.scale.push_back(row.scale);
  table.values.insert(table.values.end(), row.values.begin(), row.values.end());
}

/// How many customers' tastes would ask for each group; no figure says less than the support.
std::vector<std::uint32_t> asked_for(const Factors& factors, const ShardTable& table,
                                     const std::vector<Basket>& customers, std::size_t wanted) {
  constexpr std::size_t kMostAsked = 20'000;
  std::vector<std::uint32_t> counts(table.ends.size());
  const std::size_t stride = std::max<std::size_t>(1, customers.size() / kMostAsked);
  for (std::size_t c = 0; c < customers.size(); c += stride) {
    std::vector<std::pair<std::uint32_t, float>> sources;
    for (const std::uint32_t item : customers[c].items) sources.emplace_back(item, 1.0F);
    const std::vector<float> user = factors.fold_in(sources);
    std::vector<float> best(counts.size(), -1e30F);
    for (std::size_t s = 0; s < table.group.size(); ++s) {
      float score = 0;
      for (std::size_t k = 0; k < factors.d; ++k) {
        score += user[k] * static_cast<float>(table.values[s * factors.d + k]);
      }
      best[table.group[s]] = std::max(best[table.group[s]], score * table.scale[s]);
    }
    for (std::size_t n = 0; n < std::min(wanted, best.size()); ++n) {
      const auto top = std::max_element(best.begin(), best.end());
      ++counts[static_cast<std::size_t>(top - best.begin())];
      *top = -1e30F;
    }
  }
  for (std::uint32_t& count : counts) count = std::max(count, kMinSupport);
  return counts;
}

}  // namespace

ShardTable make_shards(TrainedModel& model, const std::vector<Basket>& customers,
                       const ShardOptions& options) {
  ShardTable table;
  Items order = by_popularity(model.popularity);
  table.base = std::min(options.base, order.size());
  const auto tail_begin = order.begin() + static_cast<std::ptrdiff_t>(table.base);
  Items tail(tail_begin, order.end());
  order.erase(tail_begin, order.end());
  std::sort(order.begin(), order.end());
  std::vector<std::size_t> ends;
  std::vector<double> along(model.items.size());
  if (!tail.empty()) halve(model.factors, along, tail, 0, tail.size(), options.shard, ends);
  // Neighbours in the order of the halving are alike: shards of a group come from far apart.
  const std::size_t groups = (ends.size() + options.width - 1) / options.width;
  for (std::size_t g = 0; g < groups; ++g) {
    Items members;
    for (std::size_t s = g; s < ends.size(); s += groups) {
      const std::size_t first = s == 0 ? 0 : ends[s - 1];
      const Items shard(tail.begin() + static_cast<std::ptrdiff_t>(first),
                        tail.begin() + static_cast<std::ptrdiff_t>(ends[s]));
      add_centroid(model.factors, shard, table);
      table.group.push_back(static_cast<std::uint32_t>(g));
      members.insert(members.end(), shard.begin(), shard.end());
    }
    std::sort(members.begin(), members.end());
    order.insert(order.end(), members.begin(), members.end());
    table.ends.push_back(order.size());
  }
  table.weight = asked_for(model.factors, table, customers, options.wanted);
  reorder(model, order, table.base);
  return table;
}

}  // namespace tillside::learn
