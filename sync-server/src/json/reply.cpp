// SPDX-License-Identifier: MIT
#include "json/reply.h"

#include <nlohmann/json.hpp>

namespace tillside {

Error error_from(const nlohmann::json& error) {
  Error carried;
  const auto text = [&](const char* key) { return error.value(key, std::string()); };
  carried.code = errc_named(text("code")).value_or(Errc::internal_fault);
  carried.pointer = text("pointer");
  carried.value = text("value");
  carried.rule = text("rule");
  if (const auto detail = error.find("detail"); detail != error.end()) {
    for (const auto& [key, figure] : detail->items()) {
      if (figure.is_string()) {
        carried.detail[key] = figure.get<std::string>();
      } else {
        carried.detail[key] = figure.get<std::int64_t>();
      }
    }
  }
  return carried;
}

Status detail::read_reply_into(std::string_view text, void* out, const Shape& shape) {
  TILLSIDE_TRY(const nlohmann::json reply, parse_json(text));
  if (!reply.value("ok", false)) return error_from(reply["error"]);
  Reading reading;
  if (!read_shape(reading, JsonSource(&reply["value"]), out, shape, {})) return reading.error();
  return Done{};
}

}  // namespace tillside
