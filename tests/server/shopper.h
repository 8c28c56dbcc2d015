// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// A browser that signs up and syncs, as far as a test needs one.

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "server/process.h"
#include "tillside/version.h"

namespace tillside::test {

using nlohmann::json;

inline json body_of(const Reply& reply) { return json::parse(reply.body, nullptr, false); }

class Shopper {
 public:
  Shopper(int port, const std::string& name) : port_(port) {
    const json shop = body_of(call(port, "GET", "/v1/shop"));
    program_ = shop["programHash"];
    const json form = {
        {"name", name}, {"password", "correct horse"}, {"agreement", shop["agreement"]["id"]}};
    const Reply made = post(port, "/v1/accounts", form.dump());
    REQUIRE(made.status == 201);
    cookie_ = cookie_of(made);
    id_ = body_of(made)["member"].get<std::string>();
  }

  [[nodiscard]] const std::string& cookie() const { return cookie_; }
  [[nodiscard]] const std::string& id() const { return id_; }
  [[nodiscard]] std::int64_t sent() const { return n_; }
  void move_to(int port) { port_ = port; }
  /// Takes the server's word for how many commands it has.
  void adopt(std::int64_t last_n) { n_ = last_n; }

  static std::string command_id(std::int64_t n) {
    const std::string digits = std::to_string(n);
    return std::string(32 - digits.size(), 'c') + digits;
  }

  json request() const {
    return {{"protocol", 1},
            {"device", std::string(32, 'd').substr(0, 24) + id_.substr(0, 8)},
            {"epoch", epoch_},
            {"since", revision_},
            {"acked", 0},
            {"seq", 1},
            {"programHash", program_},
            {"catalogVersion", ""},
            {"engineVersion", std::string(tillside::version())},
            {"commands", json::array()}};
  }

  /// One command in one call; learns the epoch first if it must.
  json send(const std::string& kind, const json& args) {
    if (epoch_.empty()) sync(request());
    json asked = request();
    asked["commands"].push_back({{"n", n_ + 1},
                                 {"commandId", command_id(n_ + 1)},
                                 {"createdAt", 0},
                                 {"kind", kind},
                                 {"kindVersion", 1},
                                 {"args", args}});
    const json answer = sync(asked);
    if (answer.is_object() && answer["status"] == "ok") ++n_;
    return answer;
  }

  json sync(const json& asked) {
    const Reply reply = post(port_, "/v1/sync", asked.dump(), cookie_);
    const json answer = body_of(reply);
    if (reply.status != 200 || !answer.is_object()) return nullptr;
    epoch_ = answer["epoch"];
    if (answer["status"] == "ok") revision_ = answer["revision"];
    return answer;
  }

 private:
  int port_;
  std::string program_;
  std::string cookie_;
  std::string id_;
  std::string epoch_;
  std::int64_t revision_ = 0;
  std::int64_t n_ = 0;
};

}  // namespace tillside::test
