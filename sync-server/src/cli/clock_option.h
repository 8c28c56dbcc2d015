// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "cli/moment.h"
#include "cli/report.h"
#include "shop/clock.h"

namespace tillside::cli {

/// A clock that starts at the moment given by --now; the real one where it is empty.
inline shop::Clock clock_of(const std::string& now) {
  return now.empty() ? shop::Clock() : shop::Clock(or_fail(read_moment(now)));
}

}  // namespace tillside::cli
