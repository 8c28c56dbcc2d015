// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// The one walk from core values to a document. A sink takes the pieces: `CanonicalJson`
/// writes RFC 8785 text; the Wasm shell has a sink that makes JavaScript objects.
/// Members come in the order of their names, so every shell shows the same document.
///
/// A sink has boolean(bool), integer(int64), text(string_view), begin_list(count), end_list(), and
/// for a map, whose keys are anybody's, begin_map(count), map_key(string_view), end_map().
/// An object of a shape begins with open(shape), which answers a value that close() takes; between
/// them key(name) goes before each member, and absent(opened, i) stands for the i-th slot where it
/// is left out, so that the shape and what is absent tell all keys.

#include "tillside/shape.h"

namespace tillside {

/// Canonical JSON (RFC 8785; trivial here, since numbers are integers).
class CanonicalJson {
 public:
  void boolean(bool value);
  void integer(std::int64_t value);
  void text(std::string_view value);
  /// A value that is JSON already, or stands in for one in an excerpt.
  void raw(std::string_view value);
  void begin_list(std::size_t count);
  void end_list();
  void begin_object();
  void key(std::string_view name);
  void end_object();
  struct Opened {};
  Opened open(const Shape&) { return begin_object(), Opened{}; }
  void absent(Opened, std::size_t) {}
  void close(Opened) { end_object(); }
  void begin_map(std::size_t) { begin_object(); }
  void map_key(std::string_view name) { key(name); }
  void end_map() { end_object(); }

  [[nodiscard]] std::string take() && { return std::move(out_); }

 private:
  void separate();
  std::string out_;
  bool first_ = true;
};

/// Order of keys by UTF-16 code units, as RFC 8785 asks.
[[nodiscard]] bool utf16_less(std::string_view a, std::string_view b);

namespace detail {

template <class Sink>
void write_shape(Sink& sink, const void* value, const Shape& shape, bool with_kind = false);

/// The alternative that a variant holds.
struct Held {
  const Shape* shape;
  const void* value;
};
inline Held held_by(const void* variant, const Shape& shape) {
  const std::size_t index = shape.access->size(variant);
  return {shape.alternatives[index], shape.access->entry(const_cast<void*>(variant), index)};
}

/// Answers whether the slot is there.
template <class Sink>
bool write_slot(Sink& sink, const void* value, const Shape& shape, Slot slot, bool with_kind) {
  if (slot / 2 == shape.count) {
    if (!with_kind) return false;
    sink.key("kind");
    sink.text(shape.alternative_name);
    return true;
  }
  const Member& member = shape.members[slot / 2];
  const void* child = member.at(const_cast<void*>(value));
  if (member.tag != nullptr) {
    const Held held = held_by(child, *member.shape);
    const bool is_tag = slot % 2 != 0;
    sink.key(is_tag ? member.tag : member.name);
    if (is_tag) {
      sink.text(held.shape->alternative_name);
    } else {
      write_shape(sink, held.value, *held.shape);
    }
    return true;
  }
  if (member.shape->kind == ShapeKind::optional && member.shape->access->size(child) == 0) {
    return false;
  }
  sink.key(member.name);
  write_shape(sink, child, *member.shape);
  return true;
}

template <class Sink>
void write_object(Sink& sink, const void* value, const Shape& shape, bool with_kind) {
  auto opened = sink.open(shape);
  for (std::size_t i = 0; i < shape.slot_count; ++i) {
    if (!write_slot(sink, value, shape, shape.slots[i], with_kind)) sink.absent(opened, i);
  }
  sink.close(opened);
}

template <class Sink>
void write_list(Sink& sink, const void* value, const Shape& shape) {
  const std::size_t size = shape.access->size(value);
  sink.begin_list(size);
  for (std::size_t i = 0; i < size; ++i) {
    write_shape(sink, shape.access->entry(const_cast<void*>(value), i), *shape.element);
  }
  sink.end_list();
}

struct MapEntry {
  const std::string* key;
  const void* value;
};
/// The entries of a map in canonical order.
[[nodiscard]] std::vector<MapEntry> entries_of(const void* map, const Shape& shape);

template <class Sink>
void write_map(Sink& sink, const void* value, const Shape& shape) {
  const std::vector<MapEntry> entries = entries_of(value, shape);
  sink.begin_map(entries.size());
  for (const MapEntry& entry : entries) {
    sink.map_key(*entry.key);
    write_shape(sink, entry.value, *shape.element);
  }
  sink.end_map();
}

template <class Sink>
void write_detail(Sink& sink, const Detail& detail) {
  if (const auto* figure = std::get_if<std::int64_t>(&detail)) {
    sink.integer(*figure);
  } else {
    sink.text(*std::get_if<std::string>(&detail));
  }
}

template <class Sink>
void write_shape(Sink& sink, const void* value, const Shape& shape, bool with_kind) {
  switch (shape.kind) {
    case ShapeKind::boolean:
      return sink.boolean(*static_cast<const bool*>(value));
    case ShapeKind::integer:
      return sink.integer(*static_cast<const std::int64_t*>(value));
    case ShapeKind::text:
      return sink.text(*static_cast<const std::string*>(value));
    case ShapeKind::name:
      return sink.text(shape.names[*static_cast<const std::uint8_t*>(value)]);
    case ShapeKind::code:
      return sink.text(name(*static_cast<const Errc*>(value)));
    case ShapeKind::detail:
      return write_detail(sink, *static_cast<const Detail*>(value));
    case ShapeKind::optional:
      return write_shape(sink, shape.access->entry(const_cast<void*>(value), 0), *shape.element);
    case ShapeKind::list:
      return write_list(sink, value, shape);
    case ShapeKind::map:
      return write_map(sink, value, shape);
    case ShapeKind::object:
      return write_object(sink, value, shape, with_kind);
    case ShapeKind::variant: {
      const Held held = held_by(value, shape);
      return write_shape(sink, held.value, *held.shape, true);
    }
  }
}

template <class Sink>
void write_error(Sink& sink, const Error& error) {
  struct {
    const char* key;
    const std::string& value;
  } const texts[] = {{"pointer", error.pointer}, {"rule", error.rule}, {"value", error.value}};
  std::size_t count = error.detail.empty() ? 1 : 2;
  for (const auto& text : texts) count += !text.value.empty();
  sink.begin_map(count);
  sink.map_key("code");
  sink.text(name(error.code));
  if (!error.detail.empty()) {
    sink.map_key("detail");
    write_shape(sink, &error.detail, kShape<std::map<std::string, Detail>>);
  }
  for (const auto& text : texts) {
    if (text.value.empty()) continue;
    sink.map_key(text.key);
    sink.text(text.value);
  }
  sink.end_map();
}

/// Exactly one of `error` and `value` is null.
template <class Sink>
void write_reply(Sink& sink, const Error* error, const void* value, const Shape& shape) {
  sink.begin_map(2);
  if (error != nullptr) {
    sink.map_key("error");
    write_error(sink, *error);
  }
  sink.map_key("ok");
  sink.boolean(error == nullptr);
  if (error == nullptr) {
    sink.map_key("value");
    write_shape(sink, value, shape);
  }
  sink.end_map();
}

}  // namespace detail

/// Any core value. A variant as a value carries its name inside: {"kind": "percentOff", ...};
/// an absent optional is left out.
template <class Sink, class T>
void write(Sink& sink, const T& value) {
  detail::write_shape(sink, &value, kShape<T>);
}

/// An error leaves out what it does not know.
template <class Sink>
void write(Sink& sink, const Error& error) {
  detail::write_error(sink, error);
}

/// {"ok": true, "value": ...} or {"ok": false, "error": ...}: the reply of every verb.
template <class Sink, class T>
void write(Sink& sink, const Result<T>& result) {
  const bool well = result.has_value();
  detail::write_reply(sink, well ? nullptr : &result.error(), well ? &*result : nullptr, kShape<T>);
}

template <class T>
[[nodiscard]] std::string canonical_json(const T& value) {
  CanonicalJson sink;
  write(sink, value);
  return std::move(sink).take();
}

}  // namespace tillside
