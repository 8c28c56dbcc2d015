// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// The one walk from a document to core values. A source shows a document: parsed JSON on
/// the server, a JavaScript value in Wasm. What is refused here is refused alike by all,
/// with the JSON pointer, the value and what was expected.

#include <concepts>

#include "tillside/reading.h"
#include "tillside/slot.h"

namespace tillside {

TILLSIDE_ENUM(SourceKind, absent, null, boolean, number, text, list, object)

/// One entry of an object whose keys are anybody's.
template <class S>
struct SourceEntry {
  std::string_view key;
  S value;
};

/// A value inside a foreign document. Cheap to copy; its texts live as long as the document.
/// `size` is that of a list or the number of an object's members. `members` shows an object as one
/// of a shape: `slot` gives what stands under a slot's key, `only` says whether there is nothing
/// else. `entries` come in the order of their keys' bytes. `whole` gives the number if it is an
/// integer of 64 bits, else nothing. `excerpt` is the value as text for an error, at most 80 bytes.
template <class S>
concept Source = requires(const S& s, std::string_view name, std::size_t i, const Shape& shape) {
  { s.kind() } -> std::same_as<SourceKind>;
  { s.boolean() } -> std::same_as<bool>;
  { s.whole() } -> std::same_as<std::optional<std::int64_t>>;
  { s.text() } -> std::same_as<std::string_view>;
  { s.size() } -> std::same_as<std::size_t>;
  { s.at(i) } -> std::same_as<S>;
  { s.find(name) } -> std::same_as<S>;
  { s.members(shape).slot(Slot{}) } -> std::same_as<S>;
  { s.members(shape).only(true) } -> std::same_as<bool>;
  { s.entries() } -> std::same_as<std::vector<SourceEntry<S>>>;
  { s.excerpt() } -> std::same_as<std::string>;
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
/// Whether an object of the shape may have this key.
[[nodiscard]] bool is_slot(const Shape& object, std::string_view key, bool with_kind);

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
  if (source.kind() == SourceKind::text) return out = std::string(source.text()), true;
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
    const Reading::Step step(reading, i);
    if (!read_shape(reading, source.at(i), shape.access->entry(out, i), *shape.element, {})) {
      return false;
    }
  }
  return true;
}

template <Source S>
bool read_map(Reading& reading, const S& source, void* out, const Shape& shape,
              const Bounds& bounds) {
  if (!expect(reading, source, SourceKind::object, "an object")) return false;
  if (!check_bounds(reading, source, static_cast<std::int64_t>(source.size()), shape.kind,
                    bounds)) {
    return false;
  }
  shape.access->reset(out, 0);
  for (const SourceEntry<S>& entry : source.entries()) {
    const Reading::Step step(reading, entry.key);
    void* const value = shape.access->insert(out, std::string(entry.key));
    if (!read_shape(reading, entry.value, value, *shape.element, {})) return false;
  }
  return true;
}

/// Reads the name of a variant's alternative and makes a fresh one of it.
template <Source S>
bool read_kind(Reading& reading, const S& child, const char* tag, void* out, const Shape& shape) {
  if (child.kind() == SourceKind::absent) {
    return reading.fail_at(tag, Errc::missing_field, "this field");
  }
  const Reading::Step step(reading, tag);
  if (!expect(reading, child, SourceKind::text, "a name")) return false;
  const std::optional<std::size_t> position = position_of(child.text(), shape);
  if (!position) return reading.fail(Errc::unknown_name, child.excerpt(), join_names(shape));
  shape.access->reset(out, *position);
  return true;
}

/// Reads the member at a position of the object's shape. `members` are those of the source.
template <Source S, class Members>
bool read_member(Reading& reading, const Members& members, void* object, const Shape& owner,
                 std::size_t position) {
  const Member& member = owner.members[position];
  const Shape* shape = member.shape;
  const auto slot = static_cast<Slot>(2 * position);
  void* out = member.at(object);
  if (member.tag != nullptr) {
    const S kind = members.slot(static_cast<Slot>(slot + 1));
    if (!read_kind(reading, kind, member.tag, out, *shape)) return false;
    const std::size_t index = shape->access->size(out);
    out = shape->access->entry(out, index);
    shape = shape->alternatives[index];
  }
  const S child = members.slot(slot);
  if (child.kind() == SourceKind::absent) {
    if (shape->kind == ShapeKind::optional || member.defaulted) return true;
    return reading.fail_at(member.name, Errc::missing_field, "this field");
  }
  const Reading::Step step(reading, member.name);
  return read_shape(reading, child, out, *shape, *member.bounds);
}

template <Source S>
bool fail_unknown(Reading& reading, const S& source, const Shape& shape, bool with_kind) {
  for (const SourceEntry<S>& entry : source.entries()) {
    if (is_slot(shape, entry.key, with_kind)) continue;
    return reading.fail_at(entry.key, Errc::unknown_field, "no such field here");
  }
  // Two spellings of one text.
  return reading.fail(Errc::duplicate_id, {}, "each key once in an object");
}

template <Source S>
bool read_object(Reading& reading, const S& source, void* out, const Shape& shape, bool with_kind) {
  if (!expect(reading, source, SourceKind::object, "an object")) return false;
  const auto members = source.members(shape);
  if (!members.only(with_kind)) return fail_unknown(reading, source, shape, with_kind);
  for (std::size_t i = 0; i < shape.count; ++i) {
    if (!read_member<S>(reading, members, out, shape, i)) return false;
  }
  return true;
}

template <Source S>
bool read_variant(Reading& reading, const S& source, void* out, const Shape& shape) {
  if (!expect(reading, source, SourceKind::object, "an object")) return false;
  if (!read_kind(reading, source.find("kind"), "kind", out, shape)) return false;
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
