// SPDX-License-Identifier: MIT
#include "catalog/zone.h"

#include <date/tz.h>

#include <stdexcept>

namespace tillside::catalog {
namespace {

std::int64_t milliseconds(date::sys_seconds at) {
  return std::int64_t{at.time_since_epoch().count()} * 1000;
}

}  // namespace

Result<Zone> resolve_zone(std::string_view name, Instant from, Instant to) {
  const date::time_zone* known = nullptr;
  try {
    known = date::locate_zone(name);
  } catch (const std::runtime_error&) {
    return Error{.code = Errc::zone_unresolved,
                 .pointer = "/zone/name",
                 .value = std::string(name.substr(0, 80)),
                 .rule = "an IANA time zone of this system, like Europe/London"};
  }
  Zone zone{.name = std::string(name), .transitions = {}};
  date::sys_seconds at{std::chrono::seconds(from.value / 1000)};
  while (milliseconds(at) < to.value) {
    const date::sys_info span = known->get_info(at);
    const std::int64_t offset = span.offset.count();
    if (zone.transitions.empty() || zone.transitions.back().offset_seconds != offset) {
      zone.transitions.push_back({{milliseconds(at)}, offset});
    }
    at = span.end;
  }
  return zone;
}

}  // namespace tillside::catalog
