// SPDX-License-Identifier: MIT

/// @file
/// A catalogue in shards: nothing is lost, alike items lie together, unlike shards share a group,
/// every round fetches as many groups, and the ones that the taste asked for cannot be told.

#include "learn/shards.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "large_model.h"

using namespace tillside;
using namespace tillside::learn;

namespace {

struct Sharded {
  TrainedModel model;
  ShardTable table;
  Pack pack;
};

/// 200 items of five tastes, 40 in the pack, the others in groups of four shards of ten.
Sharded sharded() {
  LargeModel large = large_model({.items = 200, .tastes = 5, .d = 8, .head = 40, .neighbours = 6});
  Sharded out;
  out.table =
      make_shards(large.model, large.customers, {.base = 40, .shard = 10, .width = 4, .wanted = 1});
  out.model = std::move(large.model);
  out.pack = build_pack(out.model, &out.table);
  return out;
}

Result<Recommender> load(const Pack& pack, const std::vector<std::size_t>& groups) {
  Pack held{pack.model_id, pack.segments};
  for (const std::size_t g : groups) held.segments.push_back(pack.groups[g]);
  return load_pack(held);
}

ShardRequest request_of(std::int64_t seed, std::vector<Interaction> interactions = {}) {
  ShardRequest request{std::move(interactions), Instant{1000}};
  request.seed = seed;
  request.wanted = 1;
  request.count = 3;
  return request;
}

std::set<std::int64_t> groups_of(const ShardReply& reply) {
  std::set<std::int64_t> out;
  for (const ShardFile& file : reply.files) out.insert(file.group);
  return out;
}

}  // namespace

TEST_CASE("every item lies in the pack or in one group, and a device can hold any of them") {
  const Sharded shop = sharded();
  const std::size_t groups = shop.table.ends.size();
  REQUIRE(groups >= 4);
  CHECK(shop.table.ends.back() == 200);
  CHECK(load(shop.pack, {})->item_count() == 40);
  std::vector<std::size_t> all(groups);
  for (std::size_t g = 0; g < groups; ++g) {
    all[g] = g;
    CHECK(load(shop.pack, {g})->item_count() ==
          40 + static_cast<std::size_t>(shop.pack.groups[g].items));
  }
  CHECK(load(shop.pack, all)->item_count() == 200);
  CHECK(load(shop.pack, {1, 0})->item_count() > 40);
  CHECK(load(shop.pack, {0, 0}).error().code == Errc::pack_malformed);
  Pack early{shop.pack.model_id, {shop.pack.segments[0], shop.pack.groups[0]}};
  CHECK(load_pack(early).error().code == Errc::pack_malformed);
}

TEST_CASE("what a group brings is listed, with the words and factors it has") {
  const Sharded shop = sharded();
  const auto device = load(shop.pack, {0});
  REQUIRE(device);
  RecommendRequest request;
  request.interactions = {{shop.model.items[45].sku, InteractionKind::purchase, Instant{900}}};
  request.now = Instant{1000};
  request.k = 100;
  request.max_per_product = 0;
  bool brought = false;
  const auto reply = device->for_you(request);
  REQUIRE(reply);
  CHECK(reply->knows_user);
  for (const auto& item : reply->items) {
    for (std::size_t i = 40; i < shop.table.ends[0]; ++i) {
      brought = brought || item.sku == shop.model.items[i].sku;
    }
  }
  CHECK(brought);
}

TEST_CASE("a round fetches as many groups as any other, none that is held, the same for a seed") {
  const Sharded shop = sharded();
  const auto device = load(shop.pack, {});
  REQUIRE(device);
  const auto stranger = device->shards(request_of(5));
  REQUIRE(stranger);
  CHECK(stranger->files.size() == 3);
  CHECK(stranger->groups == static_cast<std::int64_t>(shop.table.ends.size()));
  CHECK(groups_of(*device->shards(request_of(5))) == groups_of(*stranger));
  ShardRequest next = request_of(5);
  for (const auto g : groups_of(*stranger)) next.held.push_back(g);
  next.held.push_back(99'999);  // of another model
  for (const auto g : groups_of(*device->shards(next))) CHECK(groups_of(*stranger).count(g) == 0);
  next.held.clear();
  for (std::int64_t g = 0; g < stranger->groups; ++g) next.held.push_back(g);
  CHECK(device->shards(next)->files.empty());
}

TEST_CASE("the taste's own group is always among them, and who sees the set guesses no better") {
  const Sharded shop = sharded();
  const auto device = load(shop.pack, {});
  REQUIRE(device);
  const auto groups = static_cast<std::int64_t>(shop.table.ends.size());
  int told = 0;
  int asked = 0;
  for (std::size_t item = 0; item < 40; ++item) {
    const Interaction liked{shop.model.items[item].sku, InteractionKind::purchase, Instant{900}};
    ShardRequest alone = request_of(1, {liked});
    alone.count = 1;
    const auto wanted = groups_of(*device->shards(alone));
    if (wanted.size() != 1) continue;
    for (std::int64_t seed = 0; seed < 50; ++seed) {
      const auto set = groups_of(*device->shards(request_of(seed, {liked})));
      REQUIRE(set.size() == std::min<std::size_t>(3, static_cast<std::size_t>(groups)));
      REQUIRE(set.count(*wanted.begin()) == 1);
      // The best guess knows the weights: the group most often asked for.
      const auto guess = *std::max_element(set.begin(), set.end(), [&](auto a, auto b) {
        return shop.table.weight[static_cast<std::size_t>(a)] <
               shop.table.weight[static_cast<std::size_t>(b)];
      });
      told += guess == *wanted.begin() ? 1 : 0;
      ++asked;
    }
  }
  REQUIRE(asked > 500);
  // A third of the set is the taste's; the figure of the most popular group may lie above it.
  CHECK(told < asked * 0.6);
}

TEST_CASE("a pack without shards has none to fetch") {
  const auto device = load_pack(build_pack(large_model({.items = 40, .tastes = 4}).model));
  REQUIRE(device);
  CHECK(device->shards(request_of(1))->files.empty());
  CHECK(device->shards(request_of(1))->groups == 0);
}

// The golden document brings its pack along, and the files that a page fetches for it.
TEST_CASE("the golden document of shards holds the pack that is built here") {
  LargeModel large = large_model({.items = 260, .tastes = 8, .d = 4, .head = 40, .neighbours = 4});
  const ShardTable table =
      make_shards(large.model, large.customers, {.base = 40, .shard = 4, .width = 2, .wanted = 1});
  const Pack pack = build_pack(large.model, &table);
  const auto hex = [](const std::vector<PackSegment>& segments) {
    nlohmann::ordered_json out = nlohmann::ordered_json::array();
    for (const auto& segment : segments) {
      std::string text;
      for (const char byte : segment.bytes) {
        constexpr std::string_view kDigits = "0123456789abcdef";
        text += kDigits[static_cast<unsigned char>(byte) >> 4U];
        text += kDigits[static_cast<unsigned char>(byte) & 15U];
      }
      out.push_back(text);
    }
    return out;
  };
  const std::string path = TILLSIDE_SOURCE_DIR "/tests/recommend/golden/sharded_shop.json";
  std::ifstream file(path);
  auto document = nlohmann::ordered_json::parse(file);
  if (std::getenv("TILLSIDE_UPDATE_GOLDEN") != nullptr) {
    document["pack"] = hex(pack.segments);
    document["groups"] = hex(pack.groups);
    std::ofstream(path) << document.dump(1) << "\n";
  }
  CHECK(document.at("pack") == hex(pack.segments));
  CHECK(document.at("groups") == hex(pack.groups));
}
