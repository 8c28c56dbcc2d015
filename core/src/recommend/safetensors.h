// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// The safetensors format: 8 bytes with the length of a JSON header, the header, raw tensors. Read
/// without copying, and with every length checked before it is used: the bytes come from a network.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tillside/result.h"

namespace tillside::recommend {

inline constexpr std::size_t kMaxHeaderBytes = 16U << 20U;
inline constexpr std::size_t kMaxTensors = 64;
inline constexpr std::size_t kMaxMetadata = 64;

using Bytes = std::span<const std::uint8_t>;

/// The element types a pack may use.
enum class Dtype : std::uint8_t { i8, u32, f32 };

struct Tensor {
  std::string name;
  Dtype dtype = Dtype::i8;
  std::vector<std::uint64_t> shape;
  Bytes bytes;  ///< into the buffer that was given; little-endian, not aligned

  [[nodiscard]] std::size_t count() const { return bytes.size() / (dtype == Dtype::i8 ? 1 : 4); }
};

struct SafeTensors {
  std::vector<Tensor> tensors;                                ///< in the order of the header
  std::vector<std::pair<std::string, std::string>> metadata;  ///< in the order of the header

  [[nodiscard]] const Tensor* tensor(std::string_view name) const;
  [[nodiscard]] const std::string* note(std::string_view key) const;
};

/// @error pack_malformed  the header is no JSON of the documented shape, or the tensors overlap,
///                        leave a gap, pass the end or have another length than their shape says
[[nodiscard]] Result<SafeTensors> read_safetensors(Bytes file);

}  // namespace tillside::recommend
