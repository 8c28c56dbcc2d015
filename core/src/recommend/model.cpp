// SPDX-License-Identifier: MIT
#include "model.h"

#include "order.h"

namespace tillside::recommend {
namespace {

using Names = std::vector<std::string>;

/// Columns ascend strictly within a row and stay below `columns`.
Status check_columns(QuantisedRows& rows, std::size_t columns, std::string_view name) {
  rows.columns = columns;
  for (std::size_t row = 0; row + 1 < rows.indptr.size(); ++row) {
    std::int64_t before = -1;
    for (std::uint32_t k = rows.indptr[row]; k < rows.indptr[row + 1]; ++k) {
      if (rows.indices[k] >= columns || rows.indices[k] <= before) {
        return pack_error(name, "ascending columns below " + std::to_string(columns));
      }
      before = rows.indices[k];
    }
  }
  return Done{};
}

bool name_before(const void* names, std::uint32_t a, std::uint32_t b) {
  const Names& of = *static_cast<const Names*>(names);
  const int order = of[a].compare(of[b]);
  return order != 0 ? order < 0 : a < b;
}

/// Equal names get equal numbers; an empty name gets kNone.
std::vector<std::uint32_t> numbered(const Names& names) {
  std::vector<std::uint32_t> numbers(names.size(), kNone);
  const std::string* last = nullptr;
  std::uint32_t number = 0;
  for (const std::uint32_t i : ordered(names.size(), name_before, &names)) {
    if (names[i].empty()) continue;
    if (last != nullptr && *last != names[i]) ++number;
    last = &names[i];
    numbers[i] = number;
  }
  return numbers;
}

Status check_indices(Model& model) {
  TILLSIDE_CHECK(check_columns(model.content, model.vocabulary.size(), "content.indices"));
  TILLSIDE_CHECK(check_columns(model.orders, model.size(), "orders.indices"));
  TILLSIDE_CHECK(check_columns(model.users, model.size(), "users.indices"));
  TILLSIDE_CHECK(check_columns(model.cohorts, kMaxCohorts, "cohorts.indices"));
  return check_columns(model.traits, model.trait_names.size(), "traits.indices");
}

Status index_skus(Model& model) {
  model.by_sku = ordered(model.size(), name_before, &model.skus);
  for (std::size_t i = 1; i < model.by_sku.size(); ++i) {
    if (model.skus[model.by_sku[i - 1]] == model.skus[model.by_sku[i]]) {
      return pack_error("__metadata__/ids", "each sku once");
    }
  }
  return Done{};
}

}  // namespace

Error pack_error(std::string_view where, std::string_view rule) {
  return {
      .code = Errc::pack_malformed, .pointer = "/" + std::string(where), .rule = std::string(rule)};
}

std::uint32_t Model::find(std::string_view sku) const {
  std::size_t first = 0;
  std::size_t last = by_sku.size();
  while (first < last) {
    const std::size_t middle = first + (last - first) / 2;
    const int order = sku.compare(skus[by_sku[middle]]);
    if (order == 0) return by_sku[middle];
    (order < 0 ? last : first) = order < 0 ? middle : middle + 1;
  }
  return kNone;
}

Status ModelLoader::add(Bytes segment) {
  TILLSIDE_TRY(const SafeTensors file, read_safetensors(segment));
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
  if (model_.size() != item_count_) {
    return Error{.code = Errc::pack_mismatch,
                 .value = std::to_string(model_.size()) + " items",
                 .rule = std::to_string(item_count_) + " items"};
  }
  TILLSIDE_CHECK(check_indices(model_));
  TILLSIDE_CHECK(index_skus(model_));
  model_.product = numbered(products_);
  model_.category = numbered(categories_);
  return std::move(model_);
}

}  // namespace tillside::recommend
