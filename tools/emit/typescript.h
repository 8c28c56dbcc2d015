// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// The model as TypeScript. A type whose document may leave members out on input comes twice:
/// `Cart` as the engine writes it, `CartInput` as it reads it.

#include <ostream>
#include <set>

#include "model.h"

namespace tillside::emit {

class TypeScript {
 public:
  TypeScript(const Model& model, std::ostream& out) : model_(model), out_(out) {}

  /// The TypeScript type of a value; of one that is read where `input`.
  [[nodiscard]] std::string spell(const Type& type, bool input) const {
    switch (type.shape) {
      case Shape::boolean:
        return "boolean";
      case Shape::integer:
        return "number";
      case Shape::text:
        return "string";
      case Shape::error_code:
        return "ErrorCode";
      case Shape::figure:
        return "Detail";
      case Shape::list:
        return "readonly " + parenthesised(spell(*type.of, input)) + "[]";
      case Shape::map:
        return "Readonly<Record<string, " + spell(*type.of, input) + ">>";
      case Shape::named:
        return named(type.name, input);
    }
    return "never";
  }

  void print_definitions() {
    for (const Definition& definition : model_.definitions()) {
      print(definition, false);
      if (has_input_form(definition.name)) print(definition, true);
    }
  }

 private:
  [[nodiscard]] std::string named(const std::string& name, bool input) const {
    return input && has_input_form(name) ? name + "Input" : name;
  }

  static std::string parenthesised(const std::string& text) {
    return text.find(' ') == std::string::npos ? text : "(" + text + ")";
  }

  /// True if the document may leave something out that the engine always writes.
  [[nodiscard]] bool has_input_form(const std::string& name) const {
    std::set<std::string> seen;
    return differs(name, seen);
  }
  bool differs(const std::string& name, std::set<std::string>& seen) const {
    if (!seen.insert(name).second) return false;
    const Definition* definition = model_.find(name);
    for (const Member& member : definition->members) {
      const Type* type = &member.type;
      while (type->of) type = type->of.get();
      if (member.defaulted || (type->shape == Shape::named && differs(type->name, seen))) {
        return true;
      }
    }
    for (const Choice& choice : definition->choices) {
      if (differs(choice.name, seen)) return true;
    }
    return false;
  }

  void print(const Definition& definition, bool input) {
    const std::string name = definition.name + (input ? "Input" : "");
    if (!definition.names.empty()) {
      out_ << "\nexport type " << name << " =";
      for (const std::string& each : definition.names) out_ << "\n  | \"" << each << '"';
      out_ << ";\n";
      return;
    }
    if (!definition.choices.empty()) {
      out_ << "\nexport type " << name << " =";
      for (const Choice& choice : definition.choices) {
        out_ << "\n  | ({ readonly kind: \"" << choice.kind << "\" } & "
             << named(choice.name, input) << ")";
      }
      out_ << ";\n";
      return;
    }
    print_object(definition, name, input);
  }

  void print_object(const Definition& definition, const std::string& name, bool input) {
    const Member* tagged = nullptr;
    for (const Member& member : definition.members) {
      if (!member.tag.empty()) tagged = &member;
    }
    if (definition.members.empty()) {
      out_ << "\nexport type " << name << " = Readonly<Record<never, never>>;\n";
      return;
    }
    out_ << "\nexport " << (tagged ? "type " + name + " = {" : "interface " + name + " {") << '\n';
    for (const Member& member : definition.members) {
      if (!member.tag.empty()) continue;
      const bool absent = member.optional || (input && member.defaulted);
      out_ << "  readonly " << member.name << (absent ? "?: " : ": ") << spell(member.type, input)
           << ";\n";
    }
    if (tagged == nullptr) {
      out_ << "}\n";
      return;
    }
    out_ << "} & (";
    for (const Choice& choice : model_.find(tagged->type.name)->choices) {
      out_ << "\n  | { readonly " << tagged->tag << ": \"" << choice.kind << "\"; readonly "
           << tagged->name << ": " << named(choice.name, input) << " }";
    }
    out_ << "\n);\n";
  }

  const Model& model_;
  std::ostream& out_;
};

}  // namespace tillside::emit
