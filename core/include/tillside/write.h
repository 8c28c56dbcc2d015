// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// The one walk from core values to a document. A sink takes the pieces: `CanonicalJson`
/// writes RFC 8785 text; the Wasm shell has a sink that makes JavaScript objects.
/// Members come in the order of their names, so every shell shows the same document.

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "tillside/fields.h"

namespace tillside {

/// Canonical JSON (RFC 8785; trivial here, since numbers are integers).
class CanonicalJson {
 public:
  void boolean(bool value);
  void integer(std::int64_t value);
  void text(std::string_view value);
  void begin_list(std::size_t count);
  void end_list();
  void begin_object();
  void key(std::string_view name);
  void end_object();

  [[nodiscard]] std::string take() && { return std::move(out_); }

 private:
  void separate();
  std::string out_;
  bool first_ = true;
};

/// Order of keys by UTF-16 code units, as RFC 8785 asks.
[[nodiscard]] bool utf16_less(std::string_view a, std::string_view b);

namespace detail {

/// A member of an object in writing order: the field's index, or its tag, or the `kind`.
struct Slot {
  std::string_view name;
  std::size_t index = 0;
  bool is_tag = false;
};

template <class F>
inline constexpr bool kIsTagged = false;
template <class Owner, class V>
inline constexpr bool kIsTagged<TaggedField<Owner, V>> = true;

template <class T>
inline constexpr bool kIsOptional = false;
template <class T>
inline constexpr bool kIsOptional<std::optional<T>> = true;

inline constexpr std::size_t kKindSlot = static_cast<std::size_t>(-1);

template <class T, bool with_kind>
consteval std::size_t count_slots() {
  return std::apply(
             [](auto... f) { return (std::size_t{0} + ... + (kIsTagged<decltype(f)> ? 2 : 1)); },
             T::kFields) +
         (with_kind ? 1 : 0);
}

template <class T, bool with_kind>
consteval auto sorted_slots() {
  std::array<Slot, count_slots<T, with_kind>()> slots{};
  std::size_t count = 0;
  std::size_t index = 0;
  auto add = [&](auto f) {
    if constexpr (kIsTagged<decltype(f)>) slots[count++] = {f.tag, index, true};
    slots[count++] = {f.name, index++, false};
  };
  std::apply([&](auto... f) { (add(f), ...); }, T::kFields);
  if constexpr (with_kind) slots[count++] = {"kind", kKindSlot, true};
  for (std::size_t i = 1; i < count; ++i) {
    for (std::size_t j = i; j > 0 && slots[j].name < slots[j - 1].name; --j) {
      const Slot moved = slots[j];
      slots[j] = slots[j - 1];
      slots[j - 1] = moved;
    }
  }
  return slots;
}

}  // namespace detail

template <class Sink>
void write(Sink& sink, bool value) {
  sink.boolean(value);
}
template <class Sink>
void write(Sink& sink, std::int64_t value) {
  sink.integer(value);
}
template <class Sink, class Tag>
void write(Sink& sink, Whole<Tag> value) {
  sink.integer(value.value);
}
template <class Sink>
void write(Sink& sink, const std::string& value) {
  sink.text(value);
}
template <class Sink>
void write(Sink& sink, Errc code) {
  sink.text(name(code));
}
template <class Sink, NamedEnum E>
void write(Sink& sink, E value) {
  sink.text(name(value));
}
template <class Sink>
void write(Sink& sink, const Detail& value) {
  if (const auto* figure = std::get_if<std::int64_t>(&value)) {
    sink.integer(*figure);
  } else {
    sink.text(*std::get_if<std::string>(&value));
  }
}
template <class Sink, class T>
void write(Sink& sink, const std::vector<T>& list);
template <class Sink, class T>
void write(Sink& sink, const std::map<std::string, T>& map);
template <class Sink, Wire T>
void write(Sink& sink, const T& value);
template <class Sink, Alternative... A>
void write(Sink& sink, const std::variant<A...>& value);

namespace detail {

template <class Sink, class T, std::size_t index, bool is_tag>
void write_member(Sink& sink, const T& value) {
  if constexpr (index == kKindSlot) {
    sink.key("kind");
    sink.text(T::kKind);
  } else {
    constexpr auto f = std::get<index>(T::kFields);
    const auto& member = value.*f.member;
    if constexpr (is_tag) {
      sink.key(f.tag);
      std::visit([&](const auto& held) { sink.text(std::decay_t<decltype(held)>::kKind); }, member);
    } else if constexpr (kIsTagged<std::decay_t<decltype(f)>>) {
      sink.key(f.name);
      std::visit([&](const auto& held) { write(sink, held); }, member);
    } else if constexpr (kIsOptional<std::decay_t<decltype(member)>>) {
      if (member) {
        sink.key(f.name);
        write(sink, *member);
      }
    } else {
      sink.key(f.name);
      write(sink, member);
    }
  }
}

template <bool with_kind, class Sink, class T>
void write_object(Sink& sink, const T& value) {
  static constexpr auto kSlots = sorted_slots<T, with_kind>();
  sink.begin_object();
  [&]<std::size_t... p>(std::index_sequence<p...>) {
    (write_member<Sink, T, kSlots[p].index, kSlots[p].is_tag>(sink, value), ...);
  }
  (std::make_index_sequence<kSlots.size()>());
  sink.end_object();
}

}  // namespace detail

template <class Sink, Wire T>
void write(Sink& sink, const T& value) {
  detail::write_object<false>(sink, value);
}

/// A variant as a value carries its name inside: {"kind": "percentOff", ...}.
template <class Sink, Alternative... A>
void write(Sink& sink, const std::variant<A...>& value) {
  std::visit([&](const auto& held) { detail::write_object<true>(sink, held); }, value);
}

template <class Sink, class T>
void write(Sink& sink, const std::vector<T>& list) {
  sink.begin_list(list.size());
  for (const T& entry : list) write(sink, entry);
  sink.end_list();
}

template <class Sink, class T>
void write(Sink& sink, const std::map<std::string, T>& map) {
  std::vector<const std::pair<const std::string, T>*> entries;
  entries.reserve(map.size());
  for (const auto& entry : map) entries.push_back(&entry);
  std::sort(entries.begin(), entries.end(),
            [](const auto* a, const auto* b) { return utf16_less(a->first, b->first); });
  sink.begin_object();
  for (const auto* entry : entries) {
    sink.key(entry->first);
    write(sink, entry->second);
  }
  sink.end_object();
}

/// An error leaves out what it does not know.
template <class Sink>
void write(Sink& sink, const Error& error) {
  sink.begin_object();
  sink.key("code");
  write(sink, error.code);
  if (!error.detail.empty()) {
    sink.key("detail");
    write(sink, error.detail);
  }
  const auto text = [&](const char* key, const std::string& value) {
    if (value.empty()) return;
    sink.key(key);
    sink.text(value);
  };
  text("pointer", error.pointer);
  text("rule", error.rule);
  text("value", error.value);
  sink.end_object();
}

/// {"ok": true, "value": ...} or {"ok": false, "error": ...}: the reply of every verb.
template <class Sink, class T>
void write(Sink& sink, const Result<T>& result) {
  sink.begin_object();
  if (!result) {
    sink.key("error");
    write(sink, result.error());
  }
  sink.key("ok");
  sink.boolean(result.has_value());
  if (result) {
    sink.key("value");
    write(sink, *result);
  }
  sink.end_object();
}

template <class T>
[[nodiscard]] std::string canonical_json(const T& value) {
  CanonicalJson sink;
  write(sink, value);
  return std::move(sink).take();
}

}  // namespace tillside
