// SPDX-License-Identifier: MIT
#include "learn/tune.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "learn/measure.h"
#include "learn/metrics.h"
#include "learn/parallel.h"
#include "learn/ranker.h"

namespace tillside::learn {
namespace {

constexpr std::size_t kParts = kScorePartNames.size();
constexpr std::size_t kMaxOfUser =
    3;  ///< cases a user, where a task has several; more of few users
constexpr int kRounds = 4;
constexpr double kLeastGain = 1e-4;
constexpr double kSurely = .2;  ///< of its standard error, that a gain must reach

/// Half-lives that are tried.
constexpr std::array<double, kListPurposeNames.size()> kTriedDays = {20, 45, 90, 180, 400, 4000};

/// One case with its candidates' parts, so that a blend is tried by a few multiplications.
struct Trial {
  const TaskCase* one = nullptr;
  std::size_t user = 0;                          ///< whose, ascending
  double share = 0;                              ///< of the mean: 1 / (users * this user's cases)
  std::vector<std::uint32_t> items;              ///< candidates, ascending
  std::vector<std::uint32_t> places;             ///< of the targets among them
  std::array<std::vector<float>, kParts> parts;  ///< by candidate; empty where silent
  std::vector<float> total;                      ///< of the weights that hold now
};

using Weights = std::array<double, kParts>;

/// What is tuned on, and the weights so far.
struct Tuning {
  Task task;
  const std::vector<bool>& ranked;
  std::vector<Trial> trials = {};
  std::size_t users = 0;
  Weights weights{};
};

/// NDCG@100 on the trials.
struct Reached {
  std::vector<double> by_user;  ///< parts of the mean
  double mean = 0;
};

/// Whether a gain is more than what other shoppers would take back.
bool surely_better(const Reached& tried, const Reached& now) {
  const double gain = tried.mean - now.mean;
  if (gain < kLeastGain) return false;
  const auto n = static_cast<double>(now.by_user.size());
  double square = 0;
  for (std::size_t u = 0; u < now.by_user.size(); ++u) {
    const double beyond = tried.by_user[u] - now.by_user[u] - gain / n;
    square += beyond * beyond;
  }
  return gain >= kSurely * std::sqrt(square);
}

/// The cases that are held, of each user about as many.
std::vector<Trial> draw_trials(Task task, const std::vector<TaskCase>& cases,
                               const std::vector<bool>& ranked) {
  const std::size_t most =
      kTuningBytes / (sizeof(float) * (kParts + 2) * std::max<std::size_t>(1, ranked.size()));
  std::map<std::string, std::size_t> taken;
  for (const TaskCase& one : cases) taken[one.user] = 0;
  const std::size_t of_each =
      std::max(kMaxOfUser, kWantedCases / std::max<std::size_t>(1, taken.size()));
  std::vector<Trial> trials;
  for (const TaskCase& one : cases) {
    if (one.targets.empty() || trials.size() >= most || taken[one.user] == of_each) continue;
    ++taken[one.user];
    trials.emplace_back().one = &one;
    trials.back().items = allowed_for(one, task, ranked);
    trials.back().places = places_of(one.targets, trials.back().items);
  }
  std::erase_if(taken, [](const auto& user) { return user.second == 0; });
  for (Trial& trial : trials) {
    trial.user =
        static_cast<std::size_t>(std::distance(taken.begin(), taken.find(trial.one->user)));
    const auto of_user = static_cast<double>(taken[trial.one->user]);
    trial.share = 1.0 / (of_user * static_cast<double>(taken.size()));
  }
  return trials;
}

/// Which parts are meant, a bit for each.
using PartMask = std::uint32_t;
constexpr PartMask kEveryPart = (1U << kParts) - 1;

constexpr PartMask bit(ScorePart part) { return 1U << static_cast<unsigned>(part); }

constexpr PartMask kOfTaste = bit(ScorePart::history_orders) | bit(ScorePart::history_users) |
                              bit(ScorePart::history_content) | bit(ScorePart::history_factors) |
                              bit(ScorePart::history_cohorts) | bit(ScorePart::history_traits) |
                              bit(ScorePart::history_embeddings);

/// Those parts of every trial, with the half-lives of a list.
void fill_parts(const Recommender& recommender, const std::vector<TrainingItem>& items,
                ListPurpose half_lives_of, PartMask wanted, Tuning& tuning) {
  parallel_for(tuning.trials.size(), 0, [&](std::size_t first, std::size_t last) {
    for (std::size_t t = first; t < last; ++t) {
      Trial& trial = tuning.trials[t];
      const PartScores scores =
          recommender.parts(request_for(*trial.one, tuning.task, items, {}), half_lives_of, wanted);
      for (std::size_t p = 0; p < kParts; ++p) {
        if ((wanted >> p & 1U) == 0) continue;
        trial.parts[p].clear();
        if (scores.parts[p].empty()) continue;
        for (const auto i : trial.items) {
          trial.parts[p].push_back(static_cast<float>(scores.parts[p][i]));
        }
      }
    }
  });
}

/// What is reached if one part weighed so much more than now.
Reached quality(const Tuning& tuning, std::size_t part, double more) {
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
      reached[t] = trial.share *
                   ndcg_of_scores(kRankedDepth, score, trial.places, trial.one->targets.size());
    }
  });
  Reached out{std::vector<double>(tuning.users), 0};
  for (std::size_t t = 0; t < reached.size(); ++t) {
    out.by_user[tuning.trials[t].user] += reached[t];
    out.mean += reached[t];
  }
  return out;
}

/// The totals of the weights that hold now.
void sum_up(Tuning& tuning) {
  parallel_for(tuning.trials.size(), 0, [&](std::size_t first, std::size_t last) {
    for (std::size_t t = first; t < last; ++t) {
      Trial& trial = tuning.trials[t];
      trial.total.assign(trial.items.size(), 0);
      for (std::size_t p = 0; p < kParts; ++p) {
        const auto weight = static_cast<float>(tuning.weights[p]);
        if (weight == 0) continue;
        for (std::size_t i = 0; i < trial.parts[p].size(); ++i) {
          trial.total[i] += weight * trial.parts[p][i];
        }
      }
    }
  });
}

/// Parts that say nothing of taste may weigh against an item: what was bought does not come back
/// where nobody buys twice, and what sells everywhere may be no news.
constexpr PartMask kEitherSign = bit(ScorePart::own_purchases) | bit(ScorePart::popularity);

std::vector<double> candidates_for(std::size_t part, double weight) {
  if (weight != 0) return {0, weight * 0.5, weight * 0.75, weight * 1.35, weight * 2};
  if ((kEitherSign >> part & 1U) == 0) return {0.03, 0.1, 0.25, 0.5};
  return {0.03, 0.1, 0.25, 0.5, -0.03, -0.1, -0.5};
}

BlendRow in_ppm(const Weights& weights) {
  double sum = 0;
  for (const double weight : weights) sum += std::abs(weight);
  BlendRow row{};
  for (std::size_t p = 0; p < kParts; ++p) {
    row[p] = static_cast<std::int64_t>(std::lround(weights[p] / sum * 1e6));
  }
  return row;
}

bool speaks(const std::vector<Trial>& trials, std::size_t part) {
  return std::any_of(trials.begin(), trials.end(),
                     [&](const Trial& trial) { return !trial.parts[part].empty(); });
}

/// What weighs at all of `parts`.
PartMask weighing(const Tuning& tuning, PartMask parts) {
  PartMask out = 0;
  for (std::size_t p = 0; p < kParts; ++p) {
    if (tuning.weights[p] != 0) out |= parts & 1U << p;
  }
  return out;
}

/// Coordinate ascent on the weights; what is reached. One part weighs at least: a list of ties can
/// do better than all parts on some data, and is no list.
Reached ascend(Tuning& tuning) {
  sum_up(tuning);
  Reached best = quality(tuning, 0, 0);
  for (int round = 0; round < kRounds; ++round) {
    const double before = best.mean;
    for (std::size_t p = 0; p < kParts; ++p) {
      if (!speaks(tuning.trials, p)) continue;
      const double now = tuning.weights[p];
      const bool alone = weighing(tuning, kEveryPart & ~(1U << p)) == 0;
      for (const double weight : candidates_for(p, now)) {
        if (weight == 0 && alone) continue;
        Reached reached = quality(tuning, p, weight - now);
        if (!surely_better(reached, best)) continue;
        best = std::move(reached);
        tuning.weights[p] = weight;
      }
      if (tuning.weights[p] != now) sum_up(tuning);
    }
    if (best.mean < before + kLeastGain) break;
  }
  return best;
}

/// The part that is best by itself.
Weights best_alone(Tuning& tuning) {
  const Weights before = tuning.weights;
  Weights best{};
  double most = -1;
  tuning.weights = {};
  sum_up(tuning);
  for (std::size_t p = 0; p < kParts; ++p) {
    if (!speaks(tuning.trials, p)) continue;
    const double reached = quality(tuning, p, 1).mean;
    if (reached <= most) continue;
    most = reached;
    best = {};
    best[p] = 1;
  }
  tuning.weights = before;
  return best;
}

/// From the weights that hold, and from the part that is best by itself: what is better stays, so
/// that no part alone is better than the blend.
Reached ascend_from_both(Tuning& tuning) {
  const Weights alone = best_alone(tuning);
  Reached reached = ascend(tuning);
  const Weights first = std::exchange(tuning.weights, alone);
  Reached other = ascend(tuning);
  if (other.mean > reached.mean) return other;
  tuning.weights = first;
  sum_up(tuning);
  return reached;
}

/// A model has half-lives for each list, so that a single one holds all that are tried.
Result<Recommender> with_tried(TrainedModel& model, ListPurpose list, double HalfLives::*which) {
  const HalfLifeTable before = model.half_lives;
  model.half_lives.fill(before[static_cast<std::size_t>(list)]);
  for (std::size_t i = 0; i < kTriedDays.size(); ++i) model.half_lives[i].*which = kTriedDays[i];
  auto loaded = load_unnamed(model);
  model.half_lives = before;
  return loaded;
}

/// Tries half-lives one after the other at the weights that hold, and leaves those parts as the
/// chosen one makes them; what is reached.
Result<Reached> choose_half_life(TrainedModel& model, Tuning& tuning, double HalfLives::*which,
                                 PartMask parts, Reached best) {
  TILLSIDE_TRY(const Recommender tried, with_tried(model, purpose_of(tuning.task), which));
  double& days = model.half_lives[static_cast<std::size_t>(purpose_of(tuning.task))].*which;
  const double start = days;
  for (std::size_t list = 0; list < kTriedDays.size(); ++list) {
    if (kTriedDays[list] == start) continue;
    fill_parts(tried, model.items, static_cast<ListPurpose>(list), weighing(tuning, parts), tuning);
    sum_up(tuning);
    Reached reached = quality(tuning, 0, 0);
    if (!surely_better(reached, best)) continue;
    best = std::move(reached);
    days = kTriedDays[list];
  }
  const auto* const chosen = std::find(kTriedDays.begin(), kTriedDays.end(), days);
  fill_parts(tried, model.items, static_cast<ListPurpose>(chosen - kTriedDays.begin()), parts,
             tuning);
  return best;
}

/// The half-lives at the weights that hold.
Status choose_half_lives(TrainedModel& model, Tuning& tuning, Reached best) {
  constexpr PartMask kOwn = bit(ScorePart::own_purchases);
  if (weighing(tuning, kOfTaste) != 0) {
    TILLSIDE_TRY(best, choose_half_life(model, tuning, &HalfLives::taste_days, kOfTaste, best));
  }
  if (weighing(tuning, kOwn) != 0) {
    TILLSIDE_TRY(best, choose_half_life(model, tuning, &HalfLives::own_days, kOwn, best));
  }
  return Done{};
}

}  // namespace

Status tune(TrainedModel& model, Task task, const std::vector<TaskCase>& cases,
            const std::vector<bool>& ranked) {
  Tuning tuning{task, ranked};
  tuning.trials = draw_trials(task, cases, ranked);
  if (tuning.trials.size() < kMinTuningCases) return Done{};
  for (const Trial& trial : tuning.trials) tuning.users = std::max(tuning.users, trial.user + 1);
  const ListPurpose list = purpose_of(task);
  BlendRow& row = model.blend[static_cast<std::size_t>(list)];
  for (std::size_t p = 0; p < kParts; ++p) {
    tuning.weights[p] = static_cast<double>(row[p]) / 1e6;
  }
  TILLSIDE_TRY(const Recommender recommender, load_unnamed(model));
  fill_parts(recommender, model.items, list, kEveryPart, tuning);
  TILLSIDE_CHECK(choose_half_lives(model, tuning, ascend_from_both(tuning)));
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
