// SPDX-License-Identifier: MIT

/// @file
/// Catalogues at size: a made-up long tail of 100,000 items held whole by a device, and of
/// 1,000,000 items of which it holds the head and the groups that it fetched. Bytes, memory, times;
/// how much of the true first page it still shows; and how well an observer of the fetches guesses.
///
/// Run by script/bench shards [--json] [--items N] [--device N] [--out DIR]
/// --out  also writes the pack of the device, to be loaded elsewhere

#include "learn/shards.h"

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <set>
#include <string>

#include "learn/large_model.h"

using namespace tillside;
using namespace tillside::learn;

namespace {

double now_ms() {
  using namespace std::chrono;
  return duration<double, std::milli>(steady_clock::now().time_since_epoch()).count();
}

/// What this process holds now.
double megabytes() {
  std::ifstream statm("/proc/self/statm");
  double pages = 0;
  double resident = 0;
  statm >> pages >> resident;
  return resident * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1e6;
}

void print(const std::string& name, const std::string& subject, double value, const char* unit) {
  std::printf(
      "{\"bench\":\"shards\",\"case\":\"%s\",\"subject\":\"%s\",\"value\":%.6g,"
      "\"unit\":\"%s\"}\n",
      name.c_str(), subject.c_str(), value, unit);
  std::fflush(stdout);
}

RecommendRequest request_of(const LargeModel& large, const std::vector<std::string>& skus,
                            std::size_t customer) {
  RecommendRequest request;
  request.now = Instant{86'400'000LL * 100};
  for (const std::uint32_t item : large.customers[customer].items) {
    request.interactions.push_back(
        {skus[item], InteractionKind::purchase, Instant{86'400'000LL * 90}});
  }
  request.k = 20;
  request.max_reasons = 0;
  return request;
}

double megabytes_of(const std::vector<PackSegment>& segments) {
  double bytes = 0;
  for (const auto& one : segments) bytes += static_cast<double>(one.bytes.size());
  return bytes / 1e6;
}

/// Every item on the device.
void whole(std::uint32_t items, const std::string& out) {
  const std::string name = std::to_string(items) + " items on the device";
  const LargeModel large = large_model(
      {.items = items, .tastes = 200, .d = 64, .head = 20'000, .neighbours = 50, .customers = 64});
  std::vector<std::string> skus;
  for (const auto& item : large.model.items) skus.push_back(item.sku);
  const Pack pack = build_pack(large.model);
  print(name, "pack", megabytes_of(pack.segments), "MB");
  for (std::size_t s = 0; !out.empty() && s < pack.segments.size(); ++s) {
    std::ofstream file(out + "/pack-" + std::to_string(s), std::ios::binary);
    file << pack.segments[s].bytes;
  }
  const double before = megabytes();
  const double began = now_ms();
  const auto device = load_pack(pack);
  print(name, "load", now_ms() - began, "ms");
  print(name, "memory of the model", megabytes() - before, "MB");
  const double asked = now_ms();
  for (std::size_t c = 0; c < 32; ++c) (void)device->for_you(request_of(large, skus, c));
  print(name, "first page", (now_ms() - asked) / 32, "ms");
}

std::vector<std::int64_t> fetch(const Recommender& device, const RecommendRequest& taste,
                                std::int64_t seed, const std::vector<std::int64_t>& held,
                                std::int64_t wanted, std::int64_t count) {
  ShardRequest request{taste.interactions, taste.now, held, seed, wanted, count};
  std::vector<std::int64_t> groups;
  const auto reply = device.shards(request);
  for (const ShardFile& file : reply->files) groups.push_back(file.group);
  return groups;
}

std::set<std::string> page_of(const Recommender& device, const RecommendRequest& request) {
  std::set<std::string> out;
  const auto reply = device.for_you(request);
  for (const auto& item : reply->items) out.insert(item.sku);
  return out;
}

/// Head and groups, against a device that holds everything.
void sharded(std::uint32_t items) {
  const std::string name = std::to_string(items) + " items in shards";
  constexpr std::size_t kShoppers = 24;
  constexpr std::int64_t kWanted = 2;
  constexpr std::int64_t kCount = 8;
  LargeModel large = large_model({.items = items,
                                  .tastes = 400,
                                  .d = 64,
                                  .head = 20'000,
                                  .neighbours = 50,
                                  .customers = 4000});
  std::vector<std::string> skus;
  for (const auto& item : large.model.items) skus.push_back(item.sku);
  double began = now_ms();
  const ShardTable table = make_shards(large.model, large.customers, {});
  print(name, "making shards", (now_ms() - began) / 1000, "s");
  const Pack pack = build_pack(large.model, &table);
  const auto groups = static_cast<double>(pack.groups.size());
  print(name, "pack that everybody holds", megabytes_of(pack.segments), "MB");
  print(name, "groups", groups, "files");
  print(name, "a group", megabytes_of(pack.groups) / groups * 1000, "kB");
  print(name, "fetched in a round", megabytes_of(pack.groups) / groups * kCount, "MB");
  const auto base = load_pack(Pack{pack.model_id, pack.segments});
  Pack everything{pack.model_id, pack.segments};
  everything.segments.insert(everything.segments.end(), pack.groups.begin(), pack.groups.end());
  const auto full = load_pack(everything);
  double load = 0;
  double page = 0;
  double shown[3] = {};
  double guessed = 0;
  for (std::size_t c = 0; c < kShoppers; ++c) {
    const RecommendRequest request = request_of(large, skus, c);
    const auto truth = page_of(*full, request);
    Pack held{pack.model_id, pack.segments};
    std::vector<std::int64_t> fetched;
    for (int round = 0; round < 3; ++round) {
      if (round > 0) {
        const auto more =
            fetch(*base, request, static_cast<std::int64_t>(c), fetched, kWanted, kCount);
        fetched.insert(fetched.end(), more.begin(), more.end());
        for (const auto g : more) held.segments.push_back(pack.groups[static_cast<std::size_t>(g)]);
      }
      began = now_ms();
      const auto device = load_pack(held);
      const double loaded = now_ms();
      const auto list = page_of(*device, request);
      if (round == 2) load += (loaded - began) / kShoppers;
      if (round == 2) page += (now_ms() - loaded) / kShoppers;
      for (const auto& sku : list) {
        shown[round] += truth.count(sku) != 0 ? 1.0 / (20 * kShoppers) : 0;
      }
    }
    // The best guess of an observer who knows the weights and draws one group of the set.
    const auto own = fetch(*base, request, 0, {}, kWanted, kWanted);
    const auto set = fetch(*base, request, static_cast<std::int64_t>(c), {}, kWanted, kCount);
    const auto guess = *std::max_element(set.begin(), set.end(), [&](auto a, auto b) {
      return table.weight[static_cast<std::size_t>(a)] < table.weight[static_cast<std::size_t>(b)];
    });
    guessed += std::find(own.begin(), own.end(), guess) != own.end() ? 1.0 / kShoppers : 0;
  }
  print(name, "load after two rounds", load, "ms");
  print(name, "first page after two rounds", page, "ms");
  print(name, "of the true first page: head alone", shown[0], "share");
  print(name, "of the true first page: one round", shown[1], "share");
  print(name, "of the true first page: two rounds", shown[2], "share");
  print(name, "an observer's best guess of a group", guessed, "share right");
  print(name, "a guess blindfold", static_cast<double>(kWanted) / kCount, "share right");
}

}  // namespace

int main(int argc, char** argv) {
  std::uint32_t items = 1'000'000;
  std::uint32_t device = 100'000;
  std::string out;
  for (int i = 1; i + 1 < argc; ++i) {
    const std::string option = argv[i];
    if (option == "--items") items = static_cast<std::uint32_t>(std::atoi(argv[i + 1]));
    if (option == "--device") device = static_cast<std::uint32_t>(std::atoi(argv[i + 1]));
    if (option == "--out") out = argv[i + 1];
  }
  whole(device, out);
  sharded(items);
  return 0;
}
