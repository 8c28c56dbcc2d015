// SPDX-License-Identifier: MIT

/// @file
/// `tillside train`: learns from the imported catalogue and past orders, and publishes the model.

#include "learn/train.h"

#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdio>
#include <memory>

#include "cli/report.h"
#include "cli/shop_folder.h"
#include "learn/write_pack.h"
#include "store/history.h"

namespace tillside::cli {
namespace {

void tell(const std::string& step) { std::fprintf(stderr, "%s\n", step.c_str()); }

learn::TrainingSet load(ShopFolder& folder) {
  learn::TrainingSet training;
  or_fail(folder.write([&](store::Database& db) -> Status {
    TILLSIDE_TRY(training, store::load_training(db));
    return Done{};
  }));
  return training;
}

void run(const std::string& data_dir) {
  const auto start = std::chrono::steady_clock::now();
  ShopFolder folder = or_fail(ShopFolder::open(data_dir, ShopFolder::Make::no));
  const auto model = or_fail(learn::train(load(folder), tell));
  const auto pack = learn::build_pack(model);
  or_fail(learn::load_pack(pack));  // what a device would refuse is never published
  const auto file = or_fail(learn::write_pack(data_dir, pack));
  or_fail(folder.publish());
  std::int64_t bytes = 0;
  for (const auto& segment : file.segments) bytes += segment.bytes;
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  std::printf("model %s: %zu items, %zu segments, %lld bytes, %.1f s\n", file.model_id.c_str(),
              model.items.size(), file.segments.size(), static_cast<long long>(bytes),
              took.count());
}

}  // namespace

void add_train(CLI::App& app) {
  auto data_dir = std::make_shared<std::string>();
  CLI::App* sub = app.add_subcommand("train", "Learn recommendations from the imported orders");
  sub->add_option("--data", *data_dir, "the shop's data folder")->required();
  sub->callback([data_dir] { run(*data_dir); });
}

}  // namespace tillside::cli
