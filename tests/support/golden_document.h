// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// The documents under tests/golden: found, read, written for people, compared.

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

namespace tillside::test {

using nlohmann::ordered_json;
namespace fs = std::filesystem;

inline std::vector<fs::path> documents() {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::recursive_directory_iterator(TILLSIDE_SOURCE_DIR "/tests/golden")) {
    if (entry.path().extension() == ".json") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

inline ordered_json load(const fs::path& path) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  return ordered_json::parse(text.str());
}

/// JSON for people: what fits a line stands on one.
inline std::string pretty(const ordered_json& value, std::size_t indent = 0) {
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
inline std::string difference(const nlohmann::json& expected, const nlohmann::json& actual) {
  const auto patch = nlohmann::json::diff(expected, actual);
  if (patch.empty()) return "the same values, but not canonical bytes";
  const auto pointer = nlohmann::json::json_pointer(patch[0]["path"].get<std::string>());
  const auto at = [&](const nlohmann::json& document) {
    return document.contains(pointer) ? document[pointer].dump() : std::string("absent");
  };
  return pointer.to_string() + ": expected " + at(expected) + ", got " + at(actual);
}

/// TILLSIDE_UPDATE_GOLDEN=1 writes the present replies into the files, to be read in the diff.
inline bool updates_golden() { return std::getenv("TILLSIDE_UPDATE_GOLDEN") != nullptr; }

}  // namespace tillside::test
