// SPDX-License-Identifier: MIT

/// @file
/// `evaluate --wasm`: the same lists from the Wasm under Node as from native code, and a named
/// error where there is no Node or no Wasm.

#include <catch2/catch.hpp>
#include <filesystem>

#include "learn/evaluate.h"
#include "random_orders.h"

using namespace tillside;
using namespace tillside::learn;

namespace {

void quiet(const std::string& /*step*/) {}

const std::string kPackage = std::string(TILLSIDE_SOURCE_DIR) + "/web/tillside/dist";

bool built() { return std::filesystem::exists(kPackage + "/tillside.wasm"); }

}  // namespace

TEST_CASE("the Wasm ranks as native code does, to the last millionth") {
  if (!built()) {
    WARN("skipped: web/tillside/dist is absent (script/build wasm web)");
    return;
  }
  const auto all = random_orders(5, 50, 300);
  const Task task = GENERATE(Task::basket, Task::next, Task::repeat, Task::cold);
  const auto split = draw_split(all, task, false, 5, 0, 7);
  const auto place = find_wasm(kPackage);
  REQUIRE(place);
  const auto measured = evaluate(split, task, Method::device, quiet, *place);
  REQUIRE(measured);
  REQUIRE(measured->wasm);
  CHECK(measured->wasm->cases == split.test.size() + split.val.size());
  CHECK(measured->wasm->cases > 10);
  CHECK(measured->wasm->equal == measured->wasm->cases);
  CHECK(measured->wasm->node.front() == 'v');
  const auto native = evaluate(split, task, Method::device, quiet);
  CHECK(native->test.ndcg_at_100 == measured->test.ndcg_at_100);
  CHECK(native->test.coverage == measured->test.coverage);
}

TEST_CASE("without the Wasm or without Node the error says what is missing") {
  const auto nowhere = find_wasm("/no/such/folder");
  REQUIRE_FALSE(nowhere);
  CHECK(nowhere.error().code == Errc::file_unreadable);
  CHECK(nowhere.error().value == "/no/such/folder");
  const auto lists = rank_in_wasm({kPackage, "no-such-node"}, {}, Task::next, {RecommendRequest{}});
  REQUIRE_FALSE(lists);
  CHECK(lists.error().code == Errc::file_unreadable);
  CHECK(lists.error().value == "no-such-node");
}
