// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// The field tables as plain data, for programs that print them in another language.

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "tillside/tillside.h"

namespace tillside::emit {

namespace detail {

template <class T>
inline constexpr bool kMayBeAbsent = false;
template <class T>
inline constexpr bool kMayBeAbsent<std::optional<T>> = true;

}  // namespace detail

enum class Shape { boolean, integer, text, error_code, figure, list, map, named };

/// What a member holds: a scalar, a list or map of something, or a named definition.
struct Type {
  Shape shape = Shape::boolean;
  std::shared_ptr<Type> of = {};  ///< entries of a list or map
  std::string name = {};          ///< of the definition
};

struct Member {
  std::string name;
  Type type;
  bool optional = false;   ///< may be absent, on input and output
  bool defaulted = false;  ///< may be absent on input alone
  Bounds bounds = {};
  std::string tag = {};  ///< of a tagged variant: the member that names the alternative
};

struct Choice {
  std::string kind;
  std::string name;  ///< of the definition
};

/// An object, an enumeration (names) or a variant (choices).
struct Definition {
  std::string name;
  std::vector<Member> members = {};
  std::vector<std::string> names = {};
  std::vector<Choice> choices = {};
};

/// "tillside::PointsLot" -> "PointsLot", from what the compiler calls this function.
template <class T>
std::string type_name() {
  const std::string_view text = __PRETTY_FUNCTION__;
  std::string_view inner = text.substr(text.find("T = ") + 4);
  inner = inner.substr(0, inner.find_first_of(";]"));
  const std::size_t colons = inner.rfind("::");
  return std::string(colons == std::string_view::npos ? inner : inner.substr(colons + 2));
}

/// Variants have no name of their own that the compiler would tell.
inline std::string variant_name(const Condition*) { return "Condition"; }
inline std::string variant_name(const Benefit*) { return "Benefit"; }
inline std::string variant_name(const EarnAmount*) { return "EarnAmount"; }
inline std::string variant_name(const CommandArgs*) { return "CommandArgs"; }
inline std::string variant_name(const Event*) { return "Event"; }

/// All definitions reached from the roots that were added, in the order reached.
class Model {
 public:
  template <class T>
  Type add() {
    return type_of(static_cast<const T*>(nullptr));
  }
  [[nodiscard]] const std::vector<Definition>& definitions() const { return definitions_; }
  [[nodiscard]] const Definition* find(const std::string& name) const {
    for (const Definition& definition : definitions_) {
      if (definition.name == name) return &definition;
    }
    return nullptr;
  }

 private:
  Type type_of(const bool*) { return {Shape::boolean}; }
  Type type_of(const std::int64_t*) { return {Shape::integer}; }
  Type type_of(const std::string*) { return {Shape::text}; }
  Type type_of(const Errc*) { return {Shape::error_code}; }
  Type type_of(const Detail*) { return {Shape::figure}; }
  template <class Tag>
  Type type_of(const Whole<Tag>*) {
    return {Shape::integer};
  }
  template <class T>
  Type type_of(const std::optional<T>*) {
    return add<T>();
  }
  template <class T>
  Type type_of(const std::vector<T>*) {
    return {Shape::list, std::make_shared<Type>(add<T>())};
  }
  template <class T>
  Type type_of(const std::map<std::string, T>*) {
    return {Shape::map, std::make_shared<Type>(add<T>())};
  }
  template <NamedEnum E>
  Type type_of(const E*) {
    Definition definition{type_name<E>()};
    for (const std::string_view name : names_of(E{})) definition.names.emplace_back(name);
    return put(std::move(definition));
  }
  template <Alternative... A>
  Type type_of(const std::variant<A...>* variant) {
    Definition definition{variant_name(variant)};
    (definition.choices.push_back({A::kKind, add<A>().name}), ...);
    return put(std::move(definition));
  }
  template <Wire T>
  Type type_of(const T*) {
    Definition definition{type_name<T>()};
    if (find(definition.name) == nullptr) {
      for_each_field(T::kFields, [&](const auto& f) { definition.members.push_back(member(f)); });
    }
    return put(std::move(definition));
  }

  template <class Owner, class V>
  Member member(const Field<Owner, V>& f) {
    return {f.name, add<V>(), detail::kMayBeAbsent<V>, f.defaulted, f.bounds};
  }
  template <class Owner, class V>
  Member member(const TaggedField<Owner, V>& f) {
    Member made{f.name, add<V>()};
    made.tag = f.tag;
    return made;
  }

  Type put(Definition definition) {
    Type type{Shape::named, {}, definition.name};
    if (find(definition.name) == nullptr) definitions_.push_back(std::move(definition));
    return type;
  }

  std::vector<Definition> definitions_;
};

}  // namespace tillside::emit
