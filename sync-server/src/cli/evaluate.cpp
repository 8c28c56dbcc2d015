// SPDX-License-Identifier: MIT

/// @file
/// `tillside evaluate`: how good the recommendations are on orders that were not learnt from.

#include "learn/evaluate.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/report.h"
#include "learn/training_csv.h"

namespace tillside::cli {
namespace {

using learn::Figures;
using learn::Method;
using learn::Task;

struct Options {
  std::string items;
  std::string orders;
  std::string split;
  Task task = Task::next;
  Method method = Method::device;
  bool past_only = false;
  bool json = false;
};

template <class T>
T or_fail_at_file(std::variant<T, catalog::FileError> outcome) {
  if (const auto* error = std::get_if<catalog::FileError>(&outcome)) {
    fail(catalog::as_error(*error));
  }
  return std::get<T>(std::move(outcome));
}

nlohmann::ordered_json json_of(const Figures& figures) {
  return {{"recallAt20", figures.recall_at_20},
          {"ndcgAt10", figures.ndcg_at_10},
          {"ndcgAt100", figures.ndcg_at_100},
          {"coverage", figures.coverage},
          {"users", figures.users}};
}

void print_row(const char* name, const Figures& figures) {
  std::printf("%-5s %6zu %9.4f %8.4f %8.4f %8.3f\n", name, figures.users, figures.recall_at_20,
              figures.ndcg_at_10, figures.ndcg_at_100, figures.coverage);
}

void run(const Options& options, const std::string& task, const std::string& method) {
  const auto all = or_fail_at_file(learn::read_training_csv(options.items, options.orders));
  const auto split =
      or_fail_at_file(learn::read_split(options.split, options.task, options.past_only, all));
  const auto measured =
      or_fail(learn::evaluate(split, options.task, options.method, [](const std::string& step) {
        std::fprintf(stderr, "%s\n", step.c_str());
      }));
  if (!options.json) {
    std::printf("task %s, method %s%s\n%-5s %6s %9s %8s %8s %8s\n", task.c_str(), method.c_str(),
                options.past_only ? ", past only" : "", "", "users", "recall@20", "ndcg@10",
                "ndcg@100", "coverage");
    print_row("val", measured.val);
    print_row("test", measured.test);
    return;
  }
  nlohmann::ordered_json out{{"task", task}, {"method", method}, {"pastOnly", options.past_only}};
  out.update(json_of(measured.test));
  out["val"] = json_of(measured.val);
  for (std::size_t p = 0; p < measured.blend.size(); ++p) {
    if (measured.blend[p] != 0) {
      out["blendPpm"][std::string(kScorePartNames[p])] = measured.blend[p];
    }
  }
  std::printf("%s\n", out.dump().c_str());
}

}  // namespace

void add_evaluate(CLI::App& app) {
  static const std::map<std::string, Task> kTasks = {{"basket", Task::basket},
                                                     {"next", Task::next},
                                                     {"repeat", Task::repeat},
                                                     {"cold", Task::cold}};
  static const std::map<std::string, Method> kMethods = {
      {"popularity", Method::popularity}, {"own_frequency", Method::own_frequency},
      {"tfidf", Method::tfidf},           {"ease", Method::ease},
      {"blend", Method::blend},           {"device", Method::device}};
  struct Named {
    Options options;
    std::string task = "next";
    std::string method = "device";
  };
  auto named = std::make_shared<Named>();
  CLI::App* sub = app.add_subcommand("evaluate", "Measure recommendations on held-out orders");
  sub->add_option("--items", named->options.items, "items.csv, plain or gzip")->required();
  sub->add_option("--orders", named->options.orders, "orders.csv, plain or gzip")->required();
  sub->add_option("--split", named->options.split, "the folder of the split")->required();
  sub->add_option("--task", named->task, "basket, next, repeat or cold")
      ->check(CLI::IsMember(kTasks));
  sub->add_option("--method", named->method, "what ranks")->check(CLI::IsMember(kMethods));
  sub->add_flag("--past-only", named->options.past_only, "learn only from before the calendar cut");
  sub->add_flag("--json", named->options.json, "one JSON object");
  sub->callback([named] {
    named->options.task = kTasks.at(named->task);
    named->options.method = kMethods.at(named->method);
    run(named->options, named->task, named->method);
  });
}

}  // namespace tillside::cli
