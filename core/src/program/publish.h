// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// The parts of `publish_program`. Each checks one chapter of a program and writes it in its
/// published form. A check returns false once its spot holds the fault. @see docs/rules/program.md

#include "tillside/program.h"
#include "wire/spot.h"

namespace tillside {

/// The ids of a list, of whatever it is.
struct Ids {
  const void* list;
  std::size_t count;
  const std::string& (*id)(const void* list, std::size_t index);
};
[[nodiscard]] bool check_ids(const Ids& ids, const Spot& list);

/// Every `id` once. @error duplicate_id
template <class T>
[[nodiscard]] bool check_ids(const std::vector<T>& list, const Spot& spot) {
  const auto id = [](const void* entries, std::size_t i) -> const std::string& {
    return static_cast<const T*>(entries)[i].id;
  };
  return check_ids({list.data(), list.size(), id}, spot);
}

/// @error window_not_ordered
[[nodiscard]] bool check_window(const std::optional<Window>& window, const Spot& spot);

/// Coupon codes in their normal form, in place. @error text_not_well_formed
[[nodiscard]] bool normalise_code(std::string& code, const Spot& spot);

/// Lists that are sets, sorted and each entry once.
void normalise_filter(LineFilter& filter);

/// A rolling window has a length, others have none. @error value_out_of_range
[[nodiscard]] bool check_count_window(CountWindow& window, const Spot& spot);
[[nodiscard]] bool check_needs(std::vector<Need>& needs, const Spot& spot);

[[nodiscard]] bool publish_zone(const Zone& zone, const Spot& spot);
/// Writes out the settings that the program's profile stands for.
/// @error value_out_of_range  a setting that says otherwise
[[nodiscard]] bool publish_profile(Program& program, const Spot& root);
/// Tax, charges, cash. @error duplicate_id @error unknown_reference @error window_not_ordered
/// @error value_out_of_range
[[nodiscard]] bool publish_totals(const Program& program, const Spot& root);
[[nodiscard]] bool publish_promotions(Program& program, const Spot& root);
[[nodiscard]] bool publish_points(Program& program, const Spot& root);
[[nodiscard]] bool publish_tiers(TierRules& rules, const Spot& spot);

}  // namespace tillside
