// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tillside::recommend {

/// Precondition: `code` is a Unicode scalar value.
void append_utf8(std::string& out, std::uint32_t code);

/// Takes one character from the front of `text`; a byte that is no valid UTF-8 counts as U+FFFD.
/// Precondition: !text.empty().
[[nodiscard]] std::uint32_t take_utf8(std::string_view& text);

}  // namespace tillside::recommend
