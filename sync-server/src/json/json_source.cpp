// SPDX-License-Identifier: MIT
#include "json_source.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <set>

namespace tillside {
namespace {

using nlohmann::json;

constexpr int kMaxDepth = 64;

/// Watches the parse for what JSON allows and we do not.
class Watch {
 public:
  bool operator()(json::parse_event_t event, json& parsed) {
    if (event == json::parse_event_t::object_start) seen_.emplace_back();
    if (event == json::parse_event_t::object_end) seen_.pop_back();
    if (event == json::parse_event_t::key &&
        !seen_.back().insert(parsed.get<std::string>()).second) {
      error_ = Error{.code = Errc::duplicate_id,
                     .value = parsed.get<std::string>(),
                     .rule = "each key once in an object"};
    }
    return true;
  }
  [[nodiscard]] const std::optional<Error>& error() const { return error_; }

 private:
  std::vector<std::set<std::string>> seen_;
  std::optional<Error> error_;
};

/// Where a text stops being JSON.
class Stop final : public nlohmann::json_sax<json> {
 public:
  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(std::int64_t) override { return true; }
  bool number_unsigned(std::uint64_t) override { return true; }
  bool number_float(double, const std::string&) override { return true; }
  bool string(std::string&) override { return true; }
  bool binary(json::binary_t&) override { return true; }
  bool start_object(std::size_t) override { return true; }
  bool key(std::string&) override { return true; }
  bool end_object() override { return true; }
  bool start_array(std::size_t) override { return true; }
  bool end_array() override { return true; }
  bool parse_error(std::size_t at, const std::string&, const json::exception&) override {
    at_ = at;
    return false;
  }
  [[nodiscard]] std::size_t at() const { return at_; }

 private:
  std::size_t at_ = 0;
};

Error not_json(std::string_view text) {
  Stop stop;
  (void)json::sax_parse(text, &stop);  // it is known to fail; only the place is asked for
  const std::string_view before = text.substr(0, stop.at() > 0 ? stop.at() - 1 : 0);
  const auto line = 1 + std::count(before.begin(), before.end(), '\n');
  const std::size_t from = before.rfind('\n');  // npos + 1 is 0
  return {.code = Errc::malformed_json,
          .rule = "JSON in UTF-8 (not so at line " + std::to_string(line) + ", byte " +
                  std::to_string(before.size() - (from + 1) + 1) + ")"};
}

/// nlohmann recurses for nested values; so depth is bounded before it sees the text.
bool too_deep(std::string_view text) {
  int depth = 0;
  bool in_text = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_text) {
      if (c == '\\') ++i;
      if (c == '"') in_text = false;
    } else if (c == '"') {
      in_text = true;
    } else if (c == '{' || c == '[') {
      if (++depth > kMaxDepth) return true;
    } else if (c == '}' || c == ']') {
      --depth;
    }
  }
  return false;
}

}  // namespace

SourceKind JsonSource::kind() const {
  if (json_ == nullptr) return SourceKind::absent;
  switch (json_->type()) {
    case json::value_t::null:
      return SourceKind::null;
    case json::value_t::boolean:
      return SourceKind::boolean;
    case json::value_t::string:
      return SourceKind::text;
    case json::value_t::array:
      return SourceKind::list;
    case json::value_t::object:
      return SourceKind::object;
    default:
      return SourceKind::number;
  }
}

std::optional<std::int64_t> JsonSource::whole() const {
  if (json_->is_number_unsigned()) {
    const auto number = json_->get<std::uint64_t>();
    return number > INT64_MAX ? INT64_MAX : static_cast<std::int64_t>(number);
  }
  if (json_->is_number_integer()) return json_->get<std::int64_t>();
  const double number = json_->get<double>();
  if (number != std::trunc(number)) return std::nullopt;
  if (std::abs(number) > static_cast<double>(kMaxInteger)) {
    return number < 0 ? INT64_MIN : INT64_MAX;
  }
  return static_cast<std::int64_t>(number);
}

bool JsonSource::boolean() const { return json_->get<bool>(); }
std::string_view JsonSource::text() const { return json_->get_ref<const std::string&>(); }
std::size_t JsonSource::size() const { return json_->size(); }
JsonSource JsonSource::at(std::size_t i) const { return JsonSource(&(*json_)[i]); }

JsonSource JsonSource::find(std::string_view name) const {
  const auto found = json_->find(std::string(name));
  return JsonSource(found == json_->end() ? nullptr : &*found);
}

JsonSource JsonSource::Members::slot(Slot slot) const {
  return source_.find(slot_name(shape_, slot));
}

bool JsonSource::Members::only(bool with_kind) const {
  const auto& members = source_.json_->get_ref<const json::object_t&>();
  return std::all_of(members.begin(), members.end(), [&](const auto& member) {
    return detail::is_slot(shape_, member.first, with_kind);
  });
}

std::vector<SourceEntry<JsonSource>> JsonSource::entries() const {
  std::vector<SourceEntry<JsonSource>> entries;
  entries.reserve(json_->size());
  for (const auto& [key, value] : json_->get_ref<const json::object_t&>()) {
    entries.push_back({key, JsonSource(&value)});
  }
  return entries;
}

std::string JsonSource::excerpt() const {
  return shorten(json_->dump(-1, ' ', false, json::error_handler_t::replace));
}

Result<json> parse_json(std::string_view text) {
  if (too_deep(text)) return Error{.code = Errc::malformed_json, .rule = "at most 64 levels"};
  Watch watch;
  json parsed = json::parse(
      text, [&](int, json::parse_event_t event, json& at) { return watch(event, at); }, false);
  if (parsed.is_discarded()) return not_json(text);
  if (watch.error()) return *watch.error();
  return parsed;
}

namespace detail {

template bool read_shape<JsonSource>(Reading&, const JsonSource&, void*, const Shape&,
                                     const Bounds&, bool);

Status read_json_into(std::string_view text, void* out, const Shape& shape) {
  TILLSIDE_TRY(const json parsed, parse_json(text));
  Reading reading;
  if (!read_shape(reading, JsonSource(&parsed), out, shape, {})) return reading.error();
  return Done{};
}

}  // namespace detail
}  // namespace tillside
