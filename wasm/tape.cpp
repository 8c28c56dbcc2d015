// SPDX-License-Identifier: MIT
#include "tape.h"

#include <cstring>

#include "tillside/text_hash.h"

extern "C" emscripten::EM_VAL tillside_give(const void* words, const void* definitions,
                                            std::uint32_t layouts_before, std::uint32_t layouts,
                                            std::uint32_t texts_before);

namespace tillside::js {
namespace {

/// Ids and names come again and again; a longer text does not.
constexpr std::size_t kMostRemembered = 64;
/// A quote of 1,200 lines has fewer words; what a larger document took is given back.
constexpr std::size_t kMostKept = 1 << 18;

std::uint32_t address(const void* at) {
  return static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(at));
}

}  // namespace

Tape& Tape::the_one() {
  static Tape tape;
  return tape;
}

void Tape::begin() {
  if (words_.capacity() > kMostKept) words_ = {};
  words_.clear();
  definitions_.clear();
  layouts_before_ = static_cast<std::uint32_t>(layouts_.size());
  known_before_ = static_cast<std::uint32_t>(known_.size());
}

emscripten::EM_VAL Tape::give() {
  const emscripten::EM_VAL made =
      tillside_give(words_.data(), definitions_.data(), layouts_before_,
                    static_cast<std::uint32_t>(layouts_.size()), known_before_);
  if (made == nullptr || known_.size() == kMostKnown || layouts_.size() > kMostKnown) forget();
  return made;
}

void Tape::forget() {
  layouts_.clear();
  known_.clear();
  known_bytes_.clear();
  std::memset(recent_, 0, sizeof(recent_));
  std::memset(slots_, 0, sizeof(slots_));
}

void Tape::put_wide(std::int64_t value) {
  put(kSpecial, 2);
  words_.push_back(static_cast<std::uint32_t>(value));
  words_.push_back(static_cast<std::uint32_t>(value >> 32));
}

void Tape::put_bytes(Tag tag, std::string_view value) {
  put(tag, static_cast<std::uint32_t>(value.size()));
  const std::size_t before = words_.size();
  words_.resize(before + (value.size() + 3) / 4);
  if (!value.empty()) std::memcpy(words_.data() + before, value.data(), value.size());
}

void Tape::text(std::string_view value) {
  if (value.size() > kMostRemembered) return put_bytes(kText, value);
  const std::uint32_t hash = hash_of(value);
  std::size_t slot = hash / (UINT32_MAX / std::size(slots_) + 1);
  for (; slots_[slot] != 0; slot = (slot + 1) % std::size(slots_)) {
    const std::uint32_t number = slots_[slot] - 1U;
    const Known& known = known_[number];
    if (known.hash == hash &&
        same_text(value, std::string_view(known_bytes_.data() + known.offset, known.size))) {
      return put(kKnownText, number);
    }
  }
  if (known_.size() == kMostKnown) return put_bytes(kText, value);
  known_.push_back({hash, static_cast<std::uint32_t>(value.size()), known_bytes_.size()});
  slots_[slot] = static_cast<std::uint16_t>(known_.size());
  known_bytes_ += value;
  put_bytes(kNewText, value);
}

std::uint32_t Tape::layout_of(const Opened& opened) {
  const std::uint32_t hash = address(opened.shape) / 4 + static_cast<std::uint32_t>(opened.absent) +
                             static_cast<std::uint32_t>(opened.absent >> 32) * 3;
  std::uint32_t& recent = recent_[(hash ^ hash >> 8) % std::size(recent_)];
  if (recent == 0 || layouts_[recent - 1U].shape != opened.shape ||
      layouts_[recent - 1U].absent != opened.absent) {
    recent = find_layout(opened) + 1;
  }
  return recent - 1U;
}

std::uint32_t Tape::find_layout(const Opened& opened) {
  std::uint32_t number = 0;
  for (; number < layouts_.size(); ++number) {
    const Layout& layout = layouts_[number];
    if (layout.shape == opened.shape && layout.absent == opened.absent) return number;
  }
  layouts_.push_back({opened.shape, opened.absent});
  define(layouts_.back());
  return number;
}

void Tape::define(const Layout& layout) {
  const Shape& shape = *layout.shape;
  const std::size_t count = definitions_.size();
  definitions_.push_back(0);
  for (std::size_t i = 0; i < shape.slot_count; ++i) {
    if ((layout.absent >> i & 1) != 0) continue;
    const char* const name = slot_name(shape, shape.slots[i]);
    definitions_.push_back(address(name));
    definitions_.push_back(static_cast<std::uint32_t>(__builtin_strlen(name)));
    ++definitions_[count];
  }
}

}  // namespace tillside::js
