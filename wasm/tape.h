// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// A Sink whose pieces values.library.js makes into a JavaScript value, in one crossing of the
/// border. Both sides remember the texts and the lists of keys that went over, under the same
/// numbers: a text or a key is decoded once, and is a number from then on.

#include <emscripten/val.h>

#include "tillside/slot.h"
#include "tillside/write.h"

namespace tillside::js {

/// One for the module; its lists stay, so that a document allocates nothing once they have grown.
class Tape {
 public:
  struct Opened {
    std::uint32_t word;  ///< where the number of its keys goes
    const Shape* shape;
    std::uint64_t absent;  ///< a bit for each slot left out
  };

  void boolean(bool value) { put(kSpecial, value ? 1 : 0); }
  void integer(std::int64_t value) {
    constexpr std::int64_t kFits = 1 << 28;
    if (value >= -kFits && value < kFits) {
      put(kInteger, static_cast<std::uint32_t>(value));
    } else {
      put_wide(value);
    }
  }
  void text(std::string_view value);
  void begin_list(std::size_t count) { put(kList, static_cast<std::uint32_t>(count)); }
  void end_list() {}
  Opened open(const Shape& shape) {
    words_.push_back(0);
    return {static_cast<std::uint32_t>(words_.size() - 1), &shape, 0};
  }
  void key(std::string_view) {}
  void absent(Opened& opened, std::size_t slot) {
    if (slot >= 64) __builtin_trap();  // no type has so many
    opened.absent |= std::uint64_t{1} << slot;
  }
  void close(const Opened& opened) { words_[opened.word] = layout_of(opened) << 3 | kObject; }
  void begin_map(std::size_t count) { put(kMap, static_cast<std::uint32_t>(count)); }
  void map_key(std::string_view name) { text(name); }
  void end_map() {}

  /// The JavaScript value that `write(tape)` writes down.
  template <class Write>
  static emscripten::val make(Write write) {
    Tape& tape = the_one();
    emscripten::EM_VAL made = nullptr;
    while (made == nullptr) {
      tape.begin();
      write(tape);
      made = tape.give();
    }
    return emscripten::val::take_ownership(made);
  }

 private:
  /// The lowest three bits of a word; the others are its figure.
  enum Tag : std::uint32_t {
    kInteger,    ///< itself
    kKnownText,  ///< its number
    kObject,     ///< the number of its keys; its values follow
    kList,       ///< of so many values
    kText,       ///< its size; its bytes follow
    kNewText,    ///< the same, and it has the next number from now on
    kMap,        ///< of so many keys, each with its value
    kSpecial,    ///< 0 false, 1 true, 2 an integer in the next two words
  };
  struct Layout {
    const Shape* shape;
    std::uint64_t absent;
  };
  struct Known {
    std::uint32_t hash;
    std::uint32_t size;
    std::size_t offset;
  };
  static constexpr std::size_t kMostKnown = 4096;

  static Tape& the_one();
  void begin();
  /// Nothing where the other side lost count; then this side has forgotten all, as has that.
  [[nodiscard]] emscripten::EM_VAL give();
  void forget();

  void put(Tag tag, std::uint32_t figure) { words_.push_back(figure << 3 | tag); }
  void put_wide(std::int64_t value);
  void put_bytes(Tag tag, std::string_view value);
  std::uint32_t layout_of(const Opened& opened);
  std::uint32_t find_layout(const Opened& opened);
  void define(const Layout& layout);

  std::vector<std::uint32_t> words_;
  std::vector<Layout> layouts_;
  std::vector<std::uint32_t>
      definitions_;  ///< of new layouts: how many keys, address and size each
  std::vector<Known> known_;
  std::string known_bytes_;
  std::uint32_t layouts_before_ = 0;  ///< this document
  std::uint32_t known_before_ = 0;
  std::uint32_t recent_[256] = {};            ///< numbers of layouts plus one, by a hash
  std::uint16_t slots_[2 * kMostKnown] = {};  ///< numbers of texts plus one, by their hash
};

}  // namespace tillside::js
