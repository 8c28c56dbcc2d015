// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// The reply of a verb or of the back door, back from its text.

#include "json/json_source.h"

namespace tillside {

/// The error of {"code", "detail"?, "pointer"?, "rule"?, "value"?}; a code that this version does
/// not know is internal_fault.
[[nodiscard]] Error error_from(const nlohmann::json& error);

namespace detail {
[[nodiscard]] Status read_reply_into(std::string_view text, void* out, const Shape& shape);
}

/// The value of {"ok": true, "value"}, or the error of {"ok": false, "error"}.
template <class T>
[[nodiscard]] Result<T> read_reply(std::string_view text) {
  T value{};
  TILLSIDE_CHECK(detail::read_reply_into(text, &value, kShape<T>));
  return value;
}

}  // namespace tillside
