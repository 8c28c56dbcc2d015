// SPDX-License-Identifier: MIT
#include "tillside/read.h"

namespace tillside {

bool Reading::fail(Errc code, std::string value, std::string rule) {
  error_ = {.code = code, .pointer = path_, .value = std::move(value), .rule = std::move(rule)};
  return false;
}

bool Reading::fail_at(std::string_view child, Errc code, std::string rule) {
  enter(child);
  return fail(code, {}, std::move(rule));
}

void Reading::enter(std::string_view key) {
  marks_.push_back(path_.size());
  path_ += '/';
  for (const char c : key) {
    if (c == '~') {
      path_ += "~0";
    } else if (c == '/') {
      path_ += "~1";
    } else {
      path_ += c;
    }
  }
}

void Reading::enter(std::size_t index) { enter(std::string_view(std::to_string(index))); }

std::string describe_bounds(std::string_view thing, const Bounds& bounds) {
  const bool number = thing == "an integer";
  std::string text(thing);
  text += number ? " " : " of ";
  const bool open_below = bounds.min == -kMaxInteger || (!number && bounds.min == 0);
  if (open_below && !number) {
    text += "at most " + std::to_string(bounds.max);
  } else {
    text += number ? "from " : "";
    text += std::to_string(bounds.min) + " to " + std::to_string(bounds.max);
  }
  if (number) return text;
  return text + (thing == "a text" ? " bytes" : " entries");
}

std::optional<Errc> errc_named(std::string_view wanted) {
#define TILLSIDE_ERROR(name, number, text) \
  if (wanted == #name) return Errc::name;
#include "tillside/errors.def"
#undef TILLSIDE_ERROR
  return std::nullopt;
}

namespace detail {

bool check_bounds(Reading& reading, std::int64_t figure, const Bounds& bounds,
                  std::string_view thing, std::string (*excerpt)(const void*), const void* source) {
  if (figure >= bounds.min && figure <= bounds.max) return true;
  return reading.fail(bounds.error, excerpt(source), describe_bounds(thing, bounds));
}

std::string join_names(const std::string_view* names, std::size_t count) {
  std::string text = "one of ";
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0) text += ", ";
    text += names[i];
  }
  return text;
}

}  // namespace detail
}  // namespace tillside
