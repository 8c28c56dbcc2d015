// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// The figures of a ranker over the cases of a task. @see docs/recommender.md, "How it is measured"

#include <functional>
#include <string>
#include <vector>

#include "learn/bootstrap.h"
#include "learn/cases.h"
#include "learn/tfidf.h"

namespace tillside::learn {

/// Item indices, best first. Called from several threads at once.
using Ranker = std::function<std::vector<std::uint32_t>(const TaskCase&)>;

/// The mean over one user's cases.
struct UserFigures {
  std::string user;
  double recall_at_20 = 0;
  double ndcg_at_10 = 0;
  double ndcg_at_100 = 0;
};

struct Figures {
  double recall_at_20 = 0;  ///< this and the next two: means over users
  double ndcg_at_10 = 0;
  double ndcg_at_100 = 0;
  double coverage = 0;   ///< share of the ranked items that stand in somebody's first 20
  double diversity = 0;  ///< 1 - the mean cosine of two titles within somebody's first 20
  double users_a_second = 0;
  std::vector<UserFigures> by_user;  ///< ascending by user
};

[[nodiscard]] Figures measure(const std::vector<TaskCase>& cases, const std::vector<bool>& ranked,
                              const ContentModel& content, const Ranker& ranker);

/// Several folds as one: every user once, coverage and diversity as means of the folds.
[[nodiscard]] Figures merge(const std::vector<Figures>& folds);

/// One figure of all users, for an interval.
[[nodiscard]] std::vector<double> values_of(const Figures& figures, double UserFigures::*figure);

/// How much better `one` is than `other` in NDCG@100. Precondition: the same users.
[[nodiscard]] Interval difference(const Figures& one, const Figures& other);

inline constexpr std::uint64_t kBootstrapSeed = 20'111'209;

/// The `depth` best of `allowed` (ascending); ties by the lower index.
[[nodiscard]] std::vector<std::uint32_t> best_of(std::vector<std::uint32_t> allowed,
                                                 const std::vector<float>& scores,
                                                 std::size_t depth);

/// What a case ranks: all that is ranked but the basket and, unless it asks for repeats, what was
/// bought.
[[nodiscard]] std::vector<std::uint32_t> allowed_for(const TaskCase& one, Task task,
                                                     const std::vector<bool>& ranked);

/// Where the targets stand among `allowed` (both ascending); those that do not are left out.
[[nodiscard]] std::vector<std::uint32_t> places_of(const std::vector<std::uint32_t>& targets,
                                                   const std::vector<std::uint32_t>& allowed);

}  // namespace tillside::learn
