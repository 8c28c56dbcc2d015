// SPDX-License-Identifier: MIT
#include "catalog/title_words.h"

#include <algorithm>
#include <array>

namespace tillside::catalog {
namespace {

constexpr std::array<std::string_view, 9> kTails = {"with", "w",  "for", "in",  "on",
                                                    "from", "by", "at",  "plus"};

/// Sorted, for a binary search.
constexpr auto kLooks = [] {
  std::array<std::string_view, 100> words = {
      "acrylic", "and",     "antique",   "art",      "assorted",  "asst",     "asstd",     "baby",
      "baroque", "big",     "black",     "blue",     "boy",       "brown",    "butterfly", "cat",
      "ceramic", "child",   "children",  "classic",  "clear",     "cm",       "colour",    "cream",
      "crystal", "deluxe",  "design",    "dog",      "dolly",     "drop",     "edwardian", "enamel",
      "english", "fairy",   "french",    "funky",    "gift",      "girl",     "glass",     "gold",
      "green",   "grey",    "hanging",   "heart",    "holder",    "home",     "ivory",     "jack",
      "jumbo",   "kid",     "lace",      "large",    "lid",       "london",   "love",      "medium",
      "metal",   "mini",    "mint",      "natural",  "new",       "of",       "orange",    "pack",
      "pair",    "paisley", "paper",     "piece",    "pink",      "polkadot", "purple",    "red",
      "regency", "retro",   "retrospot", "round",    "set",       "shape",    "shaped",    "silver",
      "size",    "skull",   "small",     "spaceboy", "spot",      "square",   "star",      "string",
      "stripe",  "style",   "the",       "tree",     "turquoise", "vintage",  "white",     "wicker",
      "wire",    "wood",    "wooden",    "zinc"};
  std::sort(words.begin(), words.end());
  return words;
}();

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

std::string singular(std::string word) {
  const auto ends = [&word](std::string_view tail) {
    return std::string_view(word).ends_with(tail);
  };
  if (word.size() < 4 || !ends("s") || ends("ss") || ends("us")) return word;
  if (word.size() > 4 && ends("ies")) return word.substr(0, word.size() - 3) + "y";
  const bool hissing = ends("xes") || ends("ches") || ends("shes") || ends("sses");
  return word.substr(0, word.size() - (hissing ? 2 : 1));
}

TitleWords title_words(std::string_view title) {
  TitleWords out;
  bool in_tail = false;
  for (std::size_t i = 0; i < title.size();) {
    if (!is_letter(title[i])) {
      ++i;
      continue;
    }
    std::string word;
    while (i < title.size() && (is_letter(title[i]) || title[i] == '-' || title[i] == '\'')) {
      if (title[i] != '\'') word += lower(title[i]);
      ++i;
    }
    while (word.ends_with('-')) word.pop_back();
    if (std::find(kTails.begin(), kTails.end(), word) != kTails.end() && !out.words.empty()) {
      in_tail = true;
    }
    out.words.push_back(singular(std::move(word)));
    if (!in_tail) out.head_end = out.words.size();
  }
  return out;
}

bool describes_only(std::string_view word) {
  return std::binary_search(kLooks.begin(), kLooks.end(), word) || word.size() < 3;
}

}  // namespace tillside::catalog
