// SPDX-License-Identifier: MIT
#include "model.h"

namespace tillside::recommend {
namespace {

/// Columns ascend strictly within a row and stay below `columns`.
Status check_columns(QuantisedRows& rows, std::size_t columns, const char* name) {
  rows.columns = columns;
  const std::uint32_t* const indices = rows.indices.data();
  for (std::size_t row = 0; row + 1 < rows.indptr.size(); ++row) {
    std::int64_t before = -1;
    const std::uint32_t* const end = indices + rows.indptr[row + 1];
    for (const std::uint32_t* at = indices + rows.indptr[row]; at != end; ++at) {
      if (*at >= columns || *at <= before) {
        return pack_error(name, "ascending columns below " + std::to_string(columns));
      }
      before = *at;
    }
  }
  return Done{};
}

/// Equal names get equal numbers, those of their first entry; an empty name gets kNone.
std::vector<std::uint32_t> numbered(const Names& names, std::string_view seed) {
  std::vector<std::uint32_t> numbers(names.size(), kNone);
  NameIndex index(names.size(), seed);
  for (std::uint32_t i = 0; i < names.size(); ++i) {
    if (!names[i].empty()) numbers[i] = index.add(names, i);
  }
  return numbers;
}

Status check_indices(Model& model) {
  TILLSIDE_CHECK(check_columns(model.content, model.vocabulary.size(), "content.indices"));
  TILLSIDE_CHECK(check_columns(model.orders, model.size(), "orders.indices"));
  TILLSIDE_CHECK(check_columns(model.users, model.size(), "users.indices"));
  TILLSIDE_CHECK(check_columns(model.cohorts, kMaxCohorts, "cohorts.indices"));
  TILLSIDE_CHECK(check_columns(model.embeddings, kMaxCohorts, "embeddings.indices"));
  return check_columns(model.traits, model.trait_names.size(), "traits.indices");
}

Status index_skus(Model& model) {
  model.by_sku = NameIndex(model.size(), model.id);
  for (std::uint32_t i = 0; i < model.size(); ++i) {
    if (model.by_sku.add(model.skus, i) != i) {
      return pack_error("__metadata__/ids", "each sku once");
    }
  }
  return Done{};
}

}  // namespace

Failure pack_error(const char* where, std::string rule) {
  std::string pointer = "/";
  pointer += where;
  return Error{
      .code = Errc::pack_malformed, .pointer = std::move(pointer), .rule = std::move(rule)};
}

Status ModelLoader::add(Bytes segment) {
  TILLSIDE_TRY(const SafeTensors& file, read_safetensors(segment));
  if (model_.id.empty()) return read_head(file);
  const std::string* id = file.note("model");
  if (id == nullptr || *id != model_.id) {
    return Error{.code = Errc::pack_mismatch,
                 .pointer = "/__metadata__/model",
                 .value = id == nullptr ? "" : id->substr(0, 80),
                 .rule = "the model " + model_.id};
  }
  return append_items(file);
}

Result<Model> ModelLoader::finish() && {
  if (model_.id.empty()) return Errc::model_absent;
  if (!whole_ && model_.size() != item_count_) {
    return Error{.code = Errc::pack_mismatch,
                 .value = std::to_string(model_.size()) + " items",
                 .rule = std::to_string(item_count_) + " items"};
  }
  TILLSIDE_CHECK(check_indices(model_));
  TILLSIDE_CHECK(index_skus(model_));
  model_.product = numbered(products_, model_.id);
  model_.category = numbered(categories_, model_.id);
  return std::move(model_);
}

}  // namespace tillside::recommend
