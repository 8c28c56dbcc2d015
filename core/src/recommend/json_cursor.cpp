// SPDX-License-Identifier: MIT
#include "json_cursor.h"

#include "utf8.h"

namespace tillside::recommend {
namespace {
constexpr std::int64_t kMaxExact = 9007199254740991;
}

void JsonCursor::skip_blanks() {
  while (at_ < text_.size() &&
         (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\t' || text_[at_] == '\r')) {
    ++at_;
  }
}

bool JsonCursor::take(char wanted) {
  if (at_ >= text_.size() || text_[at_] != wanted) return false;
  ++at_;
  return true;
}

bool JsonCursor::open(char bracket) {
  skip_blanks();
  if (!well_ || !take(bracket)) return fail();
  first_ = true;
  return true;
}

/// Stands before the next element, or takes the closing bracket.
bool JsonCursor::separate(char closing) {
  if (!well_) return false;
  skip_blanks();
  if (take(closing)) {
    first_ = false;
    return false;
  }
  if (!first_ && !take(',')) return fail();
  first_ = false;
  skip_blanks();
  return true;
}

bool JsonCursor::next_key(std::string& key) {
  if (!separate('}') || !string(key)) return false;
  skip_blanks();
  return take(':') || fail();
}

bool JsonCursor::next() { return separate(']'); }

bool JsonCursor::integer(std::int64_t& out) {
  skip_blanks();
  if (!well_) return false;
  const bool negative = take('-');
  const std::size_t start = at_;
  out = 0;
  while (at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9') {
    out = out * 10 + (text_[at_++] - '0');
    if (out > kMaxExact) return fail();
  }
  const std::size_t digits = at_ - start;
  if (digits == 0 || (digits > 1 && text_[start] == '0')) return fail();
  if (at_ < text_.size() && (text_[at_] == '.' || text_[at_] == 'e' || text_[at_] == 'E')) {
    return fail();
  }
  if (negative) out = -out;
  return true;
}

bool JsonCursor::string(std::string& out) {
  skip_blanks();
  out.clear();
  if (!well_ || !take('"')) return fail();
  const char* const text = text_.data();
  while (at_ < text_.size()) {
    const std::size_t start = at_;
    while (at_ < text_.size() && text[at_] != '"' && text[at_] != '\\' &&
           static_cast<unsigned char>(text[at_]) >= 0x20) {
      ++at_;
    }
    out.append(text + start, at_ - start);
    if (take('"')) return true;
    if (!take('\\') || !escape(out)) return fail();
  }
  return fail();
}

bool JsonCursor::escape(std::string& out) {
  if (at_ >= text_.size()) return false;
  constexpr std::string_view kNames = "\"\\/bfnrt";
  constexpr std::string_view kBytes = "\"\\/\b\f\n\r\t";
  const char c = text_[at_++];
  if (const auto place = kNames.find(c); place != kNames.npos) {
    out.push_back(kBytes[place]);
    return true;
  }
  std::uint32_t code = 0;
  if (c != 'u' || !hex4(code)) return false;
  if (code >= 0xD800 && code < 0xDC00) {
    std::uint32_t low = 0;
    if (!take('\\') || !take('u') || !hex4(low) || low < 0xDC00 || low > 0xDFFF) return false;
    code = 0x10000 + ((code - 0xD800) << 10U) + (low - 0xDC00);
  } else if (code >= 0xDC00 && code < 0xE000) {
    return false;
  }
  append_utf8(out, code);
  return true;
}

bool JsonCursor::hex4(std::uint32_t& code) {
  if (text_.size() - at_ < 4) return false;
  for (int i = 0; i < 4; ++i) {
    const char c = text_[at_++];
    std::uint32_t digit = 0;
    if (c >= '0' && c <= '9') {
      digit = static_cast<std::uint32_t>(c - '0');
    } else if ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')) {
      digit = static_cast<std::uint32_t>((c | 0x20) - 'a') + 10;
    } else {
      return false;
    }
    code = code * 16 + digit;
  }
  return true;
}

bool JsonCursor::finished() {
  skip_blanks();
  return well_ && at_ == text_.size();
}

}  // namespace tillside::recommend
