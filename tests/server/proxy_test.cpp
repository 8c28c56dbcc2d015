// SPDX-License-Identifier: MIT
// The shop behind a real nginx with the configuration that ships with the project.
#include <arpa/inet.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <catch2/catch.hpp>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

#include "server/shopper.h"

using namespace tillside;
using namespace tillside::test;

namespace {

constexpr const char* kNginx = "/usr/sbin/nginx";

/// A port that was free a moment ago.
int free_port() {
  const int sock = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto* generic = reinterpret_cast<sockaddr*>(&address);
  REQUIRE(bind(sock, generic, size) == 0);
  REQUIRE(getsockname(sock, generic, &size) == 0);
  close(sock);
  return ntohs(address.sin_port);
}

void replace(std::string& text, const std::string& what, const std::string& with) {
  const std::size_t at = text.find(what);
  REQUIRE(at != std::string::npos);
  text.replace(at, what.size(), with);
}

/// The shipped file, but for the ports, and without a certificate.
std::string configuration(int port, int behind) {
  std::ifstream file(TILLSIDE_SOURCE_DIR "/sync-server/deploy/nginx.conf");
  std::stringstream read;
  read << file.rdbuf();
  std::string text = read.str();
  replace(text, "127.0.0.1:8080", "127.0.0.1:" + std::to_string(behind));
  replace(text, "listen 443 ssl http2;", "listen 127.0.0.1:" + std::to_string(port) + ";");
  for (const char* line : {"ssl_certificate /", "ssl_certificate_key /"}) {
    const std::size_t at = text.find(line);
    REQUIRE(at != std::string::npos);
    text.erase(at, text.find('\n', at) - at);
  }
  return text;
}

class Nginx {
 public:
  explicit Nginx(int behind) : port_(free_port()) {
    std::ofstream(folder_.path("nginx.conf"))
        << "daemon off; worker_processes 1; pid " << folder_.path("pid") << ";\n"
        << "events { worker_connections 512; }\nhttp { access_log off;\n"
        << "client_body_temp_path " << folder_.path("body") << "; proxy_temp_path "
        << folder_.path("proxy") << "; fastcgi_temp_path " << folder_.path("f")
        << "; uwsgi_temp_path " << folder_.path("u") << "; scgi_temp_path " << folder_.path("s")
        << ";\n"
        << configuration(port_, behind) << "}\n";
    std::filesystem::permissions(folder_.path(), std::filesystem::perms::all);
    pid_ = fork();
    if (pid_ == 0) {
      const std::string conf = folder_.path("nginx.conf");
      const std::string log = folder_.path("error.log");
      execl(kNginx, kNginx, "-e", log.c_str(), "-p", folder_.path().c_str(), "-c", conf.c_str(),
            nullptr);
      _exit(127);
    }
    for (int i = 0; i < 100 && call(port_, "GET", "/healthz").status != 200; ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
  }
  ~Nginx() {
    kill(pid_, SIGTERM);
    waitpid(pid_, nullptr, 0);
  }
  Nginx(const Nginx&) = delete;
  Nginx& operator=(const Nginx&) = delete;
  [[nodiscard]] int port() const { return port_; }

 private:
  Folder folder_;
  int port_;
  pid_t pid_ = -1;
};

/// Connections that send a head without end.
class SlowHeads {
 public:
  SlowHeads(int port, std::size_t count) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    for (std::size_t i = 0; i < count; ++i) {
      const int sock = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
      REQUIRE(connect(sock, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
      (void)send(sock, "GET / HTTP/1.1\r\nX: ", 19, MSG_NOSIGNAL);
      socks_.push_back(sock);
    }
  }
  ~SlowHeads() {
    for (const int sock : socks_) close(sock);
  }
  SlowHeads(const SlowHeads&) = delete;
  SlowHeads& operator=(const SlowHeads&) = delete;

 private:
  std::vector<int> socks_;
};

}  // namespace

TEST_CASE("Behind nginx as it ships, the shop works and strange requests stay outside") {
  if (!std::filesystem::exists(kNginx)) {
    WARN("no nginx here: nothing was tried");
    return;
  }
  Folder folder;
  make_shop(folder.path());
  Server server(folder.path(), {"--demo", "--proxy"});
  const Nginx nginx(server.port());
  const int port = nginx.port();
  REQUIRE(call(port, "GET", "/healthz").status == 200);
  const Headers own = {{"Content-Type", "application/json"}, {"Sec-Fetch-Site", "same-origin"}};
  const std::string host = "Host: 127.0.0.1\r\nConnection: close\r\n";
  const std::string post_head = "POST /v1/sessions HTTP/1.1\r\n" + host +
                                "Content-Type: application/json\r\nSec-Fetch-Site: same-origin\r\n";
  const std::string form = R"({"name":"Eve","password":"guess-42"})";

  SECTION("a shopper signs up, enrols and orders") {
    Shopper shopper(port, "Proxied");
    CHECK(shopper.send("enrol", json::object())["results"][0]["code"] == "ok");
  }
  SECTION("framing") {
    CHECK(call(port, "POST", "/v1/sessions", std::string(300000, ' '), own).status == 413);
    CHECK(call(port, "GET", "/v1/shop", "{}").status == 400);
    Headers encoded = own;
    encoded.emplace_back("Content-Encoding", "gzip");
    CHECK(call(port, "POST", "/v1/sessions", "x", encoded).status == 415);
    CHECK(converse(port,
                   post_head + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")
              .status == 400);
    CHECK(converse(port, post_head + "Content-Length: 2\r\nContent-Length: 4\r\n\r\n{}").status ==
          400);
    CHECK(converse(port,
                   "GET /v1/me HTTP/1.1\r\n" + host + "X: " + std::string(40000, 'a') + "\r\n\r\n")
              .status == 400);
    // nginx takes a chunked body whole and sends it on with its length.
    CHECK(converse(port,
                   post_head + "Transfer-Encoding: chunked\r\n\r\n24\r\n" + form + "\r\n0\r\n\r\n")
              .status == 401);
    CHECK(call(port, "GET", "/v1/shop", "", {{"Range", "bytes=0-1,0-1"}}).status == 200);
    CHECK(call(port, "GET", "/metrics").status == 404);
  }
  SECTION("dear requests are counted by address") {
    int limited = 0;
    for (int i = 0; i < 30; ++i) {
      limited += call(port, "POST", "/v1/verbs/allocate", "{}", own).status == 429 ? 1 : 0;
    }
    CHECK(limited >= 5);
    CHECK(call(port, "GET", "/v1/shop").status == 200);
  }
  SECTION("slow heads take no thread of the shop") {
    const SlowHeads slow(port, 90);
    const auto began = std::chrono::steady_clock::now();
    CHECK(call(server.port(), "GET", "/healthz").status == 200);
    CHECK(std::chrono::steady_clock::now() - began < std::chrono::seconds(2));
  }
  SECTION("who calls is nginx's word, and nobody's own") {
    int limited = 0;
    for (int i = 0; i < 12; ++i) {
      Headers claimed = own;
      claimed.emplace_back("X-Real-IP", "203.0.113." + std::to_string(i));
      limited += call(port, "POST", "/v1/sessions", form, claimed).status == 429 ? 1 : 0;
    }
    CHECK(limited >= 1);
  }
}
