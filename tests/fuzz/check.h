// SPDX-License-Identifier: MIT
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string>

namespace tillside::fuzz {

/// A promise that the input broke. Stays in release builds, unlike assert.
inline void promise(bool kept, const char* what, const std::string& detail = "") {
  if (kept) return;
  std::fprintf(stderr, "broken promise: %s\n%s\n", what, detail.c_str());
  std::abort();
}

}  // namespace tillside::fuzz
