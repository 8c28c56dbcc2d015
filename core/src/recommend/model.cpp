// SPDX-License-Identifier: MIT
#include "model.h"

#include <algorithm>

namespace tillside::recommend {
namespace {

using Names = std::vector<std::string>;

/// Columns ascend strictly within a row and stay below `columns`.
bool well_ordered(const QuantisedRows& rows, std::size_t columns) {
  for (std::size_t row = 0; row + 1 < rows.indptr.size(); ++row) {
    std::int64_t before = -1;
    for (std::uint32_t k = rows.indptr[row]; k < rows.indptr[row + 1]; ++k) {
      if (rows.indices[k] >= columns || rows.indices[k] <= before) return false;
      before = rows.indices[k];
    }
  }
  return true;
}

/// Equal names get equal numbers; an empty name gets kNone.
std::vector<std::uint32_t> numbered(const Names& names) {
  Names known = names;
  std::sort(known.begin(), known.end());
  known.erase(std::unique(known.begin(), known.end()), known.end());
  std::vector<std::uint32_t> numbers;
  for (const auto& name : names) {
    const auto place = std::lower_bound(known.begin(), known.end(), name);
    numbers.push_back(name.empty() ? kNone : static_cast<std::uint32_t>(place - known.begin()));
  }
  return numbers;
}

Status check_indices(const Model& model) {
  if (!well_ordered(model.content, model.vocabulary.size())) {
    return pack_error("content.indices", "ascending columns of the vocabulary");
  }
  if (!well_ordered(model.orders, model.size()) || !well_ordered(model.users, model.size())) {
    return pack_error("orders.indices", "ascending items of the model");
  }
  return Done{};
}

Status index_skus(Model& model) {
  model.by_sku.resize(model.size());
  for (std::uint32_t i = 0; i < model.size(); ++i) model.by_sku[i] = i;
  std::sort(model.by_sku.begin(), model.by_sku.end(),
            [&](std::uint32_t a, std::uint32_t b) { return model.skus[a] < model.skus[b]; });
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
  const auto place =
      std::lower_bound(by_sku.begin(), by_sku.end(), sku,
                       [&](std::uint32_t i, std::string_view wanted) { return skus[i] < wanted; });
  return place != by_sku.end() && skus[*place] == sku ? *place : kNone;
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
