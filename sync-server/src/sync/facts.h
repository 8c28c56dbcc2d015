// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// What all members share and what changes only by publishing: programs and the catalogue.
/// An immutable snapshot; a new one replaces it whole.

#include <string_view>
#include <unordered_map>

#include "tillside/member.h"

namespace tillside::sync {

struct ListedProgram {
  std::string hash;
  std::string body;  ///< canonical JSON
  Program program;
  std::optional<Instant> honoured_until = {};  ///< absent: in force
};

struct Facts {
  std::string epoch;
  std::string catalog_version;
  std::vector<ListedProgram> programs = {};                ///< oldest first
  std::unordered_map<std::string, PricedItem> items = {};  ///< by sku, without stock

  /// The program in force. Precondition: a program was published.
  [[nodiscard]] const ListedProgram& current() const;
  /// Null if no such program was ever published here.
  [[nodiscard]] const ListedProgram* find_program(std::string_view hash) const;
};

}  // namespace tillside::sync
