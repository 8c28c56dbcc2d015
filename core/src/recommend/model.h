// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// A pack in memory: the segments of a manifest put together, every index checked once here so
/// that nothing after it has to.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "names.h"
#include "safetensors.h"
#include "tillside/recommend.h"
#include "tillside/result.h"

namespace tillside::recommend {

inline constexpr std::string_view kPackFormat = "tillside-pack-1";
inline constexpr std::size_t kMaxItems = 2'000'000;
inline constexpr std::size_t kParts = kScorePartNames.size();
inline constexpr std::size_t kPurposes = kListPurposeNames.size();
inline constexpr std::size_t kInteractionKinds = kInteractionKindNames.size();
inline constexpr std::size_t kMaxCohorts = 4096;
inline constexpr std::uint32_t kNone = NameIndex::kNowhere;

/// A sparse int8 matrix by rows with one scale a row: weight = scale[row] * values[k].
struct QuantisedRows {
  std::vector<std::uint32_t> indptr{0};
  std::vector<std::uint32_t> indices;
  std::vector<std::int8_t> values;
  std::vector<float> scale;
  std::size_t columns = 0;  ///< set when the model is complete
};

/// Dense int8 vectors of the items, one scale each, and what folds a shopper in.
struct Factors {
  std::size_t d = 0;                ///< 0 = the pack has none
  std::vector<std::int8_t> values;  ///< n x d, row-major
  std::vector<float> scale;
  std::vector<double> gram;  ///< d x d
  double lambda = 0;
  double unseen = 0;  ///< the weight of all items together, bought or not

  [[nodiscard]] double at(std::size_t item, std::size_t k) const {
    return static_cast<double>(scale[item]) * values[item * d + k];
  }
};

/// The items that are not in the pack lie in shards of alike ones, several unlike shards in a
/// group.
struct Shards {
  std::vector<std::string> files;     ///< by group: the SHA-256 of its file
  std::vector<std::uint32_t> weight;  ///< by group: how many past customers' tastes ask for it
  std::vector<std::uint32_t> group;   ///< by shard
  std::vector<std::int8_t> values;    ///< shards x d: the mean of the items' factors
  std::vector<float> scale;           ///< by shard
};

struct Model {
  std::string id;
  std::vector<std::string> skus;  ///< by item index
  NameIndex by_sku;
  std::vector<std::uint32_t> product;   ///< by item index: equal for variants of one product
  std::vector<std::uint32_t> category;  ///< kNone where the shop gave none
  QuantisedRows content;                ///< n x vocabulary
  QuantisedRows orders;                 ///< n x n
  QuantisedRows users;                  ///< n x n
  QuantisedRows cohorts;                ///< n x cohorts: how much those shoppers buy it
  QuantisedRows embeddings;             ///< n x d: what the merchant brings
  QuantisedRows traits;                 ///< n x traits: brand, category, price band
  Factors factors;
  Shards shards;
  std::vector<double> popularity;  ///< n

  std::vector<std::string> vocabulary;  ///< ascending byte by byte
  std::vector<std::int64_t> idf_milli;
  std::array<std::array<std::int64_t, kParts>, kPurposes> blend_ppm{};
  std::array<std::int64_t, kInteractionKinds> kind_ppm{};
  std::vector<std::string> trait_names;  ///< by column of `traits`
  std::vector<std::int64_t> price_ends;  ///< of the bands that `traits` names, ascending
  /// What is left of a weight after a day, in 10^-9, by list: of the taste, and of purchases that
  /// may recur. Powers of it are integers, so that the device needs no exp.
  std::array<std::array<std::int64_t, 2>, kPurposes> retention_ppb{};

  [[nodiscard]] std::size_t size() const { return skus.size(); }
  /// The item of a sku, or kNone.
  [[nodiscard]] std::uint32_t find(std::string_view sku) const { return by_sku.find(skus, sku); }
};

/// Puts a model together from the segments of a manifest, in their order.
class ModelLoader {
 public:
  /// @error pack_malformed  the segment is not of the documented form
  /// @error pack_mismatch   it belongs to another model, or comes before the first segment
  [[nodiscard]] Status add(Bytes segment);

  /// Numbers products and categories, and checks every index.
  /// @error pack_malformed  an index points nowhere, or a sku stands twice
  /// @error pack_mismatch   segments are missing
  /// @error model_absent    there was no segment
  [[nodiscard]] Result<Model> finish() &&;

 private:
  Status read_head(const SafeTensors& file);
  Status append_items(const SafeTensors& file);

  Model model_;
  std::size_t item_count_ = 0;           ///< as the first segment announces
  bool whole_ = false;                   ///< all of these are there; what follows are shards
  std::vector<std::string> products_;    ///< by item index; empty = a product of its own
  std::vector<std::string> categories_;  ///< by item index; empty = none
};

/// The factors' Gram matrix, in the first segment; a model without factors has none.
/// @error pack_malformed
[[nodiscard]] Status read_gram(const SafeTensors& file, Model& model);

/// Where the other items lie, in the first segment; most packs hold all. @error pack_malformed
[[nodiscard]] Status read_shards(const SafeTensors& file, Model& model);

/// One segment's tensors to the end of the model's. @error pack_malformed
[[nodiscard]] Status append_tensors(const SafeTensors& file, std::size_t rows, Model& model);

/// A note that is a JSON list. False where it is absent or something else.
[[nodiscard]] bool read_note(const SafeTensors& file, std::string_view key, Names& out);
[[nodiscard]] bool read_note(const SafeTensors& file, std::string_view key,
                             std::vector<std::int64_t>& out);

/// The tensor "owner.part" of one dimension, or null. @{
[[nodiscard]] const Tensor* vector_of(const SafeTensors& file, const char* owner, const char* part,
                                      Dtype dtype);
/// Its numbers, which lie at any address, to the end of a list.
void append(const Tensor& tensor, std::vector<std::int8_t>& out);
void append(const Tensor& tensor, std::vector<std::uint32_t>& out);
/// False where one is no scale: they must not drive sums of int8 products out of range.
[[nodiscard]] bool read_scales(const Tensor& tensor, std::vector<float>& out);
/// @}

[[nodiscard]] Failure pack_error(const char* where, std::string rule);

}  // namespace tillside::recommend
