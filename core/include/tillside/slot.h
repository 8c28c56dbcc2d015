// SPDX-License-Identifier: MIT
#pragma once

#include "tillside/shape.h"

namespace tillside {

/// The key of an object's slot.
[[nodiscard]] constexpr const char* slot_name(const Shape& shape, Slot slot) {
  if (slot / 2 == shape.count) return "kind";
  const Member& member = shape.members[slot / 2];
  return slot % 2 != 0 ? member.tag : member.name;
}

}  // namespace tillside
