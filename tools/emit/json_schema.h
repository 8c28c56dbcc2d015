// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// The model as JSON Schema (2020-12). The bounds of texts are bytes of UTF-8 in core; the
/// schema can only say characters, so it is the weaker check.

#include <ostream>
#include <set>

#include "model.h"

namespace tillside::emit {

class JsonSchema {
 public:
  JsonSchema(const Model& model, std::ostream& out) : model_(model), out_(out) {}

  /// One document, with everything that it refers to under `$defs`.
  void print(const std::string& name) {
    std::set<std::string> reached;
    reach(name, reached);
    out_ << "{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n  \"title\": \""
         << name << "\",\n  \"$ref\": \"#/$defs/" << name << "\",\n  \"$defs\": {";
    const char* comma = "\n";
    for (const Definition& definition : model_.definitions()) {
      if (!reached.contains(definition.name)) continue;
      out_ << comma << "    \"" << definition.name << "\": " << body(definition);
      comma = ",\n";
    }
    out_ << "\n  }\n}\n";
  }

 private:
  void reach(const std::string& name, std::set<std::string>& reached) const {
    if (!reached.insert(name).second) return;
    const Definition* definition = model_.find(name);
    for (const Member& member : definition->members) {
      const Type* type = &member.type;
      while (type->of) type = type->of.get();
      if (type->shape == Shape::named) reach(type->name, reached);
    }
    for (const Choice& choice : definition->choices) reach(choice.name, reached);
  }

  static std::string limits(const char* low, const char* high, const Bounds& bounds, bool count) {
    std::string text;
    if (!count || bounds.min > 0) {
      text += std::string(", \"") + low + "\": " + std::to_string(bounds.min);
    }
    if (!count || bounds.max < kMaxInteger) {
      text += std::string(", \"") + high + "\": " + std::to_string(bounds.max);
    }
    return text;
  }

  static std::string error_names() {
    std::string text;
#define TILLSIDE_ERROR(name, number, sentence) \
  text += text.empty() ? "\"" #name "\"" : ", \"" #name "\"";
#include "tillside/errors.def"
#undef TILLSIDE_ERROR
    return text;
  }

  [[nodiscard]] std::string spell(const Type& type, const Bounds& bounds) const {
    switch (type.shape) {
      case Shape::boolean:
        return R"({ "type": "boolean" })";
      case Shape::integer:
        return R"({ "type": "integer")" + limits("minimum", "maximum", bounds, false) + " }";
      case Shape::text:
        return R"({ "type": "string")" + limits("minLength", "maxLength", bounds, true) + " }";
      case Shape::error_code:
        return R"({ "enum": [)" + error_names() + "] }";
      case Shape::figure:
        return R"({ "type": ["integer", "string"] })";
      case Shape::list:
        return R"({ "type": "array", "items": )" + spell(*type.of, {}) +
               limits("minItems", "maxItems", bounds, true) + " }";
      case Shape::map:
        return R"({ "type": "object", "additionalProperties": )" + spell(*type.of, {}) +
               limits("minProperties", "maxProperties", bounds, true) + " }";
      case Shape::named:
        return R"({ "$ref": "#/$defs/)" + type.name + "\" }";
    }
    return "{}";
  }

  [[nodiscard]] std::string body(const Definition& definition) const {
    std::string text;
    if (!definition.names.empty()) {
      for (const std::string& name : definition.names) {
        text += (text.empty() ? "\"" : ", \"") + name + "\"";
      }
      return R"({ "enum": [)" + text + "] }";
    }
    if (!definition.choices.empty()) {
      for (const Choice& choice : definition.choices) {
        text += (text.empty() ? "\n      " : ",\n      ") +
                object(*model_.find(choice.name), choice.kind);
      }
      return R"({ "oneOf": [)" + text + "\n    ] }";
    }
    return object(definition, "");
  }

  /// An object closed to other members. With a kind where it is an alternative of a variant.
  [[nodiscard]] std::string object(const Definition& definition, const std::string& kind) const {
    std::string properties;
    std::string required;
    std::string choices;
    const auto add = [](std::string& list, const std::string& entry) {
      list += (list.empty() ? " " : ", ") + entry;
    };
    if (!kind.empty()) {
      add(properties, R"("kind": { "const": ")" + kind + "\" }");
      add(required, "\"kind\"");
    }
    for (const Member& member : definition.members) {
      if (!member.tag.empty()) {
        add(properties, "\"" + member.tag + R"(": { "type": "string" }, ")" + member.name +
                            R"(": { "type": "object" })");
        add(required, "\"" + member.tag + "\", \"" + member.name + "\"");
        for (const Choice& choice : model_.find(member.type.name)->choices) {
          add(choices, R"({ "properties": { ")" + member.tag + R"(": { "const": ")" + choice.kind +
                           R"(" }, ")" + member.name +
                           "\": " + object(*model_.find(choice.name), "") + " } }");
        }
        continue;
      }
      add(properties, "\"" + member.name + "\": " + spell(member.type, member.bounds));
      if (!member.optional && !member.defaulted) add(required, "\"" + member.name + "\"");
    }
    return R"({ "type": "object", "additionalProperties": false, "properties": {)" + properties +
           (properties.empty() ? "" : " ") + "}" +
           (required.empty() ? "" : R"(, "required": [)" + required.substr(1) + "]") +
           (choices.empty() ? "" : R"(, "oneOf": [)" + choices + " ]") + " }";
  }

  const Model& model_;
  std::ostream& out_;
};

}  // namespace tillside::emit
