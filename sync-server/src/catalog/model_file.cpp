// SPDX-License-Identifier: MIT
#include "catalog/model_file.h"

#include <filesystem>

#include "catalog/chunk.h"
#include "catalog/files.h"
#include "json/json_source.h"
#include "tillside/recommend.h"
#include "tillside/write.h"

namespace tillside::catalog {
namespace {

std::string path_of(const std::string& data_dir) { return data_dir + "/model.json"; }

/// Whether a device takes the chunks, and as the model that they are listed for.
Status check_chunks(const std::string& data_dir, const ModelFile& model) {
  std::vector<std::string> chunks;
  std::vector<std::span<const std::uint8_t>> spans;
  for (const Segment& segment : model.segments) {
    TILLSIDE_TRY(std::string bytes, read_chunk(data_dir, segment.sha256));
    chunks.push_back(std::move(bytes));
  }
  for (const std::string& bytes : chunks) {
    spans.emplace_back(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
  }
  TILLSIDE_TRY(const Recommender recommender, Recommender::load(spans));
  if (recommender.model_id() == model.model_id) return Done{};
  return Error{.code = Errc::pack_mismatch,
               .pointer = "/modelId",
               .value = model.model_id,
               .rule = "the model of its chunks, " + recommender.model_id()};
}

}  // namespace

Result<std::optional<ModelFile>> read_model(const std::string& data_dir) {
  std::error_code error;
  if (!std::filesystem::exists(path_of(data_dir), error)) return std::optional<ModelFile>();
  TILLSIDE_TRY(const std::string text, read_file(path_of(data_dir)));
  TILLSIDE_TRY(ModelFile model, read_json<ModelFile>(text));
  TILLSIDE_CHECK(check_chunks(data_dir, model));
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
