// SPDX-License-Identifier: MIT
#include "catalog/segments.h"

#include <map>
#include <optional>

#include "catalog/chunk.h"
#include "json/json_source.h"
#include "tillside/write.h"

namespace tillside::catalog {
namespace {

/// One in so many items is a place where a chunk that is long enough may end.
constexpr std::uint64_t kCutEvery = 128;

/// sku -> canonical JSON of the item.
using Bodies = std::map<std::string, std::string>;

/// FNV-1a; a cut must fall at the same sku on every machine and in every version.
std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char byte : text) hash = (hash ^ static_cast<unsigned char>(byte)) * 1099511628211ULL;
  return hash ^ (hash >> 32U);
}

class Cutter {
 public:
  void add(std::string_view sku, const std::string& body) {
    if (size() + body.size() + 2 > kMaxChunkBytes) close();
    text_ += (items_ == 0 ? "[" : ",") + body;
    ++items_;
    if (size() >= kMinChunkBytes && hash_of(sku) % kCutEvery == 0) close();
  }

  std::vector<SegmentText> take() && {
    close();
    return std::move(done_);
  }

 private:
  [[nodiscard]] std::size_t size() const { return text_.size(); }
  void close() {
    if (items_ == 0) return;
    done_.push_back({text_ + "]", items_, SegmentKind::base});
    text_.clear();
    items_ = 0;
  }

  std::vector<SegmentText> done_;
  std::string text_;
  std::int64_t items_ = 0;
};

/// What the segments of before say, folded in their order. Absent where a chunk is lost.
std::optional<Bodies> fold(const std::string& data_dir, const std::vector<Segment>& before) {
  Bodies bodies;
  for (const Segment& segment : before) {
    const auto text = read_chunk(data_dir, segment.sha256);
    if (!text) return std::nullopt;
    if (segment.kind == SegmentKind::tombstone) {
      const auto skus = read_json<std::vector<std::string>>(*text);
      if (!skus) return std::nullopt;
      for (const std::string& sku : *skus) bodies.erase(sku);
      continue;
    }
    const auto items = read_json<std::vector<Item>>(*text);
    if (!items) return std::nullopt;
    for (const Item& item : *items) bodies[item.sku] = canonical_json(item);
  }
  return bodies;
}

struct Change {
  SegmentText overlay{"", 0, SegmentKind::overlay};
  SegmentText tombstone{"", 0, SegmentKind::tombstone};
};

void append(SegmentText& segment, const std::string& body) {
  segment.text += (segment.items == 0 ? "[" : ",") + body;
  ++segment.items;
}

Change change_from(Bodies before, const Bodies& now) {
  Change change;
  for (const auto& [sku, body] : now) {
    const auto old = before.find(sku);
    if (old == before.end() || old->second != body) append(change.overlay, body);
    if (old != before.end()) before.erase(old);
  }
  for (const auto& [sku, body] : before) append(change.tombstone, canonical_json(sku));
  for (SegmentText* segment : {&change.overlay, &change.tombstone}) segment->text += "]";
  return change;
}

Bodies bodies_of(const std::vector<Item>& items) {
  Bodies bodies;
  for (const Item& item : items) bodies.emplace(item.sku, canonical_json(item));
  return bodies;
}

/// True if so much lies above the base that new base chunks are the smaller download.
bool wants_compaction(const std::vector<Segment>& before, const Change& change, std::size_t items) {
  std::size_t overlays = 1;
  auto changed = static_cast<std::size_t>(change.overlay.items + change.tombstone.items);
  for (const Segment& segment : before) {
    if (segment.kind == SegmentKind::base) continue;
    ++overlays;
    changed += static_cast<std::size_t>(segment.items);
  }
  return overlays > kMaxOverlays || changed * 100 > items * kMaxOverlayPercent;
}

Result<std::vector<Segment>> keep(const std::string& data_dir, std::vector<Segment> segments,
                                  const std::vector<SegmentText>& texts) {
  for (const SegmentText& text : texts) {
    TILLSIDE_TRY(const Chunk chunk, write_chunk(data_dir, text.text));
    segments.push_back(
        {chunk.sha256, chunk.bytes, text.items, text.kind, SegmentContent::catalogue});
  }
  return segments;
}

}  // namespace

std::vector<SegmentText> cut_base(const std::vector<Item>& items) {
  Cutter cutter;
  for (const Item& item : items) cutter.add(item.sku, canonical_json(item));
  return std::move(cutter).take();
}

Result<std::vector<Segment>> next_segments(const std::string& data_dir,
                                           const std::vector<Segment>& before,
                                           const std::vector<Item>& items) {
  std::optional<Bodies> old;
  if (!before.empty()) old = fold(data_dir, before);
  if (!old) return keep(data_dir, {}, cut_base(items));
  const Change change = change_from(std::move(*old), bodies_of(items));
  if (wants_compaction(before, change, items.size())) return keep(data_dir, {}, cut_base(items));
  std::vector<SegmentText> added;
  if (change.overlay.items > 0) added.push_back(change.overlay);
  if (change.tombstone.items > 0) added.push_back(change.tombstone);
  return keep(data_dir, before, added);
}

}  // namespace tillside::catalog
