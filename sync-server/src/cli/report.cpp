// SPDX-License-Identifier: MIT
#include "cli/report.h"

#include <CLI/CLI.hpp>
#include <cstdio>

namespace tillside::cli {
namespace {

std::string figure(const Detail& detail) {
  if (const auto* number = std::get_if<std::int64_t>(&detail)) return std::to_string(*number);
  return std::get<std::string>(detail);
}

/// "items.csv:17: price: " for an error that stands in a file.
std::string place(const Error& error) {
  std::string out;
  const auto add = [&](const char* key, const char* before) {
    const auto found = error.detail.find(key);
    if (found != error.detail.end()) out += before + figure(found->second);
  };
  add("file", "");
  add("line", ":");
  if (!out.empty()) out += ": ";
  const auto column = error.detail.find("column");
  if (column != error.detail.end()) out += figure(column->second) + ": ";
  return out;
}

bool names_place(const std::string& key) {
  return key == "file" || key == "line" || key == "column";
}

}  // namespace

std::string describe(const Error& error) {
  std::string out = place(error);
  if (!error.pointer.empty()) out += error.pointer + ": ";
  if (!error.value.empty()) {
    const std::string rule =
        error.rule.empty() ? ": " + std::string(sentence(error.code)) : " is not " + error.rule;
    out += "\"" + error.value + "\"" + rule;
  } else if (!error.rule.empty()) {
    out += "expected " + error.rule;
  }
  const bool bare = error.value.empty() && error.rule.empty();
  out += bare ? std::string(sentence(error.code)) : " (" + std::string(name(error.code)) + ")";
  for (const auto& [key, detail] : error.detail) {
    if (!names_place(key)) out += " " + key + "=" + figure(detail);
  }
  return out;
}

void fail(const Error& error) {
  std::fprintf(stderr, "tillside: %s\n", describe(error).c_str());
  throw CLI::RuntimeError(1);
}

}  // namespace tillside::cli
