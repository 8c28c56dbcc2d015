// SPDX-License-Identifier: MIT
#include "cli/moment.h"

<<<<<<< HEAD
#include <chrono>
=======
#include <algorithm>
#include <charconv>
>>>>>>> fa2a567 (Serve a shop: store, sync, accounts, HTTP, the back door and the command line)

#include "catalog/csv_value.h"

namespace tillside::cli {

<<<<<<< HEAD
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
=======
Result<shop::Clock> clock_of(const std::string& text) {
  if (text.empty()) return shop::Clock();
  std::int64_t milliseconds = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, milliseconds);
  if (error == std::errc{} && stop == end) return shop::Clock(Instant{milliseconds});
  if (const auto instant = catalog::read_instant_ms(text)) return shop::Clock(Instant{*instant});
  return Error{.code = Errc::text_not_well_formed,
               .value = text,
               .rule = "a moment like 2026-11-20T00:00:00Z, or milliseconds since 1970"};
>>>>>>> fa2a567 (Serve a shop: store, sync, accounts, HTTP, the back door and the command line)
}

}  // namespace tillside::cli
