// SPDX-License-Identifier: MIT
#include "learn/tune.h"

#include <algorithm>
#include <map>

#include "learn/measure.h"
#include "learn/metrics.h"
#include "learn/parallel.h"
#include "learn/ranker.h"

namespace tillside::learn {
namespace {

constexpr std::size_t kParts = kScorePartNames.size();
constexpr std::size_t kMaxShuffles = 3;         ///< cases a user, where a task has several
constexpr std::size_t kMaxBytes = 384U << 20U;  ///< of the parts that are held for tuning
constexpr int kRounds = 4;
constexpr double kLeastGain = 1e-4;

/// One case with its candidates' parts, so that a blend is tried by a few multiplications.
struct Trial {
  const TaskCase* one = nullptr;
  double share = 0;                              ///< of the mean: 1 / (users * this user's cases)
  std::vector<std::uint32_t> items;              ///< candidates, ascending
  std::array<std::vector<float>, kParts> parts;  ///< by candidate; empty where silent
  std::vector<float> total;                      ///< of the weights that hold now
};

using Weights = std::array<double, kParts>;

/// What is tuned on, and the weights so far.
struct Tuning {
  Task task;
  const std::vector<bool>& ranked;
  std::vector<Trial> trials = {};
  Weights weights{};
};

/// The cases that are held, each user's at most kMaxShuffles.
std::vector<Trial> draw_trials(Task task, const std::vector<TaskCase>& cases,
                               const std::vector<bool>& ranked) {
  const std::size_t most =
      kMaxBytes / (sizeof(float) * (kParts + 2) * std::max<std::size_t>(1, ranked.size()));
  std::map<std::string, std::size_t> taken;
  std::vector<Trial> trials;
  for (const TaskCase& one : cases) {
    if (one.targets.empty() || trials.size() >= most || taken[one.user] == kMaxShuffles) continue;
    ++taken[one.user];
    trials.emplace_back().one = &one;
    trials.back().items = allowed_for(one, task, ranked);
  }
  for (Trial& trial : trials) {
    const auto of_user = static_cast<double>(taken[trial.one->user]);
    trial.share = 1.0 / (of_user * static_cast<double>(taken.size()));
  }
  return trials;
}

/// Every trial's parts from the model as it stands.
Status fill_parts(const TrainedModel& model, Tuning& tuning) {
  TILLSIDE_TRY(const Recommender recommender, load_unnamed(model));
  parallel_for(tuning.trials.size(), 0, [&](std::size_t first, std::size_t last) {
    for (std::size_t t = first; t < last; ++t) {
      Trial& trial = tuning.trials[t];
      const PartScores scores = recommender.parts(
          request_for(*trial.one, tuning.task, model.items, {}), purpose_of(tuning.task));
      for (std::size_t p = 0; p < kParts; ++p) {
        trial.parts[p].clear();
        if (scores.parts[p].empty()) continue;
        for (const auto i : trial.items) {
          trial.parts[p].push_back(static_cast<float>(scores.parts[p][i]));
        }
      }
    }
  });
  return Done{};
}

double ndcg_of(const Trial& trial, const std::vector<float>& score) {
  std::vector<std::uint32_t> order(score.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  order = best_of(std::move(order), score, kRankedDepth);
  for (auto& place : order) place = trial.items[place];
  return ndcg_at(kRankedDepth, order, trial.one->targets);
}

/// The mean NDCG@100 if one part weighed so much more than now.
double quality(const Tuning& tuning, std::size_t part, double more) {
  std::vector<double> reached(tuning.trials.size());
  const auto by = static_cast<float>(more);
  parallel_for(tuning.trials.size(), 0, [&](std::size_t first, std::size_t last) {
    for (std::size_t t = first; t < last; ++t) {
      const Trial& trial = tuning.trials[t];
      std::vector<float> score = trial.total;
      const auto& values = trial.parts[part];
      if (by != 0) {
        for (std::size_t i = 0; i < values.size(); ++i) score[i] += by * values[i];
      }
      reached[t] = trial.share * ndcg_of(trial, score);
    }
  });
  double sum = 0;
  for (const double one : reached) sum += one;
  return sum;
}

/// The totals of the weights that hold now.
void sum_up(Tuning& tuning) {
  for (Trial& trial : tuning.trials) {
    trial.total.assign(trial.items.size(), 0);
    for (std::size_t p = 0; p < kParts; ++p) {
      const auto weight = static_cast<float>(tuning.weights[p]);
      if (weight == 0) continue;
      for (std::size_t i = 0; i < trial.parts[p].size(); ++i) {
        trial.total[i] += weight * trial.parts[p][i];
      }
    }
  }
}

std::vector<double> candidates_for(double weight) {
  if (weight == 0) return {0.03, 0.1, 0.25, 0.5};
  return {0, weight * 0.5, weight * 0.75, weight * 1.35, weight * 2};
}

BlendRow in_ppm(const Weights& weights) {
  double sum = 0;
  for (const double weight : weights) sum += weight;
  BlendRow row{};
  for (std::size_t p = 0; p < kParts; ++p) {
    row[p] = static_cast<std::int64_t>(weights[p] / sum * 1e6 + 0.5);
  }
  return row;
}

bool speaks(const std::vector<Trial>& trials, std::size_t part) {
  return std::any_of(trials.begin(), trials.end(),
                     [&](const Trial& trial) { return !trial.parts[part].empty(); });
}

/// Coordinate ascent on the weights; what is reached.
double ascend(Tuning& tuning) {
  sum_up(tuning);
  double best = quality(tuning, 0, 0);
  for (int round = 0; round < kRounds; ++round) {
    const double before = best;
    for (std::size_t p = 0; p < kParts; ++p) {
      if (!speaks(tuning.trials, p)) continue;
      const double now = tuning.weights[p];
      for (const double weight : candidates_for(now)) {
        const double reached = quality(tuning, p, weight - now);
        if (reached < best + kLeastGain) continue;
        best = reached;
        tuning.weights[p] = weight;
      }
      if (tuning.weights[p] != now) sum_up(tuning);
    }
    if (best < before + kLeastGain) break;
  }
  return best;
}

/// Tries half-lives one after the other at the weights that hold; what is reached.
Result<double> choose_half_life(TrainedModel& model, Tuning& tuning, double HalfLives::*which,
                                double best) {
  double& days = model.half_lives[static_cast<std::size_t>(purpose_of(tuning.task))].*which;
  double chosen = days;
  for (const double tried : {20.0, 45.0, 90.0, 180.0, 400.0, 4000.0}) {
    if (tried == chosen) continue;
    days = tried;
    TILLSIDE_CHECK(fill_parts(model, tuning));
    sum_up(tuning);
    const double reached = quality(tuning, 0, 0);
    if (reached < best + kLeastGain) continue;
    best = reached;
    chosen = tried;
  }
  days = chosen;
  return best;
}

}  // namespace

Status tune(TrainedModel& model, Task task, const std::vector<TaskCase>& cases,
            const std::vector<bool>& ranked) {
  Tuning tuning{task, ranked};
  tuning.trials = draw_trials(task, cases, ranked);
  if (tuning.trials.size() < kMinTuningCases) return Done{};
  BlendRow& row = model.blend[static_cast<std::size_t>(purpose_of(task))];
  for (std::size_t p = 0; p < kParts; ++p) {
    tuning.weights[p] = static_cast<double>(row[p]) / 1e6;
  }
  TILLSIDE_CHECK(fill_parts(model, tuning));
  double best = ascend(tuning);
  TILLSIDE_TRY(best, choose_half_life(model, tuning, &HalfLives::taste_days, best));
  if (tuning.weights[static_cast<std::size_t>(ScorePart::own_purchases)] > 0) {
    TILLSIDE_TRY(best, choose_half_life(model, tuning, &HalfLives::own_days, best));
  }
  TILLSIDE_CHECK(fill_parts(model, tuning));
  ascend(tuning);
  row = in_ppm(tuning.weights);
  return Done{};
}

BlendTable default_blend() {
  using enum ScorePart;
  BlendTable table{};
  const auto set = [&](ListPurpose purpose, ScorePart part, std::int64_t ppm) {
    table[static_cast<std::size_t>(purpose)][static_cast<std::size_t>(part)] = ppm;
  };
  set(ListPurpose::home, history_users, 450'000);
  set(ListPurpose::home, history_orders, 50'000);
  set(ListPurpose::home, history_content, 250'000);
  set(ListPurpose::home, popularity, 250'000);
  set(ListPurpose::basket, basket_orders, 500'000);
  set(ListPurpose::basket, basket_users, 200'000);
  set(ListPurpose::basket, basket_content, 200'000);
  set(ListPurpose::basket, history_users, 100'000);
  set(ListPurpose::repeat, own_purchases, 500'000);
  set(ListPurpose::repeat, history_users, 250'000);
  set(ListPurpose::repeat, history_content, 50'000);
  set(ListPurpose::repeat, popularity, 200'000);
  set(ListPurpose::similar, basket_content, 500'000);
  set(ListPurpose::similar, basket_users, 250'000);
  set(ListPurpose::similar, basket_orders, 200'000);
  set(ListPurpose::similar, history_users, 50'000);
  set(ListPurpose::arrivals, history_users, 400'000);
  set(ListPurpose::arrivals, history_content, 600'000);
  set(ListPurpose::search, query, 850'000);
  set(ListPurpose::search, history_users, 100'000);
  set(ListPurpose::search, popularity, 50'000);
  return table;
}

}  // namespace tillside::learn
