// SPDX-License-Identifier: MIT
#include "tillside/read.h"

namespace tillside {

bool Reading::fail(Errc code, std::string value, std::string rule) {
  std::string pointer;
  for (const Step* step = last_; step != nullptr; step = step->before_) {
    pointer.insert(0, step->text());
  }
  error_ = {.code = code,
            .pointer = std::move(pointer),
            .value = std::move(value),
            .rule = std::move(rule)};
  return false;
}

bool Reading::fail_at(std::string_view child, Errc code, std::string rule) {
  const Step step(*this, child);
  return fail(code, {}, std::move(rule));
}

std::string Reading::Step::text() const {
  std::string text = "/";
  if (key_ == nullptr) return text + std::to_string(figure_);
  const std::string_view key =
      figure_ == kEndsWith0 ? std::string_view(key_) : std::string_view(key_, figure_);
  for (const char c : key) {
    if (c == '~') {
      text += "~0";
    } else if (c == '/') {
      text += "~1";
    } else {
      text += c;
    }
  }
  return text;
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

bool is_slot(const Shape& object, std::string_view key, bool with_kind) {
  for (std::size_t i = 0; i < object.count; ++i) {
    const Member& member = object.members[i];
    if (key == member.name || (member.tag != nullptr && key == member.tag)) return true;
  }
  return with_kind && key == "kind";
}

}  // namespace detail
}  // namespace tillside
