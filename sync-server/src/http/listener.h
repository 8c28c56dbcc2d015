// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// The socket side: turns bytes into requests and responses into bytes. listener.cpp is the
/// only file that knows cpp-httplib, whose known holes it covers.

#include <functional>
#include <memory>

#include "http/message.h"
#include "tillside/result.h"

namespace tillside::http {

struct ListenOptions {
  int port = 8080;      ///< 0: one that is free
  int threads = 48;     ///< one for each connection that is open
  bool secure = false;  ///< pages come through TLS, so browsers may be told to insist on it
};

class Listener {
 public:
  using Handler = std::function<Response(const Request&)>;

  explicit Listener(Handler handler);
  ~Listener();
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;

  /// Binds 127.0.0.1; answers the port. @error overloaded  the port is taken
  [[nodiscard]] Result<int> bind(const ListenOptions& options);
  /// Serves until `stop` is called from another thread.
  void serve();
  void stop();

 private:
  struct Library;
  std::unique_ptr<Library> library_;
};

}  // namespace tillside::http
