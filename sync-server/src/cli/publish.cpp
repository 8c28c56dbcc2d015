// SPDX-License-Identifier: MIT
#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>

#include "cli/report.h"
#include "cli/shop_folder.h"

namespace tillside::cli {
namespace {

void run(const std::string& dir) {
  ShopFolder folder = or_fail(ShopFolder::open(dir, ShopFolder::Make::no));
  const Manifest manifest = or_fail(folder.publish());
  std::int64_t bytes = 0;
  for (const Segment& segment : manifest.segments) bytes += segment.bytes;
  std::printf("%s: version %s, %zu segments, %lld bytes, model %s\n", dir.c_str(),
              manifest.version.c_str(), manifest.segments.size(), static_cast<long long>(bytes),
              manifest.model_id.value_or("none").c_str());
}

}  // namespace

void add_publish(CLI::App& app) {
  auto* sub = app.add_subcommand("publish", "Writes chunks and the signed manifest of a shop");
  const auto dir = std::make_shared<std::string>();
  sub->add_option("--data", *dir, "The shop's folder")->required();
  sub->callback([dir] { run(*dir); });
}

}  // namespace tillside::cli
