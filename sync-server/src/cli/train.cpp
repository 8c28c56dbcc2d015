// SPDX-License-Identifier: MIT

/// @file
/// `tillside train`: learns from the imported catalogue and past orders, and publishes the model.

#include "learn/train.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <memory>

#include "catalog/files.h"
#include "cli/one_answer.h"
#include "control/catalogue.h"
#include "learn/embeddings.h"
#include "learn/parallel.h"
#include "learn/shards.h"
#include "learn/write_pack.h"
#include "store/history.h"
#include "store/random.h"

namespace tillside::cli {
namespace {

struct Options {
  std::string data_dir;
  std::string previous;
  std::string embeddings;
  unsigned threads = 0;
  double epsilon = 0;
  std::uint64_t noise_seed = 0;
  double renew_percent = learn::kRenewShare * 100;
  std::size_t shards_above = 100'000;
};

/// Says a step with the seconds since the start.
learn::Progress teller() {
  const auto start = std::chrono::steady_clock::now();
  return [start](const std::string& step) {
    const std::chrono::duration<double> since = std::chrono::steady_clock::now() - start;
    std::fprintf(stderr, "%6.1f s  %s\n", since.count(), step.c_str());
  };
}

/// A reader of its own, so that a running server goes on selling while this learns.
learn::TrainingSet load(const std::string& data_dir) {
  const std::string file = data_dir + "/shop.db";
  if (!std::filesystem::exists(file)) {
    fail({.code = Errc::data_absent, .value = data_dir, .rule = "a folder with a shop"});
  }
  store::Database db = or_fail(store::Database::open(file, store::Access::read));
  return or_fail(store::load_training(db));
}

std::string learnt_path(const std::string& data_dir) { return data_dir + "/learnt.safetensors"; }

/// What the version before learnt from people, where there is one.
std::optional<learn::Learnt> learnt_before(const Options& options) {
  const std::string& folder = options.previous.empty() ? options.data_dir : options.previous;
  if (!std::filesystem::exists(learnt_path(folder))) {
    if (options.previous.empty()) return std::nullopt;
    fail({.code = Errc::file_unreadable,
          .value = learnt_path(folder),
          .rule = "what the version before learnt"});
  }
  return or_fail(
      learn::read_learnt(or_fail(catalog::read_file(learnt_path(folder))), learnt_path(folder)));
}

/// The merchant's vectors, where there are any; what is learnt with them is of them too.
std::optional<learn::SparseRows> embeddings_of(const Options& options,
                                               const learn::TrainingSet& training,
                                               std::string& fingerprint) {
  if (options.embeddings.empty()) return std::nullopt;
  std::string bytes = or_fail(catalog::read_file(options.embeddings));
  fingerprint = store::sha256_hex(fingerprint + store::sha256_hex(bytes));
  return or_fail(learn::read_embeddings(std::move(bytes), options.embeddings, training.items));
}

/// A catalogue too large for a device goes into shards.
learn::Pack pack_of(learn::TrainedModel& model, const learn::TrainingSet& training,
                    std::size_t shards_above) {
  if (model.items.size() <= shards_above || model.factors.d == 0) return learn::build_pack(model);
  learn::ShardOptions shards;
  shards.base = std::min(shards.base, shards_above);
  const auto table = learn::make_shards(model, learn::baskets_by_customer(training), shards);
  return learn::build_pack(model, &table);
}

/// The pack with all groups of shards, as no device holds it.
learn::Pack whole(learn::Pack pack) {
  pack.segments.insert(pack.segments.end(), pack.groups.begin(), pack.groups.end());
  return pack;
}

/// Noise answers for itself: weights are learnt anew each time. Nobody may know the seed; a given
/// one is for comparing two runs alone.
learn::Noise noise_of(const Options& options, std::string& fingerprint) {
  if (options.epsilon <= 0) return {};
  const learn::Noise noise{options.epsilon, options.noise_seed != 0
                                                ? options.noise_seed
                                                : std::stoull(store::random_hex(8), nullptr, 16)};
  fingerprint = store::sha256_hex(fingerprint + std::to_string(noise.epsilon) + "/" +
                                  std::to_string(noise.seed));
  return noise;
}

void run(const Options& options) {
  const auto start = std::chrono::steady_clock::now();
  const learn::Progress tell = teller();
  const learn::TrainingSet training = load(options.data_dir);
  const auto before = learnt_before(options);
  std::string fingerprint = learn::fingerprint_of(training);
  const auto embeddings = embeddings_of(options, training, fingerprint);
  const learn::Noise noise = noise_of(options, fingerprint);
  learn::TrainOptions how{.stages = {options.data_dir + "/training", fingerprint, tell},
                          .renew_share = noise.epsilon > 0 ? 0 : options.renew_percent / 100,
                          .noise = noise};
  if (before) how.before = &*before;
  if (embeddings) how.embeddings = &*embeddings;
  auto trained = or_fail(learn::train(training, how, tell));
  tell("writing the pack");
  const auto pack = pack_of(trained.model, training, options.shards_above);
  or_fail(learn::load_pack(whole(pack)));  // what a device would refuse is never published
  const auto file = or_fail(learn::write_pack(options.data_dir, pack));
  if (!trained.kept || !options.previous.empty()) {
    or_fail(catalog::replace_file(learnt_path(options.data_dir),
                                  learn::learnt_bytes(trained.kept ? *before : trained.learnt)));
  }
  how.stages.forget();
  one_answer<control::Published>(options.data_dir, "publish", "{}");
  std::int64_t bytes = 0;
  for (const auto& segment : file.segments) bytes += segment.bytes;
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  std::printf("model %s: %zu items, %zu segments, %lld bytes, %.1f s\n", file.model_id.c_str(),
              trained.model.items.size(), file.segments.size(), static_cast<long long>(bytes),
              took.count());
}

}  // namespace

void add_train(CLI::App& app) {
  auto options = std::make_shared<Options>();
  CLI::App* sub = app.add_subcommand("train", "Learn recommendations from the imported orders");
  sub->add_option("--data", options->data_dir, "the shop's data folder")->required();
  sub->add_option("--threads", options->threads,
                  "at most so many at once; changes no byte of the result")
      ->check(CLI::Range(1, 1024));
  sub->add_option("--embeddings", options->embeddings,
                  "vectors of the items, a safetensors file with the tensor `embeddings`");
  sub->add_option("--previous", options->previous,
                  "the data folder of the version before, if it is another");
  sub->add_option("--epsilon", options->epsilon,
                  "add noise that hides each single purchase; costs quality")
      ->check(CLI::Range(.001, 1000.0));
  sub->add_option("--noise-seed", options->noise_seed, "of the noise; random without it");
  sub->add_option("--renew-percent", options->renew_percent,
                  "learn from people anew when so many of them came or bought since; 0 = always")
      ->check(CLI::Range(0.0, 10000.0))
      ->capture_default_str();
  sub->add_option("--shards-above", options->shards_above,
                  "beyond so many items devices hold the head and fetch shards of the others")
      ->capture_default_str();
  sub->callback([options] {
    learn::use_threads(options->threads);
    run(*options);
  });
}

}  // namespace tillside::cli
