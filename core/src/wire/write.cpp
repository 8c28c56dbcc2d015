// SPDX-License-Identifier: MIT
#include "tillside/write.h"

#include "tillside/arrange.h"

namespace tillside {
namespace {

/// A byte of UTF-8 mapped so that bytewise order becomes the order of UTF-16 code units:
/// there, surrogates (lead bytes F0..F4) come before U+E000..U+FFFF (lead bytes EE, EF).
unsigned char utf16_rank(char c) {
  const auto byte = static_cast<unsigned char>(c);
  if (byte >= 0xF0) return static_cast<unsigned char>(byte - 2);
  if (byte >= 0xEE) return static_cast<unsigned char>(byte + 5);
  return byte;
}

void append_escaped(std::string& out, char c) {
  static constexpr char kHex[] = "0123456789abcdef";
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\b':
      out += "\\b";
      return;
    case '\f':
      out += "\\f";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      break;
  }
  const auto byte = static_cast<unsigned char>(c);
  if (byte >= 0x20) {
    out += c;
    return;
  }
  out += "\\u00";
  out += kHex[byte >> 4];
  out += kHex[byte & 15];
}

void append_text(std::string& out, std::string_view value) {
  out += '"';
  for (const char c : value) append_escaped(out, c);
  out += '"';
}

}  // namespace

bool utf16_less(std::string_view a, std::string_view b) {
  for (std::size_t i = 0; i < a.size() && i < b.size(); ++i) {
    if (a[i] != b[i]) return utf16_rank(a[i]) < utf16_rank(b[i]);
  }
  return a.size() < b.size();
}

namespace detail {

std::vector<MapEntry> entries_of(const void* map, const Shape& shape) {
  std::vector<MapEntry> entries;
  entries.reserve(shape.access->size(map));
  shape.access->each(map, &entries, [](void* list, const std::string& key, const void* value) {
    static_cast<std::vector<MapEntry>*>(list)->push_back({&key, value});
  });
  arrange(entries, [](const MapEntry& a, const MapEntry& b) { return utf16_less(*a.key, *b.key); });
  return entries;
}

}  // namespace detail

void CanonicalJson::separate() {
  if (!first_) out_ += ',';
  first_ = false;
}

void CanonicalJson::boolean(bool value) {
  separate();
  out_ += value ? "true" : "false";
}

void CanonicalJson::integer(std::int64_t value) {
  separate();
  out_ += std::to_string(value);
}

void CanonicalJson::text(std::string_view value) {
  separate();
  append_text(out_, value);
}

void CanonicalJson::raw(std::string_view value) {
  separate();
  out_ += value;
}

void CanonicalJson::begin_list(std::size_t) {
  separate();
  out_ += '[';
  first_ = true;
}

void CanonicalJson::end_list() {
  out_ += ']';
  first_ = false;
}

void CanonicalJson::begin_object() {
  separate();
  out_ += '{';
  first_ = true;
}

void CanonicalJson::key(std::string_view name) {
  separate();
  append_text(out_, name);
  out_ += ':';
  first_ = true;
}

void CanonicalJson::end_object() {
  out_ += '}';
  first_ = false;
}

}  // namespace tillside
