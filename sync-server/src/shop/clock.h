// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <optional>

#include "tillside/time.h"

namespace tillside::shop {

/// The server's time. A demo may start it at a moment of its choice, from where it runs on.
class Clock {
 public:
  Clock() = default;
  explicit Clock(Instant start) : start_(start), started_(std::chrono::steady_clock::now()) {}

  [[nodiscard]] Instant now() const {
    using std::chrono::duration_cast;
    using std::chrono::milliseconds;
    if (start_) {
      const auto passed = std::chrono::steady_clock::now() - started_;
      return {start_->value + duration_cast<milliseconds>(passed).count()};
    }
    const auto since_epoch = std::chrono::system_clock::now().time_since_epoch();
    return {duration_cast<milliseconds>(since_epoch).count()};
  }

 private:
  std::optional<Instant> start_ = {};
  std::chrono::steady_clock::time_point started_ = {};
};

}  // namespace tillside::shop
