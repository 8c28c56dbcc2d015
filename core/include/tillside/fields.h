// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// The wire shape of a type, written once. The JSON codec, the JavaScript codec, the
/// TypeScript types and the JSON Schemas all walk these tables, so they cannot disagree.

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>
#include <utility>

#include "tillside/result.h"

namespace tillside {

/// The largest integer that a JavaScript number holds exactly, 2^53 - 1.
inline constexpr std::int64_t kMaxInteger = 9007199254740991;

/// What a field accepts. For an integer the bounds are of its value, for a text of its
/// length in bytes, for a list or a map of the number of its entries.
struct Bounds {
  std::int64_t min = -kMaxInteger;
  std::int64_t max = kMaxInteger;
  Errc error = Errc::value_out_of_range;  ///< below min
  Errc above = Errc::value_out_of_range;  ///< above max
};

/// One member of a wire type: its name on the wire, where it lives, what it accepts.
template <class Owner, class T>
struct Field {
  using Value = T;
  const char* name;
  T Owner::*member;
  Bounds bounds = {};
  bool defaulted = false;  ///< may be absent on input; written always

  /// Accepts min..max; anything else is `error`.
  [[nodiscard]] constexpr Field in(std::int64_t min, std::int64_t max,
                                   Errc error = Errc::value_out_of_range) const {
    Field copy = *this;
    copy.bounds = {min, max, error, error};
    return copy;
  }
  [[nodiscard]] constexpr Field at_least(std::int64_t min,
                                         Errc error = Errc::value_out_of_range) const {
    return in(min, kMaxInteger, error);
  }
  /// Below min is `below`, above max is value_out_of_range.
  [[nodiscard]] constexpr Field between(std::int64_t min, std::int64_t max, Errc below) const {
    Field copy = *this;
    copy.bounds = {min, max, below, Errc::value_out_of_range};
    return copy;
  }
  /// At most so many entries (list, map) or bytes (text).
  [[nodiscard]] constexpr Field up_to(std::int64_t max, Errc error = Errc::too_many) const {
    return in(0, max, error);
  }
  /// May be left out of a document; the value of a fresh object then stands.
  [[nodiscard]] constexpr Field or_default() const {
    Field copy = *this;
    copy.defaulted = true;
    return copy;
  }
};

template <class Owner, class T>
constexpr Field<Owner, T> field(const char* name, T Owner::*member) {
  return {name, member};
}

/// A variant that stands on the wire as two members: `tag` names the alternative (its
/// `kKind`), `name` holds it: {"kind": "placeOrder", "args": {...}}.
template <class Owner, class V>
struct TaggedField {
  using Value = V;
  const char* tag;
  const char* name;
  V Owner::*member;
};

template <class Owner, class V>
constexpr TaggedField<Owner, V> tagged(const char* tag, const char* name, V Owner::*member) {
  return {tag, name, member};
}

namespace detail {

template <std::size_t i, class F>
struct Leaf {
  F field;
};
template <class Positions, class... F>
struct Leaves;
template <std::size_t... i, class... F>
struct Leaves<std::index_sequence<i...>, F...> : Leaf<i, F>... {};

}  // namespace detail

/// The fields of one type. A plain aggregate, since std::tuple costs seconds of compilation in
/// every file that sees the tables.
template <class... F>
struct FieldTable : detail::Leaves<std::index_sequence_for<F...>, F...> {
  static constexpr std::size_t kCount = sizeof...(F);
};

template <class... F>
constexpr FieldTable<F...> fields(F... f) {
  return {{{f}...}};
}

/// The i-th field of a table.
template <std::size_t i, class F>
constexpr const F& field_at(const detail::Leaf<i, F>& leaf) {
  return leaf.field;
}

/// Calls `visit` with each field, in declared order.
template <class... F, class Visit>
constexpr void for_each_field(const FieldTable<F...>& table, Visit visit) {
  [&]<std::size_t... i>(std::index_sequence<i...>) { (visit(field_at<i>(table)), ...); }
  (std::index_sequence_for<F...>{});
}

/// A type with a field table.
template <class T>
concept Wire = requires {
  T::kFields;
};

/// An alternative of a variant: a wire type that knows its name in the variant.
template <class T>
concept Alternative = Wire<T> && requires {
  T::kKind;
};

/// A count of one thing that must not be mixed with counts of another.
template <class Tag>
struct Whole {
  std::int64_t value = 0;

  friend constexpr bool operator==(Whole, Whole) = default;
  friend constexpr auto operator<=>(Whole, Whole) = default;
  friend constexpr Whole operator+(Whole a, Whole b) { return {a.value + b.value}; }
  friend constexpr Whole operator-(Whole a, Whole b) { return {a.value - b.value}; }
  friend constexpr Whole operator-(Whole a) { return {-a.value}; }
  constexpr Whole& operator+=(Whole b) { return value += b.value, *this; }
  constexpr Whole& operator-=(Whole b) { return value -= b.value, *this; }
};

/// True if a result may leave core: |value| <= 2^53 - 1.
template <class Tag>
[[nodiscard]] constexpr bool in_range(Whole<Tag> whole) {
  return whole.value >= -kMaxInteger && whole.value <= kMaxInteger;
}

namespace detail {

template <std::size_t N>
consteval std::array<std::string_view, N> split_names(std::string_view list) {
  std::array<std::string_view, N> names{};
  for (std::size_t i = 0; i < N; ++i) {
    const std::size_t comma = list.find(',');
    names[i] = list.substr(0, comma);
    if (comma != std::string_view::npos) list = list.substr(list.find_first_not_of(", ", comma));
  }
  return names;
}

consteval std::size_t count_names(std::string_view list) {
  std::size_t count = 1;
  for (const char c : list) count += c == ',';
  return count;
}

}  // namespace detail

/// Declares an enumeration whose enumerators are its wire names.
#define TILLSIDE_ENUM(Type, ...)                                                      \
  enum class Type : std::uint8_t { __VA_ARGS__ };                                     \
  inline constexpr auto k##Type##Names =                                              \
      ::tillside::detail::split_names<::tillside::detail::count_names(#__VA_ARGS__)>( \
          #__VA_ARGS__);                                                              \
  [[nodiscard]] constexpr const auto& names_of(Type) { return k##Type##Names; }       \
  [[nodiscard]] constexpr std::string_view name(Type value) {                         \
    return k##Type##Names[static_cast<std::size_t>(value)];                           \
  }

template <class E>
concept NamedEnum = std::is_enum_v<E> && requires(E e) {
  names_of(e);
};

}  // namespace tillside
