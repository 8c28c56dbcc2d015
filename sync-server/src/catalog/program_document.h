// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// A program document on its way from a merchant's file to its published form.
/// @see docs/rules/program.md

#include <string>
#include <string_view>

#include "tillside/program.h"

namespace tillside::catalog {

/// Reads, normalises, resolves the zone, and publishes. Errors carry the JSON pointer, the value
/// and the rule; where several faults stand in the document, the first in its order.
/// @error malformed_json @error unknown_field @error missing_field @error zone_unresolved
[[nodiscard]] Result<Program> publish_document(std::string_view json);

/// The same from a file. @error file_unreadable
[[nodiscard]] Result<Program> publish_file(const std::string& path);

/// SHA-256 of the canonical JSON of a published program: its programHash.
[[nodiscard]] std::string program_hash(const Program& published);

}  // namespace tillside::catalog
