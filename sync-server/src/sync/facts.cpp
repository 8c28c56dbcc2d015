// SPDX-License-Identifier: MIT
#include "sync/facts.h"

#include <algorithm>

namespace tillside::sync {

const ListedProgram& Facts::current() const {
  const auto found = std::find_if(programs.rbegin(), programs.rend(),
                                  [](const ListedProgram& p) { return !p.honoured_until; });
  return found != programs.rend() ? *found : programs.back();
}

const ListedProgram* Facts::find_program(std::string_view hash) const {
  const auto found = std::find_if(programs.begin(), programs.end(),
                                  [&](const ListedProgram& p) { return p.hash == hash; });
  return found != programs.end() ? &*found : nullptr;
}

}  // namespace tillside::sync
