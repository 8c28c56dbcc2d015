// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// What every request must satisfy before anybody looks at its meaning.

#include <set>

#include "http/message.h"
#include "tillside/result.h"

namespace tillside::http {

/// The names under which this server may be addressed.
class Guard {
 public:
  /// `origins` as browsers write them: "https://shop.example". Loopback is always allowed.
  explicit Guard(const std::vector<std::string>& origins);

  /// True if a browser reaches us through TLS, so that cookies may be bound to it.
  [[nodiscard]] bool secure() const { return secure_; }

  /// A foreign Host is a page that rebound its name to our address.
  /// @error not_permitted {kind: "host"}
  /// @error malformed_json  framing that proxies and servers read differently
  [[nodiscard]] Status check(const Request& request) const;

  /// A change of state must come from our own pages, as JSON: another site's form or script
  /// cannot make either.
  /// @error not_permitted {kind: "origin"} @error wrong_kind
  [[nodiscard]] Status check_change(const Request& request) const;

 private:
  std::set<std::string> hosts_;
  std::set<std::string> origins_;
  bool secure_ = false;
};

/// @error wrong_kind  the body is not announced as JSON
[[nodiscard]] Status check_json(const Request& request);

}  // namespace tillside::http
