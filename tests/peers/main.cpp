// SPDX-License-Identifier: MIT
//
// peer_cases FILE.json [--op NAME] [--help]
// Asks Tillside what other systems compute and compares the figures.

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <map>
#include <optional>

#include "peers/adapter.h"
#include "peers/compare.h"

namespace tillside::peers {
namespace {

constexpr const char* kHelp =
    R"(usage: peer_cases FILE.json [--op NAME]

Runs cases {id, area, op, config, input, expected, unit, source} of other systems against Tillside's
verbs, under the compatibility profile of their source, and compares the members of `expected`.

  --op NAME   only the cases of this op
  --help      this text

Prints every failure with expected and actual figures, then passed and failed by area, then one line
`N passed, N failed`. An op without an adapter counts as failed. Exit code: 0 all passed, 1 some
failed, 2 the file cannot be used.
)";

struct Options {
  std::string file;
  std::string op;
  bool help = false;
};

/// Nothing where the arguments make no sense.
std::optional<Options> options_of(int argc, char** argv) {
  Options options;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument == "--help" || argument == "-h") {
      options.help = true;
    } else if (argument == "--op" && i + 1 < argc) {
      options.op = argv[++i];
    } else if (options.file.empty() && argument.rfind("--", 0) != 0) {
      options.file = argument;
    } else {
      return std::nullopt;
    }
  }
  if (options.file.empty() && !options.help) return std::nullopt;
  return options;
}

/// Some cases keep what they expect beside each step of their input; an adapter must not see it.
void move_step_figures(json& input, json& expected) {
  if (!input.contains("steps") || !expected.contains("after_each_step")) return;
  json after = json::array();
  for (json& step : input["steps"]) {
    after.push_back(step.contains("expect") ? step["expect"] : json::object());
    step.erase("expect");
  }
  expected["after_each_step"] = std::move(after);
}

/// Which figures are asked for, without one of them: of a list not even how long it is.
json form_of(const json& expected) {
  if (expected.is_array()) {
    return expected.empty() ? json::array() : json::array({form_of(expected[0])});
  }
  if (expected.is_object()) {
    json form = expected;
    for (json& entry : form) entry = form_of(entry);
    return form;
  }
  if (expected.is_string()) return "";
  return expected.is_number() ? json(0) : json();
}

Differences run(const json& record) {
  const Adapter adapter = adapter_of(record.at("op").get<std::string>());
  if (adapter == nullptr) return {"no adapter for this op"};
  Case one{.input = record.at("input"),
           .config = record.value("config", json::object()),
           .unit = record.value("unit", "none"),
           .source = record.at("source").at("repo")};
  json expected = record.at("expected");
  move_step_figures(one.input, expected);
  one.asked = form_of(expected);
  const json rounding = get(one.config, "rounding", "");
  const bool unrounded = rounding.is_string() && rounding.get<std::string>().rfind("none", 0) == 0;
  try {
    return compare(expected, adapter(one), unrounded);
  } catch (const std::exception& fault) {
    return {"expected " + expected.dump() + ", got a fault: " + fault.what()};
  }
}

struct Count {
  int passed = 0;
  int failed = 0;
};

int run_all(const json& cases, const std::string& op) {
  std::map<std::string, Count> areas;
  Count all;
  for (const json& record : cases) {
    if (!op.empty() && record.at("op") != op) continue;
    const Differences differences = run(record);
    Count& area = areas[record.value("area", "none")];
    const bool passed = differences.empty();
    ++(passed ? area.passed : area.failed);
    ++(passed ? all.passed : all.failed);
    if (passed) continue;
    std::printf("FAILED %s (%s)\n", record.at("id").get<std::string>().c_str(),
                record.at("op").get<std::string>().c_str());
    for (const std::string& difference : differences) std::printf("  %s\n", difference.c_str());
  }
  for (const auto& [area, count] : areas) {
    std::printf("%-22s %4d passed, %4d failed\n", area.c_str(), count.passed, count.failed);
  }
  std::printf("%d passed, %d failed\n", all.passed, all.failed);
  return all.failed == 0 ? 0 : 1;
}

int run_file(const Options& options) {
  std::ifstream file(options.file);
  const json document = json::parse(file, nullptr, false);
  const json cases = document.is_object() ? document.value("cases", json()) : document;
  if (!file || !cases.is_array()) {
    std::fprintf(stderr, "peer_cases: %s is no file of cases\n", options.file.c_str());
    return 2;
  }
  try {
    return run_all(cases, options.op);
  } catch (const std::exception& fault) {
    std::fprintf(stderr, "peer_cases: a case of %s is malformed: %s\n", options.file.c_str(),
                 fault.what());
    return 2;
  }
}

}  // namespace
}  // namespace tillside::peers

int main(int argc, char** argv) {
  const auto options = tillside::peers::options_of(argc, argv);
  if (!options || options->help) {
    std::fputs(tillside::peers::kHelp, options ? stdout : stderr);
    return options ? 0 : 2;
  }
  return tillside::peers::run_file(*options);
}
