// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// An operating error as application/problem+json (RFC 9457), with the members of core's Error.

#include "http/message.h"
#include "tillside/result.h"

namespace tillside::http {

/// The HTTP status of an error.
[[nodiscard]] int status_of(Errc code);

[[nodiscard]] Response problem(const Error& error, int status);
[[nodiscard]] inline Response problem(const Error& error) {
  return problem(error, status_of(error.code));
}
[[nodiscard]] inline Response problem(Errc code) { return problem(Error{.code = code}); }

}  // namespace tillside::http
