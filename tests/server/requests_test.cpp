// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "server/shopper.h"

using namespace tillside;
using namespace tillside::test;
namespace fs = std::filesystem;

namespace {

/// One server for all rows of a table: starting it is the slow part.
Server& shared_server() {
  static Folder folder;
  static const bool made = [] {
    make_shop(folder.path());
    fs::create_directories(folder.path("web/assets"));
    std::ofstream(folder.path("web/index.html")) << "<!doctype html>" << std::string(2000, ' ');
    std::ofstream(folder.path("web/score.js")) << "self";
    std::ofstream(folder.path("web/assets/app-1A2B3C4D.js")) << "x" << std::string(2000, ' ');
    return true;
  }();
  static Server server(folder.path(), {"--demo", "--web", folder.path("web")});
  REQUIRE(made);
  return server;
}

const Shopper& member() {
  static const Shopper shopper(shared_server().port(), "Requests");
  return shopper;
}

const Headers kOwnPage = {{"Content-Type", "application/json"}, {"Sec-Fetch-Site", "same-origin"}};

}  // namespace

TEST_CASE("Malformed requests get typed answers") {
  struct Row {
    const char* what;
    const char* method;
    const char* path;
    std::string body;
    Headers headers;
    int status;
    const char* code;
  };
  const Row row = GENERATE(values<Row>({
      {"unknown address", "GET", "/v1/nothing", "", {}, 404, "route_unknown"},
      {"a way out of the folder", "GET", "/../shop.db", "", {}, 404, "route_unknown"},
      {"another method", "DELETE", "/v1/shop", "", kOwnPage, 405, "route_unknown"},
      {"a made-up method", "BREW", "/v1/shop", "", {}, 400, nullptr},
      {"unknown verb", "POST", "/v1/verbs/guess", "{}", kOwnPage, 404, "route_unknown"},
      {"no JSON", "POST", "/v1/verbs/allocate", "{", kOwnPage, 400, "malformed_json"},
      {"a key twice", "POST", "/v1/verbs/allocate", R"({"a":1,"a":2})", kOwnPage, 400,
       "duplicate_id"},
      {"too deep", "POST", "/v1/verbs/allocate", std::string(100, '['), kOwnPage, 400,
       "malformed_json"},
      {"unknown field", "POST", "/v1/verbs/allocate", R"({"amount":1})", kOwnPage, 400,
       "unknown_field"},
      {"a domain error", "POST", "/v1/verbs/roundDiv", R"({"numerator":1,"denominator":0})",
       kOwnPage, 422, "division_by_zero"},
      {"another content type",
       "POST",
       "/v1/sessions",
       "{}",
       {{"Content-Type", "text/plain"}},
       400,
       "wrong_kind"},
      {"another site",
       "POST",
       "/v1/sessions",
       "{}",
       {{"Content-Type", "application/json"}, {"Sec-Fetch-Site", "cross-site"}},
       403,
       "not_permitted"},
      {"a foreign origin",
       "POST",
       "/v1/sessions",
       "{}",
       {{"Content-Type", "application/json"}, {"Origin", "http://evil.example"}},
       403,
       "not_permitted"},
      {"no origin at all",
       "POST",
       "/v1/sessions",
       "{}",
       {{"Content-Type", "application/json"}},
       403,
       "not_permitted"},
      {"an encoded body",
       "POST",
       "/v1/sessions",
       "x",
       {{"Content-Type", "application/json"}, {"Content-Encoding", "gzip"}},
       400,
       "malformed_json"},
      {"a body that is too large", "POST", "/v1/verbs/allocate", std::string(262145, ' '), kOwnPage,
       413, "body_too_large"},
      {"a body with GET", "GET", "/v1/shop", "{}", {}, 400, "malformed_json"},
      {"a chunk without a hash", "GET", "/v1/chunks/xyz", "", {}, 404, "route_unknown"},
      {"a chunk that is not there",
       "GET",
       "/v1/chunks/0000000000000000000000000000000000000000000000000000000000000000",
       "",
       {},
       404,
       "route_unknown"},
      {"a path without end", "GET", nullptr, "", {}, 400, "malformed_json"},
  }));
  INFO(row.what);
  const std::string path = row.path != nullptr ? row.path : "/" + std::string(600, 'a');
  const Reply reply = call(shared_server().port(), row.method, path, row.body, row.headers);
  CHECK(reply.status == row.status);
  if (row.code == nullptr) return;
  CHECK(reply.headers.at("content-type") == "application/problem+json");
  CHECK(body_of(reply)["code"] == row.code);
  CHECK(body_of(reply)["status"] == row.status);
}

TEST_CASE("Framing that proxies read differently closes the connection") {
  const std::string head =
      "POST /v1/verbs/allocate HTTP/1.1\r\nHost: localhost\r\n"
      "Content-Type: application/json\r\n";
  const Reply chunked = converse(shared_server().port(),
                                 head + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n");
  CHECK(chunked.status == 400);
  CHECK(chunked.headers.at("connection") == "close");
  const Reply twice =
      converse(shared_server().port(), head + "Content-Length: 2\r\nContent-Length: 4\r\n\r\n{}");
  CHECK(twice.status == 400);
}

TEST_CASE("Lengths and hosts that others read differently are refused, and nothing is waited for") {
  struct Row {
    const char* what;
    std::string headers;
    int status;
  };
  const Row row = GENERATE(values<Row>({
      {"a plus", "Host: localhost\r\nContent-Length: +2\r\n", 400},
      {"a list", "Host: localhost\r\nContent-Length: 2, 2\r\n", 400},
      {"hexadecimal", "Host: localhost\r\nContent-Length: 0x2\r\n", 400},
      {"negative", "Host: localhost\r\nContent-Length: -1\r\n", 400},
      {"two hosts", "Host: localhost\r\nHost: evil.example\r\nContent-Length: 2\r\n", 400},
      {"a user before the host", "Host: localhost:80@evil.example\r\nContent-Length: 2\r\n", 403},
      {"a terabyte", "Host: localhost\r\nContent-Length: 1000000000000\r\n", 413},
      {"beyond 64 bits", "Host: localhost\r\nContent-Length: 99999999999999999999\r\n", 413},
  }));
  INFO(row.what);
  const auto began = std::chrono::steady_clock::now();
  const Reply reply = converse(shared_server().port(),
                               "POST /v1/sessions HTTP/1.1\r\nContent-Type: application/json\r\n"
                               "Sec-Fetch-Site: same-origin\r\n" +
                                   row.headers + "\r\n{}");
  CHECK(reply.status == row.status);
  CHECK(std::chrono::steady_clock::now() - began < std::chrono::seconds(3));
}

TEST_CASE("A form in parts is refused for what it is") {
  const Reply reply = call(shared_server().port(), "POST", "/v1/sessions", "--x--",
                           {{"Content-Type", "multipart/form-data; boundary=x"}});
  CHECK(reply.status == 400);
}

TEST_CASE("Behind a proxy each shopper has attempts of their own") {
  Folder folder;
  make_shop(folder.path());
  Server server(folder.path(), {"--proxy"});
  const auto guess = [&](const char* address) {
    return call(server.port(), "POST", "/v1/sessions", R"({"name":"Owner","password":"guess-42"})",
                {{"Content-Type", "application/json"},
                 {"Sec-Fetch-Site", "same-origin"},
                 {"X-Real-IP", address}})
        .status;
  };
  for (int i = 0; i < 11; ++i) (void)guess("203.0.113.5");
  CHECK(guess("203.0.113.5") == 429);
  CHECK(guess("203.0.113.6") == 401);  // the owner is not kept out
}

TEST_CASE("A page that rebound its name to loopback is refused") {
  const Reply reply =
      converse(shared_server().port(), "GET /v1/me HTTP/1.1\r\nHost: evil.example\r\n\r\n");
  CHECK(reply.status == 403);
}

TEST_CASE("Who may call what: every route, as a guest and as a member") {
  struct Row {
    const char* method;
    const char* path;
    int guest;
    int member;
  };
  const Row row = GENERATE(values<Row>({
      {"GET", "/healthz", 200, 200},
      {"GET", "/readyz", 200, 200},
      {"GET", "/metrics", 200, 200},
      {"GET", "/", 200, 200},
      {"GET", "/v1/shop", 200, 200},
      {"GET", "/v1/program", 200, 200},
      {"GET", "/v1/programs/none", 404, 404},
      {"GET", "/v1/catalog/manifest", 404, 404},
      {"GET", "/v1/me", 200, 200},
      {"POST", "/v1/verbs/allocate", 400, 400},
      {"POST", "/v1/accounts", 400, 400},
      {"POST", "/v1/sessions", 400, 400},
      {"GET", "/v1/ledger", 401, 200},
      {"POST", "/v1/sync", 401, 400},
      {"POST", "/v1/demo/test-payment", 401, 400},
      {"DELETE", "/v1/sessions", 401, 0},
  }));
  INFO(row.method << " " << row.path);
  const bool writes = std::string(row.method) != "GET";
  Headers headers = writes ? kOwnPage : Headers{};
  const std::string body = std::string(row.method) == "POST" ? "{}" : "";
  const int port = shared_server().port();
  CHECK(call(port, row.method, row.path, body, headers).status == row.guest);
  if (row.member == 0) return;
  headers.emplace_back("Cookie", member().cookie());
  CHECK(call(port, row.method, row.path, body, headers).status == row.member);
}

TEST_CASE("The description of the API names every verb") {
  std::ifstream file(TILLSIDE_SOURCE_DIR "/sync-server/openapi.yaml");
  const std::string text(std::istreambuf_iterator<char>(file), {});
  const std::size_t list = text.find("enum: [roundDiv");
  REQUIRE(list != std::string::npos);
  const std::string verbs = text.substr(list, text.find(']', list) - list);
#define TILLSIDE_VERB(name, function) CHECK(verbs.find(#name) != std::string::npos);
#include "tillside/verbs.def"
#undef TILLSIDE_VERB
}

TEST_CASE("The test payment exists in a demo only") {
  Folder folder;
  make_shop(folder.path());
  Server server(folder.path(), {});
  const Shopper shopper(server.port(), "Eve");
  const Reply reply =
      post(server.port(), "/v1/demo/test-payment", R"({"orderId":"x"})", shopper.cookie());
  CHECK(reply.status == 404);
  CHECK(body_of(call(server.port(), "GET", "/v1/shop"))["demo"] == false);
}

TEST_CASE("Pages carry their policies, and the score worker gets no network") {
  const int port = shared_server().port();
  const Reply page = call(port, "GET", "/", "", {{"Accept-Encoding", "gzip, br"}});
  CHECK(page.headers.at("content-security-policy").find("default-src 'self'") == 0);
  CHECK(page.headers.at("content-encoding") == "br");
  CHECK(page.headers.at("cache-control") == "no-cache");
  CHECK(page.headers.at("x-content-type-options") == "nosniff");
  const Reply again = call(port, "GET", "/", "", {{"If-None-Match", page.headers.at("etag")}});
  CHECK(again.status == 304);

  const Reply score = call(port, "GET", "/score.js");
  CHECK(score.headers.at("content-security-policy") ==
        "default-src 'none'; script-src 'wasm-unsafe-eval'");
  const Reply hashed = call(port, "GET", "/assets/app-1A2B3C4D.js");
  CHECK(hashed.headers.at("cache-control").find("immutable") != std::string::npos);
  CHECK(hashed.headers.at("content-type") == "text/javascript; charset=utf-8");
}

TEST_CASE("An engine of the future is told to wait, a broken request what is wrong") {
  const int port = shared_server().port();
  json asked = member().request();
  asked["commands"] = json::array({{{"n", 1},
                                    {"commandId", std::string(32, 'a')},
                                    {"createdAt", 0},
                                    {"kind", "teleport"},
                                    {"kindVersion", 1},
                                    {"args", json::object()}}});
  asked["seq"] = 42;
  const json answer = body_of(post(port, "/v1/sync", asked.dump(), member().cookie()));
  CHECK(answer["status"] == "upgrade_required");
  CHECK(answer["seq"] == 42);
  asked.erase("device");
  asked["commands"] = json::array();
  const Reply broken = post(port, "/v1/sync", asked.dump(), member().cookie());
  CHECK(broken.status == 400);
  CHECK(body_of(broken)["code"] == "missing_field");
  CHECK(body_of(broken)["pointer"] == "/device");
}

TEST_CASE("Too many attempts are told to wait") {
  Folder folder;
  make_shop(folder.path());
  Server server(folder.path());
  int limited = 0;
  for (int i = 0; i < 12; ++i) {
    const Reply reply =
        post(server.port(), "/v1/sessions", R"({"name":"Mallory","password":"guess-42"})");
    if (body_of(reply)["code"] == "rate_limited") ++limited;
  }
  CHECK(limited >= 1);
}

TEST_CASE("A second process is kept out, and a stop ends within five seconds") {
  Folder folder;
  make_shop(folder.path());
  Server server(folder.path());
  const Ran second = run({"serve", "--data", folder.path(), "--port", "0"});
  CHECK(second.status == 1);
  CHECK(second.output.find("data_in_use") != std::string::npos);
  CHECK(run({"verify", "--data", folder.path()}).status == 0);  // only reads
  const auto began = std::chrono::steady_clock::now();
  CHECK(server.stop(SIGTERM) == 0);
  CHECK(std::chrono::steady_clock::now() - began < std::chrono::seconds(5));
}
