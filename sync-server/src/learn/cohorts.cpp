// SPDX-License-Identifier: MIT
#include "learn/cohorts.h"

#include <algorithm>
#include <cmath>

#include "learn/parallel.h"
#include "learn/scrambled.h"

namespace tillside::learn {
namespace {

using Vectors = std::vector<std::vector<float>>;

/// Each customer's vector, of length 1; empty without items.
Vectors vectors_of(const std::vector<Basket>& customers, const Factors& factors) {
  Vectors out(customers.size());
  parallel_for(customers.size(), 0, [&](std::size_t first, std::size_t last) {
    for (std::size_t c = first; c < last; ++c) {
      std::vector<std::pair<std::uint32_t, float>> sources;
      for (const auto item : customers[c].items) sources.emplace_back(item, 1.0F);
      if (sources.empty()) continue;
      auto vector = factors.fold_in(sources);
      float square = 0;
      for (const float x : vector) square += x * x;
      if (square <= 0) continue;
      for (float& x : vector) x /= std::sqrt(square);
      out[c] = std::move(vector);
    }
  });
  return out;
}

float dot(const std::vector<float>& a, const std::vector<float>& b) {
  float sum = 0;
  for (std::size_t k = 0; k < a.size(); ++k) sum += a[k] * b[k];
  return sum;
}

/// The nearest centre of each customer; -1 without a vector.
std::vector<std::int32_t> assign(const Vectors& vectors, const Vectors& centres) {
  std::vector<std::int32_t> of(vectors.size(), -1);
  parallel_for(vectors.size(), 0, [&](std::size_t first, std::size_t last) {
    for (std::size_t c = first; c < last; ++c) {
      float best = -2;
      for (std::size_t m = 0; m < centres.size() && !vectors[c].empty(); ++m) {
        const float close = dot(vectors[c], centres[m]);
        if (close <= best) continue;
        best = close;
        of[c] = static_cast<std::int32_t>(m);
      }
    }
  });
  return of;
}

/// The centres again, without those of too few members.
Vectors centres_of(const Vectors& vectors, const std::vector<std::int32_t>& of, std::size_t count,
                   std::size_t d, std::size_t least) {
  Vectors sums(count, std::vector<float>(d));
  std::vector<std::size_t> members(count);
  for (std::size_t c = 0; c < vectors.size(); ++c) {
    if (of[c] < 0) continue;
    const auto m = static_cast<std::size_t>(of[c]);
    ++members[m];
    for (std::size_t k = 0; k < d; ++k) sums[m][k] += vectors[c][k];
  }
  Vectors out;
  for (std::size_t m = 0; m < count; ++m) {
    if (members[m] < least) continue;
    const float length = std::sqrt(dot(sums[m], sums[m]));
    for (float& x : sums[m]) x /= length > 0 ? length : 1;
    out.push_back(std::move(sums[m]));
  }
  return out;
}

Vectors first_centres(const Vectors& vectors, const CohortOptions& options) {
  std::vector<std::uint32_t> with;
  for (std::uint32_t c = 0; c < vectors.size(); ++c) {
    if (!vectors[c].empty()) with.push_back(c);
  }
  Vectors centres;
  Dice dice(options.seed);
  const std::size_t most = std::min(options.count, with.size() / options.least_members);
  for (std::size_t m = 0; m < most; ++m) {
    const auto at = m + dice.below(static_cast<std::uint32_t>(with.size() - m));
    std::swap(with[m], with[at]);
    centres.push_back(vectors[with[m]]);
  }
  return centres;
}

}  // namespace

SparseRows cohorts(const std::vector<Basket>& customers, const Factors& factors,
                   const CohortOptions& options) {
  const Vectors vectors = vectors_of(customers, factors);
  Vectors centres = first_centres(vectors, options);
  for (int round = 0; round < options.rounds && !centres.empty(); ++round) {
    // Members of a small cohort move to the next centres in the round after it went.
    centres = centres_of(vectors, assign(vectors, centres), centres.size(), factors.d,
                         round < options.rounds / 2 ? 1 : options.least_members);
  }
  const auto of = assign(vectors, centres);
  const std::size_t count = centres.size();
  std::vector<double> members(count);
  std::vector<std::vector<std::uint32_t>> bought(factors.size(), std::vector<std::uint32_t>(count));
  double everybody = 0;
  for (std::size_t c = 0; c < customers.size(); ++c) {
    if (of[c] < 0) continue;
    everybody += 1;
    members[static_cast<std::size_t>(of[c])] += 1;
    for (const auto item : customers[c].items) ++bought[item][static_cast<std::size_t>(of[c])];
  }
  SparseRows rows;
  for (const auto& by_cohort : bought) {
    double all = 0;
    for (const std::uint32_t n : by_cohort) all += n;
    for (std::uint32_t m = 0; m < count; ++m) {
      if (by_cohort[m] < options.support || members[m] < static_cast<double>(options.least_members))
        continue;
      const double share = by_cohort[m] / members[m];
      const double usual = all / everybody;
      const double lift = (share - usual) / std::sqrt(usual);
      if (lift > 0) rows.push(m, static_cast<float>(lift));
    }
    rows.end_row();
  }
  return rows;
}

}  // namespace tillside::learn
