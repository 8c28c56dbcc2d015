// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "tillside/catalog.h"

namespace tillside::auth {

/// What a member agrees to. The id is made of the text: another text asks again.
struct Agreement {
  std::string id;
  Text text;
  static constexpr auto kFields =
      fields(field("id", &Agreement::id), field("text", &Agreement::text));
};

[[nodiscard]] const Agreement& current_agreement();

}  // namespace tillside::auth
