// SPDX-License-Identifier: MIT
#include "program/coupon_code.h"

namespace tillside {
namespace {

bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

// Not std::toupper: core knows no locale.
char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

bool is_code(char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'; }

}  // namespace

std::optional<std::string> normal_code(std::string_view typed) {
  while (!typed.empty() && is_blank(typed.front())) typed.remove_prefix(1);
  while (!typed.empty() && is_blank(typed.back())) typed.remove_suffix(1);
  if (typed.empty() || typed.size() > kMaxCodeLength) return std::nullopt;
  std::string code;
  code.reserve(typed.size());
  for (const char c : typed) {
    if (!is_code(upper(c))) return std::nullopt;
    code += upper(c);
  }
  return code;
}

}  // namespace tillside
