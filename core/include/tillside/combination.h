// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// The proof that a quote uses the best legal set of promotions. @see docs/rules/stacking.md

#include <string>
#include <vector>

#include "tillside/money.h"

namespace tillside {

/// A node of the search that was not entered, since nothing below it can be better.
struct CutNode {
  /// A digit for each candidate decided, in the certificate's order: 1 taken, 0 not.
  std::string path;
  Minor bound_minor;  ///< no set below costs less
  static constexpr auto kFields =
      fields(field("path", &CutNode::path), field("boundMinor", &CutNode::bound_minor));
};

struct Certificate {
  std::vector<std::string> candidates;  ///< promotion ids, in the order in which they are decided
  std::int64_t visited = 0;             ///< nodes
  std::int64_t pruned = 0;              ///< nodes cut, each with everything below it
  Minor best_minor;                     ///< total of the chosen set
  std::vector<std::string> best;        ///< the candidates that apply, likewise
  Minor bound_minor;                    ///< no legal set costs less; best_minor where proven
  bool proven = true;                   ///< false: stopped after maxEvaluations
  std::vector<CutNode> cuts = {};       ///< every cut node, where the request asks for them

  static constexpr auto kFields =
      fields(field("candidates", &Certificate::candidates), field("visited", &Certificate::visited),
             field("pruned", &Certificate::pruned), field("bestMinor", &Certificate::best_minor),
             field("best", &Certificate::best), field("boundMinor", &Certificate::bound_minor),
             field("proven", &Certificate::proven), field("cuts", &Certificate::cuts));
};

}  // namespace tillside
