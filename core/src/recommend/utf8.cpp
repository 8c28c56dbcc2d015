// SPDX-License-Identifier: MIT
#include "utf8.h"

namespace tillside::recommend {

void append_utf8(std::string& out, std::uint32_t code) {
  const auto tail = [&](unsigned shift) {
    out.push_back(static_cast<char>(0x80U | ((code >> shift) & 0x3FU)));
  };
  if (code < 0x80) {
    out.push_back(static_cast<char>(code));
  } else if (code < 0x800) {
    out.push_back(static_cast<char>(0xC0U | (code >> 6U)));
    tail(0);
  } else if (code < 0x10000) {
    out.push_back(static_cast<char>(0xE0U | (code >> 12U)));
    tail(6);
    tail(0);
  } else {
    out.push_back(static_cast<char>(0xF0U | (code >> 18U)));
    tail(12);
    tail(6);
    tail(0);
  }
}

std::uint32_t take_utf8(std::string_view& text) {
  constexpr std::uint32_t kReplacement = 0xFFFD;
  const auto byte = [&](std::size_t i) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i]));
  };
  const std::uint32_t lead = byte(0);
  const std::size_t more = lead < 0x80   ? 0
                           : lead < 0xC2 ? 9
                           : lead < 0xE0 ? 1
                           : lead < 0xF0 ? 2
                                         : 3;
  if (more == 9 || lead > 0xF4 || text.size() <= more) {
    text.remove_prefix(1);
    return kReplacement;
  }
  std::uint32_t code = more == 0 ? lead : lead & (0x3FU >> more);
  for (std::size_t i = 1; i <= more; ++i) {
    if ((byte(i) & 0xC0U) != 0x80U) {
      text.remove_prefix(1);
      return kReplacement;
    }
    code = (code << 6U) | (byte(i) & 0x3FU);
  }
  text.remove_prefix(more + 1);
  return code;
}

}  // namespace tillside::recommend
