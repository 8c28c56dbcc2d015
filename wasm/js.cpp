// SPDX-License-Identifier: MIT
#include "js.h"

#include <cstdlib>

#include "document.h"
#include "tape.h"

extern "C" void* tillside_take_bytes(emscripten::EM_VAL list);

namespace tillside::js {

ByteArrays::ByteArrays(const emscripten::val& list)
    : memory_(tillside_take_bytes(list.as_handle()), &std::free) {}

std::vector<std::span<const std::uint8_t>> ByteArrays::spans() const {
  const auto* sizes = static_cast<const std::uint32_t*>(memory_.get());
  const std::uint32_t count = *sizes++;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(sizes + count);
  std::vector<std::span<const std::uint8_t>> spans;
  for (std::uint32_t i = 0; i < count; ++i) {
    spans.emplace_back(bytes, sizes[i]);
    bytes += sizes[i];
  }
  return spans;
}

std::optional<Error> read_into(const emscripten::val& value, void* out, const Shape& shape) {
  const Document document(value);
  if (auto fault = document.fault()) return fault;
  Reading reading;
  if (detail::read_shape(reading, Value(document, 0), out, shape, {})) return std::nullopt;
  return reading.error();
}

emscripten::val give_text(std::string_view text) {
  return Tape::make([&](Tape& tape) { tape.text(text); });
}

namespace {

emscripten::val give_reply(const Error* error, const void* value, const Shape& shape) {
  return Tape::make([&](Tape& tape) { detail::write_reply(tape, error, value, shape); });
}

}  // namespace

emscripten::val give_error(const Error& error) { return give_reply(&error, nullptr, kShape<bool>); }

emscripten::val give_value(const void* value, const Shape& shape) {
  return give_reply(nullptr, value, shape);
}

}  // namespace tillside::js

/// libc++abi would print a sentence here, and bring printf (3 kB) with it.
extern "C" [[noreturn]] void abort_message(const char*, ...) { __builtin_trap(); }
