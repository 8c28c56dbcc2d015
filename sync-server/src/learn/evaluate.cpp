// SPDX-License-Identifier: MIT
#include "learn/evaluate.h"

#include <algorithm>
#include <map>

#include "learn/parts.h"
#include "learn/ranker.h"
#include "learn/reference.h"
#include "learn/tune.h"

namespace tillside::learn {
namespace {

Measurement measure_both(const Split& split, const ContentModel& content, const Ranker& ranker) {
  return {measure(split.test, split.ranked, content, ranker),
          measure(split.val, split.ranked, content, ranker),
          {},
          {},
          std::nullopt};
}

Measurement evaluate_single(const Split& split, Task task, Method method,
                            const Progress& progress) {
  const ContentModel content = tfidf(split.training.items);
  const Settings settings = settings_of(method, task, split.training);
  progress(std::string(name(method)) + ": choosing one of " + std::to_string(settings.size()) +
           " settings on the validation users");
  Ranker chosen;
  double best = -1;
  for (const auto& setting : settings) {
    const Scorer scorer = setting();
    const Ranker ranker = [&split, task, scorer](const TaskCase& one) {
      return best_of(allowed_for(one, task, split.ranked), scorer(one), kRankedDepth);
    };
    const double reached = measure(split.val, split.ranked, content, ranker).ndcg_at_100;
    if (reached <= best) continue;
    best = reached;
    chosen = ranker;
  }
  return measure_both(split, content, chosen);
}

/// The validation users' cases: of the task those of the split, of the others their orders cut in
/// the same way, so that one model serves all lists; of both more where they are few, save for what
/// comes after a cut by the calendar: earlier orders do not say what changes with the season.
Validation validation_of(const Split& split, Task task) {
  Validation validation;
  validation.ranked = split.ranked;
  if (task == Task::cold) validation.ranked.assign(split.ranked.size(), true);
  const std::vector<bool> everybody(split.validation.customers.size(), true);
  for (const Task other : {Task::basket, Task::next, Task::repeat}) {
    auto& cases = validation.cases[static_cast<std::size_t>(other)];
    cases = other == task ? split.val : make_cases(split.validation, other, everybody);
    if (other == task && split.past_only) continue;
    add_earlier_cases(split.validation, other, everybody, cases);
  }
  return validation;
}

/// The cases of validation and test in the Wasm, and whether native code gives the same lists.
Result<Measurement> evaluate_in_wasm(const WasmPlace& wasm, const Split& split, Task task,
                                     const Pack& pack, const ContentModel& content) {
  TILLSIDE_TRY(const Recommender native, load_pack(pack));
  const auto& items = split.training.items;
  const Universe universe = universe_of(items, split.ranked);
  std::vector<RecommendRequest> requests;
  std::map<const TaskCase*, std::size_t> place;
  for (const auto* cases : {&split.test, &split.val}) {
    for (const TaskCase& one : *cases) {
      place.emplace(&one, requests.size());
      requests.push_back(request_for(one, task, items, universe));
    }
  }
  TILLSIDE_TRY(const WasmLists made, rank_in_wasm(wasm, pack, task, requests));
  WasmComparison comparison{requests.size(), 0, made.node};
  for (std::size_t i = 0; i < requests.size(); ++i) {
    TILLSIDE_TRY(const RecommendReply reply, answer_on_device(native, task, requests[i]));
    if (list_of(reply) == made.lists[i]) ++comparison.equal;
  }
  Measurement out = measure_both(split, content, [&](const TaskCase& one) {
    return indices_of(made.lists[place.at(&one)].skus, items);
  });
  const double a_second = static_cast<double>(requests.size()) / std::max(1e-9, made.seconds);
  out.test.users_a_second = a_second;
  out.val.users_a_second = a_second;
  out.wasm = comparison;
  return out;
}

}  // namespace

Result<Measurement> evaluate(const Split& split, Task task, Method method, const Progress& progress,
                             const std::optional<WasmPlace>& wasm, const PartSettings& start) {
  if (is_single(method)) return evaluate_single(split, task, method, progress);
  const auto& items = split.training.items;
  const Validation validation = validation_of(split, task);
  // With noise nothing of the settings is chosen by looking.
  const PartSettings settings =
      start.orders.noise > 0
          ? start
          : choose_settings(split.training, tfidf(items), validation, start, progress);
  TILLSIDE_TRY(TrainedModel model, learn_parts(split.training, settings, {}, "", progress));
  progress("choosing the blend on the validation users");
  const auto& cases =
      task == Task::cold ? split.val : validation.cases[static_cast<std::size_t>(task)];
  TILLSIDE_CHECK(tune(model, task, cases, split.ranked));
  const Pack pack = build_pack(model);
  TILLSIDE_TRY(const Recommender device, load_pack(pack));
  const Reference reference(model);
  const Universe universe = universe_of(items, split.ranked);
  const ListPurpose purpose = purpose_of(task);
  const Ranker ranker = [&](const TaskCase& one) {
    if (method == Method::device) {
      return rank_on_device(device, task, request_for(one, task, items, universe), items);
    }
    return reference.rank(one, purpose, allowed_for(one, task, split.ranked), kRankedDepth);
  };
  progress("ranking");
  Measurement out;
  if (wasm && method == Method::device) {
    TILLSIDE_TRY(out, evaluate_in_wasm(*wasm, split, task, pack, model.content));
  } else {
    out = measure_both(split, model.content, ranker);
  }
  out.blend = model.blend[static_cast<std::size_t>(purpose)];
  out.half_lives = model.half_lives[static_cast<std::size_t>(purpose)];
  return out;
}

Status somebody_tests(const std::vector<Split>& splits, Task task) {
  for (const Split& split : splits) {
    if (!split.test.empty()) return Done{};
  }
  return Error{.code = Errc::value_out_of_range,
               .pointer = "/orders",
               .value = "nobody to test",
               .rule = task == Task::basket ? "a customer with five items whose last order has four"
                       : task == Task::cold ? "a customer with five items, some of them taken out"
                                            : "a customer with five items and a later order"};
}

}  // namespace tillside::learn
