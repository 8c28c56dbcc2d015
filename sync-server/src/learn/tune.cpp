// SPDX-License-Identifier: MIT
#include "learn/tune.h"

#include <algorithm>
#include <map>

#include "learn/metrics.h"
#include "learn/ranker.h"

namespace tillside::learn {
namespace {

constexpr std::size_t kParts = kScorePartNames.size();
constexpr std::size_t kMaxShuffles = 2;         ///< cases a user, where a task has several
constexpr std::size_t kMaxBytes = 256U << 20U;  ///< of the parts that are held for tuning
constexpr int kRounds = 3;
constexpr double kLeastGain = 1e-4;

/// One case with its candidates' parts, so that a blend is tried by a few multiplications.
struct Trial {
  double share = 0;                  ///< of the mean: 1 / (users * this user's cases)
  std::vector<std::uint32_t> items;  ///< candidates, ascending
  std::vector<std::uint32_t> targets;
  std::array<std::vector<float>, kParts> parts;  ///< by candidate; empty where silent
};

using Weights = std::array<double, kParts>;

Trial trial_of(const Recommender& recommender, Task task, const TaskCase& one,
               const std::vector<bool>& ranked, const std::vector<TrainingItem>& items) {
  Trial trial;
  trial.targets = one.targets;
  std::vector<std::uint32_t> masked = one.basket;
  if (task != Task::repeat) {
    for (const auto& past : one.history) masked.push_back(past.item);
  }
  std::sort(masked.begin(), masked.end());
  for (std::uint32_t i = 0; i < items.size(); ++i) {
    if (ranked[i] && !std::binary_search(masked.begin(), masked.end(), i)) trial.items.push_back(i);
  }
  const PartScores scores = recommender.parts(request_for(one, task, items, {}));
  for (std::size_t p = 0; p < kParts; ++p) {
    if (scores.parts[p].empty()) continue;
    for (const auto i : trial.items) {
      trial.parts[p].push_back(static_cast<float>(scores.parts[p][i]));
    }
  }
  return trial;
}

std::vector<Trial> make_trials(const Recommender& recommender, Task task,
                               const std::vector<TaskCase>& cases, const std::vector<bool>& ranked,
                               const std::vector<TrainingItem>& items) {
  const std::size_t most =
      kMaxBytes / (sizeof(float) * (kParts + 1) * std::max<std::size_t>(1, items.size()));
  std::map<std::string, std::size_t> taken;
  std::vector<Trial> trials;
  std::vector<std::string> users;
  for (const TaskCase& one : cases) {
    if (one.targets.empty() || trials.size() >= most || taken[one.user] == kMaxShuffles) continue;
    ++taken[one.user];
    trials.push_back(trial_of(recommender, task, one, ranked, items));
    users.push_back(one.user);
  }
  for (std::size_t i = 0; i < trials.size(); ++i) {
    const double of_user = static_cast<double>(taken[users[i]]);
    trials[i].share = 1.0 / (of_user * static_cast<double>(taken.size()));
  }
  return trials;
}

double quality(const Trial& trial, const Weights& weights) {
  std::vector<float> score(trial.items.size());
  for (std::size_t p = 0; p < kParts; ++p) {
    if (weights[p] == 0 || trial.parts[p].empty()) continue;
    const auto weight = static_cast<float>(weights[p]);
    for (std::size_t i = 0; i < score.size(); ++i) score[i] += weight * trial.parts[p][i];
  }
  std::vector<std::uint32_t> order(score.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  const std::size_t depth = std::min(kRankedDepth, order.size());
  const auto better = [&](std::uint32_t a, std::uint32_t b) {
    return score[a] != score[b] ? score[a] > score[b] : a < b;
  };
  const auto end = order.begin() + static_cast<std::ptrdiff_t>(depth);
  if (depth < order.size()) std::nth_element(order.begin(), end, order.end(), better);
  std::sort(order.begin(), end, better);
  order.resize(depth);
  for (auto& place : order) place = trial.items[place];
  return ndcg_at(kRankedDepth, order, trial.targets);
}

double quality(const std::vector<Trial>& trials, const Weights& weights) {
  double sum = 0;
  for (const Trial& trial : trials) sum += trial.share * quality(trial, weights);
  return sum;
}

std::vector<double> candidates_for(double weight) {
  if (weight == 0) return {0.02, 0.06, 0.15, 0.3};
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

}  // namespace

BlendRow tune(const Recommender& recommender, Task task, const std::vector<TaskCase>& cases,
              const std::vector<bool>& ranked, const std::vector<TrainingItem>& items,
              const BlendRow& start) {
  const auto trials = make_trials(recommender, task, cases, ranked, items);
  if (trials.size() < kMinTuningCases) return start;
  Weights weights{};
  for (std::size_t p = 0; p < kParts; ++p) weights[p] = static_cast<double>(start[p]) / 1e6;
  double best = quality(trials, weights);
  for (int round = 0; round < kRounds; ++round) {
    const double before = best;
    for (std::size_t p = 0; p < kParts; ++p) {
      if (!speaks(trials, p)) continue;
      Weights tried = weights;
      for (const double weight : candidates_for(weights[p])) {
        tried[p] = weight;
        const double reached = quality(trials, tried);
        if (reached < best + kLeastGain) continue;
        best = reached;
        weights[p] = weight;
      }
    }
    if (best < before + kLeastGain) break;
  }
  return in_ppm(weights);
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
  set(ListPurpose::search, query, 850'000);
  set(ListPurpose::search, history_users, 100'000);
  set(ListPurpose::search, popularity, 50'000);
  return table;
}

}  // namespace tillside::learn
