// SPDX-License-Identifier: MIT
#include "learn/measure.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <set>

#include "learn/metrics.h"
#include "learn/parallel.h"
#include "learn/ranker.h"

namespace tillside::learn {
namespace {

constexpr std::size_t kFirstPage = 20;

std::size_t page_of(const std::vector<std::uint32_t>& ranking) {
  return std::min(kFirstPage, ranking.size());
}

double diversity_of(const std::vector<std::uint32_t>& ranking, const SparseRows& content) {
  const std::size_t page = page_of(ranking);
  if (page < 2) return 0;
  double alike = 0;
  for (std::size_t a = 0; a < page; ++a) {
    for (std::size_t b = 0; b < a; ++b)
      alike += static_cast<double>(cosine(content, ranking[a], ranking[b]));
  }
  return 1 - alike / (static_cast<double>(page * (page - 1)) / 2);
}

/// The figures of each user from the rankings of the cases.
std::vector<UserFigures> by_user(const std::vector<TaskCase>& cases,
                                 const std::vector<std::vector<std::uint32_t>>& rankings) {
  struct Sum {
    UserFigures figures;
    double cases = 0;
  };
  std::map<std::string, Sum> users;
  for (std::size_t c = 0; c < cases.size(); ++c) {
    Sum& sum = users[cases[c].user];
    sum.figures.recall_at_20 += recall_at(kFirstPage, rankings[c], cases[c].targets);
    sum.figures.ndcg_at_10 += ndcg_at(10, rankings[c], cases[c].targets);
    sum.figures.ndcg_at_100 += ndcg_at(kRankedDepth, rankings[c], cases[c].targets);
    sum.cases += 1;
  }
  std::vector<UserFigures> out;
  for (const auto& [user, sum] : users) {
    out.push_back({user, sum.figures.recall_at_20 / sum.cases, sum.figures.ndcg_at_10 / sum.cases,
                   sum.figures.ndcg_at_100 / sum.cases});
  }
  return out;
}

void set_means(Figures& figures) {
  const auto n = static_cast<double>(figures.by_user.size());
  for (const auto& user : figures.by_user) {
    figures.recall_at_20 += user.recall_at_20 / n;
    figures.ndcg_at_10 += user.ndcg_at_10 / n;
    figures.ndcg_at_100 += user.ndcg_at_100 / n;
  }
}

}  // namespace

Figures measure(const std::vector<TaskCase>& cases, const std::vector<bool>& ranked,
                const ContentModel& content, const Ranker& ranker) {
  std::vector<std::vector<std::uint32_t>> rankings(cases.size());
  const auto start = std::chrono::steady_clock::now();
  parallel_for(cases.size(), 0, [&](std::size_t first, std::size_t last) {
    for (std::size_t c = first; c < last; ++c) rankings[c] = ranker(cases[c]);
  });
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  Figures figures;
  if (cases.empty()) return figures;
  figures.users_a_second = static_cast<double>(cases.size()) / std::max(1e-9, took.count());
  std::set<std::uint32_t> shown;
  for (const auto& ranking : rankings) {
    shown.insert(ranking.begin(), ranking.begin() + static_cast<std::ptrdiff_t>(page_of(ranking)));
    figures.diversity += diversity_of(ranking, content.rows) / static_cast<double>(cases.size());
  }
  figures.coverage = static_cast<double>(shown.size()) /
                     static_cast<double>(std::count(ranked.begin(), ranked.end(), true));
  figures.by_user = by_user(cases, rankings);
  set_means(figures);
  return figures;
}

Figures merge(const std::vector<Figures>& folds) {
  Figures out;
  const auto n = static_cast<double>(folds.size());
  for (const Figures& fold : folds) {
    out.coverage += fold.coverage / n;
    out.diversity += fold.diversity / n;
    out.users_a_second += fold.users_a_second / n;
    out.by_user.insert(out.by_user.end(), fold.by_user.begin(), fold.by_user.end());
  }
  std::sort(out.by_user.begin(), out.by_user.end(),
            [](const auto& a, const auto& b) { return a.user < b.user; });
  set_means(out);
  return out;
}

std::vector<double> values_of(const Figures& figures, double UserFigures::*figure) {
  std::vector<double> out;
  for (const auto& user : figures.by_user) out.push_back(user.*figure);
  return out;
}

Interval difference(const Figures& one, const Figures& other) {
  std::vector<double> differences;
  for (std::size_t u = 0; u < one.by_user.size(); ++u) {
    differences.push_back(one.by_user[u].ndcg_at_100 - other.by_user[u].ndcg_at_100);
  }
  return bootstrap_mean(differences, kBootstrapSeed);
}

std::vector<std::uint32_t> best_of(std::vector<std::uint32_t> allowed,
                                   const std::vector<float>& scores, std::size_t depth) {
  depth = std::min(depth, allowed.size());
  const auto better = [&](std::uint32_t a, std::uint32_t b) {
    return scores[a] != scores[b] ? scores[a] > scores[b] : a < b;
  };
  const auto end = allowed.begin() + static_cast<std::ptrdiff_t>(depth);
  if (depth < allowed.size()) std::nth_element(allowed.begin(), end, allowed.end(), better);
  std::sort(allowed.begin(), end, better);
  allowed.resize(depth);
  return allowed;
}

std::vector<std::uint32_t> allowed_for(const TaskCase& one, Task task,
                                       const std::vector<bool>& ranked) {
  std::vector<std::uint32_t> masked = one.basket;
  if (task != Task::repeat) {
    for (const auto& past : one.history) masked.push_back(past.item);
  }
  std::sort(masked.begin(), masked.end());
  std::vector<std::uint32_t> allowed;
  for (std::uint32_t i = 0; i < ranked.size(); ++i) {
    if (ranked[i] && !std::binary_search(masked.begin(), masked.end(), i)) allowed.push_back(i);
  }
  return allowed;
}

std::vector<std::uint32_t> places_of(const std::vector<std::uint32_t>& targets,
                                     const std::vector<std::uint32_t>& allowed) {
  std::vector<std::uint32_t> places;
  for (const auto target : targets) {
    const auto place = std::lower_bound(allowed.begin(), allowed.end(), target);
    if (place == allowed.end() || *place != target) continue;
    places.push_back(static_cast<std::uint32_t>(place - allowed.begin()));
  }
  return places;
}

}  // namespace tillside::learn
