// SPDX-License-Identifier: MIT
#include "pricing/combination/rivalry.h"

#include <algorithm>

#include "tillside/arrange.h"

namespace tillside::pricing {
namespace {

/// Position of a name in a sorted list; its size where the list does not hold it.
std::uint32_t place_of(const std::vector<std::string_view>& sorted, std::string_view name) {
  const auto at = std::lower_bound(sorted.begin(), sorted.end(), name);
  const auto end = at != sorted.end() && *at == name ? at : sorted.end();
  return static_cast<std::uint32_t>(end - sorted.begin());
}

void collect(std::vector<std::string_view>& names, const std::vector<std::string>& more) {
  for (const std::string& name : more) names.push_back(name);
}

}  // namespace

Rivalry::Rivalry(const Stacking& rules, std::span<const Promotion* const> promotions) {
  std::vector<std::string_view> tags;
  std::vector<std::string_view> groups;
  for (const Promotion* promotion : promotions) {
    collect(tags, promotion->allows);
    if (!promotion->group.empty()) groups.push_back(promotion->group);
    any_ |= promotion->exclusive != Exclusive::none || !promotion->group.empty() ||
            !promotion->allows.empty();
  }
  arrange_unique(tags);
  arrange_unique(groups);
  words_ = (tags.size() + 63) / 64;
  tags_.resize(promotions.size() * words_);
  wants_.resize(promotions.size() * words_);
  terms_.reserve(promotions.size());
  for (const Promotion* promotion : promotions) {
    Terms terms{.level = promotion->level,
                .exclusive = promotion->exclusive,
                .allows_all = promotion->allows.empty()};
    if (!promotion->group.empty()) {
      terms.group_name = place_of(groups, promotion->group) + 1;
      for (std::size_t g = 0; g < rules.groups.size(); ++g) {
        if (rules.groups[g].id == promotion->group) terms.group = static_cast<std::int32_t>(g);
      }
    }
    const auto position = static_cast<std::uint32_t>(terms_.size());
    mark(tags_, position, promotion->tags, tags);
    mark(wants_, position, promotion->allows, tags);
    terms_.push_back(terms);
  }
}

void Rivalry::mark(std::vector<std::uint64_t>& bits, std::uint32_t promotion,
                   const std::vector<std::string>& names,
                   const std::vector<std::string_view>& known) {
  for (const std::string& name : names) {
    const std::uint32_t tag = place_of(known, name);
    if (tag < known.size()) bits[promotion * words_ + tag / 64] |= std::uint64_t{1} << tag % 64;
  }
}

bool Rivalry::excludes(const Terms& a, const Terms& b) const {
  switch (a.exclusive) {
    case Exclusive::none:
      return false;
    case Exclusive::group:
      return a.group_name != 0 && a.group_name == b.group_name;
    case Exclusive::level:
      return a.level == b.level;
    case Exclusive::all:
      return true;
  }
  return false;
}

bool Rivalry::allows(std::uint32_t a, std::uint32_t b) const {
  if (terms_[a].allows_all) return true;
  for (std::size_t word = 0; word < words_; ++word) {
    if (wants_[a * words_ + word] & tags_[b * words_ + word]) return true;
  }
  return false;
}

bool Rivalry::meet(std::uint32_t a, std::uint32_t b) const {
  return !excludes(terms_[a], terms_[b]) && !excludes(terms_[b], terms_[a]) && allows(a, b) &&
         allows(b, a);
}

}  // namespace tillside::pricing
