// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <vector>

namespace tillside::learn {

/// A sparse matrix by rows: row r holds columns indices[indptr[r] .. indptr[r+1]), ascending.
struct SparseRows {
  std::vector<std::uint32_t> indptr{0};  ///< rows + 1 entries
  std::vector<std::uint32_t> indices;
  std::vector<float> values;

  [[nodiscard]] std::size_t rows() const { return indptr.size() - 1; }
  void push(std::uint32_t column, float value) {
    indices.push_back(column);
    values.push_back(value);
  }
  void end_row() { indptr.push_back(static_cast<std::uint32_t>(indices.size())); }
};

/// One more than the largest column that holds something.
[[nodiscard]] inline std::size_t columns_of(const SparseRows& rows) {
  std::uint32_t columns = 0;
  for (const auto column : rows.indices) columns = column < columns ? columns : column + 1;
  return columns;
}

/// The sum over equal columns of two rows; their cosine where rows have the length 1.
[[nodiscard]] inline float cosine(const SparseRows& rows, std::uint32_t a, std::uint32_t b) {
  float sum = 0;
  auto i = rows.indptr[a];
  auto j = rows.indptr[b];
  while (i < rows.indptr[a + 1] && j < rows.indptr[b + 1]) {
    if (rows.indices[i] == rows.indices[j]) {
      sum += rows.values[i++] * rows.values[j++];
    } else {
      ++(rows.indices[i] < rows.indices[j] ? i : j);
    }
  }
  return sum;
}

}  // namespace tillside::learn
