// SPDX-License-Identifier: MIT
#include "fold.h"

#include <cmath>

namespace tillside::recommend {
namespace {

/// a becomes its own Cholesky factor, row by row. False where it is not positive definite.
bool factorise(std::vector<double>& a, std::size_t d) {
  for (std::size_t i = 0; i < d; ++i) {
    for (std::size_t j = 0; j <= i; ++j) {
      double sum = a[i * d + j];
      for (std::size_t k = 0; k < j; ++k) sum -= a[i * d + k] * a[j * d + k];
      if (j < i) {
        a[i * d + j] = sum / a[j * d + j];
      } else if (!(sum > 0)) {
        return false;
      } else {
        a[i * d + i] = std::sqrt(sum);
      }
    }
  }
  return true;
}

}  // namespace

std::vector<double> fold_matrix(const Factors& factors, const std::vector<Source>& sources) {
  const std::size_t d = factors.d;
  std::vector<double> a = factors.gram;
  std::vector<double> y(d);
  double sum = factors.unseen;
  for (const Source& source : sources) {
    sum += source.weight;
    for (std::size_t k = 0; k < d; ++k) y[k] = factors.at(source.item, k);
    for (std::size_t i = 0; i < d; ++i) {
      const double weight = source.weight * y[i];
      for (std::size_t j = 0; j <= i; ++j) a[i * d + j] += weight * y[j];
    }
  }
  for (std::size_t i = 0; i < d; ++i) a[i * d + i] += factors.lambda * sum;
  if (!factorise(a, d)) a.clear();
  return a;
}

void solve_fold(const std::vector<double>& lower, std::vector<double>& b) {
  const std::size_t d = b.size();
  for (std::size_t i = 0; i < d; ++i) {
    for (std::size_t k = 0; k < i; ++k) b[i] -= lower[i * d + k] * b[k];
    b[i] /= lower[i * d + i];
  }
  for (std::size_t i = d; i-- > 0;) {
    for (std::size_t k = i + 1; k < d; ++k) b[i] -= lower[k * d + i] * b[k];
    b[i] /= lower[i * d + i];
  }
}

std::vector<double> lens_of(const Factors& factors, const std::vector<double>& lower,
                            std::uint32_t item) {
  std::vector<double> lens(factors.d);
  for (std::size_t k = 0; k < factors.d; ++k) lens[k] = factors.at(item, k);
  solve_fold(lower, lens);
  return lens;
}

double times_factors(const Factors& factors, std::uint32_t item,
                     const std::vector<double>& vector) {
  const std::int8_t* row = factors.values.data() + item * factors.d;
  double sum = 0;
  for (std::size_t k = 0; k < factors.d; ++k) sum += vector[k] * row[k];
  return sum * static_cast<double>(factors.scale[item]);
}

std::vector<double> fold_user(const Factors& factors, const std::vector<double>& lower,
                              const std::vector<Source>& sources) {
  if (sources.empty() || lower.empty()) return {};
  std::vector<double> user(factors.d);
  for (const Source& source : sources) {
    for (std::size_t k = 0; k < factors.d; ++k) {
      user[k] += source.weight * factors.at(source.item, k);
    }
  }
  solve_fold(lower, user);
  return user;
}

std::vector<double> fold_scores(const Factors& factors, const std::vector<double>& lower,
                                const std::vector<Source>& sources) {
  const std::vector<double> user = fold_user(factors, lower, sources);
  if (user.empty()) return {};
  std::vector<double> score(factors.scale.size());
  const std::size_t n = score.size();
  const std::size_t d = factors.d;
  std::size_t item = 0;
  // Four sums side by side, each in its own order, since one addition waits for the last.
  for (; item + 4 <= n; item += 4) {
    const std::int8_t* const row = factors.values.data() + item * d;
    double sums[4] = {};
    for (std::size_t k = 0; k < d; ++k) {
      for (std::size_t i = 0; i < 4; ++i) sums[i] += user[k] * row[i * d + k];
    }
    for (std::size_t i = 0; i < 4; ++i) {
      score[item + i] = sums[i] * static_cast<double>(factors.scale[item + i]);
    }
  }
  for (; item < n; ++item) {
    score[item] = times_factors(factors, static_cast<std::uint32_t>(item), user);
  }
  return score;
}

}  // namespace tillside::recommend
