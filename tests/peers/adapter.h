// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// What an adapter sees of a case, and how it asks the engine. An adapter translates one `op` into
/// calls of Tillside's verbs and the answer back into the case's words. It computes no rule itself
/// and never looks at a case's id.

#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <string_view>

#include "peers/exact.h"

namespace tillside::peers {

using nlohmann::json;

/// One case without its id and its expected figures.
struct Case {
  json input;
  json config;
  std::string unit;    ///< minor, major, none
  std::string source;  ///< owner/name of the repository, or what document
  json asked;          ///< the form of what is expected: names and types alone
};

/// Answers the figures under the names that the cases use; more than a case asks for is welcome.
using Adapter = json (*)(const Case&);

struct Op {
  std::string_view name;
  Adapter run;
};

/// The adapter of an op; null where there is none.
[[nodiscard]] Adapter adapter_of(std::string_view op);

/// An operating error of a verb.
struct Refused : std::runtime_error {
  explicit Refused(const json& error_)
      : std::runtime_error(error_.dump()), error(error_), code(error_["code"]) {}
  json error;
  std::string code;
};

/// The value that a verb answers. @throws Refused on an operating error
[[nodiscard]] json call(std::string_view verb, const json& request);

/// The compatibility profile that stands for a source; "tillside" for one that has no rules of its
/// own. @see docs/rules/profiles.md
[[nodiscard]] std::string profile_of(std::string_view source);

/// The rounding mode behind a case's name for it ("half_up" is half_away_from_zero).
[[nodiscard]] std::string mode_of(const json& name);

/// A draft program with a ladder of one tier, in UTC, under the profile of the case's source.
[[nodiscard]] json draft_program(const Case& one, const std::string& currency);
/// The published form. @throws Refused
[[nodiscard]] json published(const json& draft);

/// A moment that no case names: 2026-06-01T00:00:00Z. Windows are set around it.
inline constexpr std::int64_t kNow = 1780272000000;
inline constexpr std::int64_t kDay = 86'400'000;

/// `value` where the member stands, else `fallback`.
[[nodiscard]] json get(const json& object, const char* member, json fallback);

}  // namespace tillside::peers
