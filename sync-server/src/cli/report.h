// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// How a subcommand says that it failed.

#include <string>

#include "tillside/result.h"

namespace tillside::cli {

/// One line for a person: where it stands, what stands there, what is expected; else the
/// error's sentence and figures.
[[nodiscard]] std::string describe(const Error& error);

/// Prints the error and ends the subcommand with exit code 1 (CLI11 unwinds by exception).
[[noreturn]] void fail(const Error& error);

/// The value, or fail().
template <class T>
T or_fail(Result<T> result) {
  if (!result) fail(result.error());
  return *std::move(result);
}

}  // namespace tillside::cli
