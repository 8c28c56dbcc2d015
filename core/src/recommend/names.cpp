// SPDX-License-Identifier: MIT
#include "names.h"

namespace tillside::recommend {

namespace {

/// FNV-1a with a last mixing, for the lower bits choose the place.
std::uint32_t hash_of(std::string_view name, std::uint32_t seed) {
  std::uint32_t hash = seed;
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  hash ^= hash >> 15U;
  return hash * 0x2C1B3C6DU ^ hash >> 12U;
}

}  // namespace

NameIndex::NameIndex(std::size_t most, std::string_view seed) : seed_(hash_of(seed, 2166136261U)) {
  std::size_t slots = 1;
  while (slots < 2 * most) slots *= 2;
  slots_.assign(slots, kNowhere);
}

/// The slot of a name, or the free one where it belongs.
std::size_t NameIndex::place_of(const Names& names, std::string_view name) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t place = hash_of(name, seed_) & mask;
  while (slots_[place] != kNowhere && names[slots_[place]] != name) place = (place + 1) & mask;
  return place;
}

std::uint32_t NameIndex::find(const Names& names, std::string_view name) const {
  return slots_[place_of(names, name)];
}

std::uint32_t NameIndex::add(const Names& names, std::uint32_t entry) {
  std::uint32_t& slot = slots_[place_of(names, names[entry])];
  if (slot == kNowhere) slot = entry;
  return slot;
}

}  // namespace tillside::recommend
