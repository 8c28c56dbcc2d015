// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// A catalogue too large for a device: the items that are asked for most stay in the pack, the
/// others go into shards of items alike, and several unlike shards make a group, the least that a
/// device fetches. @see docs/recommender.md, "At size"

#include <cstdint>
#include <vector>

#include "learn/baskets.h"
#include "learn/trained_model.h"

namespace tillside::learn {

struct ShardOptions {
  std::size_t base = 20'000;  ///< items that every device holds
  std::size_t shard = 500;    ///< at most so many items
  std::size_t width = 8;      ///< shards of a group
  std::size_t wanted = 2;     ///< groups that one taste asks for, to weigh them
};

/// What the first segment says of the shards.
struct ShardTable {
  std::size_t base = 0;               ///< the first items of the model are in the pack
  std::vector<std::size_t> ends;      ///< by group: behind its last item; the first begins at base
  std::vector<std::uint32_t> group;   ///< by shard
  std::vector<std::int8_t> values;    ///< shards x d: the mean of the items' factors
  std::vector<float> scale;           ///< by shard
  std::vector<std::uint32_t> weight;  ///< by group: customers who would ask for it, at least 10
};

/// Puts the items of the model into the order of the table. Item-item weights that lead to or from
/// an item outside the pack go: such an item is served by its words and factors.
/// Precondition: the model has factors.
/// @param customers  what each past customer bought; at most 20,000 of them are asked
[[nodiscard]] ShardTable make_shards(TrainedModel& model, const std::vector<Basket>& customers,
                                     const ShardOptions& options);

}  // namespace tillside::learn
