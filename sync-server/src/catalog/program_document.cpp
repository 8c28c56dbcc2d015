// SPDX-License-Identifier: MIT
#include "catalog/program_document.h"

#include "catalog/files.h"
#include "catalog/normal_form.h"
#include "catalog/zone.h"
#include "json/json_source.h"
#include "store/random.h"
#include "tillside/write.h"

namespace tillside::catalog {

Result<Program> publish_document(std::string_view json) {
  TILLSIDE_TRY(Program draft, read_json<Program>(nfc(json)));
  if (draft.zone.transitions.empty()) {
    TILLSIDE_TRY(draft.zone, resolve_zone(draft.zone.name));
  }
  for (std::size_t i = 0; i < draft.promotions.size(); ++i) {
    std::optional<Zone>& zone = draft.promotions[i].zone;
    if (!zone || !zone->transitions.empty()) continue;
    Result<Zone> resolved = resolve_zone(zone->name);
    if (!resolved) {
      Error error = resolved.error();
      error.pointer = "/promotions/" + std::to_string(i) + "/zone/name";
      return error;
    }
    zone = *std::move(resolved);
  }
  return publish_program(draft);
}

Result<Program> publish_file(const std::string& path) {
  TILLSIDE_TRY(const std::string text, read_file(path));
  Result<Program> program = publish_document(text);
  if (program) return program;
  Error error = program.error();
  error.detail["file"] = path;
  return error;
}

std::string program_hash(const Program& published) {
  return store::sha256_hex(canonical_json(published));
}

}  // namespace tillside::catalog
