// SPDX-License-Identifier: MIT
#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/report.h"
#include "cli/text.h"
#include "json/json_source.h"
#include "json/verbs.h"

namespace tillside::cli {
namespace {

/// Prints the reply, the same text as every other shell's; exit code 1 where it is an error.
void call(const std::string& verb, const std::string& file) {
  const nlohmann::json request = or_fail(parse_json(text_of(file)));
  const std::optional<std::string> reply = call_verb(verb, request);
  if (!reply) fail({.code = Errc::route_unknown, .value = verb, .rule = "the name of a verb"});
  std::puts(reply->c_str());
  if (!reply->starts_with(R"({"ok":true)")) throw CLI::RuntimeError(1);
}

}  // namespace

void add_verb(CLI::App& app) {
  auto* calling = app.add_subcommand("verb", "Calls a pure verb of the core with a JSON request");
  const auto name = std::make_shared<std::string>();
  const auto file = std::make_shared<std::string>();
  calling->add_option("NAME", *name, "quoteCart, decide, viewMember, ...")->required();
  calling->add_option("FILE", *file, "The request; - reads standard input")->required();
  calling->footer(
      "The verbs stand in sync-server/openapi.yaml, their documents in docs/schema.\n"
      "Example: echo '{\"numerator\":7,\"denominator\":2,\"mode\":\"half_even\"}' | "
      "tillside verb roundDiv -");
  calling->callback([name, file] { call(*name, *file); });

  auto* quoting = app.add_subcommand("quote", "Prices a cart: the verb quoteCart");
  quoting->add_option("FILE", *file, "The request; - reads standard input")->required();
  quoting->callback([file] { call("quoteCart", *file); });
}

}  // namespace tillside::cli
