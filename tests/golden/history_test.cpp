// SPDX-License-Identifier: MIT
//
// A history is a member's life as a document: each step is one request of the verb `decide`, its
// events go through `applyEvents`. The same files are played by the Wasm and by the server.

#include <catch2/catch.hpp>

#include "json/verbs.h"
#include "support/golden_document.h"

using namespace tillside::test;
using nlohmann::json;

namespace {

json reply_of(const char* verb, const json& request) {
  const auto reply = tillside::call_verb(verb, request);
  REQUIRE(reply);
  return json::parse(*reply);
}

/// Compares what a step or the end came to, or writes it down.
void settle(ordered_json& holder, const char* key, const json& actual, bool update) {
  if (update) {
    holder[key] = ordered_json::parse(actual.dump());
    return;
  }
  const json expected = holder.value(key, ordered_json());
  if (expected != actual) FAIL_CHECK(key << ": " << difference(expected, actual));
}

json play_step(const ordered_json& document, ordered_json& step, const json& state, bool update) {
  const json decided = reply_of("decide", {{"program", document.at("program")},
                                           {"state", state},
                                           {"command", step.at("command")},
                                           {"context", step.at("context")}});
  if (update) {
    step.erase("events");
    step.erase("error");
  }
  if (!decided.at("ok").get<bool>()) {
    settle(step, "error", decided.at("error"), update);
    return state;
  }
  const json& events = decided.at("value").at("events");
  settle(step, "events", events, update);
  return reply_of("applyEvents", {{"state", state}, {"events", events}}).at("value");
}

}  // namespace

TEST_CASE("golden histories", "[golden]") {
  int histories = 0;
  for (const fs::path& path : documents()) {
    ordered_json document = load(path);
    if (!document.contains("steps")) continue;
    ++histories;
    json state = json::object();
    int number = 0;
    for (ordered_json& step : document["steps"]) {
      INFO(path.filename().string() << ", step " << ++number);
      state = play_step(document, step, state, updates_golden());
    }
    INFO(path.filename().string());
    settle(document, "state", state, updates_golden());
    if (updates_golden()) std::ofstream(path) << pretty(document) << "\n";
  }
  // A wrong folder must not pass as a green run.
  CHECK(histories >= 10);
}
