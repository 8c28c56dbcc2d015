// SPDX-License-Identifier: MIT
#include "learn/choose.h"

#include <algorithm>
#include <cstdio>
#include <map>
#include <thread>

#include "learn/measure.h"
#include "learn/metrics.h"
#include "learn/part_sums.h"
#include "learn/ranker.h"
#include "learn/tune.h"

namespace tillside::learn {
namespace {

constexpr std::size_t kMaxCases = 600;  ///< more would not tell settings apart any better
constexpr double kTasteDays = 180;
constexpr double kLeastGain = 5e-4;
constexpr double kLeastGainOfBytes = 3e-3;  ///< for twice the weights a row
constexpr std::size_t kMaxWeights = 1'200'000;
constexpr std::size_t kMaxSearched = 6'000;  ///< items; beyond, an inverse takes minutes

/// The mean NDCG@100 of what `scores` says.
double quality(Task task, const std::vector<TaskCase>& cases, const std::vector<bool>& ranked,
               const std::function<std::vector<double>(const Sources&)>& scores) {
  const std::size_t step = std::max<std::size_t>(1, cases.size() / kMaxCases);
  double sum = 0;
  double count = 0;
  for (std::size_t c = 0; c < cases.size(); c += step) {
    const auto values =
        scores(task == Task::basket ? basket_of(cases[c]) : taste_of(cases[c], kTasteDays));
    sum += ndcg_at(
        kRankedDepth,
        best_of(allowed_for(cases[c], task, ranked), {values.begin(), values.end()}, kRankedDepth),
        cases[c].targets);
    count += 1;
  }
  return sum / count;
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

/// One setting after the other: ridge, dropout, side information, weight of large baskets, K.
class EaseSearch {
 public:
  EaseSearch(const std::vector<Basket>& baskets, const ContentModel& content, Task task,
             const Validation& validation, EaseOptions start)
      : baskets_(baskets),
        content_(content.rows),
        task_(task),
        cases_(validation.cases[static_cast<std::size_t>(task)]),
        ranked_(validation.ranked),
        chosen_(start) {}

  EaseOptions run(const char* what, std::string& note) {
    best_ = reached_by(chosen_);
    const EaseOptions start = chosen_;
    EaseOptions tried = start;
    for (const float lambda : {.05F, .2F, 1.0F, 8.0F}) {
      tried.lambda = lambda;
      if (lambda != start.lambda) offer(tried, kLeastGain);
    }
    offer_each(&EaseOptions::dropout, {.3F, 1.0F, 2.0F});
    if (!content_.indices.empty()) offer_each(&EaseOptions::content, {0.0F, .12F});
    offer_each(&EaseOptions::basket_power, {0.0F, .5F});
    while (chosen_.keep * 2 * ranked_.size() <= kMaxWeights) {
      tried = chosen_;
      tried.keep *= 2;
      if (!offer(tried, kLeastGainOfBytes)) break;
    }
    note = told(what, chosen_, best_);
    return chosen_;
  }

 private:
  double reached_by(const EaseOptions& options) {
    const auto rows = ease(baskets_, ranked_.size(), options, &content_);
    return quality(task_, cases_, ranked_,
                   [&](const Sources& sources) { return through(rows, sources, rows.rows()); });
  }
  bool offer(const EaseOptions& options, double least_gain) {
    const double reached = reached_by(options);
    if (reached < best_ + least_gain) return false;
    best_ = reached;
    chosen_ = options;
    return true;
  }
  void offer_each(float EaseOptions::*member, std::initializer_list<float> values) {
    EaseOptions tried = chosen_;
    const float now = chosen_.*member;
    for (const float value : values) {
      tried.*member = value;
      if (value != now) offer(tried, kLeastGain);
    }
  }

  const std::vector<Basket>& baskets_;
  const SparseRows& content_;
  Task task_;
  const std::vector<TaskCase>& cases_;
  const std::vector<bool>& ranked_;
  EaseOptions chosen_;
  double best_ = 0;
};

IalsOptions choose_factors(const std::vector<Basket>& customers, const Validation& validation,
                           const IalsOptions& start) {
  const auto& cases = validation.cases[static_cast<std::size_t>(Task::next)];
  IalsOptions chosen = start;
  double best = -1;
  for (const auto& [unobserved, lambda] :
       {std::pair{.1F, .01F}, std::pair{.4F, .003F}, std::pair{.1F, .003F}}) {
    IalsOptions tried = start;
    tried.unobserved = unobserved;
    tried.lambda = lambda;
    tried.sweeps = 5;
    const Factors factors = ials(customers, validation.ranked.size(), tried);
    const double reached =
        quality(Task::next, cases, validation.ranked, [&](const Sources& sources) {
          std::vector<std::pair<std::uint32_t, float>> weighted;
          for (const auto& [item, weight] : sources) {
            weighted.emplace_back(item, static_cast<float>(weight));
          }
          const auto scores = factors.scores(factors.fold_in(weighted));
          return std::vector<double>(scores.begin(), scores.end());
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

PartSettings choose_settings(const TrainingSet& training, const ContentModel& content,
                             const Validation& validation, const Progress& progress) {
  PartSettings settings;
  const auto orders = baskets_by_order(training);
  const auto customers = baskets_by_customer(training);
  const bool small =
      ease_items(customers, training.items.size(), settings.users).size() <= kMaxSearched;
  progress("choosing how the matrices are learnt, on " +
           std::to_string(validation.cases[static_cast<std::size_t>(Task::basket)].size()) +
           " baskets and " +
           std::to_string(validation.cases[static_cast<std::size_t>(Task::next)].size()) +
           " shoppers");
  std::string order_note;
  std::string user_note;
  std::thread of_orders;
  if (small && enough(validation, Task::basket)) {
    of_orders = std::thread([&] {
      settings.orders = EaseSearch(orders, content, Task::basket, validation, settings.orders)
                            .run("orders", order_note);
    });
  }
  if (enough(validation, Task::next)) {
    if (small) {
      settings.users = EaseSearch(customers, content, Task::next, validation, settings.users)
                           .run("users", user_note);
    }
    settings.factors = choose_factors(customers, validation, settings.factors);
  }
  if (of_orders.joinable()) of_orders.join();
  for (const auto& note : {order_note, user_note}) {
    if (!note.empty()) progress(note);
  }
  return settings;
}

}  // namespace tillside::learn
