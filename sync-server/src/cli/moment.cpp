// SPDX-License-Identifier: MIT
#include "cli/moment.h"

#include <chrono>

#include "catalog/csv_value.h"

namespace tillside::cli {

Result<Instant> read_moment(const std::string& text) {
  if (text.empty()) {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return Instant{std::chrono::duration_cast<std::chrono::milliseconds>(now).count()};
  }
  auto at = catalog::read_instant_ms(text);
  if (!at) at = catalog::read_integer(text);
  if (at && *at >= 0) return Instant{*at};
  return Error{.code = Errc::text_not_well_formed,
               .pointer = "--now",
               .value = text,
               .rule = "a moment like 2026-01-31T00:00:00Z"};
}

}  // namespace tillside::cli
