// SPDX-License-Identifier: MIT

/// @file
/// The metadata of pack segments: JSON documents held as strings, as safetensors asks.

#include "json_cursor.h"
#include "model.h"

namespace tillside::recommend {
namespace {

bool read_numbers(JsonCursor& json, std::vector<std::int64_t>& out) {
  if (!json.open('[')) return false;
  while (json.next()) {
    if (out.size() == kMaxItems || !json.integer(out.emplace_back())) return false;
  }
  return json.well();
}

using Row = std::span<std::int64_t>;
using Columns = std::span<const std::string_view>;

std::size_t place_of(Columns names, std::string_view name) {
  std::size_t place = 0;
  while (place < names.size() && names[place] != name) ++place;
  return place;
}

/// {"name": number, ...} into the places of `names`; a name may be left out and means 0.
bool read_row(JsonCursor& json, Columns names, Row row) {
  constexpr std::int64_t kMostPpm = 1'000'000'000;
  if (!json.open('{')) return false;
  for (std::string key; json.next_key(key);) {
    const std::size_t place = place_of(names, key);
    if (place == names.size() || !json.integer(row[place])) return false;
    if (row[place] < -kMostPpm || row[place] > kMostPpm) return false;
  }
  return json.well();
}

bool read_blend(const SafeTensors& file, Model& model) {
  const std::string* note = file.note("blendPpm");
  if (note == nullptr) return false;
  JsonCursor json(*note);
  if (!json.open('{')) return false;
  for (std::string key; json.next_key(key);) {
    const std::size_t place = place_of(kListPurposeNames, key);
    if (place == kPurposes || !read_row(json, kScorePartNames, model.blend_ppm[place]))
      return false;
  }
  return json.finished();
}

bool read_kinds(const SafeTensors& file, Model& model) {
  const std::string* note = file.note("kindPpm");
  if (note == nullptr) return false;
  JsonCursor json(*note);
  return read_row(json, kInteractionKindNames, model.kind_ppm) && json.finished();
}

/// {list: [taste, own]} in 10^-9; what is not listed never decays.
bool read_retention(const SafeTensors& file, Model& model) {
  constexpr std::int64_t kWhole = 1'000'000'000;
  for (auto& row : model.retention_ppb) row = {kWhole, kWhole};
  const std::string* note = file.note("retentionPpb");
  if (note == nullptr) return false;
  JsonCursor json(*note);
  if (!json.open('{')) return false;
  for (std::string key; json.next_key(key);) {
    const std::size_t place = place_of(kListPurposeNames, key);
    std::vector<std::int64_t> row;
    if (place == kPurposes || !read_numbers(json, row) || row.size() != 2) return false;
    for (std::size_t i = 0; i < 2; ++i) {
      if (row[i] < 0 || row[i] > kWhole) return false;
      model.retention_ppb[place][i] = row[i];
    }
  }
  return json.finished();
}

/// [d, 10^9 x lambda, 10^3 x unseen]; left out where there are no factors.
bool read_fold(const SafeTensors& file, Model& model) {
  constexpr std::int64_t kMaxDims = 512;
  constexpr std::int64_t kMost = 1'000'000'000'000;
  std::vector<std::int64_t> fold;
  if (file.note("foldIn") == nullptr) return true;
  if (!read_note(file, "foldIn", fold) || fold.size() != 3) return false;
  if (fold[0] < 1 || fold[0] > kMaxDims) return false;
  if (fold[1] < 1 || fold[1] > kMost || fold[2] < 0 || fold[2] > kMost) return false;
  model.factors.d = static_cast<std::size_t>(fold[0]);
  model.factors.lambda = static_cast<double>(fold[1]) / 1e9;
  model.factors.unseen = static_cast<double>(fold[2]) / 1e3;
  return true;
}

}  // namespace

bool read_note(const SafeTensors& file, std::string_view key, Names& out) {
  const std::string* note = file.note(key);
  if (note == nullptr) return false;
  JsonCursor json(*note);
  if (!json.open('[')) return false;
  while (json.next()) {
    if (out.size() == kMaxItems || !json.string(out.emplace_back())) return false;
  }
  return json.finished();
}

bool read_note(const SafeTensors& file, std::string_view key, std::vector<std::int64_t>& out) {
  const std::string* note = file.note(key);
  if (note == nullptr) return false;
  JsonCursor json(*note);
  return read_numbers(json, out) && json.finished();
}

Status ModelLoader::read_head(const SafeTensors& file) {
  const std::string* format = file.note("format");
  const std::string* id = file.note("model");
  if (format == nullptr || *format != kPackFormat || id == nullptr || id->empty()) {
    return pack_error("__metadata__/format", "a segment of the format tillside-pack-1");
  }
  Model& model = model_;
  model.id = *id;
  std::vector<std::int64_t> count;
  const bool well = read_note(file, "vocabulary", model.vocabulary) &&
                    read_note(file, "idfMilli", model.idf_milli) && read_blend(file, model) &&
                    read_kinds(file, model) && read_retention(file, model) &&
                    read_fold(file, model) && read_note(file, "traits", model.trait_names) &&
                    read_note(file, "items", count);
  if (!well || count.size() != 1 || count[0] < 0 ||
      model.idf_milli.size() != model.vocabulary.size()) {
    return pack_error("__metadata__", "the notes of a pack's first segment");
  }
  if (file.note("priceEnds") != nullptr && !read_note(file, "priceEnds", model.price_ends)) {
    return pack_error("__metadata__/priceEnds", "a list of whole numbers");
  }
  item_count_ = static_cast<std::size_t>(count[0]);
  TILLSIDE_CHECK(read_gram(file, model));
  return read_shards(file, model);
}

Status ModelLoader::append_items(const SafeTensors& file) {
  const std::size_t before = model_.size();
  whole_ = before >= item_count_;
  if (whole_ != (file.note("shard") != nullptr)) {
    return pack_error("__metadata__/shard", "shards after all other segments");
  }
  if (!read_note(file, "ids", model_.skus) || !read_note(file, "products", products_) ||
      !read_note(file, "categories", categories_) || products_.size() != model_.size() ||
      categories_.size() != model_.size()) {
    return pack_error("__metadata__/ids", "ids, products and categories, one for each item");
  }
  return append_tensors(file, model_.size() - before, model_);
}

}  // namespace tillside::recommend
