// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Text reaches core in Unicode's normal form C, so that equal looks mean equal bytes.

#include <string>
#include <string_view>

namespace tillside::catalog {

/// NFC of valid UTF-8. Text that is not valid UTF-8 comes back as it is.
[[nodiscard]] std::string nfc(std::string_view text);

}  // namespace tillside::catalog
