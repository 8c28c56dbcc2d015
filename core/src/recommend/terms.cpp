// SPDX-License-Identifier: MIT
#include "tillside/terms.h"

#include <array>

#include "utf8.h"

namespace tillside {
namespace {

enum class Script { blank, word, digit, pair };

struct Range {
  std::uint32_t first;
  std::uint32_t last;
};

/// Scripts written without blanks between words: kana, Han, Hangul.
constexpr std::array<Range, 6> kPairs{{{0x3040, 0x30FF},
                                       {0x3400, 0x4DBF},
                                       {0x4E00, 0x9FFF},
                                       {0xAC00, 0xD7AF},
                                       {0xF900, 0xFAFF},
                                       {0x20000, 0x323AF}}};

/// Beyond ASCII: blanks, punctuation, symbols and pictures. All else is taken for a letter.
constexpr std::array<Range, 16> kBlanks{{{0x80, 0xA9},
                                         {0xAB, 0xB4},
                                         {0xB6, 0xB9},
                                         {0xBB, 0xBF},
                                         {0xD7, 0xD7},
                                         {0xF7, 0xF7},
                                         {0x1680, 0x1680},
                                         {0x2000, 0x206F},
                                         {0x20A0, 0x20CF},
                                         {0x2100, 0x2BFF},
                                         {0x2E00, 0x2E7F},
                                         {0x3000, 0x303F},
                                         {0xD800, 0xF8FF},
                                         {0xFE00, 0xFE6F},
                                         {0xFF00, 0xFFFF},
                                         {0x1F000, 0x1FAFF}}};

template <std::size_t n>
bool within(const std::array<Range, n>& ranges, std::uint32_t code) {
  for (const auto& range : ranges) {
    if (code >= range.first && code <= range.last) return true;
  }
  return false;
}

Script script_of(std::uint32_t code) {
  if (code < 0x80) {
    if (code >= '0' && code <= '9') return Script::digit;
    return code >= 'a' && code <= 'z' ? Script::word : Script::blank;
  }
  if (within(kPairs, code)) return Script::pair;
  return within(kBlanks, code) ? Script::blank : Script::word;
}

/// Capital to small letter for Latin, Greek and Cyrillic, and full width to plain.
std::uint32_t folded(std::uint32_t code) {
  if (code >= 0xFF01 && code <= 0xFF5E) code -= 0xFEE0;
  if (code >= 'A' && code <= 'Z') return code + 32;
  if (code >= 0xC0 && code <= 0xDE && code != 0xD7) return code + 32;
  if (code >= 0x100 && code <= 0x137) return code | 1U;
  if (code >= 0x139 && code <= 0x148) return code + (code & 1U);
  if (code >= 0x14A && code <= 0x177) return code | 1U;
  if (code >= 0x391 && code <= 0x3A9) return code + 32;
  if (code >= 0x410 && code <= 0x42F) return code + 32;
  if (code >= 0x400 && code <= 0x40F) return code + 80;
  return code;
}

/// Ends a run: a word as it is, a run without blanks as its overlapping pairs.
void end_run(Script script, const std::vector<std::uint32_t>& run,
             std::vector<std::string>& terms) {
  if (script == Script::blank || run.empty()) return;
  if (script == Script::word && run.size() == 1) return;
  const bool pairs = script == Script::pair && run.size() > 1;
  const std::size_t length = pairs ? 2 : run.size();
  for (std::size_t start = 0; start + length <= run.size(); ++start) {
    std::string& term = terms.emplace_back();
    for (std::size_t i = start; i < start + length; ++i) recommend::append_utf8(term, run[i]);
  }
}

}  // namespace

std::vector<std::string> terms_of(std::string_view text) {
  std::vector<std::string> terms;
  std::vector<std::uint32_t> run;
  Script script = Script::blank;
  while (!text.empty()) {
    const std::uint32_t code = folded(recommend::take_utf8(text));
    const Script next = script_of(code);
    if (next != script) {
      end_run(script, run, terms);
      run.clear();
      script = next;
    }
    run.push_back(code);
  }
  end_run(script, run, terms);
  return terms;
}

}  // namespace tillside
