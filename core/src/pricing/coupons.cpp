// SPDX-License-Identifier: MIT
#include "pricing/coupons.h"

#include <algorithm>

#include "program/coupon_code.h"

namespace tillside::pricing {
namespace {

std::string_view trim(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r\n\v\f";
  const std::size_t first = text.find_first_not_of(kBlank);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

/// Cut to 64 bytes, never inside a UTF-8 sequence.
std::string_view shorten(std::string_view text) {
  if (text.size() <= kMaxCodeLength) return text;
  std::size_t end = kMaxCodeLength;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end);
}

}  // namespace

void EnteredCoupons::add(const std::vector<std::string>& typed, bool held) {
  for (const std::string& text : typed) {
    EnteredCoupon entered{
        .code = normal_code(text), .typed = std::string(shorten(trim(text))), .answered = held};
    const auto same = [&](const EnteredCoupon& other) {
      return entered.code ? other.code == entered.code : other.typed == entered.typed;
    };
    if (std::none_of(list_.begin(), list_.end(), same)) list_.push_back(std::move(entered));
  }
}

bool EnteredCoupons::answer(std::string_view code) {
  for (EnteredCoupon& entered : list_) {
    if (!entered.code || *entered.code != code) continue;
    entered.answered = true;
    return true;
  }
  return false;
}

}  // namespace tillside::pricing
