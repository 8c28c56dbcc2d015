// SPDX-License-Identifier: MIT
#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>

#include "cli/one_answer.h"
#include "control/catalogue.h"

namespace tillside::cli {
namespace {

void run(const std::string& dir, bool json) {
  const auto published = one_answer<control::Published>(dir, "publish", "{}");
  if (json) {
    std::puts(canonical_json(published).c_str());
    return;
  }
  std::printf("%s: version %s, %lld segments, %lld bytes, model %s\n", dir.c_str(),
              published.version.c_str(), static_cast<long long>(published.segments),
              static_cast<long long>(published.bytes), published.model_id.value_or("none").c_str());
}

}  // namespace

void add_publish(CLI::App& app) {
  auto* sub = app.add_subcommand("publish", "Writes chunks and the signed manifest of a shop");
  const auto dir = std::make_shared<std::string>();
  const auto json = std::make_shared<bool>(false);
  sub->add_option("--data", *dir, "The shop's folder")->envname("TILLSIDE_DATA")->required();
  sub->add_flag("--json", *json, "Prints one object");
  sub->callback([dir, json] { run(*dir, *json); });
}

}  // namespace tillside::cli
