// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// What is to be done when, in the order of time; what is done may add to it.

#include <functional>
#include <map>

#include "tillside/time.h"

namespace tillside::demo {

class Agenda {
 public:
  explicit Agenda(Instant end) : end_(end) {}

  /// Nothing happens at or after the end.
  void add(Instant at, std::function<void(Instant)> act) {
    if (at < end_) acts_.emplace(at, std::move(act));
  }

  void run() {
    while (!acts_.empty()) {
      auto next = acts_.extract(acts_.begin());
      next.mapped()(next.key());
    }
  }

 private:
  Instant end_;
  std::multimap<Instant, std::function<void(Instant)>> acts_;  ///< equal moments in order added
};

}  // namespace tillside::demo
