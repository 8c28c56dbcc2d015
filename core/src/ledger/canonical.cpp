// SPDX-License-Identifier: MIT
#include "tillside/sync.h"
#include "tillside/write.h"

namespace tillside {

Result<CanonicalText> canonical_entry(const LedgerEntry& entry) {
  return CanonicalText{canonical_json(entry)};
}

Result<CanonicalText> canonical_state(const State& state) {
  return CanonicalText{canonical_json(state)};
}

Result<CanonicalText> canonical_program(const Program& program) {
  return CanonicalText{canonical_json(program)};
}

Result<CanonicalText> canonical_manifest(const Manifest& manifest) {
  return CanonicalText{canonical_json(manifest)};
}

}  // namespace tillside
