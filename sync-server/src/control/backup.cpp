// SPDX-License-Identifier: MIT
#include "control/backup.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "control/catalogue.h"
#include "shop/reader.h"
#include "store/random.h"
#include "store/settings.h"

namespace tillside::control {
namespace fs = std::filesystem;

namespace {

constexpr const char* kDatabase = "/shop.db";
/// Under this name until it is whole, so that no server takes half a shop for one.
constexpr const char* kUnfinished = "/shop.db.part";

Error storage_error(const std::string& path, const std::string& what) {
  return {.code = Errc::storage_failed, .value = path, .rule = what};
}

Status make_empty(const std::string& dir) {
  std::error_code failed;
  fs::create_directories(dir, failed);
  if (failed) return storage_error(dir, failed.message());
  const bool empty = fs::is_empty(dir, failed);
  if (failed) return storage_error(dir, failed.message());
  if (empty) return Done{};
  return Error{.code = Errc::data_not_empty, .value = dir, .rule = "an empty folder"};
}

/// The bytes are on disk and not only in memory.
Status settle(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return storage_error(path, std::strerror(errno));
  const bool kept = ::fsync(file) == 0;
  const std::string what = std::strerror(errno);
  ::close(file);
  if (kept) return Done{};
  return storage_error(path, what);
}

Status copy_one(const std::string& from, const std::string& to) {
  std::error_code failed;
  fs::copy_file(from, to, failed);
  if (failed) return storage_error(to, failed.message());
  return settle(to);
}

/// What stands beside the database: the model and what is published. The chunks come last: one
/// that is listed was written before its list.
Status copy_published(const std::string& from, const std::string& to) {
  std::error_code failed;
  for (const char* name : {"/model.json", "/manifest.json"}) {
    if (fs::exists(from + name, failed)) TILLSIDE_CHECK(copy_one(from + name, to + name));
  }
  fs::create_directory(to + "/chunks", failed);
  if (failed) return storage_error(to, failed.message());
  for (auto at = fs::directory_iterator(from + "/chunks", failed);
       !failed && at != fs::directory_iterator(); at.increment(failed)) {
    const std::string name = at->path().filename().string();
    const std::string hash = name.substr(0, name.find('.'));
    if (!store::is_hex(hash, 64)) continue;  // a file that is being written
    TILLSIDE_CHECK(copy_one(at->path().string(), to + "/chunks/" + name));
  }
  if (failed && failed != std::errc::no_such_file_or_directory) {
    return storage_error(from, failed.message());
  }
  return settle(to);
}

/// SQLite's own check first: a page that was torn may lie where no chain looks.
Result<shop::Audit> examine(store::Database& db) {
  TILLSIDE_TRY(store::Statement check, db.prepare("PRAGMA integrity_check"));
  TILLSIDE_TRY(const bool row, check.step());
  const std::string said = row ? check.text(0) : "nothing";
  check.reset();
  if (said != "ok") return storage_error("integrity_check", said);
  TILLSIDE_TRY(shop::Audit audit, shop::verify_chains(db));
  TILLSIDE_TRY(shop::Audit states, shop::replay_states(db));
  for (shop::Flaw& flaw : states.flaws) audit.flaws.push_back(std::move(flaw));
  return audit;
}

Result<BackedUp> examine_copy(const std::string& path) {
  std::error_code failed;
  BackedUp copy{.bytes = static_cast<std::int64_t>(fs::file_size(path, failed))};
  if (failed) return storage_error(path, failed.message());
  TILLSIDE_TRY(store::Database db, store::Database::open(path, store::Access::read));
  TILLSIDE_TRY(copy.audit, examine(db));
  return copy;
}

/// SQLite writes a text literal with its quotes doubled.
std::string quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? "''" : std::string(1, c);
  return out + "'";
}

/// Before anybody serves it: another incarnation, and nobody is signed in.
Status make_new(const std::string& path) {
  TILLSIDE_TRY(store::Database db, store::Database::open(path, store::Access::write));
  TILLSIDE_CHECK(store::put_setting(db, store::kEpoch, store::random_hex(16)));
  TILLSIDE_CHECK(db.exec("DELETE FROM session"));
  return db.checkpoint();
}

}  // namespace

Result<BackedUp> back_up(const std::string& data_dir, const std::string& into) {
  TILLSIDE_TRY(store::Database db, shop::open_reader(data_dir));
  TILLSIDE_CHECK(make_empty(into));
  TILLSIDE_CHECK(copy_published(data_dir, into));
  const std::string part = into + kUnfinished;
  // The connection stays read-only; without this SQLite would not write the copy either.
  TILLSIDE_CHECK(db.exec("PRAGMA query_only = OFF; VACUUM INTO " + quoted(part)));
  std::error_code failed;
  fs::permissions(part, fs::perms::owner_read | fs::perms::owner_write, failed);
  if (failed) return storage_error(part, failed.message());
  TILLSIDE_TRY(BackedUp copy, examine_copy(part));
  TILLSIDE_CHECK(settle(part));
  fs::rename(part, into + kDatabase, failed);
  if (failed) return storage_error(part, failed.message());
  TILLSIDE_CHECK(settle(into));
  return copy;
}

Result<BackedUp> restore(const std::string& backup, const std::string& data_dir) {
  std::error_code failed;
  if (!fs::exists(backup + kDatabase, failed)) {
    return Error{.code = Errc::data_absent, .value = backup, .rule = "a backup"};
  }
  TILLSIDE_TRY(BackedUp copy, examine_copy(backup + kDatabase));
  if (!copy.audit.flaws.empty()) {
    const shop::Flaw& first = copy.audit.flaws.front();
    return Error{.code = Errc::hash_mismatch,
                 .pointer = "/" + first.member + "/" + std::to_string(first.revision),
                 .value = backup,
                 .rule = "a backup without flaws (" + first.what + ")"};
  }
  TILLSIDE_CHECK(make_empty(data_dir));
  TILLSIDE_CHECK(copy_published(backup, data_dir));
  const std::string part = data_dir + kUnfinished;
  TILLSIDE_CHECK(copy_one(backup + kDatabase, part));
  TILLSIDE_CHECK(make_new(part));
  TILLSIDE_CHECK(settle(part));
  fs::rename(part, data_dir + kDatabase, failed);
  if (failed) return storage_error(part, failed.message());
  TILLSIDE_CHECK(settle(data_dir));
  TILLSIDE_TRY(const auto shop, shop::Shop::open(data_dir));
  TILLSIDE_CHECK(publish(*shop));
  return copy;
}

}  // namespace tillside::control
