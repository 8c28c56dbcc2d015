// SPDX-License-Identifier: MIT
#include "catalog/segments.h"

#include <catch2/catch.hpp>
#include <filesystem>

#include "catalog/chunk.h"
#include "json/json_source.h"
#include "support/temporary_folder.h"
#include "tillside/write.h"

using namespace tillside;
using namespace tillside::catalog;

namespace {

std::vector<Item> make_items(int count) {
  std::vector<Item> items;
  for (int i = 0; i < count; ++i) {
    const std::string number = std::to_string(10000 + i);
    items.push_back({.sku = "S" + number,
                     .product_id = "S" + number,
                     .title = {.en = "A mug with the number " + number, .zh = {}},
                     .category = {.en = "Mugs", .zh = {}},
                     .price_minor = {1000 + i}});
  }
  return items;
}

std::vector<Segment> publish(const TemporaryFolder& folder, const std::vector<Segment>& before,
                             const std::vector<Item>& items) {
  auto segments = next_segments(folder.path(), before, items);
  REQUIRE(segments);
  return *segments;
}

}  // namespace

TEST_CASE("base chunks are canonical arrays of 64 to 256 KB that hold every item once") {
  const auto items = make_items(5000);
  const auto chunks = cut_base(items);
  REQUIRE(chunks.size() > 3);
  std::vector<Item> read;
  for (std::size_t i = 0; i < chunks.size(); ++i) {
    CHECK(chunks[i].text.size() <= kMaxChunkBytes);
    if (i + 1 < chunks.size()) CHECK(chunks[i].text.size() >= kMinChunkBytes);
    const auto part = read_json<std::vector<Item>>(chunks[i].text);
    REQUIRE(part);
    CHECK(canonical_json(*part) == chunks[i].text);
    CHECK(static_cast<std::int64_t>(part->size()) == chunks[i].items);
    read.insert(read.end(), part->begin(), part->end());
  }
  CHECK(canonical_json(read) == canonical_json(items));
}

TEST_CASE("an item more changes one base chunk") {
  auto items = make_items(5000);
  const auto before = cut_base(items);
  items.erase(items.begin() + 2500);
  const auto after = cut_base(items);
  std::size_t shared = 0;
  for (const auto& chunk : after) {
    for (const auto& old : before) shared += chunk.text == old.text ? 1 : 0;
  }
  CHECK(shared + 1 >= after.size());
}

TEST_CASE("publishing what is published writes nothing") {
  const TemporaryFolder folder;
  const auto items = make_items(2000);
  const auto first = publish(folder, {}, items);
  CHECK(canonical_json(publish(folder, first, items)) == canonical_json(first));
}

TEST_CASE("a small change is one overlay, a removal one tombstone") {
  const TemporaryFolder folder;
  auto items = make_items(2000);
  const auto first = publish(folder, {}, items);
  for (std::size_t i = 0; i < 20; ++i) items[i * 100].price_minor = {1};
  items.erase(items.begin() + 7);
  const auto second = publish(folder, first, items);
  REQUIRE(second.size() == first.size() + 2);
  CHECK(second[first.size()].kind == SegmentKind::overlay);
  CHECK(second[first.size()].items == 20);
  CHECK(second.back().kind == SegmentKind::tombstone);
  const auto gone = read_chunk(folder.path(), second.back().sha256);
  REQUIRE(gone);
  CHECK(*gone == "[\"S10007\"]");

  SECTION("the next change counts from there") {
    items[3].title.en = "Another mug";
    const auto third = publish(folder, second, items);
    CHECK(third.size() == second.size() + 1);
    CHECK(third.back().items == 1);
  }
  SECTION("a large change is folded into base chunks") {
    for (auto& item : items) item.brand = "Hearth";
    for (const Segment& segment : publish(folder, second, items)) {
      CHECK(segment.kind == SegmentKind::base);
    }
  }
  SECTION("a lost chunk is, too") {
    std::filesystem::remove(folder.path() + "/chunks/" + first[0].sha256);
    for (const Segment& segment : publish(folder, second, items)) {
      CHECK(segment.kind == SegmentKind::base);
    }
  }
}

TEST_CASE("so many overlays are folded") {
  const TemporaryFolder folder;
  auto items = make_items(2000);
  auto segments = publish(folder, {}, items);
  const std::size_t base = segments.size();
  for (std::size_t i = 0; i < kMaxOverlays; ++i) {
    items[i].price_minor = {1};
    segments = publish(folder, segments, items);
    CHECK(segments.size() == base + i + 1);
  }
  items[100].price_minor = {1};
  CHECK(publish(folder, segments, items).size() == base);
}

TEST_CASE("a chunk is kept under its hash, with brotli beside it, and is checked when read") {
  const TemporaryFolder folder;
  const auto chunk = write_chunk(folder.path(), "[]");
  REQUIRE(chunk);
  CHECK(chunk->bytes == 2);
  CHECK(chunk->sha256 == "4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945");
  const std::string path = folder.path() + "/chunks/" + chunk->sha256;
  CHECK(std::filesystem::exists(path + ".br"));
  folder.write("chunks/" + chunk->sha256, "[1]");
  const auto read = read_chunk(folder.path(), chunk->sha256);
  REQUIRE(!read);
  CHECK(read.error().code == Errc::hash_mismatch);
}
