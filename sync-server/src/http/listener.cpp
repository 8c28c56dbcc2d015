// SPDX-License-Identifier: MIT
#include "http/listener.h"

#include <httplib.h>

#include <algorithm>
#include <cctype>

#include "http/task_pool.h"

namespace tillside::http {
namespace {

/// The library matches paths with a recursive regular expression, so none may be long.
constexpr std::size_t kMaxPathBytes = 512;
constexpr std::size_t kMaxWaitingConnections = 512;
constexpr time_t kTimeoutSeconds = 5;
/// Shorter than the time allowed for a stop.
constexpr time_t kKeepAliveSeconds = 3;
constexpr std::size_t kKeepAliveRequests = 10000;

/// The library's own pool, but bounded.
class Tasks final : public httplib::TaskQueue {
 public:
  explicit Tasks(int threads) : pool_(threads, kMaxWaitingConnections) {}
  void enqueue(std::function<void()> task) override { pool_.add(std::move(task)); }
  void shutdown() override { pool_.finish(); }

 private:
  TaskPool pool_;
};

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

Request translate(const httplib::Request& from) {
  Request request{.method = from.method, .path = from.path};
  for (const auto& [name, value] : from.headers) request.headers.emplace(lower(name), value);
  for (const auto& [name, value] : from.params) request.query.emplace(name, value);
  request.address = from.remote_addr;
  return request;
}

bool has_body(const httplib::Request& from) {
  return from.has_header("Content-Length") && from.get_header_value("Content-Length") != "0";
}

/// Chunked and encoded bodies are unbounded in this library, forms in parts are read past our
/// counter, and two lengths, two hosts or "+2" mean something else to other servers: all are
/// refused.
bool badly_framed(const httplib::Request& from) {
  const std::string length = from.get_header_value("Content-Length");
  return from.has_header("Transfer-Encoding") || from.has_header("Content-Encoding") ||
         from.get_header_value_count("Content-Length") > 1 ||
         from.get_header_value_count("Host") > 1 ||
         length.find_first_not_of("0123456789") != std::string::npos ||
         lower(from.get_header_value("Content-Type")).starts_with("multipart/");
}

/// Longer than any body that is taken; the length is all digits.
bool announces_too_much(const httplib::Request& from) {
  const std::string length = from.get_header_value("Content-Length");
  const std::size_t zeros = std::min(length.find_first_not_of('0'), length.size());
  const std::string digits = length.substr(zeros);
  constexpr std::size_t kMaxDigits = 9;
  return digits.size() > kMaxDigits || (!digits.empty() && std::stoul(digits) > kMaxBodyBytes);
}

/// Hands the body over in a way in which the library neither compresses it (at the slowest
/// setting, for each answer) nor cuts ranges out of it. `last`: the connection closes.
void attach_body(const Response& response, bool last, httplib::Response& to) {
  const auto provide = [bytes = response.body, last](std::size_t offset, std::size_t length,
                                                     httplib::DataSink& sink) {
    sink.write(bytes->data() + offset, length);
    return !last;
  };
  to.set_content_provider(response.body->size(), response.content_type, provide);
}

void write_response(const Response& response, bool secure, bool last, httplib::Response& to) {
  to.status = response.status;
  to.set_header("X-Content-Type-Options", "nosniff");
  to.set_header("Referrer-Policy", "no-referrer");
  to.set_header("Cross-Origin-Opener-Policy", "same-origin");
  to.set_header("Cross-Origin-Resource-Policy", "same-origin");
  to.set_header("X-Frame-Options", "DENY");
  to.set_header("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()");
  if (secure) to.set_header("Strict-Transport-Security", "max-age=31536000");
  bool has_policy = false;
  for (const auto& [name, value] : response.headers) {
    has_policy = has_policy || name == "Content-Security-Policy";
    to.set_header(name, value);
  }
  if (!has_policy) {
    to.set_header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
  }
  if (last) to.set_header("Connection", "close");
  if (response.body != nullptr && !response.body->empty()) attach_body(response, last, to);
}

/// What the library would act on by itself: it must not. The object is the library's own
/// and not const there.
void disarm(const httplib::Request& request) {
  auto& own = const_cast<httplib::Request&>(request);
  own.ranges.clear();
  own.headers.erase("Accept-Encoding");
}

}  // namespace

struct Listener::Library {
  httplib::Server server;
  Handler handler;
  bool secure = false;

  using Handled = httplib::Server::HandlerResponse;

  /// Everything without a body, and everything whose body must not be read.
  Handled before_routing(const httplib::Request& from, httplib::Response& to) {
    Request request = translate(from);
    const bool takes_body = from.method == "POST" || from.method == "PUT" ||
                            from.method == "PATCH" || from.method == "DELETE";
    request.framing_refused =
        badly_framed(from) || (!takes_body && has_body(from)) || from.path.size() > kMaxPathBytes;
    disarm(from);
    // Nothing of it is read: the library would wait for all of it before it throws it away.
    request.body_too_large = !request.framing_refused && announces_too_much(from);
    const bool refused = request.framing_refused || request.body_too_large;
    if (takes_body && !refused) return Handled::Unhandled;
    write_response(handler(request), secure, refused, to);
    return Handled::Handled;
  }

  void with_body(const httplib::Request& from, httplib::Response& to,
                 const httplib::ContentReader& read) {
    Request request = translate(from);
    if (has_body(from)) {
      const bool whole = read([&](const char* bytes, std::size_t count) {
        if (request.body.size() + count > kMaxBodyBytes) return false;
        request.body.append(bytes, count);
        return true;
      });
      request.body_too_large = !whole;
    }
    write_response(handler(request), secure, request.body_too_large, to);
  }
};

Listener::Listener(Handler handler) : library_(std::make_unique<Library>()) {
  library_->handler = std::move(handler);
}

Listener::~Listener() = default;

Result<int> Listener::bind(const ListenOptions& options) {
  Library& library = *library_;
  httplib::Server& server = library.server;
  library.secure = options.secure;
  server.new_task_queue = [threads = options.threads] { return new Tasks(threads); };
  server.set_tcp_nodelay(true);
  server.set_keep_alive_timeout(kKeepAliveSeconds);
  server.set_keep_alive_max_count(kKeepAliveRequests);
  server.set_read_timeout(kTimeoutSeconds);
  server.set_write_timeout(kTimeoutSeconds);
  server.set_payload_max_length(kMaxBodyBytes + 1);
  // The default would let two servers share a port.
  server.set_socket_options([](socket_t sock) {
    const int yes = 1;
    setsockopt(sock, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  });
  server.set_pre_routing_handler([&library](const httplib::Request& from, httplib::Response& to) {
    return library.before_routing(from, to);
  });
  const auto with_body = [&library](const httplib::Request& from, httplib::Response& to,
                                    const httplib::ContentReader& read) {
    library.with_body(from, to, read);
  };
  server.Post(".*", with_body).Put(".*", with_body).Patch(".*", with_body).Delete(".*", with_body);
  const bool bound = options.port == 0 ? false : server.bind_to_port("127.0.0.1", options.port);
  if (options.port != 0 && bound) return options.port;
  const int any = options.port == 0 ? server.bind_to_any_port("127.0.0.1") : -1;
  if (any > 0) return any;
  return Error{.code = Errc::overloaded,
               .value = std::to_string(options.port),
               .rule = "a port of 127.0.0.1 that is free"};
}

void Listener::serve() { library_->server.listen_after_bind(); }

void Listener::stop() { library_->server.stop(); }

}  // namespace tillside::http
