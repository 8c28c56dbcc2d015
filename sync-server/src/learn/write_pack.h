// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "catalog/model_file.h"
#include "learn/trained_model.h"

namespace tillside::learn {

/// Keeps the pack's segments as chunks and names them in DATA/model.json, replaced at once: until
/// then the model before stays the one that is published.
/// @error storage_failed
[[nodiscard]] Result<catalog::ModelFile> write_pack(const std::string& data_dir, const Pack& pack);

}  // namespace tillside::learn
