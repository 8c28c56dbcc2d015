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

/// Absent before the first training. @error file_unreadable @error file_malformed
[[nodiscard]] Result<std::optional<ModelFile>> read_model(const std::string& data_dir);

/// @error storage_failed
[[nodiscard]] Status write_model(const std::string& data_dir, const ModelFile& model);

/// Training on other items makes a model useless. @error storage_failed
[[nodiscard]] Status remove_model(const std::string& data_dir);

}  // namespace tillside::catalog
