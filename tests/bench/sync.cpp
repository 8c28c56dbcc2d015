// SPDX-License-Identifier: MIT
// How many commands a second the server decides, keeps on disk and answers, over real sockets.
// `bench_sync --json` prints one object a line. The ruler is raw SQLite of the same shape.
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <thread>

#include "http/access_log.h"
#include "http/app.h"
#include "http/listener.h"
#include "store/accounts.h"
#include "store/members.h"
#include "store/programs.h"
#include "store/random.h"
#include "support/shop.h"
#include "tillside/version.h"

using namespace tillside;
using Clock = std::chrono::steady_clock;

namespace {

constexpr int kConnections = 64;
constexpr auto kTime = std::chrono::seconds(4);

/// One browser: a session, a device, a connection that stays open.
class Browser {
 public:
  Browser(int port, shop::Shop& shop) {
    const std::string token = store::random_hex(32);
    cookie_ = "tillside=" + token;
    const std::string member = store::random_hex(16);
    device_ = store::random_hex(16);
    epoch_ = shop.facts()->epoch;
    program_ = shop.facts()->current().hash;
    const Status made = shop.write([&](store::Database& db) -> Status {
      store::Members members(db, shop.members());
      TILLSIDE_TRY(const sync::MemberRecord record, members.create(member));
      const std::string name = "bench-" + store::random_hex(8);
      TILLSIDE_CHECK(store::add_account(
          db, {.name = name, .name_key = name, .password = "-", .agreement = "-"}, record.row));
      TILLSIDE_TRY(const auto account, store::find_account(db, name));
      return store::add_session(db, store::sha256_hex(token), account->id,
                                {shop.now().value + kMillisecondsPerDay});
    });
    if (!made) std::abort();
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socket_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int yes = 1;
    setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    if (connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) std::abort();
  }
  ~Browser() { close(socket_); }
  Browser(const Browser&) = delete;
  Browser& operator=(const Browser&) = delete;

  /// Pushes so many commands in one call; true if all were answered.
  bool push(int count) {
    nlohmann::json asked = {{"protocol", 1},
                            {"device", device_},
                            {"epoch", epoch_},
                            {"since", revision_},
                            {"acked", n_},
                            {"seq", 1},
                            {"programHash", program_},
                            {"catalogVersion", ""},
                            {"engineVersion", std::string(tillside::version())},
                            {"commands", nlohmann::json::array()}};
    for (int i = 0; i < count; ++i) {
      ++n_;
      asked["commands"].push_back({{"n", n_},
                                   {"commandId", store::random_hex(16)},
                                   {"createdAt", 0},
                                   {"kind", n_ == 1 ? "enrol" : "checkIn"},
                                   {"kindVersion", 1},
                                   {"args", nlohmann::json::object()}});
    }
    const std::string body = asked.dump();
    const std::string answer = converse(
        "POST /v1/sync HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        "Sec-Fetch-Site: same-origin\r\nCookie: " +
        cookie_ + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
    const nlohmann::json reply = nlohmann::json::parse(answer, nullptr, false);
    if (!reply.is_object() || reply.value("status", "") != "ok") return false;
    revision_ = reply["revision"];
    return reply["results"].size() == static_cast<std::size_t>(count);
  }

 private:
  std::string converse(const std::string& bytes) {
    if (send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL) < 0) return "";
    std::string got;
    std::array<char, 16384> block;
    while (true) {
      const ssize_t count = recv(socket_, block.data(), block.size(), 0);
      if (count <= 0) return "";
      got.append(block.data(), static_cast<std::size_t>(count));
      const std::size_t end = got.find("\r\n\r\n");
      const std::size_t length = got.find("Content-Length: ");
      if (end == std::string::npos || length == std::string::npos) continue;
      const std::size_t body = std::stoul(got.substr(length + 16));
      if (got.size() >= end + 4 + body) return got.substr(end + 4);
    }
  }

  int socket_ = -1;
  std::string cookie_, device_, epoch_, program_;
  std::int64_t n_ = 0;
  std::int64_t revision_ = 0;
};

void report(bool json, const char* what, const char* subject, double value, const char* unit) {
  if (json) {
    std::printf(R"({"bench":"sync","case":"%s","subject":"%s","value":%.1f,"unit":"%s"})"
                "\n",
                what, subject, value, unit);
  } else {
    std::printf("%-28s %-10s %12.1f %s\n", what, subject, value, unit);
  }
}

/// Commands a second of all browsers together.
double load(bool json, int port, shop::Shop& shop, int per_call) {
  std::vector<std::unique_ptr<Browser>> browsers;
  for (int i = 0; i < kConnections; ++i) {
    browsers.push_back(std::make_unique<Browser>(port, shop));
  }
  std::vector<std::vector<double>> times(kConnections);
  const auto began = Clock::now();
  std::vector<std::thread> threads;
  for (int i = 0; i < kConnections; ++i) {
    threads.emplace_back([&, i] {
      while (Clock::now() - began < kTime) {
        const auto asked = Clock::now();
        if (!browsers[static_cast<std::size_t>(i)]->push(per_call)) return;
        times[static_cast<std::size_t>(i)].push_back(
            std::chrono::duration<double, std::milli>(Clock::now() - asked).count());
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  const double seconds = std::chrono::duration<double>(Clock::now() - began).count();
  std::vector<double> all;
  for (const auto& one : times) all.insert(all.end(), one.begin(), one.end());
  std::sort(all.begin(), all.end());
  const double rate = static_cast<double>(all.size()) * per_call / seconds;
  const std::string what = std::to_string(per_call) + " a call, 64 connections";
  report(json, what.c_str(), "tillside", rate, "commands/s");
  if (!all.empty()) {
    report(json, (what + ", p99").c_str(), "tillside", all[all.size() * 99 / 100], "ms");
  }
  return rate;
}

/// The same rows by SQLite alone, 64 in a transaction, synchronous=FULL.
double ruler(const std::string& path) {
  auto db = *store::Database::open(path, store::Access::write);
  (void)db.exec(
      "CREATE TABLE member (id INTEGER PRIMARY KEY, head_id INTEGER, head_hash TEXT, state TEXT);"
      "CREATE TABLE ledger (id INTEGER PRIMARY KEY, prev_id INTEGER, hash TEXT, entry TEXT)");
  for (int i = 1; i <= 2000; ++i) {
    (void)db.use("INSERT INTO member VALUES (?1, 0, '', '')").bind(1, std::int64_t{i}).run();
  }
  const std::string hash(64, 'a');
  const std::string entry(600, 'e');
  const std::string state(400, 's');
  const auto began = Clock::now();
  std::int64_t count = 0;
  while (Clock::now() - began < kTime) {
    (void)db.use("BEGIN IMMEDIATE").run();
    for (int i = 0; i < 64; ++i, ++count) {
      (void)db.use("INSERT INTO ledger (prev_id, hash, entry) VALUES (?1, ?2, ?3)")
          .bind(1, count)
          .bind(2, hash)
          .bind(3, entry)
          .run();
      (void)db.use("UPDATE member SET head_id = ?2, head_hash = ?3, state = ?4 WHERE id = ?1")
          .bind(1, 1 + count % 2000)
          .bind(2, count)
          .bind(3, hash)
          .bind(4, state)
          .run();
    }
    (void)db.use("COMMIT").run();
    if (db.log_pages() > 8192) (void)db.checkpoint();
  }
  return static_cast<double>(count) / std::chrono::duration<double>(Clock::now() - began).count();
}

}  // namespace

int main(int argc, char** argv) {
  const bool json = argc > 1 && std::strcmp(argv[1], "--json") == 0;
  std::string dir = (std::filesystem::temp_directory_path() / "tillside-bench-XXXXXX").string();
  if (mkdtemp(dir.data()) == nullptr) return 1;
  auto shop = *shop::Shop::open(dir, {.create = true});
  const Status published = shop->write([&](store::Database& db) -> Status {
    TILLSIDE_CHECK(store::put_program(db, test::shop(), test::day(0)));
    return Done{};
  });
  if (!published || !shop->reload()) return 1;
  http::silence_log();
  http::App app(*shop, std::nullopt, {});
  http::Listener listener([&](const http::Request& request) { return app.handle(request); });
  const int port = *listener.bind({.port = 0, .threads = 2 * kConnections});
  std::thread serving([&] { listener.serve(); });
  const double raw = ruler(dir + "/ruler.db");
  report(json, "raw SQLite, 64 in a group", "sqlite", raw, "commands/s");
  for (const int per_call : {1, 10}) {
    const double rate = load(json, port, *shop, per_call);
    if (json) {
      std::printf(R"({"bench":"sync","case":"%d a call","subject":"tillside","against":"sqlite",)"
                  R"("ratio":%.3f})"
                  "\n",
                  per_call, rate / raw);
    }
  }
  listener.stop();
  serving.join();
  shop->close();
  std::filesystem::remove_all(dir);
  return 0;
}
