// SPDX-License-Identifier: MIT
//
// Every document under tests/golden is a request and the reply it must get, as canonical JSON.
// The same files are sent to the Wasm and to the server by their own tests.
// TILLSIDE_UPDATE_GOLDEN=1 writes the present replies into the files, to be read in the diff.

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "json/verbs.h"

namespace {

using nlohmann::ordered_json;
namespace fs = std::filesystem;

std::vector<fs::path> documents() {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::recursive_directory_iterator(TILLSIDE_SOURCE_DIR "/tests/golden")) {
    if (entry.path().extension() == ".json") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

ordered_json load(const fs::path& path) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  return ordered_json::parse(text.str());
}

/// JSON for people: what fits a line stands on one.
std::string pretty(const ordered_json& value, std::size_t indent = 0) {
  const std::string line = value.dump();
  if (indent + line.size() <= 100 || !value.is_structured()) return line;
  const std::string margin(indent + 1, ' ');
  std::string text(1, line.front());
  for (auto entry = value.begin(); entry != value.end(); ++entry) {
    text += (entry == value.begin() ? "\n" : ",\n") + margin;
    if (value.is_object()) text += ordered_json(entry.key()).dump() + ": ";
    text += pretty(*entry, indent + 1);
  }
  return text + "\n" + std::string(indent, ' ') + line.back();
}

/// The first difference as a pointer and what stands there in both.
std::string difference(const nlohmann::json& expected, const nlohmann::json& actual) {
  const auto patch = nlohmann::json::diff(expected, actual);
  if (patch.empty()) return "the same values, but not canonical bytes";
  const auto pointer = nlohmann::json::json_pointer(patch[0]["path"].get<std::string>());
  const auto at = [&](const nlohmann::json& document) {
    return document.contains(pointer) ? document[pointer].dump() : std::string("absent");
  };
  return pointer.to_string() + ": expected " + at(expected) + ", got " + at(actual);
}

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
  const bool update = std::getenv("TILLSIDE_UPDATE_GOLDEN") != nullptr;
  int cases = 0;
  for (const fs::path& path : documents()) {
    INFO(fs::relative(path, TILLSIDE_SOURCE_DIR).string());
    ordered_json document = load(path);
    if (document.contains("steps")) continue;  // a history: history_golden_test.cpp runs it
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
