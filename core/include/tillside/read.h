// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// The one walk from a document to core values. A source shows a document: parsed JSON on
/// the server, a JavaScript value in Wasm. What is refused here is refused alike by all,
/// with the JSON pointer, the value and what was expected.

#include <concepts>

#include "tillside/shape.h"

namespace tillside {

TILLSIDE_ENUM(SourceKind, absent, null, boolean, number, text, list, object)

/// A value inside a foreign document. Cheap to copy.
/// `size` is that of a list or the number of an object's members; `member` finds by a name that
/// ends with a 0. `whole` gives the number if it is an integer of 64 bits, else nothing. `excerpt`
/// is the value as text for an error, at most 80 bytes.
template <class S>
concept Source = requires(const S& s, std::string_view name, std::size_t i) {
  { s.kind() } -> std::same_as<SourceKind>;
  { s.boolean() } -> std::same_as<bool>;
  { s.whole() } -> std::same_as<std::optional<std::int64_t>>;
  { s.text() } -> std::same_as<std::string>;
  { s.size() } -> std::same_as<std::size_t>;
  { s.at(i) } -> std::same_as<S>;
  { s.find(name) } -> std::same_as<S>;
  { s.member("name") } -> std::same_as<S>;
  { s.keys() } -> std::same_as<std::vector<std::string>>;
  { s.excerpt() } -> std::same_as<std::string>;
};

/// Where the walk stands, and the first thing that was wrong.
class Reading {
 public:
  [[nodiscard]] bool fail(Errc code, std::string value, std::string rule);
  [[nodiscard]] bool fail_at(std::string_view child, Errc code, std::string rule);
  /// The key lives as long as the walk stands below it.
  void enter(std::string_view key) { steps_.push_back({key, 0}); }
  void enter(std::size_t index) { steps_.push_back({{}, index}); }
  void leave() { steps_.pop_back(); }
  [[nodiscard]] const Error& error() const { return error_; }

 private:
  struct Step {
    std::string_view key;  ///< without text: of a list
    std::size_t index;
  };
  [[nodiscard]] std::string pointer() const;

  std::vector<Step> steps_;
  Error error_;
};

/// At most 80 bytes of a text, cut between two characters; "..." says that more follows.
[[nodiscard]] std::string shorten(std::string text);

/// "an integer from 1 to 20", "a text of 1 to 64 bytes", "a list of at most 50 entries".
[[nodiscard]] std::string describe_bounds(ShapeKind kind, const Bounds& bounds);

/// The error whose wire name this is.
[[nodiscard]] std::optional<Errc> errc_named(std::string_view name);

namespace detail {

[[nodiscard]] std::string join_names(const Shape& shape);
/// Position of the name among an enumeration's names or a variant's alternatives.
[[nodiscard]] std::optional<std::size_t> position_of(std::string_view name, const Shape& shape);
/// The first of the keys that is no member.
[[nodiscard]] std::string unknown_key(const Shape& object, const std::vector<std::string>& keys,
                                      bool with_kind);

template <Source S>
bool read_shape(Reading& reading, const S& source, void* out, const Shape& shape,
                const Bounds& bounds, bool with_kind = false);

template <Source S>
bool expect(Reading& reading, const S& source, SourceKind kind, const char* rule) {
  return source.kind() == kind || reading.fail(Errc::wrong_kind, source.excerpt(), rule);
}

template <Source S>
bool check_bounds(Reading& reading, const S& source, std::int64_t figure, ShapeKind kind,
                  const Bounds& bounds) {
  if (figure >= bounds.min && figure <= bounds.max) return true;
  const Errc code = figure < bounds.min ? bounds.error : bounds.above;
  return reading.fail(code, source.excerpt(), describe_bounds(kind, bounds));
}

template <Source S>
bool read_integer(Reading& reading, const S& source, std::int64_t& out, const Bounds& bounds) {
  if (!expect(reading, source, SourceKind::number, "an integer")) return false;
  const std::optional<std::int64_t> whole = source.whole();
  if (!whole) return reading.fail(Errc::not_an_integer, source.excerpt(), "an integer");
  constexpr Bounds exact = {-kMaxInteger, kMaxInteger, Errc::amount_out_of_range,
                            Errc::amount_out_of_range};
  if (!check_bounds(reading, source, *whole, ShapeKind::integer, exact)) return false;
  out = *whole;
  return check_bounds(reading, source, out, ShapeKind::integer, bounds);
}

template <Source S>
bool read_text(Reading& reading, const S& source, std::string& out, const Bounds& bounds) {
  if (!expect(reading, source, SourceKind::text, "a text")) return false;
  out = source.text();
  return check_bounds(reading, source, static_cast<std::int64_t>(out.size()), ShapeKind::text,
                      bounds);
}

template <Source S>
bool read_name(Reading& reading, const S& source, std::uint8_t& out, const Shape& shape) {
  if (!expect(reading, source, SourceKind::text, "a name")) return false;
  const std::optional<std::size_t> position = position_of(source.text(), shape);
  if (!position) return reading.fail(Errc::unknown_name, source.excerpt(), join_names(shape));
  out = static_cast<std::uint8_t>(*position);
  return true;
}

template <Source S>
bool read_code(Reading& reading, const S& source, Errc& out) {
  if (!expect(reading, source, SourceKind::text, "the name of an error")) return false;
  const std::optional<Errc> code = errc_named(source.text());
  if (!code) return reading.fail(Errc::unknown_name, source.excerpt(), "the name of an error");
  out = *code;
  return true;
}

template <Source S>
bool read_detail(Reading& reading, const S& source, Detail& out) {
  if (source.kind() == SourceKind::text) return out = source.text(), true;
  std::int64_t figure = 0;
  if (!read_integer(reading, source, figure, {})) return false;
  out = figure;
  return true;
}

template <Source S>
bool read_list(Reading& reading, const S& source, void* out, const Shape& shape,
               const Bounds& bounds) {
  if (!expect(reading, source, SourceKind::list, "a list")) return false;
  const std::size_t size = source.size();
  if (!check_bounds(reading, source, static_cast<std::int64_t>(size), shape.kind, bounds)) {
    return false;
  }
  shape.access->reset(out, size);
  for (std::size_t i = 0; i < size; ++i) {
    reading.enter(i);
    if (!read_shape(reading, source.at(i), shape.access->entry(out, i), *shape.element, {})) {
      return false;
    }
    reading.leave();
  }
  return true;
}

template <Source S>
bool read_map(Reading& reading, const S& source, void* out, const Shape& shape,
              const Bounds& bounds) {
  if (!expect(reading, source, SourceKind::object, "an object")) return false;
  const std::vector<std::string> keys = source.keys();
  if (!check_bounds(reading, source, static_cast<std::int64_t>(keys.size()), shape.kind, bounds)) {
    return false;
  }
  shape.access->reset(out, 0);
  for (const std::string& key : keys) {
    reading.enter(std::string_view(key));
    void* entry = shape.access->insert(out, key);
    if (!read_shape(reading, source.find(key), entry, *shape.element, {})) return false;
    reading.leave();
  }
  return true;
}

/// Reads the name of a variant's alternative and makes a fresh one of it.
template <Source S>
bool read_kind(Reading& reading, const S& source, const char* tag, void* out, const Shape& shape) {
  const S child = source.member(tag);
  if (child.kind() == SourceKind::absent) {
    return reading.fail_at(tag, Errc::missing_field, "this field");
  }
  reading.enter(std::string_view(tag));
  if (!expect(reading, child, SourceKind::text, "a name")) return false;
  const std::optional<std::size_t> position = position_of(child.text(), shape);
  if (!position) return reading.fail(Errc::unknown_name, child.excerpt(), join_names(shape));
  reading.leave();
  shape.access->reset(out, *position);
  return true;
}

template <Source S>
bool read_member(Reading& reading, const S& source, void* out, const Member& member) {
  const Shape* shape = member.shape;
  if (member.tag != nullptr) {
    if (!read_kind(reading, source, member.tag, out, *shape)) return false;
    const std::size_t index = shape->access->size(out);
    out = shape->access->entry(out, index);
    shape = shape->alternatives[index];
  }
  const S child = source.member(member.name);
  if (child.kind() == SourceKind::absent) {
    if (shape->kind == ShapeKind::optional || member.defaulted) return true;
    return reading.fail_at(member.name, Errc::missing_field, "this field");
  }
  reading.enter(std::string_view(member.name));
  if (!read_shape(reading, child, out, *shape, *member.bounds)) return false;
  reading.leave();
  return true;
}

/// How many of an object's members are there. All names differ, so that a document with as many
/// keys has no others.
template <Source S>
std::size_t count_members(const S& source, const Shape& shape, bool with_kind) {
  const auto has = [&](const char* name) {
    return source.member(name).kind() != SourceKind::absent;
  };
  std::size_t count = with_kind && has("kind") ? 1 : 0;
  for (std::size_t i = 0; i < shape.count; ++i) {
    const Member& member = shape.members[i];
    if (has(member.name)) ++count;
    if (member.tag != nullptr && has(member.tag)) ++count;
  }
  return count;
}

template <Source S>
bool read_object(Reading& reading, const S& source, void* out, const Shape& shape, bool with_kind) {
  if (!expect(reading, source, SourceKind::object, "an object")) return false;
  if (count_members(source, shape, with_kind) != source.size()) {
    const std::string key = unknown_key(shape, source.keys(), with_kind);
    return reading.fail_at(key, Errc::unknown_field, "no such field here");
  }
  for (std::size_t i = 0; i < shape.count; ++i) {
    const Member& member = shape.members[i];
    if (!read_member(reading, source, member.at(out), member)) return false;
  }
  return true;
}

template <Source S>
bool read_variant(Reading& reading, const S& source, void* out, const Shape& shape) {
  if (!expect(reading, source, SourceKind::object, "an object")) return false;
  if (!read_kind(reading, source, "kind", out, shape)) return false;
  const std::size_t index = shape.access->size(out);
  return read_object(reading, source, shape.access->entry(out, index), *shape.alternatives[index],
                     true);
}

template <Source S>
bool read_shape(Reading& reading, const S& source, void* out, const Shape& shape,
                const Bounds& bounds, bool with_kind) {
  switch (shape.kind) {
    case ShapeKind::boolean:
      if (!expect(reading, source, SourceKind::boolean, "true or false")) return false;
      *static_cast<bool*>(out) = source.boolean();
      return true;
    case ShapeKind::integer:
      return read_integer(reading, source, *static_cast<std::int64_t*>(out), bounds);
    case ShapeKind::text:
      return read_text(reading, source, *static_cast<std::string*>(out), bounds);
    case ShapeKind::name:
      return read_name(reading, source, *static_cast<std::uint8_t*>(out), shape);
    case ShapeKind::code:
      return read_code(reading, source, *static_cast<Errc*>(out));
    case ShapeKind::detail:
      return read_detail(reading, source, *static_cast<Detail*>(out));
    case ShapeKind::optional:
      shape.access->reset(out, 1);
      return read_shape(reading, source, shape.access->entry(out, 0), *shape.element, bounds);
    case ShapeKind::list:
      return read_list(reading, source, out, shape, bounds);
    case ShapeKind::map:
      return read_map(reading, source, out, shape, bounds);
    case ShapeKind::object:
      return read_object(reading, source, out, shape, with_kind);
    case ShapeKind::variant:
      return read_variant(reading, source, out, shape);
  }
  return false;
}

}  // namespace detail

/// Reads a whole document. The error is that of the first fault in reading order.
template <class T, Source S>
[[nodiscard]] Result<T> read_document(const S& source) {
  T value{};
  Reading reading;
  if (!detail::read_shape(reading, source, &value, kShape<T>, {})) return reading.error();
  return value;
}

}  // namespace tillside
