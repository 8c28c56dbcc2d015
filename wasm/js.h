// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// JavaScript values as a Source, and a Sink that makes them. Both pass through a flat form
/// that values.library.js writes and reads in one walk, so that a document costs one crossing
/// of the border and not one for each member.

#include <emscripten/val.h>

#include <memory>
#include <span>

#include "tillside/read.h"
#include "tillside/write.h"

namespace tillside::js {

/// One value of the flat form. Kinds 0 to 6 are those of SourceKind.
struct Node {
  std::uint32_t kind;
  std::uint32_t size;  ///< bytes of a text, entries of a list or an object, a boolean
  union {
    double number;
    struct {
      std::uint32_t offset;  ///< of a text; first child of a list; first key of an object
      std::uint32_t sign;    ///< of an odd number: 0 a fraction, 1 too large, 2 too small
    };
  };
};
inline constexpr std::uint32_t kOddNumber = 7;  ///< fraction, NaN, beyond 2^53 - 1
inline constexpr std::uint32_t kOddValue = 8;   ///< undefined, BigInt, function, symbol
inline constexpr std::uint32_t kFault = 9;      ///< the whole document could not be read

/// A JavaScript value, copied into this memory.
class Document {
 public:
  explicit Document(const emscripten::val& value);

  [[nodiscard]] const Node& node(std::uint32_t index) const { return nodes_[index]; }
  [[nodiscard]] std::string_view text(const Node& node) const {
    return {texts_ + node.offset, node.size};
  }
  /// What made the value unreadable, if anything did.
  [[nodiscard]] std::optional<Error> fault() const;

 private:
  std::unique_ptr<void, void (*)(void*)> memory_;
  const Node* nodes_;
  const char* texts_;
};

/// A Source over a document, which must outlive it.
class Value {
 public:
  Value(const Document& document, std::uint32_t index) : document_(&document), index_(index) {}

  [[nodiscard]] SourceKind kind() const;
  [[nodiscard]] bool boolean() const { return node().size != 0; }
  [[nodiscard]] std::optional<std::int64_t> whole() const;
  [[nodiscard]] std::string text() const { return std::string(document_->text(node())); }
  [[nodiscard]] std::size_t size() const { return node().size; }
  [[nodiscard]] Value at(std::size_t i) const {
    return {*document_, node().offset + static_cast<std::uint32_t>(i)};
  }
  [[nodiscard]] Value find(std::string_view name) const;
  [[nodiscard]] Value member(const char* name) const;
  /// In the order of their bytes, as the server sees them, so that both name the same fault.
  [[nodiscard]] std::vector<std::string> keys() const;
  [[nodiscard]] std::string excerpt() const;

 private:
  static constexpr std::uint32_t kAbsent = 0xFFFFFFFF;
  [[nodiscard]] const Node& node() const { return document_->node(index_); }
  void print(CanonicalJson& out) const;

  const Document* document_;
  std::uint32_t index_;
};

/// A Sink that makes a JavaScript value. An object is a number that stands for its keys, and its
/// values: JavaScript learns the keys behind a number once. A text that comes again is a number
/// too.
class Maker {
 public:
  Maker() : seen_(kSeen) { words_.reserve(kUsual), texts_.reserve(kUsual); }

  void boolean(bool value) { put(value ? 1 : 0); }
  void integer(std::int64_t value);
  void text(std::string_view value);
  void begin_list(std::size_t count) { put(6), put(static_cast<std::uint32_t>(count)); }
  void end_list() {}
  void begin_object();
  void key(std::string_view name);
  void end_object();
  void begin_map(std::size_t count) { put(8), put(static_cast<std::uint32_t>(count)); }
  void map_key(std::string_view name) { text(name); }
  void end_map() {}

  /// The value made of all pieces. Once.
  [[nodiscard]] emscripten::val make() const;

 private:
  struct Open {
    std::size_t word;  ///< where the number of its keys goes
    std::size_t key;   ///< its first one
  };
  struct Seen {
    std::uint32_t number = 0;  ///< plus one
    std::uint32_t offset = 0;
    std::uint32_t size = 0;
  };
  static constexpr std::size_t kSeen = 256;
  static constexpr std::size_t kUsual = 8192;  ///< words of a large quote

  void put(std::uint32_t word) { words_.push_back(word); }

  std::vector<std::uint32_t> words_;
  std::string texts_;
  std::vector<Open> open_;
  std::vector<std::uint32_t> keys_;  ///< of the open objects: where each name lies
  std::vector<Seen> seen_;           ///< by a hash; a later text takes the place of an earlier one
  std::uint32_t count_ = 0;          ///< of texts
};

/// Fills the value at `out` from a JavaScript value. @error malformed_json
/// @error text_not_well_formed @error wrong_kind and what else the reader finds
[[nodiscard]] std::optional<Error> read_into(const emscripten::val& value, void* out,
                                             const Shape& shape);

/// A list of Uint8Array, copied into this memory.
class ByteArrays {
 public:
  explicit ByteArrays(const emscripten::val& list);
  /// False where the value is no such list.
  [[nodiscard]] bool valid() const { return memory_ != nullptr; }
  [[nodiscard]] std::vector<std::span<const std::uint8_t>> spans() const;

 private:
  std::unique_ptr<void, void (*)(void*)> memory_;
};

/// {"ok": false, "error": ...}
[[nodiscard]] emscripten::val give_error(const Error& error);
/// {"ok": true, "value": ...}
[[nodiscard]] emscripten::val give_value(const void* value, const Shape& shape);

template <class T>
[[nodiscard]] emscripten::val give(const Result<T>& result) {
  return result ? give_value(&*result, kShape<T>) : give_error(result.error());
}

}  // namespace tillside::js
