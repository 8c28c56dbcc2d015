// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Vectors of items that a merchant brings: of pictures, of descriptions, of any model of theirs.

#include <string>

#include "learn/sparse_rows.h"
#include "learn/training_set.h"
#include "tillside/result.h"

namespace tillside::learn {

/// What is shipped of an item's vector is at most so long: more numbers are projected on the
/// directions in which the items differ most.
inline constexpr std::size_t kMaxEmbeddingColumns = 64;

/// Reads a safetensors file with one tensor `embeddings` [rows, d], F32 or F16, and the note `ids`:
/// a JSON list of as many skus. Rows get length 1; items that are not in it have no vector.
/// @error file_malformed      no safetensors file, or without that tensor and those ids
/// @error item_unknown        an id that is no sku of the catalogue
/// @error duplicate_id        an id that stands twice
/// @error value_out_of_range  a number that is not finite, or a vector of zeros
[[nodiscard]] Result<SparseRows> read_embeddings(std::string bytes, const std::string& path,
                                                 const std::vector<TrainingItem>& items);

}  // namespace tillside::learn
