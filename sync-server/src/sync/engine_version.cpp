// SPDX-License-Identifier: MIT
#include "sync/engine_version.h"

#include <array>
#include <charconv>

namespace tillside::sync {
namespace {

std::array<int, 3> parts_of(std::string_view version) {
  std::array<int, 3> parts{};
  const char* at = version.data();
  const char* end = at + version.size();
  for (int& part : parts) {
    const auto [stop, error] = std::from_chars(at, end, part);
    if (error != std::errc{}) return {};
    at = stop;
    if (at != end && *at == '.') ++at;
  }
  return parts;
}

}  // namespace

bool engine_at_least(std::string_view version, std::string_view least) {
  return parts_of(version) >= parts_of(least);
}

}  // namespace tillside::sync
