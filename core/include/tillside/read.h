// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// The one walk from a document to core values. A source shows a document: parsed JSON on
/// the server, a JavaScript value in Wasm. What is refused here is refused alike by all,
/// with the JSON pointer, the value and what was expected.

#include <concepts>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "tillside/fields.h"

namespace tillside {

TILLSIDE_ENUM(SourceKind, absent, null, boolean, number, text, list, object)

/// A value inside a foreign document. Cheap to copy.
/// `whole` gives the number if it is an integer of 64 bits, else nothing.
/// `excerpt` is the value as text for an error, at most 80 bytes.
template <class S>
concept Source = requires(const S& s, std::string_view name, std::size_t i) {
  { s.kind() } -> std::same_as<SourceKind>;
  { s.boolean() } -> std::same_as<bool>;
  { s.whole() } -> std::same_as<std::optional<std::int64_t>>;
  { s.text() } -> std::same_as<std::string>;
  { s.size() } -> std::same_as<std::size_t>;
  { s.at(i) } -> std::same_as<S>;
  { s.find(name) } -> std::same_as<S>;
  { s.keys() } -> std::same_as<std::vector<std::string>>;
  { s.excerpt() } -> std::same_as<std::string>;
};

/// Where the walk stands, and the first thing that was wrong.
class Reading {
 public:
  [[nodiscard]] bool fail(Errc code, std::string value, std::string rule);
  [[nodiscard]] bool fail_at(std::string_view child, Errc code, std::string rule);
  void enter(std::string_view key);
  void enter(std::size_t index);
  void leave() { path_.resize(marks_.back()), marks_.pop_back(); }
  [[nodiscard]] const Error& error() const { return error_; }

 private:
  std::string path_;
  std::vector<std::size_t> marks_;
  Error error_;
};

/// "an integer from 1 to 20", "a text of 1 to 64 bytes", "a list of at most 50 entries".
[[nodiscard]] std::string describe_bounds(std::string_view thing, const Bounds& bounds);

namespace detail {

[[nodiscard]] bool check_bounds(Reading& reading, std::int64_t figure, const Bounds& bounds,
                                std::string_view thing, std::string (*excerpt)(const void*),
                                const void* source);
[[nodiscard]] std::string join_names(const std::string_view* names, std::size_t count);

template <Source S>
std::string excerpt_of(const void* source) {
  return static_cast<const S*>(source)->excerpt();
}

template <Source S>
bool expect(Reading& reading, const S& source, SourceKind kind, const char* rule) {
  return source.kind() == kind || reading.fail(Errc::wrong_kind, source.excerpt(), rule);
}

}  // namespace detail

template <Source S>
bool read(Reading& reading, const S& source, bool& out, const Bounds&) {
  if (!detail::expect(reading, source, SourceKind::boolean, "true or false")) return false;
  out = source.boolean();
  return true;
}

template <Source S>
bool read(Reading& reading, const S& source, std::int64_t& out, const Bounds& bounds) {
  if (!detail::expect(reading, source, SourceKind::number, "an integer")) return false;
  const std::optional<std::int64_t> whole = source.whole();
  if (!whole) return reading.fail(Errc::not_an_integer, source.excerpt(), "an integer");
  if (*whole > kMaxInteger || *whole < -kMaxInteger) {
    return reading.fail(Errc::amount_out_of_range, source.excerpt(),
                        describe_bounds("an integer", {}));
  }
  out = *whole;
  return detail::check_bounds(reading, out, bounds, "an integer", &detail::excerpt_of<S>, &source);
}

template <Source S, class Tag>
bool read(Reading& reading, const S& source, Whole<Tag>& out, const Bounds& bounds) {
  return read(reading, source, out.value, bounds);
}

template <Source S>
bool read(Reading& reading, const S& source, std::string& out, const Bounds& bounds) {
  if (!detail::expect(reading, source, SourceKind::text, "a text")) return false;
  out = source.text();
  return detail::check_bounds(reading, static_cast<std::int64_t>(out.size()), bounds, "a text",
                              &detail::excerpt_of<S>, &source);
}

template <Source S, NamedEnum E>
bool read(Reading& reading, const S& source, E& out, const Bounds&) {
  if (!detail::expect(reading, source, SourceKind::text, "a name")) return false;
  const std::string text = source.text();
  const auto& names = names_of(E{});
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] != text) continue;
    out = static_cast<E>(i);
    return true;
  }
  return reading.fail(Errc::unknown_name, source.excerpt(),
                      detail::join_names(names.data(), names.size()));
}

/// The error whose wire name this is. @error unknown_name
[[nodiscard]] std::optional<Errc> errc_named(std::string_view name);

template <Source S>
bool read(Reading& reading, const S& source, Errc& out, const Bounds&) {
  if (!detail::expect(reading, source, SourceKind::text, "the name of an error")) return false;
  const std::optional<Errc> code = errc_named(source.text());
  if (!code) return reading.fail(Errc::unknown_name, source.excerpt(), "the name of an error");
  out = *code;
  return true;
}

template <Source S>
bool read(Reading& reading, const S& source, Detail& out, const Bounds&) {
  if (source.kind() == SourceKind::text) {
    out = source.text();
    return true;
  }
  std::int64_t figure = 0;
  if (!read(reading, source, figure, Bounds{})) return false;
  out = figure;
  return true;
}

template <Source S, class T>
bool read(Reading& reading, const S& source, std::optional<T>& out, const Bounds& bounds) {
  return read(reading, source, out.emplace(), bounds);
}

template <Source S, class T>
bool read(Reading& reading, const S& source, std::vector<T>& out, const Bounds& bounds);
template <Source S, class T>
bool read(Reading& reading, const S& source, std::map<std::string, T>& out, const Bounds& bounds);
template <Source S, Wire T>
bool read(Reading& reading, const S& source, T& out, const Bounds& bounds);
template <Source S, Alternative... A>
bool read(Reading& reading, const S& source, std::variant<A...>& out, const Bounds& bounds);

namespace detail {

/// Finds the alternative called `kind` and reads it with `body`.
template <class... A, class Body>
bool read_alternative(Reading& reading, const std::string& kind, std::variant<A...>& out,
                      Body body) {
  static constexpr std::array<std::string_view, sizeof...(A)> kNames = {A::kKind...};
  bool found = false;
  bool well = false;
  auto attempt = [&]<class T>(T value) {
    if (found || kind != T::kKind) return;
    found = true;
    well = body(value);
    out = std::move(value);
  };
  (attempt(A{}), ...);
  return found ? well
               : reading.fail(Errc::unknown_name, kind, join_names(kNames.data(), kNames.size()));
}

template <Source S>
bool read_kind(Reading& reading, const S& source, const char* tag, std::string& kind) {
  const S child = source.find(tag);
  if (child.kind() == SourceKind::absent) {
    return reading.fail_at(tag, Errc::missing_field, "a kind");
  }
  reading.enter(std::string_view(tag));
  const bool well = read(reading, child, kind, Bounds{});
  if (well) reading.leave();
  return well;
}

template <class T>
inline constexpr bool kMayBeAbsent = false;
template <class T>
inline constexpr bool kMayBeAbsent<std::optional<T>> = true;

template <Source S, class T, class Owner, class V>
bool read_member(Reading& reading, const S& source, T& out, const Field<Owner, V>& f) {
  const S child = source.find(f.name);
  if (child.kind() == SourceKind::absent) {
    if (kMayBeAbsent<V> || f.defaulted) return true;
    return reading.fail_at(f.name, Errc::missing_field, "this field");
  }
  reading.enter(std::string_view(f.name));
  const bool well = read(reading, child, out.*f.member, f.bounds);
  if (well) reading.leave();
  return well;
}

template <Source S, class T, class Owner, class V>
bool read_member(Reading& reading, const S& source, T& out, const TaggedField<Owner, V>& f) {
  std::string kind;
  if (!read_kind(reading, source, f.tag, kind)) return false;
  const S child = source.find(f.name);
  if (child.kind() == SourceKind::absent) {
    return reading.fail_at(f.name, Errc::missing_field, "this field");
  }
  const auto body = [&](auto& value) {
    reading.enter(std::string_view(f.name));
    const bool well = read(reading, child, value, Bounds{});
    if (well) reading.leave();
    return well;
  };
  return read_alternative(reading, kind, out.*f.member, body);
}

template <class Owner, class V>
bool names(const Field<Owner, V>& f, std::string_view key) {
  return key == f.name;
}
template <class Owner, class V>
bool names(const TaggedField<Owner, V>& f, std::string_view key) {
  return key == f.name || key == f.tag;
}

template <Source S, class T>
bool read_object(Reading& reading, const S& source, T& out, bool with_kind) {
  if (!expect(reading, source, SourceKind::object, "an object")) return false;
  for (const std::string& key : source.keys()) {
    if (with_kind && key == "kind") continue;
    const bool known =
        std::apply([&](const auto&... f) { return (names(f, key) || ...); }, T::kFields);
    if (!known) return reading.fail_at(key, Errc::unknown_field, "no such field here");
  }
  return std::apply([&](const auto&... f) { return (read_member(reading, source, out, f) && ...); },
                    T::kFields);
}

}  // namespace detail

template <Source S, Wire T>
bool read(Reading& reading, const S& source, T& out, const Bounds&) {
  return detail::read_object(reading, source, out, false);
}

template <Source S, Alternative... A>
bool read(Reading& reading, const S& source, std::variant<A...>& out, const Bounds&) {
  if (!detail::expect(reading, source, SourceKind::object, "an object")) return false;
  std::string kind;
  if (!detail::read_kind(reading, source, "kind", kind)) return false;
  return detail::read_alternative(reading, kind, out, [&](auto& value) {
    return detail::read_object(reading, source, value, true);
  });
}

template <Source S, class T>
bool read(Reading& reading, const S& source, std::vector<T>& out, const Bounds& bounds) {
  if (!detail::expect(reading, source, SourceKind::list, "a list")) return false;
  const std::size_t size = source.size();
  if (!detail::check_bounds(reading, static_cast<std::int64_t>(size), bounds, "a list",
                            &detail::excerpt_of<S>, &source)) {
    return false;
  }
  out.clear();
  out.resize(size);
  for (std::size_t i = 0; i < size; ++i) {
    reading.enter(i);
    if (!read(reading, source.at(i), out[i], Bounds{})) return false;
    reading.leave();
  }
  return true;
}

template <Source S, class T>
bool read(Reading& reading, const S& source, std::map<std::string, T>& out, const Bounds& bounds) {
  if (!detail::expect(reading, source, SourceKind::object, "an object")) return false;
  const std::vector<std::string> keys = source.keys();
  if (!detail::check_bounds(reading, static_cast<std::int64_t>(keys.size()), bounds, "an object",
                            &detail::excerpt_of<S>, &source)) {
    return false;
  }
  out.clear();
  for (const std::string& key : keys) {
    reading.enter(std::string_view(key));
    if (!read(reading, source.find(key), out[key], Bounds{})) return false;
    reading.leave();
  }
  return true;
}

/// Reads a whole document.
template <class T, Source S>
[[nodiscard]] Result<T> read_document(const S& source) {
  T value{};
  Reading reading;
  if (!read(reading, source, value, Bounds{})) return reading.error();
  return value;
}

}  // namespace tillside
