// SPDX-License-Identifier: MIT
#include "store/settings.h"

#include "store/random.h"

namespace tillside::store {

Result<std::optional<std::string>> get_setting(Database& db, std::string_view key) {
  Statement& find = db.use("SELECT value FROM setting WHERE key = ?1").bind(1, key);
  TILLSIDE_TRY(const bool row, find.step());
  std::optional<std::string> value;
  if (row) value = find.text(0);
  find.reset();
  return value;
}

Status put_setting(Database& db, std::string_view key, std::string_view value) {
  return db
      .use(
          "INSERT INTO setting (key, value) VALUES (?1, ?2) "
          "ON CONFLICT (key) DO UPDATE SET value = excluded.value")
      .bind(1, key)
      .bind(2, value)
      .run();
}

Status draw_identity(Database& db) {
  for (const auto& [key, bytes] : {std::pair{kEpoch, 16}, std::pair{kSigningSeed, 32}}) {
    TILLSIDE_TRY(const std::optional<std::string> held, get_setting(db, key));
    if (!held) TILLSIDE_CHECK(put_setting(db, key, random_hex(static_cast<std::size_t>(bytes))));
  }
  return Done{};
}

}  // namespace tillside::store
