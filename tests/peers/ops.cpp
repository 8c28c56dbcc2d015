// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>

#include "peers/adapter.h"

namespace tillside::peers {

#define PEER_OP(name) json run_##name(const Case&);
#include "peers/ops.def"
#undef PEER_OP

namespace {

constexpr std::array kOps = {
#define PEER_OP(name) Op{#name, &run_##name},
#include "peers/ops.def"
#undef PEER_OP
};

}  // namespace

Adapter adapter_of(std::string_view name) {
  const auto* const found =
      std::find_if(kOps.begin(), kOps.end(), [&](const Op& op) { return op.name == name; });
  return found == kOps.end() ? nullptr : found->run;
}

}  // namespace tillside::peers
