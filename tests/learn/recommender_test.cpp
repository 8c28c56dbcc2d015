// SPDX-License-Identifier: MIT

/// @file
/// The recommender of core on a pack that was made here: what each verb lists, in which order, and
/// why. Shares add up to the score to the last millionth.

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>

#include "tillside/recommend.h"
#include "tiny_shop.h"

namespace {

using namespace tillside;
using learn::tiny_shop;

constexpr std::int64_t kDay = kMillisecondsPerDay;
constexpr Instant kNow{1'700'000'000'000};

Recommender shop() {
  auto loaded = learn::load_pack(learn::build_pack(tiny_shop()));
  REQUIRE(loaded);
  return *std::move(loaded);
}

Interaction did(InteractionKind kind, const char* sku, std::int64_t days_ago) {
  return {sku, kind, Instant{kNow.value - days_ago * kDay}};
}

RecommendRequest request(std::vector<Interaction> interactions) {
  RecommendRequest out;
  out.interactions = std::move(interactions);
  out.now = kNow;
  out.max_reasons = 100;
  return out;
}

std::vector<std::string> skus(const Result<RecommendReply>& reply) {
  REQUIRE(reply);
  std::vector<std::string> out;
  for (const auto& item : reply->items) out.push_back(item.sku);
  return out;
}

using Skus = std::vector<std::string>;

std::string to_hex(const std::string& bytes) {
  constexpr char kDigits[] = "0123456789abcdef";
  std::string hex;
  for (const char byte : bytes) {
    hex += kDigits[static_cast<unsigned char>(byte) >> 4U];
    hex += kDigits[static_cast<unsigned char>(byte) & 15U];
  }
  return hex;
}

}  // namespace

TEST_CASE("a stranger sees what is popular, one variant of each product") {
  const auto reply = shop().for_you(request({}));
  CHECK(skus(reply) == Skus{"cup-blue", "mug", "pot", "kettle", "sock-3", "lamp"});
  CHECK_FALSE(reply->knows_user);
  CHECK(reply->items[0].reasons[0].kind == ScoreReasonKind::popular);
}

TEST_CASE("the home list leaves out what was bought and follows the taste") {
  const auto reply = shop().for_you(request({did(InteractionKind::purchase, "sock-3", 1)}));
  const auto list = skus(reply);
  CHECK(list.front() == "sock-5");
  CHECK(std::find(list.begin(), list.end(), "sock-3") == list.end());
  CHECK(reply->items[0].reasons[0].kind == ScoreReasonKind::bought);
  CHECK(reply->items[0].reasons[0].sku == "sock-3");
}

TEST_CASE("shares add up to the score exactly, however many are told") {
  const auto kind = GENERATE(InteractionKind::click, InteractionKind::purchase);
  const auto most = GENERATE(0, 1, 2, 3, 100);
  const auto recommender = shop();
  auto asked = request({did(kind, "cup-blue", 3), did(InteractionKind::purchase, "kettle", 40),
                        did(InteractionKind::dwell, "sock-3", 0),
                        did(InteractionKind::add_to_cart, "mug", 400)});
  asked.basket = {"pot"};
  asked.query = "tea";
  asked.keep_owned = true;
  asked.max_per_product = 0;
  asked.max_reasons = most;
  for (const auto& reply :
       {recommender.for_you(asked), recommender.goes_with(asked), recommender.similar(asked),
        recommender.search(asked), recommender.buy_again(asked)}) {
    REQUIRE(reply);
    for (const auto& item : reply->items) {
      std::int64_t sum = 0;
      for (const auto& reason : item.reasons) sum += reason.share_ppm;
      CHECK((most == 0 || sum == item.score_ppm));
      CHECK(item.reasons.size() <= static_cast<std::size_t>(most) + 1);
    }
  }
}

TEST_CASE("what goes with a basket comes from orders, and no variant of it comes back") {
  auto asked = request({});
  asked.basket = {"cup-blue"};
  const auto list = skus(shop().goes_with(asked));
  CHECK(list[0] == "pot");
  CHECK(list[1] == "kettle");
  CHECK(std::find(list.begin(), list.end(), "cup-red") == list.end());
}

TEST_CASE("similar items are told by words, and an unknown item is an error") {
  auto asked = request({});
  asked.basket = {"sock-3"};
  asked.max_per_product = 0;
  CHECK(skus(shop().similar(asked)).front() == "sock-5");
  asked.basket = {"spoon"};
  const auto reply = shop().similar(asked);
  REQUIRE_FALSE(reply);
  CHECK(reply.error().code == Errc::item_unknown);
  CHECK(reply.error().value == "spoon");
}

TEST_CASE("buying again ranks what was bought, the regular before the old") {
  const auto reply = shop().buy_again(request({
      did(InteractionKind::purchase, "mug", 300),
      did(InteractionKind::purchase, "sock-5", 60),
      did(InteractionKind::purchase, "sock-5", 30),
      did(InteractionKind::click, "lamp", 1),
  }));
  CHECK(skus(reply) == Skus{"sock-5", "mug"});
  CHECK(reply->items[0].reasons[0].kind == ScoreReasonKind::bought_before);
}

TEST_CASE("search takes parts of words, puts items with all words first, and knows the taste") {
  struct Row {
    const char* query;
    Skus found;
  };
  const Row row = GENERATE(values<Row>({
      {"tea cup", {"cup-blue", "pot"}},
      {"SOCK", {"sock-3"}},
      {"kett", {"kettle"}},
      {"5 pairs", {"sock-5"}},
      {"spoon", {}},
      {"", {}},
  }));
  auto asked = request({});
  asked.query = row.query;
  CHECK(skus(shop().search(asked)) == row.found);
}

TEST_CASE("a list that the shop gives comes back whole, in the order of the taste") {
  auto asked = request({did(InteractionKind::click, "sock-3", 0)});
  asked.candidates = {"new-1", "lamp", "sock-5", "mug", "new-0"};
  asked.k = 2;
  const auto list = skus(shop().rerank(asked));
  CHECK(list.size() == 5);
  CHECK(list.front() == "sock-5");
  CHECK(list[3] == "new-1");
  CHECK(list[4] == "new-0");
}

TEST_CASE("what is excluded, disliked or alike is not listed") {
  const auto recommender = shop();
  auto asked = request({did(InteractionKind::dislike, "mug", 1)});
  asked.exclude = {"pot", "unknown"};
  asked.max_per_category = 1;
  CHECK(skus(recommender.for_you(asked)) == Skus{"cup-blue", "sock-3", "lamp"});
  asked.k = 1;
  CHECK(skus(recommender.for_you(asked)) == Skus{"cup-blue"});
}

TEST_CASE("leaving one interaction out changes the list at once") {
  const auto recommender = shop();
  const auto with = recommender.for_you(request({did(InteractionKind::click, "sock-3", 0)}));
  const auto without = recommender.for_you(request({}));
  CHECK(skus(with) != skus(without));
}

TEST_CASE("a pack is refused whole: missing, strange or repeated segments") {
  auto pack = learn::build_pack(tiny_shop());
  CHECK(learn::load_pack({}).error().code == Errc::model_absent);
  auto missing = pack;
  missing.segments.pop_back();
  CHECK(learn::load_pack(missing).error().code == Errc::pack_mismatch);
  auto twice = pack;
  twice.segments.push_back(pack.segments.back());
  CHECK_FALSE(learn::load_pack(twice));
  auto other = tiny_shop();
  other.popularity[0] = 9;
  auto strange = pack;
  strange.segments.back() = learn::build_pack(other).segments.back();
  CHECK(learn::load_pack(strange).error().code == Errc::pack_mismatch);
  auto headless = pack;
  headless.segments.erase(headless.segments.begin());
  CHECK(learn::load_pack(headless).error().code == Errc::pack_malformed);
}

TEST_CASE("no flipped byte of a pack goes further than a typed error or another number") {
  const auto pack = learn::build_pack(tiny_shop());
  for (std::size_t s = 0; s < pack.segments.size(); ++s) {
    for (std::size_t at = 0; at < pack.segments[s].bytes.size(); at += 3) {
      auto broken = pack;
      broken.segments[s].bytes[at] = static_cast<char>(broken.segments[s].bytes[at] ^ 0x55);
      const auto loaded = learn::load_pack(broken);
      if (loaded) (void)loaded->for_you(request({did(InteractionKind::click, "mug", 1)}));
    }
  }
}

// The core's golden documents bring their pack along: it must be the one that is built here.
TEST_CASE("the golden documents hold the pack of the tiny shop") {
  const std::string path = TILLSIDE_SOURCE_DIR "/tests/recommend/golden/tiny_shop.json";
  std::ifstream file(path);
  auto document = nlohmann::ordered_json::parse(file);
  nlohmann::ordered_json expected = nlohmann::ordered_json::array();
  for (const auto& segment : learn::build_pack(tiny_shop()).segments) {
    expected.push_back(to_hex(segment.bytes));
  }
  if (std::getenv("TILLSIDE_UPDATE_GOLDEN") != nullptr) {
    document["pack"] = expected;
    std::ofstream(path) << document.dump(1) << "\n";
  }
  CHECK(document.at("pack") == expected);
}
