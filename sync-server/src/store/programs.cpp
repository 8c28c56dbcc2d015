// SPDX-License-Identifier: MIT
#include "store/programs.h"

#include "store/random.h"
#include "tillside/write.h"

namespace tillside::store {

Result<std::string> put_program(Database& db, const Program& published, Instant now) {
  const std::string body = canonical_json(published);
  std::string hash = sha256_hex(body);
  TILLSIDE_CHECK(db.use("UPDATE program SET retired_at = ?1 "
                        "WHERE retired_at IS NULL AND hash <> ?2")
                     .bind(1, now.value)
                     .bind(2, hash)
                     .run());
  TILLSIDE_CHECK(db.use("INSERT INTO program (hash, body, published_at) VALUES (?1, ?2, ?3) "
                        "ON CONFLICT (hash) DO UPDATE SET published_at = excluded.published_at, "
                        "retired_at = NULL WHERE retired_at IS NOT NULL")
                     .bind(1, hash)
                     .bind(2, body)
                     .bind(3, now.value)
                     .run());
  return hash;
}

Result<std::vector<StoredProgram>> load_programs(Database& db) {
  Statement& read = db.use(
      "SELECT hash, body, published_at, retired_at FROM program ORDER BY published_at, hash");
  std::vector<StoredProgram> programs;
  while (true) {
    TILLSIDE_TRY(const bool row, read.step());
    if (!row) break;
    StoredProgram program{read.text(0), read.text(1), Instant{read.integer(2)}};
    if (!read.is_null(3)) program.retired_at = Instant{read.integer(3)};
    programs.push_back(std::move(program));
  }
  read.reset();
  return programs;
}

}  // namespace tillside::store
