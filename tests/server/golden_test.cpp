// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "server/shopper.h"

using namespace tillside;
using namespace tillside::test;
namespace fs = std::filesystem;

namespace {

const Server& golden_server() {
  static Folder folder;
  static const bool made = (make_shop(folder.path()), true);
  static const Server server(folder.path());
  REQUIRE(made);
  return server;
}

/// The reply as every shell gives it. HTTP says the value, or a problem with the same members.
json reply_of(const std::string& verb, const json& request) {
  const Reply reply = call(golden_server().port(), "POST", "/v1/verbs/" + verb, request.dump(),
                           {{"Content-Type", "application/json"}});
  json body = body_of(reply);
  if (reply.status == 200) {
    CHECK(reply.body == body.dump());  // canonical, byte for byte
    return {{"ok", true}, {"value", body}};
  }
  for (const char* own : {"type", "title", "status"}) body.erase(own);
  return {{"ok", false}, {"error", body}};
}

void check_document(const json& golden) {
  INFO(golden.value("title", ""));
  CHECK(reply_of(golden["verb"], golden["request"]) == golden["reply"]);
}

void check_history(const json& golden) {
  json state = json::object();
  for (const json& step : golden["steps"]) {
    const json reply = reply_of("decide", {{"program", golden["program"]},
                                           {"state", state},
                                           {"command", step["command"]},
                                           {"context", step["context"]}});
    if (step.contains("error")) {
      CHECK(reply["error"] == step["error"]);
      continue;
    }
    REQUIRE(reply["ok"] == true);
    CHECK(reply["value"]["events"] == step["events"]);
    state = reply_of("applyEvents", {{"state", state}, {"events", step["events"]}})["value"];
  }
  CHECK(state == golden["state"]);
}

}  // namespace

TEST_CASE("Golden documents over HTTP") {
  int cases = 0;
  for (const auto& at : fs::recursive_directory_iterator(TILLSIDE_SOURCE_DIR "/tests/golden")) {
    if (at.path().extension() != ".json") continue;
    INFO(at.path().filename().string());
    std::ifstream file(at.path());
    const json document = json::parse(file, nullptr, false);
    REQUIRE(document.is_object());
    ++cases;
    if (document.contains("steps")) {
      check_history(document);
    } else if (document.contains("cases")) {
      for (const json& one : document["cases"]) check_document(one);
    } else {
      check_document(document);
    }
  }
  CHECK(cases > 0);
}
