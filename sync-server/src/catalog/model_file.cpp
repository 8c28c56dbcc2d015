// SPDX-License-Identifier: MIT
#include "catalog/model_file.h"

#include <filesystem>

#include "catalog/files.h"
#include "json/json_source.h"
#include "tillside/write.h"

namespace tillside::catalog {
namespace {

std::string path_of(const std::string& data_dir) { return data_dir + "/model.json"; }

}  // namespace

Result<std::optional<ModelFile>> read_model(const std::string& data_dir) {
  std::error_code error;
  if (!std::filesystem::exists(path_of(data_dir), error)) return std::optional<ModelFile>();
  TILLSIDE_TRY(const std::string text, read_file(path_of(data_dir)));
  TILLSIDE_TRY(ModelFile model, read_json<ModelFile>(text));
  return std::optional(std::move(model));
}

Status write_model(const std::string& data_dir, const ModelFile& model) {
  return replace_file(path_of(data_dir), canonical_json(model));
}

Status remove_model(const std::string& data_dir) {
  std::error_code error;
  std::filesystem::remove(path_of(data_dir), error);
  if (!error) return Done{};
  return Error{.code = Errc::storage_failed, .pointer = path_of(data_dir), .rule = error.message()};
}

}  // namespace tillside::catalog
