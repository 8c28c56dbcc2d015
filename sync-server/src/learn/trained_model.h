// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "learn/ials.h"
#include "learn/quantise.h"
#include "learn/sparse_rows.h"
#include "learn/tfidf.h"
#include "learn/training_set.h"
#include "learn/traits.h"
#include "tillside/recommend.h"

namespace tillside::learn {

/// Weights of the parts of a score, in millionths; their sizes add up to 1,000,000 in each list.
/// One below 0 speaks against an item.
using BlendRow = std::array<std::int64_t, kScorePartNames.size()>;
using BlendTable = std::array<BlendRow, kListPurposeNames.size()>;

/// After how many days a past item counts half, by list.
struct HalfLives {
  double taste_days = 180;
  double own_days = 90;  ///< for what is bought again and again
};
using HalfLifeTable = std::array<HalfLives, kListPurposeNames.size()>;

/// Everything that is published of a training, still in float.
struct TrainedModel {
  std::vector<TrainingItem> items;
  ContentModel content;
  SparseRows orders;              ///< EASE over baskets of one order
  SparseRows users;               ///< EASE over baskets of one customer
  std::vector<float> popularity;  ///< n; 0 below kMinSupport customers
  BlendTable blend{};
  SparseRows cohorts{};  ///< n x cohorts; no rows where there are none
  Traits traits{};
  Factors factors{};  ///< d = 0 where there are none
  HalfLifeTable half_lives{};
  SparseRows embeddings{};  ///< n x d: what the merchant brings; no rows where there is nothing
  int levels = kAllLevels;  ///< of the numbers of orders and users
};

/// Every published weight, and an item's popularity, rests on so many distinct customers.
inline constexpr std::uint32_t kMinSupport = 10;

/// And those of `users` on more: what one person buys over a year says more of that person.
inline constexpr std::uint32_t kMinUserSupport = 15;

/// A pack: safetensors files in manifest order. The first holds what is not an item's own.
struct PackSegment {
  std::string bytes;
  std::int64_t items = 0;
};

struct Pack {
  std::string model_id;  ///< first 32 hex digits of the SHA-256 over the segments, made without it
  std::vector<PackSegment> segments;
  std::vector<PackSegment> groups = {};  ///< what a device fetches some of; see shards.h
};

/// Segments of about kSegmentBytes, each with a run of items.
inline constexpr std::size_t kSegmentBytes = 192 * 1024;

struct ShardTable;

/// With a table: the items that it leaves in the pack, and a file for each group of the others.
[[nodiscard]] Pack build_pack(const TrainedModel& model, const ShardTable* table = nullptr);

/// The model as a device would hold it, without the work of naming it.
[[nodiscard]] Result<Recommender> load_unnamed(const TrainedModel& model);

/// The pack as the device would hold it.
[[nodiscard]] Result<Recommender> load_pack(const Pack& pack);

}  // namespace tillside::learn
