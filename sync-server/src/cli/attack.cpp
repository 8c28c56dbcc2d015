// SPDX-License-Identifier: MIT

/// @file
/// `tillside attack`: what the published weights give away of a past customer, by trying.

#include "learn/attack.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/report.h"
#include "learn/parallel.h"
#include "learn/training_csv.h"

namespace tillside::cli {
namespace {

struct Options {
  std::string items;
  std::string orders;
  std::uint64_t seed = 7;
  unsigned threads = 0;
  bool no_loss = false;
  learn::Protection protection;
  bool json = false;
};

void tell(const std::string& step) { std::fprintf(stderr, "%s\n", step.c_str()); }

nlohmann::ordered_json json_of(const std::vector<learn::AttackResult>& results) {
  nlohmann::ordered_json out;
  for (const auto& one : results) {
    out[one.name] = {{"auc", one.auc}, {"members", one.members}, {"others", one.others}};
  }
  return out;
}

const char* name_of(learn::Task task) { return task == learn::Task::basket ? "basket" : "next"; }

void print_json(const std::vector<learn::AttackResult>& published,
                const std::vector<learn::AttackResult>& open,
                const std::vector<learn::ProtectionLoss>& losses) {
  nlohmann::ordered_json out{{"published", json_of(published)}, {"unprotected", json_of(open)}};
  for (const auto& loss : losses) {
    out["ndcgAt100"][name_of(loss.task)] = {{"published", loss.protected_},
                                            {"unprotected", loss.open},
                                            {"loss", loss.loss.mean},
                                            {"interval", {loss.loss.low, loss.loss.high}}};
  }
  std::printf("%s\n", out.dump().c_str());
}

void print_table(const std::vector<learn::AttackResult>& published,
                 const std::vector<learn::AttackResult>& open,
                 const std::vector<learn::ProtectionLoss>& losses) {
  std::printf("%-18s %9s %11s %8s %8s\n", "attack, AUC", "published", "unprotected", "members",
              "others");
  for (std::size_t i = 0; i < published.size(); ++i) {
    std::printf("%-18s %9.3f %11.3f %8zu %8zu\n", published[i].name.c_str(), published[i].auc,
                open[i].auc, published[i].members, published[i].others);
  }
  for (const auto& loss : losses) {
    std::printf(
        "%s, NDCG@100 of device: %.4f published, %.4f unprotected, loss %+.4f [%+.4f, %+.4f]\n",
        name_of(loss.task), loss.protected_, loss.open, loss.loss.mean, loss.loss.low,
        loss.loss.high);
  }
}

void run(const Options& options) {
  auto read = learn::read_training_csv(options.items, options.orders);
  if (const auto* error = std::get_if<catalog::FileError>(&read)) fail(catalog::as_error(*error));
  const auto& all = std::get<learn::TrainingSet>(read);
  const auto published = learn::attack(all, options.protection, options.seed, tell);
  const auto open = learn::attack(all, learn::kOpen, options.seed, tell);
  std::vector<learn::ProtectionLoss> losses;
  if (!options.no_loss) {
    tell("what the protection costs");
    losses = or_fail(learn::protection_loss(all, options.seed, tell));
  }
  (options.json ? print_json : print_table)(published, open, losses);
}

}  // namespace

void add_attack(CLI::App& app) {
  auto options = std::make_shared<Options>();
  CLI::App* sub =
      app.add_subcommand("attack", "Try to tell past customers from the published weights");
  sub->add_option("--items", options->items, "items.csv, plain or gzip")->required();
  sub->add_option("--orders", options->orders, "orders.csv, plain or gzip")->required();
  sub->add_option("--seed", options->seed, "of who is a member");
  sub->add_option("--order-support", options->protection.orders,
                  "customers behind each weight of orders")
      ->check(CLI::Range(1, 100000))
      ->capture_default_str();
  sub->add_option("--user-support", options->protection.users,
                  "customers behind each weight of users")
      ->check(CLI::Range(1, 100000))
      ->capture_default_str();
  sub->add_option("--threads", options->threads, "at most so many at once")
      ->check(CLI::Range(1, 1024));
  sub->add_flag("--no-loss", options->no_loss, "leave out what the protection costs");
  sub->add_flag("--json", options->json, "one JSON object");
  sub->callback([options] {
    learn::use_threads(options->threads);
    run(*options);
  });
}

}  // namespace tillside::cli
