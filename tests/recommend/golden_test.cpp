// SPDX-License-Identifier: MIT

/// @file
/// The documents of tests/recommend/golden: a pack, requests, and the replies they must get as
/// canonical JSON. tests/wasm/recommend.test.mjs puts the same to the Wasm.
/// TILLSIDE_UPDATE_GOLDEN=1 writes the present replies into them, to be read in the diff.

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

#include "json/json_source.h"
#include "tillside/recommend.h"
#include "tillside/write.h"

namespace {

using namespace tillside;
using nlohmann::ordered_json;
namespace fs = std::filesystem;

using Verb = Result<RecommendReply> (Recommender::*)(const RecommendRequest&) const;

const std::map<std::string, Verb> kVerbs = {{"forYou", &Recommender::for_you},
                                            {"similar", &Recommender::similar},
                                            {"goesWith", &Recommender::goes_with},
                                            {"buyAgain", &Recommender::buy_again},
                                            {"search", &Recommender::search},
                                            {"rerank", &Recommender::rerank},
                                            {"newArrivals", &Recommender::new_arrivals},
                                            {"across", &Recommender::across}};

std::vector<std::uint8_t> from_hex(const std::string& hex) {
  std::vector<std::uint8_t> bytes;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
    bytes.push_back(static_cast<std::uint8_t>(std::stoul(hex.substr(i, 2), nullptr, 16)));
  }
  return bytes;
}

Result<Recommender> load(const ordered_json& segments) {
  std::vector<std::vector<std::uint8_t>> bytes;
  for (const auto& hex : segments) bytes.push_back(from_hex(hex.get<std::string>()));
  return Recommender::load({bytes.begin(), bytes.end()});
}

std::string reply_of(const Recommender& recommender, const ordered_json& one) {
  const nlohmann::json request = one.at("request");
  if (one.at("verb") == "shards") {
    const auto asked = read_document<ShardRequest>(JsonSource(&request));
    return canonical_json(asked ? recommender.shards(*asked) : Result<ShardReply>(asked.error()));
  }
  const auto read = read_document<RecommendRequest>(JsonSource(&request));
  if (!read) return canonical_json(Result<RecommendReply>(read.error()));
  if (one.at("verb") == "taste") return canonical_json(recommender.taste(*read));
  return canonical_json((recommender.*kVerbs.at(one.at("verb").get<std::string>()))(*read));
}

}  // namespace

TEST_CASE("golden recommendations") {
  const bool update = std::getenv("TILLSIDE_UPDATE_GOLDEN") != nullptr;
  int cases = 0;
  for (const auto& entry : fs::directory_iterator(TILLSIDE_SOURCE_DIR "/tests/recommend/golden")) {
    std::ifstream file(entry.path());
    ordered_json document = ordered_json::parse(file);
    const auto recommender = load(document.at("pack"));
    REQUIRE(recommender);
    for (ordered_json& one : document.at("cases")) {
      INFO(one.at("title").get<std::string>());
      const std::string reply = reply_of(*recommender, one);
      if (update) one["reply"] = ordered_json::parse(reply);
      const nlohmann::json expected = one.at("reply");
      CHECK(reply == expected.dump());
      ++cases;
    }
    if (update) std::ofstream(entry.path()) << document.dump(1) << "\n";
  }
  CHECK(cases >= 10);
}
