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
