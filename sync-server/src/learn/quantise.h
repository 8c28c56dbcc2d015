// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "learn/sparse_rows.h"

namespace tillside::learn {

/// Numbers are -levels .. levels: fewer than int8 holds take fewer bytes after compression.
inline constexpr int kAllLevels = 127;
inline constexpr int kCoarseLevels = 63;

/// int8 numbers with one scale: value = scale * number, off by at most scale / 2.
struct Int8Row {
  float scale = 0;  ///< the largest |value| / levels
  std::vector<std::int8_t> values;
};

[[nodiscard]] Int8Row quantise(std::span<const float> values, int levels = kAllLevels);

/// Row by row. Weights that become 0 are left out, so that no byte is shipped for nothing.
struct Int8Rows {
  std::vector<std::uint32_t> indptr{0};
  std::vector<std::uint32_t> indices;
  std::vector<std::int8_t> values;
  std::vector<float> scale;
};

[[nodiscard]] Int8Rows quantise_rows(const SparseRows& rows, std::size_t first, std::size_t last,
                                     int levels = kAllLevels);

}  // namespace tillside::learn
