// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// JavaScript values as a Source. values.library.js writes a value into a flat form in one walk, so
/// that a document costs one crossing of the border and not one for each member. Objects that have
/// the same keys in the same order share a layout there, which is matched with a shape once.

#include <emscripten/val.h>

#include <memory>

#include "tillside/read.h"
#include "tillside/write.h"

namespace tillside::js {

/// What stands in a node. Up to `object` those of SourceKind.
enum class NodeKind : std::uint32_t {
  null = 1,
  boolean,
  number,
  text,
  list,
  object,
  fraction,   ///< a number that is not whole, or none at all; `first` is the offset of its text
  too_large,  ///< beyond 2^53 - 1
  too_small,
  odd,    ///< undefined, BigInt, function, symbol; `first` is the offset of its text
  fault,  ///< the whole document could not be read
};

/// One value of the flat form.
struct Node {
  std::uint32_t word;   ///< the kind, and four bits above it `figure`
  std::uint32_t first;  ///< the integer; offset of a text; first value of a list or an object

  [[nodiscard]] NodeKind kind() const { return static_cast<NodeKind>(word & 15); }
  /// Bytes of a text; entries of a list; an object's layout; a boolean; 1 where `first` is the node
  /// of an integer of 64 bits.
  [[nodiscard]] std::uint32_t figure() const { return word >> 4; }
};

/// Where a shape's slots are among an object's values.
struct Match {
  const Shape* shape;
  std::uint32_t layout;
  std::uint32_t known;  ///< how many of its keys are slots
  bool has_kind;        ///< one of those is "kind"
  std::size_t first;    ///< in the document's places
};

/// A JavaScript value, copied into this memory.
class Document {
 public:
  static constexpr std::uint32_t kAbsent = 0xFFFFFFFF;

  explicit Document(const emscripten::val& value);

  [[nodiscard]] const Node& node(std::uint32_t index) const { return nodes_[index]; }
  [[nodiscard]] std::string_view text(const Node& node) const {
    return {texts_ + node.first, node.figure()};
  }
  /// How many keys a layout has, and the node of its first one.
  [[nodiscard]] std::uint32_t key_count(std::uint32_t layout) const {
    return nodes_[layouts_ + layout].word;
  }
  [[nodiscard]] std::uint32_t first_key(std::uint32_t layout) const {
    return nodes_[layouts_ + layout].first;
  }
  [[nodiscard]] const Match& match(const Shape& shape, std::uint32_t layout) const;
  /// Of each slot, until the next match is made.
  [[nodiscard]] const std::uint32_t* places(const Match& match) const {
    return places_.data() + match.first;
  }
  /// What made the value unreadable, if anything did.
  [[nodiscard]] std::optional<Error> fault() const;

 private:
  std::uint32_t make_match(const Shape& shape, std::uint32_t layout) const;

  std::unique_ptr<void, void (*)(void*)> memory_;
  const Node* nodes_;
  const char* texts_;
  std::uint32_t layouts_;  ///< the node of the first layout
  mutable std::vector<Match> matches_;
  mutable std::vector<std::uint32_t> places_;
  mutable std::uint32_t recent_[64] = {};  ///< matches plus one, by a hash
};

/// A Source over a document, which must outlive it.
class Value {
 public:
  Value(const Document& document, std::uint32_t index) : document_(&document), index_(index) {}

  [[nodiscard]] SourceKind kind() const;
  [[nodiscard]] bool boolean() const { return node().figure() != 0; }
  [[nodiscard]] std::optional<std::int64_t> whole() const;
  [[nodiscard]] std::string_view text() const { return document_->text(node()); }
  [[nodiscard]] std::size_t size() const {
    return node().kind() == NodeKind::object ? document_->key_count(node().figure())
                                             : node().figure();
  }
  [[nodiscard]] Value at(std::size_t i) const {
    return {*document_, node().first + static_cast<std::uint32_t>(i)};
  }
  [[nodiscard]] Value find(std::string_view name) const;
  class Members;
  [[nodiscard]] Members members(const Shape& shape) const;
  [[nodiscard]] std::vector<SourceEntry<Value>> entries() const;
  [[nodiscard]] std::string excerpt() const;

 private:
  [[nodiscard]] const Node& node() const { return document_->node(index_); }
  void print(CanonicalJson& out) const;

  const Document* document_;
  std::uint32_t index_;
};

class Value::Members {
 public:
  [[nodiscard]] Value slot(Slot slot) const {
    const std::uint32_t place = document_.places(match_)[slot];
    return {document_, place == Document::kAbsent ? place : first_ + place};
  }
  [[nodiscard]] bool only(bool with_kind) const {
    const bool other_kind = match_.has_kind && !with_kind;
    return match_.known - (other_kind ? 1 : 0) == document_.key_count(match_.layout);
  }

 private:
  friend Value;
  Members(const Document& document, const Match& match, std::uint32_t first)
      : document_(document), match_(match), first_(first) {}

  const Document& document_;
  Match match_;  ///< a copy: the document's list of them may move
  std::uint32_t first_;
};

inline Value::Members Value::members(const Shape& shape) const {
  return {*document_, document_->match(shape, node().figure()), node().first};
}

}  // namespace tillside::js
