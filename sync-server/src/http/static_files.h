// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// The storefront, read once into memory: what is not there at the start is not served.

#include <map>
#include <optional>

#include "http/message.h"
#include "tillside/result.h"

namespace tillside::http {

class StaticFiles {
 public:
  /// Reads all files below `dir`. `image_hosts` are the origins of the shop's own pictures.
  /// @error file_unreadable
  [[nodiscard]] static Result<StaticFiles> load(const std::string& dir,
                                                const std::vector<std::string>& image_hosts);

  /// Nothing where no such file exists. "/" is "/index.html".
  [[nodiscard]] std::optional<Response> find(const Request& request) const;
  [[nodiscard]] bool has_score_worker() const;
  [[nodiscard]] std::size_t count() const { return files_.size(); }

 private:
  struct File {
    std::string content_type;
    std::string etag;
    std::string policy;
    bool immutable = false;
    Bytes plain;
    Bytes brotli = {};
    Bytes gzip = {};
  };
  std::map<std::string, File, std::less<>> files_;  ///< by path, with its slash
};

/// The policy of pages; `image_hosts` may give pictures.
[[nodiscard]] std::string page_policy(const std::vector<std::string>& image_hosts);
/// The policy of the worker that knows the taste: no network at all, not even ours.
inline constexpr const char* kScorePolicy = "default-src 'none'; script-src 'wasm-unsafe-eval'";

[[nodiscard]] bool is_score_worker(std::string_view file_name);
/// True for "name-HASH.ext" and "name.HASH.ext".
[[nodiscard]] bool is_hashed(std::string_view file_name);

}  // namespace tillside::http
