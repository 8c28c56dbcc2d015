// SPDX-License-Identifier: MIT
#include "http/access_log.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include "tillside/write.h"

namespace tillside::http {

void set_up_log() {
  auto log = spdlog::stderr_logger_mt("tillside");
  log->set_pattern(R"({"at":"%Y-%m-%dT%H:%M:%S.%eZ","level":"%l",%v})",
                   spdlog::pattern_time_type::utc);
  spdlog::set_default_logger(log);
}

void silence_log() { spdlog::set_level(spdlog::level::off); }

void log_request(std::string_view method, std::string_view route, const Response& response,
                 double seconds) {
  // Methods other than the known ones are a caller's own text.
  constexpr std::string_view kMethods[] = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"};
  std::string_view known = "other";
  for (const std::string_view candidate : kMethods) {
    if (candidate == method) known = candidate;
  }
  spdlog::info(R"("event":"request","method":"{}","route":"{}","status":{},"bytes":{},"ms":{:.2f})",
               known, route, response.status, response.body != nullptr ? response.body->size() : 0,
               seconds * 1000);
}

void log_event(std::string_view event, std::string_view text) {
  spdlog::info(R"("event":"{}","text":{})", event, canonical_json(std::string(text)));
}

}  // namespace tillside::http
