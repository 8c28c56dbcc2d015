// SPDX-License-Identifier: MIT
#include <CLI/CLI.hpp>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/clock_option.h"
#include "cli/report.h"
#include "control/back_door.h"

namespace tillside::cli {
namespace {

struct Options {
  std::string folder;
  std::string file;
  std::string now;
  bool json = false;
};

/// How many lines went which way.
struct Tally {
  std::map<std::string, std::int64_t> rejected;
  std::int64_t applied = 0;
  std::int64_t known = 0;
  std::int64_t failed = 0;
  std::int64_t shown = 0;  ///< refused or failed, and told with the line
  std::int64_t lines = 0;
};

constexpr std::int64_t kErrorsShown = 20;
constexpr std::int64_t kLinesPerDot = 5120;

void count_answer(const Options& options, std::int64_t line, const std::string& answer,
                  Tally& tally) {
  const nlohmann::json reply = nlohmann::json::parse(answer, nullptr, false);
  if (reply.value("ok", false)) {
    const std::string outcome = reply["value"]["outcome"];
    if (outcome == "applied") {
      ++tally.applied;
    } else if (outcome == "known") {
      ++tally.known;
    } else {
      ++tally.rejected[outcome];
      if (++tally.shown > kErrorsShown) return;
      std::fprintf(stderr, "%s:%lld: refused, %s %s\n", options.file.c_str(),
                   static_cast<long long>(line), outcome.c_str(),
                   reply["value"]["detail"].dump().c_str());
    }
    return;
  }
  ++tally.failed;
  if (++tally.shown > kErrorsShown) return;
  const auto& error = reply["error"];
  std::fprintf(stderr, "%s:%lld: %s %s %s: %s\n", options.file.c_str(),
               static_cast<long long>(line), error.value("code", "").c_str(),
               error.value("pointer", "").c_str(), error.value("value", "").c_str(),
               error.value("rule", "").c_str());
}

/// The answer is a canonical object, so its members follow after the brace.
void print_answer(std::int64_t line, const std::string& answer) {
  std::printf("{\"line\":%lld,%s\n", static_cast<long long>(line), answer.c_str() + 1);
}

void show_progress(const Tally& tally, std::int64_t before) {
  if (tally.lines / kLinesPerDot == before / kLinesPerDot) return;
  std::fprintf(stderr, "\r%lld lines", static_cast<long long>(tally.lines));
}

void summarise(const Options& options, const Tally& tally) {
  if (tally.lines >= kLinesPerDot) std::fputs("\r", stderr);
  FILE* const out = options.json ? stderr : stdout;
  std::fprintf(out, "%s: %lld commands, %lld applied, %lld known before", options.file.c_str(),
               static_cast<long long>(tally.lines), static_cast<long long>(tally.applied),
               static_cast<long long>(tally.known));
  for (const auto& [code, count] : tally.rejected) {
    std::fprintf(out, ", %lld %s", static_cast<long long>(count), code.c_str());
  }
  std::fprintf(out, ", %lld failed\n", static_cast<long long>(tally.failed));
}

/// A block of lines that are not blank, with their numbers.
struct Block {
  std::vector<std::string> texts;
  std::vector<std::int64_t> numbers;
};

Block next_block(std::istream& file, std::int64_t& number) {
  Block block;
  std::string text;
  while (block.texts.size() < control::Desk::kBlock && std::getline(file, text)) {
    ++number;
    if (text.find_first_not_of(" \t\r") == std::string::npos) continue;
    block.texts.push_back(text);
    block.numbers.push_back(number);
  }
  return block;
}

void command(const Options& options) {
  std::ifstream opened;
  if (options.file != "-") opened.open(options.file, std::ios::binary);
  std::istream& file = options.file == "-" ? std::cin : opened;
  if (!file) fail({.code = Errc::file_unreadable, .value = options.file});
  control::Desk desk = or_fail(
      control::Desk::open(options.folder, "command", {.shop = {.clock = clock_of(options.now)}}));
  Tally tally;
  std::int64_t number = 0;
  for (Block block = next_block(file, number); !block.texts.empty();
       block = next_block(file, number)) {
    const std::vector<std::string> answers = or_fail(desk.ask(block.texts));
    const std::int64_t before = tally.lines;
    for (std::size_t i = 0; i < answers.size(); ++i) {
      ++tally.lines;
      count_answer(options, block.numbers[i], answers[i], tally);
      if (options.json) print_answer(block.numbers[i], answers[i]);
    }
    show_progress(tally, before);
  }
  summarise(options, tally);
  if (tally.failed > 0) throw CLI::RuntimeError(1);
}

}  // namespace

void add_command(CLI::App& app) {
  auto* commanding = app.add_subcommand(
      "command", "Runs commands of the shop's back end: payments, shipments, refunds, members");
  const auto options = std::make_shared<Options>();
  commanding->add_option("--data", options->folder, "The shop's data folder")
      ->envname("TILLSIDE_DATA")
      ->required();
  commanding->add_option("--now", options->now, "The time to count as now, without a server");
  commanding->add_flag("--json", options->json,
                       "Prints each line's answer, {\"line\", \"ok\", \"value\" or \"error\"}");
  commanding->add_option("FILE", options->file, "JSON lines; - reads standard input")->required();
  commanding->footer(
      "A line: {\"member\": \"<32 hex digits>\" or \"@account name\", \"commandId\": \"<32 hex>\", "
      "\"kind\": ..., \"args\": {...},\n         \"kindVersion\"?: 1, \"at\"?: ms, \"actor\"?: "
      "member|shop|staff}\n"
      "The kinds stand in docs/protocol.md. A line that was applied before is recognised, so a "
      "file\n"
      "may be run again. Exit code 1: a line could not be run; a refused one is counted and is "
      "none.\n"
      "Example: echo '{\"member\":\"@ada\",\"commandId\":\"...\",\"kind\":\"adjustPoints\",'\n"
      "  '\"args\":{\"points\":500,\"reason\":\"goodwill\"}}' | tillside command --data shop -");
  commanding->callback([options] { command(*options); });
}

}  // namespace tillside::cli
