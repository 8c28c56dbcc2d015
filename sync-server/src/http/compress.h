// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace tillside::http {

/// Compressed once at the start, so quality counts more than speed. Empty: it failed.
[[nodiscard]] std::string brotli(const std::string& plain);
[[nodiscard]] std::string gzip(const std::string& plain);

}  // namespace tillside::http
