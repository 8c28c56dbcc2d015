// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tillside::learn {

/// Unicode NFKC with case folded (utf8proc), then the terms of core: what the device's simpler
/// folding leaves apart ("ﬁ", "ß") falls together here, so that typed words find it.
[[nodiscard]] std::vector<std::string> folded_terms(std::string_view text);

}  // namespace tillside::learn
