// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "http/message.h"

namespace tillside::http {

/// Makes the log one JSON object a line, on standard error.
void set_up_log();

/// Keeps it quiet, for measurements.
void silence_log();

/// Writes what was asked and how it went: the route, never the path, no name, no id, no body.
void log_request(std::string_view method, std::string_view route, const Response& response,
                 double seconds);

/// Something that happened to the server itself.
void log_event(std::string_view event, std::string_view text);

}  // namespace tillside::http
