// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// DATA/model.json: which model is trained and which chunks hold it. Training writes it, the
/// publication takes its segments into the manifest.

#include <optional>
#include <string>
#include <vector>

#include "tillside/catalog.h"

namespace tillside::catalog {

struct ModelFile {
  std::string model_id;
  std::vector<Segment> segments;

  static constexpr auto kFields = fields(field("modelId", &ModelFile::model_id).in(1, 64),
                                         field("segments", &ModelFile::segments).up_to(10000));
};

/// Absent before the first training. Its chunks are tried as a device will take them, so that a
/// model that is not whole, or not the one it is named after, is never published.
/// @error file_unreadable @error file_malformed
/// @error pack_malformed  a chunk is no pack
/// @error pack_mismatch   the chunks are of another model, or some are missing
[[nodiscard]] Result<std::optional<ModelFile>> read_model(const std::string& data_dir);

/// @error storage_failed
[[nodiscard]] Status write_model(const std::string& data_dir, const ModelFile& model);

/// Training on other items makes a model useless. @error storage_failed
[[nodiscard]] Status remove_model(const std::string& data_dir);

}  // namespace tillside::catalog
