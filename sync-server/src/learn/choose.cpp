// SPDX-License-Identifier: MIT
#include "learn/choose.h"

#include <algorithm>
#include <cstdio>
#include <map>

#include "learn/measure.h"
#include "learn/metrics.h"
#include "learn/parallel.h"
#include "learn/part_sums.h"
#include "learn/ranker.h"
#include "learn/tune.h"

namespace tillside::learn {
namespace {

constexpr std::size_t kMaxCases = 600;  ///< more would not tell settings apart any better
constexpr double kTasteDays = 180;
constexpr int kSearchSweeps = 5;  ///< of the factors: enough to tell settings apart
constexpr double kLeastGain = 5e-4;
constexpr double kLeastGainOfBytes = 3e-3;  ///< for twice the weights a row
constexpr std::size_t kMaxWeights = 1'200'000;

/// A case made ready to be asked again and again.
struct Question {
  Sources sources;
  std::vector<std::uint32_t> allowed;
  std::vector<std::uint32_t> places;  ///< of the targets among them
  std::size_t targets;
};

std::vector<Question> questions_of(Task task, const Validation& validation) {
  const auto& cases = validation.cases[static_cast<std::size_t>(task)];
  const std::size_t step = std::max<std::size_t>(1, cases.size() / kMaxCases);
  std::vector<Question> out;
  for (std::size_t c = 0; c < cases.size(); c += step) {
    const TaskCase& one = cases[c];
    auto allowed = allowed_for(one, task, validation.ranked);
    auto places = places_of(one.targets, allowed);
    out.push_back({task == Task::basket ? basket_of(one) : taste_of(one, kTasteDays),
                   std::move(allowed), std::move(places), one.targets.size()});
  }
  return out;
}

/// The mean NDCG@100 of what `scores` says of the items.
double quality(const std::vector<Question>& questions,
               const std::function<std::vector<float>(const Sources&)>& scores) {
  std::vector<double> reached(questions.size());
  parallel_for(questions.size(), 0, [&](std::size_t first, std::size_t last) {
    std::vector<float> of_allowed;
    for (std::size_t q = first; q < last; ++q) {
      const auto values = scores(questions[q].sources);
      of_allowed.clear();
      for (const auto item : questions[q].allowed) of_allowed.push_back(values[item]);
      reached[q] =
          ndcg_of_scores(kRankedDepth, of_allowed, questions[q].places, questions[q].targets);
    }
  });
  double sum = 0;
  for (const double one : reached) sum += one;
  return sum / static_cast<double>(questions.size());
}

std::string told(const char* what, const EaseOptions& options, double reached) {
  char text[160];
  std::snprintf(
      text, sizeof text,
      "%s: ridge %.2f, dropout %.1f, basket power %.1f, content %.2f, %zu a row: NDCG@100 "
      "%.4f on validation",
      what, static_cast<double>(options.lambda), static_cast<double>(options.dropout),
      static_cast<double>(options.basket_power), static_cast<double>(options.content), options.keep,
      reached);
  return text;
}

/// What is searched. The matrix of users is searched only where it gives nobody away: a small ridge
/// or baskets that count less the larger they are let single customers show.
struct Grid {
  std::vector<float> lambda;
  std::vector<float> dropout;
  std::vector<float> content;
  std::vector<float> basket_power;
};
const Grid kOpenGrid{{.05F, .2F, 1, 8}, {.3F, 1, 2}, {0, .12F}, {0, .5F}};
const Grid kUsersGrid{{1, 8, 25}, {1, 2, 4}, {.12F, .5F}, {}};

/// One setting after the other: ridge, dropout, side information, weight of large baskets, K.
class EaseSearch {
 public:
  EaseSearch(const std::vector<Basket>& baskets, const ContentModel& content, Task task,
             const Validation& validation, EaseOptions start)
      : problem_(baskets, validation.ranked.size(), start.support, &content.rows),
        questions_(questions_of(task, validation)),
        items_(validation.ranked.size()),
        has_words_(!content.rows.indices.empty()),
        chosen_(start) {}

  EaseOptions run(const char* what, const Grid& grid, std::string& note) {
    best_ = reached_by(chosen_);
    const EaseOptions start = chosen_;
    EaseOptions tried = start;
    for (const float lambda : grid.lambda) {
      tried.lambda = lambda;
      if (lambda != start.lambda) offer(tried, kLeastGain);
    }
    offer_each(&EaseOptions::dropout, grid.dropout);
    if (has_words_) offer_each(&EaseOptions::content, grid.content);
    offer_each(&EaseOptions::basket_power, grid.basket_power);
    while (chosen_.keep * 2 * items_ <= kMaxWeights) {
      tried = chosen_;
      tried.keep *= 2;
      if (!offer(tried, kLeastGainOfBytes)) break;
    }
    note = told(what, chosen_, best_);
    return chosen_;
  }

 private:
  double reached_by(const EaseOptions& options) {
    const auto rows = problem_.rows(options);
    return quality(questions_, [&](const Sources& sources) {
      const auto scores = through(rows, sources, rows.rows());
      return std::vector<float>(scores.begin(), scores.end());
    });
  }
  bool offer(const EaseOptions& options, double least_gain) {
    const double reached = reached_by(options);
    if (reached < best_ + least_gain) return false;
    best_ = reached;
    chosen_ = options;
    return true;
  }
  void offer_each(float EaseOptions::*member, const std::vector<float>& values) {
    EaseOptions tried = chosen_;
    const float now = chosen_.*member;
    for (const float value : values) {
      tried.*member = value;
      if (value != now) offer(tried, kLeastGain);
    }
  }

  EaseProblem problem_;
  std::vector<Question> questions_;
  std::size_t items_;
  bool has_words_;
  EaseOptions chosen_;
  double best_ = 0;
};

IalsOptions choose_factors(const std::vector<Basket>& customers, const Validation& validation,
                           const IalsOptions& start) {
  const auto questions = questions_of(Task::next, validation);
  IalsOptions chosen = start;
  double best = -1;
  for (const auto& [unobserved, lambda] :
       {std::pair{.1F, .01F}, std::pair{.4F, .003F}, std::pair{.1F, .003F}}) {
    IalsOptions tried = start;
    tried.unobserved = unobserved;
    tried.lambda = lambda;
    tried.sweeps = kSearchSweeps;
    const Factors factors = ials(customers, validation.ranked.size(), tried);
    const double reached = quality(questions, [&](const Sources& sources) {
      std::vector<std::pair<std::uint32_t, float>> weighted;
      for (const auto& [item, weight] : sources) {
        weighted.emplace_back(item, static_cast<float>(weight));
      }
      return factors.scores(factors.fold_in(weighted));
    });
    if (reached < best + kLeastGain) continue;
    best = reached;
    chosen.unobserved = unobserved;
    chosen.lambda = lambda;
  }
  return chosen;
}

bool enough(const Validation& validation, Task task) {
  return validation.cases[static_cast<std::size_t>(task)].size() >= kMinTuningCases;
}

}  // namespace

PartSettings unprotected() {
  PartSettings open;
  open.orders.support = open.users.support = open.support = 0;
  open.users = {.lambda = 7, .dropout = .3F, .basket_power = .5F, .content = .12F, .support = 0};
  return open;
}

PartSettings choose_settings(const TrainingSet& training, const ContentModel& content,
                             const Validation& validation, const PartSettings& start,
                             const Progress& progress) {
  PartSettings settings = start;
  const auto orders = baskets_by_order(training);
  const auto customers = baskets_by_customer(training);
  const bool small =
      ease_items(customers, training.items.size(), start.support).size() <= kMaxDenseItems;
  progress("choosing how the matrices are learnt, on " +
           std::to_string(validation.cases[static_cast<std::size_t>(Task::basket)].size()) +
           " baskets and " +
           std::to_string(validation.cases[static_cast<std::size_t>(Task::next)].size()) +
           " shoppers");
  std::string order_note;
  std::string user_note;
  const auto search_orders = [&] {
    if (!small || !enough(validation, Task::basket)) return;
    settings.orders = EaseSearch(orders, content, Task::basket, validation, settings.orders)
                          .run("orders", kOpenGrid, order_note);
  };
  const auto search_users = [&] {
    if (!small || !enough(validation, Task::next)) return;
    settings.users = EaseSearch(customers, content, Task::next, validation, settings.users)
                         .run("users", start.users.support > 0 ? kUsersGrid : kOpenGrid, user_note);
  };
  both(search_orders, search_users);
  if (small && enough(validation, Task::next)) {
    settings.factors = choose_factors(customers, validation, settings.factors);
  }
  for (const auto& note : {order_note, user_note}) {
    if (!note.empty()) progress(note);
  }
  return settings;
}

}  // namespace tillside::learn
