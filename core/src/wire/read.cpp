// SPDX-License-Identifier: MIT
#include "tillside/read.h"

namespace tillside {

bool Reading::fail(Errc code, std::string value, std::string rule) {
  error_ = {.code = code, .pointer = pointer(), .value = std::move(value), .rule = std::move(rule)};
  return false;
}

bool Reading::fail_at(std::string_view child, Errc code, std::string rule) {
  enter(child);
  return fail(code, {}, std::move(rule));
}

std::string Reading::pointer() const {
  std::string path;
  for (const Step& step : steps_) {
    path += '/';
    if (step.key.data() == nullptr) path += std::to_string(step.index);
    for (const char c : step.key) {
      if (c == '~') {
        path += "~0";
      } else if (c == '/') {
        path += "~1";
      } else {
        path += c;
      }
    }
  }
  return path;
}

std::string shorten(std::string text) {
  if (text.size() <= 80) return text;
  std::size_t end = 77;  // never inside a UTF-8 sequence
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  text.resize(end);
  return text + "...";
}

std::string describe_bounds(ShapeKind kind, const Bounds& bounds) {
  const std::string range = std::to_string(bounds.min) + " to " + std::to_string(bounds.max);
  if (kind == ShapeKind::integer) return "an integer from " + range;
  const std::string size = bounds.min <= 0 ? "at most " + std::to_string(bounds.max) : range;
  if (kind == ShapeKind::text) return "a text of " + size + " bytes";
  return (kind == ShapeKind::list ? "a list of " : "an object of ") + size + " entries";
}

std::optional<Errc> errc_named(std::string_view wanted) {
  static constexpr Errc kAll[] = {
#define TILLSIDE_ERROR(name, number, text) Errc::name,
#include "tillside/errors.def"
#undef TILLSIDE_ERROR
  };
  for (const Errc code : kAll) {
    if (name(code) == wanted) return code;
  }
  return std::nullopt;
}

namespace detail {
namespace {

std::string_view name_at(const Shape& shape, std::size_t i) {
  return shape.kind == ShapeKind::name ? shape.names[i] : shape.alternatives[i]->alternative_name;
}

}  // namespace

std::string join_names(const Shape& shape) {
  std::string text = "one of ";
  for (std::size_t i = 0; i < shape.count; ++i) {
    if (i > 0) text += ", ";
    text += name_at(shape, i);
  }
  return text;
}

std::optional<std::size_t> position_of(std::string_view wanted, const Shape& shape) {
  for (std::size_t i = 0; i < shape.count; ++i) {
    if (name_at(shape, i) == wanted) return i;
  }
  return std::nullopt;
}

std::string unknown_key(const Shape& object, const std::vector<std::string>& keys, bool with_kind) {
  const auto known = [&](const std::string& key) {
    for (std::size_t i = 0; i < object.count; ++i) {
      const Member& member = object.members[i];
      if (key == member.name || (member.tag != nullptr && key == member.tag)) return true;
    }
    return with_kind && key == "kind";
  };
  for (const std::string& key : keys) {
    if (!known(key)) return key;
  }
  return {};
}

}  // namespace detail
}  // namespace tillside
