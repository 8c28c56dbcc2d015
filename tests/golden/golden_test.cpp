// SPDX-License-Identifier: MIT
//
// Every document under tests/golden is a request and the reply it must get, as canonical JSON.
// The same files are sent to the Wasm and to the server by their own tests.
// TILLSIDE_UPDATE_GOLDEN=1 writes the present replies into the files, to be read in the diff.

#include <catch2/catch.hpp>

#include "json/verbs.h"
#include "support/golden_document.h"

using namespace tillside::test;

namespace {

bool check_case(ordered_json& document, bool update) {
  const std::string title = document.at("title");
  INFO(title);
  const nlohmann::json request = document.at("request");
  const auto reply = tillside::call_verb(document.at("verb").get<std::string>(), request);
  REQUIRE(reply);
  const nlohmann::json expected = document.value("reply", ordered_json());
  if (*reply == expected.dump()) return false;
  if (update) {
    document["reply"] = ordered_json::parse(*reply);
    return true;
  }
  FAIL_CHECK(difference(expected, nlohmann::json::parse(*reply)));
  return false;
}

}  // namespace

TEST_CASE("golden documents", "[golden]") {
  const bool update = updates_golden();
  int cases = 0;
  for (const fs::path& path : documents()) {
    INFO(fs::relative(path, TILLSIDE_SOURCE_DIR).string());
    ordered_json document = load(path);
    if (document.contains("steps")) continue;  // a history: history_test.cpp runs it
    bool changed = false;
    if (document.contains("cases")) {
      for (ordered_json& one : document["cases"]) changed |= check_case(one, update), ++cases;
    } else {
      changed = check_case(document, update), ++cases;
    }
    if (changed) std::ofstream(path) << pretty(document) << "\n";
  }
  // A wrong folder must not pass as a green run.
  CHECK(cases > 50);
}
