// SPDX-License-Identifier: MIT
#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>

#include "catalog/program_document.h"
#include "cli/report.h"
#include "cli/text.h"
#include "json/json_source.h"
#include "json/verbs.h"

namespace tillside::cli {
namespace {

using nlohmann::json;

/// A member of the receipt; ends the subcommand where it is missing.
const json& member(const json& document, const char* name) {
  const auto found = document.is_object() ? document.find(name) : document.end();
  if (found == document.end()) {
    fail({.code = Errc::missing_field,
          .pointer = std::string("/") + name,
          .rule = "a receipt: format, verb, request, reply"});
  }
  return *found;
}

/// The rules that the receipt carries are those that its hash names.
void check_rules(const json& request) {
  const json& text = member(request, "program");
  const Program program = or_fail(read_document<Program>(JsonSource(&text)));
  const std::string hash = catalog::program_hash(program);
  const json& said = member(request, "programHash");
  if (said == hash) return;
  fail({.code = Errc::hash_mismatch,
        .pointer = "/request/programHash",
        .value = said.dump(),
        .rule = "the program's own hash, " + hash});
}

/// Each place at which the two differ: what was said, what comes out.
void print_differences(const json& said, const json& computed) {
  for (const json& change : json::diff(said, computed)) {
    const json::json_pointer place(change.at("path").get<std::string>());
    const auto show = [&place](const json& all) {
      return all.contains(place) ? all.at(place).dump() : std::string("nothing");
    };
    std::printf("%s: the receipt says %s, the till says %s\n", place.to_string().c_str(),
                show(said).c_str(), show(computed).c_str());
  }
}

/// Exit code 1 where the same inputs give another answer.
void run_again(const std::string& file) {
  const json receipt = or_fail(parse_json(text_of(file)));
  const json& request = member(receipt, "request");
  const json& said = member(receipt, "reply");
  const std::string verb = member(receipt, "verb").dump();
  if (verb != "\"quoteCart\"") {
    fail({.code = Errc::unknown_name, .pointer = "/verb", .value = verb, .rule = "quoteCart"});
  }
  check_rules(request);
  const json computed = json::parse(*call_verb("quoteCart", request));
  if (computed != said) {
    print_differences(said, computed);
    throw CLI::RuntimeError(1);
  }
  if (!computed.contains("value")) {
    std::printf("refused, as the receipt says\n");
    return;
  }
  const json& quote = computed.at("value");
  std::printf("%zu lines, %s minor units of %s: the same to the cent\n", quote.at("lines").size(),
              quote.at("totalMinor").dump().c_str(),
              quote.at("currency").get<std::string>().c_str());
}

}  // namespace

void add_receipt(CLI::App& app) {
  auto* checking =
      app.add_subcommand("receipt", "Runs a shopper's receipt again and compares it to the cent");
  const auto file = std::make_shared<std::string>();
  checking->add_option("FILE", *file, "As the shop gives it; - reads standard input")->required();
  checking->callback([file] { run_again(*file); });
}

}  // namespace tillside::cli
