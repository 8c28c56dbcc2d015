// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// A real server process over a shop in a temporary folder, and a client that sends exactly
/// the bytes it is told to.

#include <sys/types.h>

#include <map>
#include <string>
#include <vector>

namespace tillside::test {

struct Reply {
  int status = 0;
  std::map<std::string, std::string> headers;  ///< names in lower case
  std::string body;
};

/// Sends raw bytes and reads until the server closes or a whole answer is there.
Reply converse(int port, const std::string& bytes);

using Headers = std::vector<std::pair<std::string, std::string>>;
Reply call(int port, const std::string& method, const std::string& path,
           const std::string& body = "", const Headers& headers = {});
/// As a page of the shop would: JSON, same origin, with a cookie.
Reply post(int port, const std::string& path, const std::string& body,
           const std::string& cookie = "");

/// The name=value part of the reply's cookie.
std::string cookie_of(const Reply& reply);

/// A folder that goes away with the test.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  [[nodiscard]] std::string path(const std::string& name = "") const;

 private:
  std::string path_;
};

/// Puts the shop of tests/support/shop.h into a data folder; ten of "A" are in stock.
void make_shop(const std::string& dir);

class Server {
 public:
  Server(const std::string& dir, std::vector<std::string> flags = {"--demo"});
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;
  [[nodiscard]] int port() const { return port_; }
  /// Ends it by a signal; answers the exit status.
  int stop(int signal);

 private:
  pid_t pid_ = -1;
  int port_ = 0;
};

/// Runs the program to its end; answers exit status and what it printed.
struct Ran {
  int status = 0;
  std::string output;
};
Ran run(const std::vector<std::string>& arguments);

}  // namespace tillside::test
