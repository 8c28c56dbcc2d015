// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// The catalogue as segments: base chunks of all items, then overlays of what changed since and
/// tombstones of what went. @see docs/protocol.md, "The catalogue"

#include <string>
#include <vector>

#include "tillside/catalog.h"

namespace tillside::catalog {

inline constexpr std::size_t kMinChunkBytes = 64 * 1024;
inline constexpr std::size_t kMaxChunkBytes = 256 * 1024;
/// More changes than this are folded into new base chunks.
inline constexpr std::size_t kMaxOverlays = 8;
inline constexpr std::size_t kMaxOverlayPercent = 10;

/// A chunk before it is kept.
struct SegmentText {
  std::string text;  ///< canonical JSON: an array of items, or of the skus that went
  std::int64_t items = 0;
  SegmentKind kind = SegmentKind::base;
};

/// Cuts items (ascending by sku) into base chunks. Where a cut falls depends on the skus nearby
/// alone, so that an item more or less changes one chunk and not all that follow.
[[nodiscard]] std::vector<SegmentText> cut_base(const std::vector<Item>& items);

/// The segments that publish `items`, given those published before: the same ones where nothing
/// changed, one overlay and at most one tombstone more for a small change, new base chunks for a
/// large one, or where a chunk of before is lost. Keeps the chunks.
/// @error storage_failed
[[nodiscard]] Result<std::vector<Segment>> next_segments(const std::string& data_dir,
                                                         const std::vector<Segment>& before,
                                                         const std::vector<Item>& items);

}  // namespace tillside::catalog
