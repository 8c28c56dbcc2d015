// SPDX-License-Identifier: MIT
#include "server/process.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdlib>
#include <filesystem>

#include "shop/shop.h"
#include "store/catalogue.h"
#include "store/programs.h"
#include "support/shop.h"

namespace tillside::test {
namespace {

const char* const kProgram = TILLSIDE_BINARY_DIR "/bin/tillside";

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

Reply parse(const std::string& bytes) {
  Reply reply;
  const std::size_t end = bytes.find("\r\n\r\n");
  if (end == std::string::npos || bytes.size() < 12) return reply;
  reply.status = std::atoi(bytes.c_str() + 9);
  for (std::size_t at = bytes.find("\r\n") + 2; at < end;) {
    const std::size_t stop = bytes.find("\r\n", at);
    const std::size_t colon = bytes.find(": ", at);
    if (colon < stop) {
      reply.headers[lower(bytes.substr(at, colon - at))] =
          bytes.substr(colon + 2, stop - colon - 2);
    }
    at = stop + 2;
  }
  reply.body = bytes.substr(end + 4);
  return reply;
}

bool whole(const std::string& bytes) {
  const std::size_t end = bytes.find("\r\n\r\n");
  if (end == std::string::npos) return false;
  const Reply reply = parse(bytes);
  const auto length = reply.headers.find("content-length");
  const std::size_t expected = length != reply.headers.end() ? std::stoul(length->second) : 0;
  return reply.body.size() >= expected;
}

enum class Errors { quiet, with_output };

/// Starts the program with its output on a pipe.
pid_t start(const std::vector<std::string>& arguments, int& output, Errors errors) {
  std::array<int, 2> pipe_ends{};
  if (pipe(pipe_ends.data()) != 0) std::abort();
  const pid_t pid = fork();
  if (pid == 0) {
    dup2(pipe_ends[1], 1);
    if (errors == Errors::with_output) {
      dup2(pipe_ends[1], 2);
    } else if (std::getenv("TILLSIDE_TEST_LOG") == nullptr) {
      dup2(open("/dev/null", O_WRONLY), 2);
    }
    close(pipe_ends[0]);
    close(pipe_ends[1]);
    std::vector<char*> words = {const_cast<char*>(kProgram)};
    for (const std::string& word : arguments) words.push_back(const_cast<char*>(word.c_str()));
    words.push_back(nullptr);
    execv(kProgram, words.data());
    _exit(127);
  }
  close(pipe_ends[1]);
  output = pipe_ends[0];
  return pid;
}

int wait_for(pid_t pid) {
  int status = 0;
  waitpid(pid, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

Reply converse(int port, const std::string& bytes) {
  const int sock = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  timeval patience{.tv_sec = 20, .tv_usec = 0};
  setsockopt(sock, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  std::string answer;
  if (connect(sock, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0) {
    std::size_t sent = 0;
    while (sent < bytes.size()) {
      const ssize_t took = send(sock, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
      if (took <= 0) break;
      sent += static_cast<std::size_t>(took);
    }
    std::array<char, 65536> block;
    while (!whole(answer)) {
      const ssize_t got = recv(sock, block.data(), block.size(), 0);
      if (got <= 0) break;
      answer.append(block.data(), static_cast<std::size_t>(got));
    }
  }
  close(sock);
  return parse(answer);
}

Reply call(int port, const std::string& method, const std::string& path, const std::string& body,
           const Headers& headers) {
  std::string bytes = method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port) +
                      "\r\nConnection: close\r\n";
  for (const auto& [name, value] : headers) bytes += name + ": " + value + "\r\n";
  if (!body.empty()) bytes += "Content-Length: " + std::to_string(body.size()) + "\r\n";
  return converse(port, bytes + "\r\n" + body);
}

Reply post(int port, const std::string& path, const std::string& body, const std::string& cookie) {
  Headers headers = {{"Content-Type", "application/json"}, {"Sec-Fetch-Site", "same-origin"}};
  if (!cookie.empty()) headers.emplace_back("Cookie", cookie);
  return call(port, "POST", path, body, headers);
}

std::string cookie_of(const Reply& reply) {
  const auto found = reply.headers.find("set-cookie");
  if (found == reply.headers.end()) return "";
  return found->second.substr(0, found->second.find(';'));
}

Folder::Folder() {
  std::string made = (std::filesystem::temp_directory_path() / "tillside-XXXXXX").string();
  if (mkdtemp(made.data()) == nullptr) std::abort();
  path_ = made;
}

Folder::~Folder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::string Folder::path(const std::string& name) const {
  return name.empty() ? path_ : path_ + "/" + name;
}

void make_shop(const std::string& dir) {
  auto shop = shop::Shop::open(dir, {.create = true});
  if (!shop) std::abort();
  std::vector<Item> sold;
  for (const PricedItem& item : items()) {
    sold.push_back({.sku = item.sku,
                    .product_id = item.product_id,
                    .title = {.en = "Item " + item.sku},
                    .category = {.en = item.category},
                    .brand = item.brand,
                    .price_minor = item.price_minor});
  }
  const Status kept = (*shop)->write([&](store::Database& db) -> Status {
    TILLSIDE_CHECK(store::put_program(db, test::shop(), day(0)));
    TILLSIDE_CHECK(store::replace_items(db, sold));
    return store::replace_stock(db, {{"A", 10}});
  });
  if (!kept) std::abort();
}

Server::Server(const std::string& dir, std::vector<std::string> flags) {
  std::vector<std::string> arguments = {"serve", "--data", dir, "--port", "0"};
  arguments.insert(arguments.end(), flags.begin(), flags.end());
  int output = -1;
  pid_ = start(arguments, output, Errors::quiet);
  std::string line;
  char c = 0;
  while (read(output, &c, 1) == 1 && c != '\n') line += c;
  close(output);
  const std::size_t port = line.rfind(':');
  port_ = port == std::string::npos ? 0 : std::atoi(line.c_str() + port + 1);
}

Server::~Server() {
  if (pid_ > 0) stop(SIGKILL);
}

int Server::stop(int signal) {
  kill(pid_, signal);
  const int status = wait_for(pid_);
  pid_ = -1;
  return status;
}

Ran run(const std::vector<std::string>& arguments) {
  int output = -1;
  const pid_t pid = start(arguments, output, Errors::with_output);
  Ran ran;
  std::array<char, 4096> block;
  for (ssize_t got = read(output, block.data(), block.size()); got > 0;
       got = read(output, block.data(), block.size())) {
    ran.output.append(block.data(), static_cast<std::size_t>(got));
  }
  close(output);
  ran.status = wait_for(pid);
  return ran;
}

}  // namespace tillside::test
