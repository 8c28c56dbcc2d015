// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// The parts of `publish_program`. Each checks one chapter of a program and writes it in its
/// published form. @see docs/rules/program.md

#include <set>

#include "tillside/program.h"

namespace tillside {

/// A fault of the program. The pointer is into the program, which is the verb's request.
[[nodiscard]] Failure fault(Errc code, std::string pointer, std::string value, std::string rule);

/// "/promotions/3": a list's entry.
[[nodiscard]] std::string at(std::string_view list, std::size_t index);

/// Every `id` once. @error duplicate_id
template <class T>
[[nodiscard]] Status check_ids(const std::vector<T>& list, std::string_view pointer) {
  std::set<std::string_view> seen;
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (seen.insert(list[i].id).second) continue;
    return fault(Errc::duplicate_id, at(pointer, i) + "/id", list[i].id,
                 "an id that stands once in " + std::string(pointer));
  }
  return Done{};
}

/// @error window_not_ordered
[[nodiscard]] Status check_window(const std::optional<Window>& window, const std::string& pointer);

/// Coupon codes in their normal form, in place. @error text_not_well_formed
[[nodiscard]] Status normalise_code(std::string& code, const std::string& pointer);

/// Lists that are sets, sorted and each entry once.
void normalise_filter(LineFilter& filter);

/// A rolling window has a length, others have none. @error value_out_of_range
[[nodiscard]] Status check_count_window(CountWindow& window, const std::string& pointer);
[[nodiscard]] Status check_needs(std::vector<Need>& needs, const std::string& pointer);

[[nodiscard]] Status publish_zone(const Zone& zone, const std::string& pointer);
/// Writes out the settings that the program's profile stands for.
/// @error value_out_of_range  a setting that says otherwise
[[nodiscard]] Status publish_profile(Program& program);
/// Tax, charges, cash. @error duplicate_id @error unknown_reference @error window_not_ordered
/// @error value_out_of_range
[[nodiscard]] Status publish_totals(const Program& program);
[[nodiscard]] Status publish_promotions(Program& program);
[[nodiscard]] Status publish_points(Program& program);
[[nodiscard]] Status publish_tiers(TierRules& rules);

}  // namespace tillside
