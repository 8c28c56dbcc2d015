// SPDX-License-Identifier: MIT
#include "learn/traits.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace tillside::learn {
namespace {

constexpr std::size_t kPriceBands = 8;

/// The prices at which a band ends and the next one begins, ascending.
std::vector<double> band_ends(const std::vector<TrainingItem>& items) {
  std::vector<double> prices;
  for (const auto& item : items) {
    if (item.price > 0) prices.push_back(item.price);
  }
  std::sort(prices.begin(), prices.end());
  std::vector<double> ends;
  for (std::size_t band = 1; band < kPriceBands && !prices.empty(); ++band) {
    const double end = prices[band * prices.size() / kPriceBands];
    if (ends.empty() || ends.back() < end) ends.push_back(end);
  }
  return ends;
}

std::vector<std::string> names_of(const TrainingItem& item, const std::vector<double>& ends) {
  std::vector<std::string> names;
  if (!item.brand.empty()) names.push_back("brand:" + item.brand);
  if (!item.category.empty()) names.push_back("category:" + item.category);
  if (item.price > 0) {
    const auto band = std::upper_bound(ends.begin(), ends.end(), item.price) - ends.begin();
    names.push_back("price:" + std::to_string(band));
  }
  return names;
}

}  // namespace

Traits traits_of(const std::vector<TrainingItem>& items) {
  Traits out{.price_ends = band_ends(items)};
  const auto& ends = out.price_ends;
  std::map<std::string, std::uint32_t> holders;  // items with the trait
  for (const auto& item : items) {
    for (const auto& name : names_of(item, ends)) ++holders[name];
  }
  std::map<std::string, std::uint32_t> columns;
  for (const auto& [name, count] : holders) {
    columns.emplace(name, static_cast<std::uint32_t>(out.names.size()));
    out.names.push_back(name);
  }
  for (const auto& item : items) {
    std::vector<std::pair<std::uint32_t, double>> row;
    double square = 0;
    for (const auto& name : names_of(item, ends)) {
      const double weight =
          std::log((1.0 + static_cast<double>(items.size())) / (1.0 + holders[name])) + 1;
      row.emplace_back(columns[name], weight);
      square += weight * weight;
    }
    std::sort(row.begin(), row.end());
    for (const auto& [column, weight] : row) {
      out.rows.push(column, static_cast<float>(weight / std::sqrt(square)));
    }
    out.rows.end_row();
  }
  return out;
}

}  // namespace tillside::learn
