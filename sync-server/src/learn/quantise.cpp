// SPDX-License-Identifier: MIT
#include "learn/quantise.h"

#include <algorithm>
#include <cmath>

namespace tillside::learn {

Int8Row quantise(std::span<const float> values, int levels) {
  const auto largest = static_cast<float>(levels);
  Int8Row row;
  float most = 0;
  for (const float value : values) most = std::max(most, std::abs(value));
  row.scale = most / largest;
  for (const float value : values) {
    const float number = row.scale > 0 ? std::round(value / row.scale) : 0;
    row.values.push_back(static_cast<std::int8_t>(std::clamp(number, -largest, largest)));
  }
  return row;
}

Int8Rows quantise_rows(const SparseRows& rows, std::size_t first, std::size_t last, int levels) {
  Int8Rows out;
  for (std::size_t r = first; r < last; ++r) {
    const std::size_t start = rows.indptr[r];
    const Int8Row row = quantise({rows.values.data() + start, rows.indptr[r + 1] - start}, levels);
    out.scale.push_back(row.scale);
    for (std::size_t k = 0; k < row.values.size(); ++k) {
      if (row.values[k] == 0) continue;
      out.indices.push_back(rows.indices[start + k]);
      out.values.push_back(row.values[k]);
    }
    out.indptr.push_back(static_cast<std::uint32_t>(out.indices.size()));
  }
  return out;
}

}  // namespace tillside::learn
