// SPDX-License-Identifier: MIT
#include "learn/train.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "learn/parts.h"
#include "learn/ranker.h"
#include "learn/split_cases.h"
#include "learn/tune.h"

namespace tillside::learn {
namespace {

constexpr std::size_t kHeldOutOneIn = 10;

/// Every tenth customer, spread over the ids.
std::vector<bool> draw_held_out(std::size_t customers) {
  constexpr std::uint32_t kOdd = 2654435761U;
  std::vector<bool> held_out(customers);
  for (std::uint32_t c = 0; c < customers; ++c) {
    held_out[c] = ((c + 1) * kOdd >> 16U) % kHeldOutOneIn == 0;
  }
  return held_out;
}

TrainingSet without(const TrainingSet& training, const std::vector<bool>& held_out) {
  TrainingSet out{training.items, training.customers, {}};
  for (const auto& order : training.orders) {
    if (order.customer == kNobody || !held_out[static_cast<std::size_t>(order.customer)]) {
      out.orders.push_back(order);
    }
  }
  return out;
}

/// Cases of the customers that are held out. Arrivals are items that are taken out of training.
Validation validation_of(const TrainingSet& training, const std::vector<bool>& held_out) {
  Validation validation;
  validation.ranked.assign(training.items.size(), true);
  for (const Task task : {Task::basket, Task::next, Task::repeat}) {
    auto& cases = validation.cases[static_cast<std::size_t>(task)];
    cases = make_cases(training, task, held_out);
    add_earlier_cases(training, task, held_out, cases);
  }
  return validation;
}

/// What is learnt on the customers that are held out.
struct Chosen {
  PartSettings settings;
  BlendTable blend = default_blend();
  HalfLifeTable half_lives{};
};

/// One training with what all its steps share.
struct Run {
  const TrainingSet& training;
  const Stages& stages;
  const Progress& progress;
  std::vector<bool> held_out;
  SparseRows embeddings;
  Noise noise;
};

/// Tunes one list unless that is done.
Status tune_list(const Run& run, TrainedModel& model, Task task, const std::vector<TaskCase>& cases,
                 const std::vector<bool>& ranked) {
  run.progress("blending on " + std::to_string(cases.size()) + " held-out cases");
  return run.stages.list(purpose_of(task), model, [&] { return tune(model, task, cases, ranked); });
}

/// The list of new arrivals: a tenth of the items taken out of training, to be found again.
Status choose_arrivals(const Run& run, Chosen& chosen) {
  const std::vector<bool> everything(run.training.items.size(), true);
  const SplitFrame frame = frame_of(run.training, Task::cold, false);
  std::vector<bool> others = run.held_out;
  others.flip();
  const Split split =
      make_split(frame, {others, run.held_out, std::vector<bool>(others.size())}, everything);
  run.progress("new arrivals: learning without a tenth of the items");
  TILLSIDE_TRY(TrainedModel model, learn_parts(split.training, chosen.settings, run.stages,
                                               "arrivals", run.progress, run.embeddings));
  model.blend = chosen.blend;
  model.half_lives = chosen.half_lives;
  TILLSIDE_CHECK(tune_list(run, model, Task::cold, split.val, split.ranked));
  chosen.blend = model.blend;
  chosen.half_lives = model.half_lives;
  return Done{};
}

Result<Chosen> choose(const Run& run) {
  Chosen chosen;
  const Validation validation = validation_of(run.training, run.held_out);
  const bool enough =
      std::any_of(validation.cases.begin(), validation.cases.end(),
                  [](const auto& cases) { return cases.size() >= kMinTuningCases; });
  if (!enough) {
    run.progress("too few shoppers with several orders to choose by: the defaults hold");
    return chosen;
  }
  const TrainingSet others = without(run.training, run.held_out);
  TILLSIDE_TRY(chosen.settings, run.stages.settings([&] {
    return choose_settings(others, tfidf(run.training.items), validation, {}, run.progress);
  }));
  run.progress("learning from nine customers in ten, to choose the blend on the tenth");
  TILLSIDE_TRY(TrainedModel model, learn_parts(others, chosen.settings, run.stages, "others",
                                               run.progress, run.embeddings));
  for (const Task task : {Task::next, Task::basket, Task::repeat}) {
    const auto& cases = validation.cases[static_cast<std::size_t>(task)];
    TILLSIDE_CHECK(tune_list(run, model, task, cases, validation.ranked));
  }
  chosen.blend = model.blend;
  chosen.half_lives = model.half_lives;
  TILLSIDE_CHECK(choose_arrivals(run, chosen));
  return chosen;
}

/// What no list weighs is not shipped.
void drop_silent_parts(TrainedModel& model) {
  const auto weighs = [&](ScorePart part) {
    return std::any_of(model.blend.begin(), model.blend.end(), [&](const BlendRow& row) {
      return row[static_cast<std::size_t>(part)] != 0;
    });
  };
  if (!weighs(ScorePart::basket_factors) && !weighs(ScorePart::history_factors)) {
    model.factors = {};
  }
  if (!weighs(ScorePart::history_cohorts)) model.cohorts = {};
  if (!weighs(ScorePart::basket_embeddings) && !weighs(ScorePart::history_embeddings)) {
    model.embeddings = {};
  }
}

/// The same with noise: what cannot be given noise is left out, and nothing is chosen by looking.
Result<Learnt> learn_with_noise(const Run& run) {
  char text[160];
  std::snprintf(text, sizeof text,
                "noise for each single purchase: epsilon %g, delta %g, deviation %.2f",
                run.noise.epsilon, kNoiseDelta,
                gaussian_deviation(run.noise.epsilon, kNoiseDelta, purchase_sensitivity()));
  run.progress(text);
  TILLSIDE_TRY(People people,
               learn_people(run.training, tfidf(run.training.items), noisy_settings(run.noise),
                            run.stages, "noisy", run.progress));
  return learnt_from(run.training, std::move(people));
}

/// Everything from all customers.
Result<Learnt> learn_anew(const Run& run) {
  if (run.noise.epsilon > 0) return learn_with_noise(run);
  TILLSIDE_TRY(const Chosen chosen, choose(run));
  run.progress("learning from everybody");
  TILLSIDE_TRY(People people, learn_people(run.training, tfidf(run.training.items), chosen.settings,
                                           run.stages, "everybody", run.progress));
  people.blend = chosen.blend;
  people.half_lives = chosen.half_lives;
  return learnt_from(run.training, std::move(people));
}

}  // namespace

bool learns_anew(const Learnt& before, const TrainingSet& training, double renew_share) {
  if (renew_share <= 0) return true;
  const auto least = static_cast<std::size_t>(
      std::ceil(renew_share * static_cast<double>(before.customers.size())));
  return changed_customers(before, training) >= std::max<std::size_t>(least, kMinSupport);
}

Result<Trained> train(const TrainingSet& training, const TrainOptions& options,
                      const Progress& progress) {
  if (training.items.size() > kMaxPackItems) {
    return Error{.code = Errc::too_many,
                 .pointer = "/items",
                 .value = std::to_string(training.items.size()),
                 .rule = "a catalogue of at most " + std::to_string(kMaxPackItems) + " items"};
  }
  Trained out;
  const Run run{training,
                options.stages,
                progress,
                draw_held_out(training.customers.size()),
                options.embeddings != nullptr ? *options.embeddings : SparseRows{},
                options.noise};
  if (options.before != nullptr) {
    out.kept = !learns_anew(*options.before, training, options.renew_share);
    progress(std::to_string(changed_customers(*options.before, training)) +
             " customers came or bought since it was learnt from " +
             std::to_string(options.before->customers.size()) +
             (out.kept ? ": what was learnt from people stays, byte for byte"
                       : ": people are learnt from anew"));
  }
  if (!out.kept) {
    TILLSIDE_TRY(out.learnt, learn_anew(run));
    out.model = assemble(training.items, tfidf(training.items), out.learnt.people, run.embeddings);
  } else {
    out.model = assemble(training.items, tfidf(training.items),
                         moved_to(*options.before, training.items), run.embeddings);
  }
  drop_silent_parts(out.model);
  return out;
}

}  // namespace tillside::learn
