// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Requests from JavaScript values, and replies as such.

#include <emscripten/val.h>

#include <memory>
#include <span>

#include "tillside/shape.h"

namespace tillside::js {

/// Fills the value at `out` from a JavaScript value. @error malformed_json
/// @error text_not_well_formed @error wrong_kind and what else the reader finds
[[nodiscard]] std::optional<Error> read_into(const emscripten::val& value, void* out,
                                             const Shape& shape);

/// A list of Uint8Array, copied into this memory.
class ByteArrays {
 public:
  explicit ByteArrays(const emscripten::val& list);
  /// False where the value is no such list.
  [[nodiscard]] bool valid() const { return memory_ != nullptr; }
  [[nodiscard]] std::vector<std::span<const std::uint8_t>> spans() const;

 private:
  std::unique_ptr<void, void (*)(void*)> memory_;
};

[[nodiscard]] emscripten::val give_text(std::string_view text);
/// {"ok": false, "error": ...}
[[nodiscard]] emscripten::val give_error(const Error& error);
/// {"ok": true, "value": ...}
[[nodiscard]] emscripten::val give_value(const void* value, const Shape& shape);

template <class T>
[[nodiscard]] emscripten::val give(const Result<T>& result) {
  return result ? give_value(&*result, kShape<T>) : give_error(result.error());
}

}  // namespace tillside::js
