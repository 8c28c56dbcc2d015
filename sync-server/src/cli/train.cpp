// SPDX-License-Identifier: MIT

/// @file
/// `tillside train`: learns from the imported catalogue and past orders, and publishes the model.

#include "learn/train.h"

#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <memory>

#include "cli/one_answer.h"
#include "control/catalogue.h"
#include "learn/parallel.h"
#include "learn/write_pack.h"
#include "store/history.h"

namespace tillside::cli {
namespace {

void tell(const std::string& step) { std::fprintf(stderr, "%s\n", step.c_str()); }

/// A reader of its own, so that a running server goes on selling while this learns.
learn::TrainingSet load(const std::string& data_dir) {
  const std::string file = data_dir + "/shop.db";
  if (!std::filesystem::exists(file)) {
    fail({.code = Errc::data_absent, .value = data_dir, .rule = "a folder with a shop"});
  }
  store::Database db = or_fail(store::Database::open(file, store::Access::read));
  return or_fail(store::load_training(db));
}

void run(const std::string& data_dir) {
  const auto start = std::chrono::steady_clock::now();
  const auto model = or_fail(learn::train(load(data_dir), tell));
  const auto pack = learn::build_pack(model);
  or_fail(learn::load_pack(pack));  // what a device would refuse is never published
  const auto file = or_fail(learn::write_pack(data_dir, pack));
  one_answer<control::Published>(data_dir, "publish", "{}");
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
  auto threads = std::make_shared<unsigned>(0);
  CLI::App* sub = app.add_subcommand("train", "Learn recommendations from the imported orders");
  sub->add_option("--data", *data_dir, "the shop's data folder")->required();
  sub->add_option("--threads", *threads, "at most so many at once; changes no byte of the result")
      ->check(CLI::Range(1, 1024));
  sub->callback([data_dir, threads] {
    learn::use_threads(*threads);
    run(*data_dir);
  });
}

}  // namespace tillside::cli
