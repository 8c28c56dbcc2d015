// SPDX-License-Identifier: MIT
#include "catalog/derive_category.h"

#include <algorithm>
#include <map>
#include <string>

#include "catalog/title_words.h"

namespace tillside::catalog {
namespace {

enum class Rank { season, thing, motif };

struct Aisle {
  std::string_view en;
  std::string_view zh;
  std::string_view parent;  ///< empty: what is too few goes to More
  std::string_view nouns;
  Rank rank;
};

constexpr Aisle kAisles[] = {
#define TILLSIDE_AISLE(en, zh, parent, nouns) {en, zh, parent, nouns, Rank::thing},
#define TILLSIDE_SEASON(en, zh, parent, nouns) {en, zh, parent, nouns, Rank::season},
#define TILLSIDE_MOTIF(en, zh, parent, nouns) {en, zh, parent, nouns, Rank::motif},
#include "catalog/aisles.def"
#undef TILLSIDE_AISLE
#undef TILLSIDE_SEASON
#undef TILLSIDE_MOTIF
};
constexpr int kKnown = static_cast<int>(std::size(kAisles));
constexpr int kNone = -1;
constexpr std::size_t kLongestPhrase = 3;

std::string joined(const std::vector<std::string>& words, std::size_t from, std::size_t to) {
  std::string out;
  for (std::size_t i = from; i < to; ++i) out += (i > from ? " " : "") + words[i];
  return out;
}

/// Nouns and phrases -> category: the known ones, and below them what the titles teach.
class Guide {
 public:
  Guide() {
    for (int aisle = 0; aisle < kKnown; ++aisle) {
      std::string_view nouns = kAisles[aisle].nouns;
      while (!nouns.empty()) {
        const std::size_t bar = std::min(nouns.find('|'), nouns.size());
        const TitleWords words = title_words(nouns.substr(0, bar));
        category_of_.emplace(joined(words.words, 0, words.words.size()), aisle);
        nouns.remove_prefix(std::min(bar + 1, nouns.size()));
      }
    }
  }

  /// Takes frequent last words that nobody knows as nouns of categories of their own.
  void learn(const std::vector<TitleWords>& titles) {
    std::map<std::string, std::pair<std::size_t, std::size_t>> counts;  // at the end, anywhere
    for (const auto& title : titles) {
      for (std::size_t i = 0; i < title.words.size(); ++i) {
        auto& [last, anywhere] = counts[title.words[i]];
        ++anywhere;
        last += i + 1 == title.head_end ? 1 : 0;
      }
    }
    for (const auto& [word, count] : counts) {
      const auto& [last, anywhere] = count;
      if (last * 100 < titles.size() || last < 4 || last * 5 < anywhere * 2) continue;
      if (describes_only(word) || category_of_.contains(word)) continue;
      category_of_.emplace(word, kKnown + static_cast<int>(learnt_.size()));
      learnt_.push_back(word);
    }
  }

  /// The category of a title, or kNone.
  [[nodiscard]] int find(const TitleWords& title) const {
    for (const auto& word : title.words) {
      const auto known = category_of_.find(word);
      if (known != category_of_.end() && rank(known->second) == Rank::season) return known->second;
    }
    for (const Rank wanted : {Rank::thing, Rank::motif}) {
      int found = scan(title, 0, title.head_end, wanted);
      if (found == kNone) found = scan(title, title.head_end, title.words.size(), wanted);
      if (found != kNone) return found;
    }
    return kNone;
  }

  [[nodiscard]] Text text(int category) const {
    if (category == kNone) return {.en = kMore, .zh = kMoreZh};
    if (category < kKnown) {
      return {.en = std::string(kAisles[category].en), .zh = std::string(kAisles[category].zh)};
    }
    std::string name = learnt_[static_cast<std::size_t>(category - kKnown)];
    if (name[0] >= 'a' && name[0] <= 'z') name[0] = static_cast<char>(name[0] - 'a' + 'A');
    const bool ascii = static_cast<unsigned char>(name.back()) < 0x80;
    return {.en = ascii ? name + "s" : name, .zh = {}};
  }

 private:
  [[nodiscard]] static Rank rank(int category) {
    return category < kKnown ? kAisles[category].rank : Rank::thing;
  }

  /// From the last word backwards, longer phrases first.
  [[nodiscard]] int scan(const TitleWords& title, std::size_t from, std::size_t to,
                         Rank wanted) const {
    for (std::size_t end = to; end > from; --end) {
      for (std::size_t length = std::min(kLongestPhrase, end - from); length > 0; --length) {
        const auto known = category_of_.find(joined(title.words, end - length, end));
        if (known != category_of_.end() && rank(known->second) == wanted) return known->second;
      }
    }
    return kNone;
  }

  std::map<std::string, int> category_of_;
  std::vector<std::string> learnt_;
};

int parent_of(int category) {
  if (category >= kKnown) return kNone;
  for (int i = 0; i < kKnown; ++i) {
    if (kAisles[i].en == kAisles[category].parent) return i;
  }
  return kNone;
}

/// Hands the smallest category to its parent until those that stay are large and few enough.
void settle(std::vector<int>& categories) {
  const std::size_t least = std::max<std::size_t>(4, categories.size() / 250);
  for (;;) {
    std::map<int, std::size_t> counts;
    for (const int category : categories) {
      if (category != kNone) ++counts[category];
    }
    if (counts.empty()) return;
    const auto smallest =
        std::min_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) {
          return std::pair(a.second, -a.first) < std::pair(b.second, -b.first);
        });
    if (smallest->second >= least && counts.size() < kMaxDerived) return;
    std::replace(categories.begin(), categories.end(), smallest->first, parent_of(smallest->first));
  }
}

}  // namespace

std::vector<Text> derive_categories(const std::vector<std::string_view>& titles) {
  std::vector<TitleWords> words;
  words.reserve(titles.size());
  for (const auto title : titles) words.push_back(title_words(title));
  Guide guide;
  guide.learn(words);
  std::vector<int> found;
  found.reserve(titles.size());
  for (const auto& title : words) found.push_back(guide.find(title));
  settle(found);
  std::vector<Text> categories;
  categories.reserve(titles.size());
  for (const int category : found) categories.push_back(guide.text(category));
  return categories;
}

}  // namespace tillside::catalog
