// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// A request and a response as our handlers see them; only listener.cpp knows the library.

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace tillside::http {

/// Bytes of a request's body.
inline constexpr std::size_t kMaxBodyBytes = 256 * 1024;

struct Request {
  std::string method;
  std::string path;
  std::map<std::string, std::string> query = {};
  std::map<std::string, std::string> headers = {};  ///< names in lower case; the first counts
  std::string body = {};
  std::string address = {};  ///< of the peer
  bool body_too_large = false;
  bool framing_refused = false;  ///< a chunked or encoded body, or a body where none belongs

  [[nodiscard]] const std::string& header(const std::string& name) const;
};

/// Bytes that many responses may share.
using Bytes = std::shared_ptr<const std::string>;

struct Response {
  int status = 200;
  std::string content_type = {};
  Bytes body = {};  ///< null: none
  std::vector<std::pair<std::string, std::string>> headers = {};

  void set(std::string name, std::string value) {
    headers.emplace_back(std::move(name), std::move(value));
  }
};

[[nodiscard]] Response json_response(int status, std::string body);

/// `Cache-Control: no-store` JSON of a wire type is json_response(status, canonical_json(x)).
inline constexpr const char* kNoStore = "no-store";
inline constexpr const char* kRevalidate = "no-cache";
inline constexpr const char* kImmutable = "public, max-age=31536000, immutable";

/// 304 where the browser holds these bytes already; else the response with its ETag.
[[nodiscard]] Response with_etag(const Request& request, Response response,
                                 const std::string& etag);

/// True if the request accepts this content coding ("br", "gzip").
[[nodiscard]] bool accepts(const Request& request, std::string_view coding);

/// The value of a cookie; empty where there is none.
[[nodiscard]] std::string cookie(const Request& request, std::string_view name);

}  // namespace tillside::http
