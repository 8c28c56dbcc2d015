// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// The shape of a type as data, made from its field table. One reader and one writer walk
/// shapes, so that a new type costs a table and no code (a codec for each type would make
/// the Wasm three times as large).

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "tillside/fields.h"
#include "tillside/place.h"

namespace tillside {

enum class ShapeKind : std::uint8_t {
  boolean,
  integer,
  text,
  name,    ///< an enumeration
  code,    ///< an Errc
  detail,  ///< an integer or a text
  optional,
  list,
  map,
  object,
  variant,
};

struct Shape;

/// One member of an object. A tagged one stands as two: `tag` names what `name` holds.
struct Member {
  const char* name;
  const char* tag;  ///< null unless tagged
  Place at;
  const Shape* shape;
  const Bounds* bounds;
  bool defaulted;
};

/// One object for all members with the same bounds; every table entry is bytes of the Wasm.
template <std::int64_t min, std::int64_t max, Errc error, Errc above>
inline constexpr Bounds kBounds = {min, max, error, above};
inline constexpr const Bounds& kUnbounded =
    kBounds<Bounds{}.min, Bounds{}.max, Bounds{}.error, Bounds{}.above>;

/// What the walks need to do with a container of any type. Unused entries are null.
struct Access {
  std::size_t (*size)(const void*) = nullptr;     ///< entries; an optional has 0 or 1
  void (*reset)(void*, std::size_t) = nullptr;    ///< makes that many fresh entries
  void* (*entry)(void*, std::size_t) = nullptr;   ///< of a list, an optional, a variant
  void* (*insert)(void*, std::string) = nullptr;  ///< of a map
  void (*each)(const void*, void* visitor,
               void (*visit)(void*, const std::string&, const void*)) = nullptr;
};

/// A member in writing order: twice its position, plus one where the slot is its tag. The
/// position after the last stands for "kind", the name of an alternative.
using Slot = std::uint8_t;

struct Shape {
  ShapeKind kind;
  std::uint8_t count = 0;  ///< of names, members or alternatives
  std::uint8_t slot_count = 0;
  union {
    const Shape* element = nullptr;    ///< of optional, list, map
    const std::string_view* names;     ///< of an enumeration
    const Member* members;             ///< of an object, in declared order
    const Shape* const* alternatives;  ///< of a variant
  };
  const Access* access = nullptr;
  const Slot* slots = nullptr;             ///< of an object, in writing order
  const char* alternative_name = nullptr;  ///< kKind, where the type is an alternative
};

template <class T>
struct ShapeOf;

/// The shape of T; one object for each type.
template <class T>
inline constexpr Shape kShape = ShapeOf<T>::make();

template <>
struct ShapeOf<bool> {
  static consteval Shape make() { return {.kind = ShapeKind::boolean}; }
};
template <>
struct ShapeOf<std::int64_t> {
  static consteval Shape make() { return {.kind = ShapeKind::integer}; }
};
template <class Tag>
struct ShapeOf<Whole<Tag>> {
  static_assert(sizeof(Whole<Tag>) == sizeof(std::int64_t));
  static consteval Shape make() { return {.kind = ShapeKind::integer}; }
};
template <>
struct ShapeOf<std::string> {
  static consteval Shape make() { return {.kind = ShapeKind::text}; }
};
template <>
struct ShapeOf<Errc> {
  static consteval Shape make() { return {.kind = ShapeKind::code}; }
};
template <>
struct ShapeOf<Detail> {
  static consteval Shape make() { return {.kind = ShapeKind::detail}; }
};
template <NamedEnum E>
struct ShapeOf<E> {
  static_assert(sizeof(E) == 1);
  static consteval Shape make() {
    return {.kind = ShapeKind::name, .count = names_of(E{}).size(), .names = names_of(E{}).data()};
  }
};

template <class T>
struct ShapeOf<std::optional<T>> {
  static constexpr Access kAccess = {
      .size = [](const void* o) -> std::size_t {
        return static_cast<const std::optional<T>*>(o)->has_value();
      },
      .reset = [](void* o, std::size_t) { static_cast<std::optional<T>*>(o)->emplace(); },
      .entry = [](void* o, std::size_t) -> void* { return &**static_cast<std::optional<T>*>(o); }};
  static consteval Shape make() {
    return {.kind = ShapeKind::optional, .element = &kShape<T>, .access = &kAccess};
  }
};

template <class T>
struct ShapeOf<std::vector<T>> {
  static constexpr Access kAccess = {
      .size = [](const void* o) { return static_cast<const std::vector<T>*>(o)->size(); },
      .reset = [](void* o, std::size_t n) { *static_cast<std::vector<T>*>(o) = std::vector<T>(n); },
      .entry = [](void* o, std::size_t i) -> void* {
        return static_cast<std::vector<T>*>(o)->data() + i;
      }};
  static consteval Shape make() {
    return {.kind = ShapeKind::list, .element = &kShape<T>, .access = &kAccess};
  }
};

template <class T>
struct ShapeOf<std::map<std::string, T>> {
  using Map = std::map<std::string, T>;
  static constexpr Access kAccess = {
      .size = [](const void* o) { return static_cast<const Map*>(o)->size(); },
      .reset = [](void* o, std::size_t) { static_cast<Map*>(o)->clear(); },
      .insert = [](void* o, std::string key) -> void* {
        return &(*static_cast<Map*>(o))[std::move(key)];
      },
      .each =
          [](const void* o, void* visitor, void (*visit)(void*, const std::string&, const void*)) {
            for (const auto& [key, value] : *static_cast<const Map*>(o)) {
              visit(visitor, key, &value);
            }
          }};
  static consteval Shape make() {
    return {.kind = ShapeKind::map, .element = &kShape<T>, .access = &kAccess};
  }
};

template <Alternative... A>
struct ShapeOf<std::variant<A...>> {
  using V = std::variant<A...>;
  static constexpr Access kAccess = {
      .size = [](const void* o) { return static_cast<const V*>(o)->index(); },
      .reset =
          [](void* o, std::size_t i) {
            std::size_t position = 0;
            ((position++ == i ? void(static_cast<V*>(o)->template emplace<A>()) : void()), ...);
          },
      .entry = [](void* o, std::size_t) -> void* {
        return std::visit([](auto& held) -> void* { return &held; }, *static_cast<V*>(o));
      }};
  static constexpr const Shape* kAlternatives[] = {&kShape<A>...};
  static consteval Shape make() {
    return {.kind = ShapeKind::variant,
            .count = sizeof...(A),
            .alternatives = kAlternatives,
            .access = &kAccess};
  }
};

/// The name of the alternative that a variant holds.
template <Alternative... A>
[[nodiscard]] const char* kind_of(const std::variant<A...>& variant) {
  return kShape<std::variant<A...>>.alternatives[variant.index()]->alternative_name;
}

template <Wire T>
struct ShapeOf<T> {
  static constexpr std::size_t kCount = decltype(T::kFields)::kCount;

  template <class F>
  static constexpr bool kIsTagged = requires(F f) {
    f.tag;
  };

  template <std::size_t i>
  static consteval Member member() {
    constexpr auto f = field_at<i>(T::kFields);
    using F = std::remove_const_t<decltype(f)>;
    const Shape* shape = &kShape<typename F::Value>;
    if constexpr (kIsTagged<F>) {
      return {f.name, f.tag, kPlace<T, i>, shape, &kUnbounded, false};
    } else {
      constexpr Bounds b = f.bounds;
      return {f.name,     nullptr, kPlace<T, i>, shape, &kBounds<b.min, b.max, b.error, b.above>,
              f.defaulted};
    }
  }

  // One entry more than needed, since an empty table has no address.
  static constexpr auto kMembers = []<std::size_t... i>(std::index_sequence<i...>) {
    return std::array<Member, kCount + 1>{member<i>()..., Member{}};
  }
  (std::make_index_sequence<kCount>());

  static consteval std::size_t count_slots() {
    std::size_t count = kCount + (Alternative<T> ? 1 : 0);
    for (std::size_t i = 0; i < kCount; ++i) count += kMembers[i].tag != nullptr;
    return count;
  }

  static constexpr std::string_view name_of(Slot slot) {
    const std::size_t member = slot / 2;
    if (member == kCount) return "kind";
    return slot % 2 != 0 ? kMembers[member].tag : kMembers[member].name;
  }

  static constexpr auto kSlots = [] {
    static_assert(kCount < 127);
    std::array<Slot, count_slots() + 1> slots{};
    std::size_t count = 0;
    for (std::size_t i = 0; i < kCount; ++i) {
      if (kMembers[i].tag != nullptr) slots[count++] = static_cast<Slot>(2 * i + 1);
      slots[count++] = static_cast<Slot>(2 * i);
    }
    if constexpr (Alternative<T>) slots[count++] = static_cast<Slot>(2 * kCount);
    std::sort(slots.begin(), slots.begin() + count,
              [](Slot a, Slot b) { return name_of(a) < name_of(b); });
    return slots;
  }();

  static consteval Shape make() {
    Shape shape = {.kind = ShapeKind::object,
                   .count = kCount,
                   .slot_count = count_slots(),
                   .members = kMembers.data(),
                   .slots = kSlots.data()};
    if constexpr (Alternative<T>) shape.alternative_name = T::kKind;
    return shape;
  }
};

}  // namespace tillside
