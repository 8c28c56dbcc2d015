// SPDX-License-Identifier: MIT

/// @file
/// `tillside evaluate`: how good the recommendations are on orders that were not learnt from.

#include "learn/evaluate.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/report.h"
#include "learn/noise.h"
#include "learn/training_csv.h"

namespace tillside::cli {
namespace {

using learn::Figures;
using learn::Measurement;
using learn::Method;
using learn::Task;
using learn::UserFigures;
using nlohmann::ordered_json;

struct Options {
  std::string items;
  std::string orders;
  std::string split;
  std::string task = "next";
  std::string method = "device";
  std::string against = "all";
  std::size_t folds = 10;
  std::size_t first_folds = 0;
  std::uint64_t seed = 7;
  double epsilon = 0;
  bool past_only = false;
  bool json = false;
  bool in_wasm = false;
  std::string package;  ///< where the Wasm lies; empty: beside the program
};

constexpr auto kTaskNames = std::to_array<std::string_view>({"basket", "next", "repeat", "cold"});

template <class Names>
std::size_t place_of(const Names& names, std::string_view name) {
  std::size_t place = 0;
  while (names[place] != name) ++place;  // CLI11 has checked that it is one of them
  return place;
}

template <class Names>
CLI::IsMember one_of(const Names& names) {
  return CLI::IsMember(std::vector<std::string>(std::begin(names), std::end(names)));
}

template <class T>
T or_fail_at_file(std::variant<T, catalog::FileError> outcome) {
  if (const auto* error = std::get_if<catalog::FileError>(&outcome)) {
    fail(catalog::as_error(*error));
  }
  return std::get<T>(std::move(outcome));
}

void tell(const std::string& step) { std::fprintf(stderr, "%s\n", step.c_str()); }

/// The folds of a question, or the one split of a folder.
struct Question {
  const Options& options;
  Task task;
  std::vector<learn::Split> splits;
  std::optional<learn::WasmPlace> wasm = {};
};

Question read_question(const Options& options) {
  const auto all = or_fail_at_file(learn::read_training_csv(options.items, options.orders));
  Question question{options, static_cast<Task>(place_of(kTaskNames, options.task)), {}};
  if (!options.split.empty()) {
    question.splits.push_back(
        or_fail_at_file(learn::read_split(options.split, question.task, options.past_only, all)));
    return question;
  }
  const std::size_t count = options.first_folds == 0 ? options.folds : options.first_folds;
  for (std::size_t fold = 0; fold < std::min(count, options.folds); ++fold) {
    question.splits.push_back(learn::draw_split(all, question.task, options.past_only,
                                                options.folds, fold, options.seed));
  }
  return question;
}

/// With noise, where it is asked for.
learn::PartSettings settings_for(const Options& options) {
  if (options.epsilon <= 0) return {};
  return learn::noisy_settings({options.epsilon, options.seed});
}

Measurement measure(const Question& question, Method method) {
  std::vector<Figures> test;
  std::vector<Figures> val;
  Measurement out;
  for (const auto& split : question.splits) {
    auto one = or_fail(learn::evaluate(split, question.task, method, tell, question.wasm,
                                       settings_for(question.options)));
    if (one.wasm) {
      if (!out.wasm) out.wasm = learn::WasmComparison{0, 0, one.wasm->node};
      out.wasm->cases += one.wasm->cases;
      out.wasm->equal += one.wasm->equal;
    }
    test.push_back(std::move(one.test));
    val.push_back(std::move(one.val));
    out.blend = one.blend;
    out.half_lives = one.half_lives;
  }
  out.test = learn::merge(test);
  out.val = learn::merge(val);
  return out;
}

struct Comparison {
  Method method;
  double ndcg_at_100;
  learn::Interval difference;
};

std::vector<Comparison> compare(const Question& question, Method method, const Figures& test) {
  std::vector<Comparison> out;
  for (std::size_t m = 0; m < learn::kMethodNames.size(); ++m) {
    const auto other = static_cast<Method>(m);
    const bool asked = question.options.against == name(other) ||
                       (question.options.against == "all" && is_single(other));
    if (!asked || other == method) continue;
    const Figures theirs = measure(question, other).test;
    out.push_back({other, theirs.ndcg_at_100, learn::difference(test, theirs)});
  }
  return out;
}

const Comparison* best_of(const std::vector<Comparison>& comparisons) {
  const Comparison* best = nullptr;
  for (const auto& one : comparisons) {
    if (best == nullptr || one.ndcg_at_100 > best->ndcg_at_100) best = &one;
  }
  return best;
}

ordered_json interval_of(const Figures& figures, double UserFigures::*figure) {
  const auto interval =
      learn::bootstrap_mean(learn::values_of(figures, figure), learn::kBootstrapSeed);
  return {interval.low, interval.high};
}

ordered_json json_of(const Figures& figures) {
  return {{"recallAt20", figures.recall_at_20},
          {"ndcgAt10", figures.ndcg_at_10},
          {"ndcgAt100", figures.ndcg_at_100},
          {"coverage", figures.coverage},
          {"diversity", figures.diversity},
          {"users", figures.by_user.size()},
          {"usersASecond", figures.users_a_second},
          {"intervals",
           {{"recallAt20", interval_of(figures, &UserFigures::recall_at_20)},
            {"ndcgAt10", interval_of(figures, &UserFigures::ndcg_at_10)},
            {"ndcgAt100", interval_of(figures, &UserFigures::ndcg_at_100)}}}};
}

void print_json(const Options& options, const Measurement& measured,
                const std::vector<Comparison>& comparisons) {
  ordered_json out{
      {"task", options.task}, {"method", options.method}, {"pastOnly", options.past_only}};
  if (options.split.empty()) out.update({{"folds", options.folds}, {"seed", options.seed}});
  out.update(json_of(measured.test));
  out["val"] = json_of(measured.val);
  for (const auto& one : comparisons) {
    out["against"][std::string(name(one.method))] = {
        {"ndcgAt100", one.ndcg_at_100},
        {"difference", one.difference.mean},
        {"interval", {one.difference.low, one.difference.high}}};
  }
  if (const auto& wasm = measured.wasm) {
    out["wasm"] = {{"node", wasm->node}, {"cases", wasm->cases}, {"equal", wasm->equal}};
  }
  if (const auto* best = best_of(comparisons)) out["bestSingle"] = name(best->method);
  for (std::size_t p = 0; p < measured.blend.size(); ++p) {
    if (measured.blend[p] != 0) {
      out["blendPpm"][std::string(kScorePartNames[p])] = measured.blend[p];
    }
  }
  if (out.contains("blendPpm")) {
    out["halfLifeDays"] = {{"taste", measured.half_lives.taste_days},
                           {"own", measured.half_lives.own_days}};
  }
  std::printf("%s\n", out.dump().c_str());
}

void print_row(const char* title, const Figures& figures) {
  const auto interval = learn::bootstrap_mean(learn::values_of(figures, &UserFigures::ndcg_at_100),
                                              learn::kBootstrapSeed);
  std::printf("%-5s %6zu %9.4f %8.4f %8.4f [%.4f, %.4f] %8.3f %9.3f %9.0f\n", title,
              figures.by_user.size(), figures.recall_at_20, figures.ndcg_at_10, figures.ndcg_at_100,
              interval.low, interval.high, figures.coverage, figures.diversity,
              figures.users_a_second);
}

void print_table(const Options& options, const Measurement& measured,
                 const std::vector<Comparison>& comparisons) {
  std::printf("task %s, method %s%s\n%-5s %6s %9s %8s %8s %16s %8s %9s %9s\n", options.task.c_str(),
              options.method.c_str(), options.past_only ? ", past only" : "", "", "users",
              "recall@20", "ndcg@10", "ndcg@100", "95 %", "coverage", "diversity", "cases/s");
  print_row("val", measured.val);
  print_row("test", measured.test);
  if (const auto& wasm = measured.wasm) {
    std::printf("ranked by the Wasm under Node %s: %zu of %zu lists are those of native code\n",
                wasm->node.c_str(), wasm->equal, wasm->cases);
  }
  const auto* best = best_of(comparisons);
  for (const auto& one : comparisons) {
    std::printf("%+.4f [%+.4f, %+.4f] ndcg@100 on the same test users against %s (%.4f)%s\n",
                one.difference.mean, one.difference.low, one.difference.high,
                std::string(name(one.method)).c_str(), one.ndcg_at_100,
                &one == best ? ", the best of these" : "");
  }
}

void run(const Options& options) {
  std::optional<learn::WasmPlace> wasm;
  if (options.in_wasm) {
    if (options.method != "device") {
      fail({.code = Errc::value_out_of_range,
            .value = options.method,
            .rule = "device, the method that --wasm can run"});
    }
    wasm = or_fail(learn::find_wasm(options.package));
  }
  Question question = read_question(options);
  or_fail(learn::somebody_tests(question.splits, question.task));
  question.wasm = std::move(wasm);
  const auto method = static_cast<Method>(place_of(learn::kMethodNames, options.method));
  const Measurement measured = measure(question, method);
  const auto comparisons = compare(question, method, measured.test);
  (options.json ? print_json : print_table)(options, measured, comparisons);
  if (measured.wasm && measured.wasm->equal != measured.wasm->cases) {
    fail({.code = Errc::internal_fault,
          .value = std::to_string(measured.wasm->equal) + " equal lists",
          .rule = std::to_string(measured.wasm->cases) + ": the Wasm and native code differ"});
  }
}

}  // namespace

void add_evaluate(CLI::App& app) {
  auto options = std::make_shared<Options>();
  CLI::App* sub = app.add_subcommand("evaluate", "Measure recommendations on held-out orders");
  sub->add_option("--items", options->items, "items.csv, plain or gzip")->required();
  sub->add_option("--orders", options->orders, "orders.csv, plain or gzip")->required();
  auto* split = sub->add_option("--split", options->split, "the folder of a split");
  sub->add_option("--folds", options->folds, "without a split: so many folds are drawn")
      ->check(CLI::Range(3, 1000))
      ->excludes(split);
  sub->add_option("--first-folds", options->first_folds, "measure only so many of the folds")
      ->check(CLI::Range(1, 1000));
  sub->add_option("--seed", options->seed, "of the folds")->excludes(split);
  sub->add_option("--task", options->task, "basket, next, repeat or cold")
      ->check(one_of(kTaskNames));
  sub->add_option("--method", options->method, "what ranks")->check(one_of(learn::kMethodNames));
  auto against = std::vector<std::string>{"all", "none"};
  against.insert(against.end(), learn::kMethodNames.begin(), learn::kMethodNames.end());
  sub->add_option("--against", options->against,
                  "compare on the same users with a method, all single ones or none")
      ->check(CLI::IsMember(against));
  sub->add_option("--epsilon", options->epsilon, "blend and device with noise, as train adds it")
      ->check(CLI::Range(.001, 1000.0));
  sub->add_flag("--past-only", options->past_only, "learn only from before the calendar cut");
  sub->add_flag("--json", options->json, "one JSON object");
  auto* wasm = sub->add_option("--wasm", options->package,
                               "run the device in the Wasm under Node; DIR: the built npm package")
                   ->expected(0, 1)
                   ->type_name("[DIR]");
  sub->callback([options, wasm] {
    options->in_wasm = wasm->count() > 0;
    run(*options);
  });
}

}  // namespace tillside::cli
