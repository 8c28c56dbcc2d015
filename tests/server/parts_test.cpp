// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "auth/authorize.h"
#include "auth/credentials.h"
#include "auth/token_bucket.h"
#include "http/problem.h"
#include "http/static_files.h"
#include "server/process.h"
#include "shop/audit.h"
#include "shop/daily_run.h"
#include "shop/image_hosts.h"
#include "store/members.h"
#include "support/shop.h"
#include "sync/back_office.h"
#include "sync/engine_version.h"

using namespace tillside;
using namespace tillside::test;

namespace {

const std::string kMember(32, '7');

Status run_line(shop::Shop& shop, CommandArgs args, const std::string& command_id) {
  return shop.write([&](store::Database& db) -> Status {
    store::Members members(db, shop.members());
    TILLSIDE_CHECK(sync::run_line(
        members, *shop.facts(),
        {.member = kMember, .command_id = command_id, .args = std::move(args)}, shop.now()));
    return Done{};
  });
}

/// A shop with one member and two entries.
std::unique_ptr<shop::Shop> shop_with_a_member(const Folder& folder) {
  make_shop(folder.path());
  auto shop = *shop::Shop::open(folder.path());
  REQUIRE(run_line(*shop, Enrol{}, std::string(32, '1')));
  REQUIRE(run_line(*shop, CheckIn{}, std::string(32, '2')));
  return shop;
}

shop::Audit verified(const shop::Shop& shop) {
  return *shop.read<shop::Audit>(&shop::verify_chains);
}
shop::Audit replayed(const shop::Shop& shop) {
  return *shop.read<shop::Audit>(&shop::replay_states);
}

}  // namespace

TEST_CASE("A data folder is held by one, and must hold a shop") {
  Folder folder;
  CHECK(shop::Shop::open(folder.path()).error().code == Errc::data_absent);
  make_shop(folder.path());
  const auto held = shop::Shop::open(folder.path());
  REQUIRE(held);
  CHECK(shop::Shop::open(folder.path()).error().code == Errc::data_in_use);
}

TEST_CASE("Each kind of error has its HTTP status") {
  struct Row {
    Errc code;
    int status;
  };
  const Row row = GENERATE(values<Row>({
      {Errc::malformed_json, 400},
      {Errc::wrong_kind, 400},
      {Errc::division_by_zero, 422},
      {Errc::insufficient_points, 422},
      {Errc::not_signed_in, 401},
      {Errc::credentials_wrong, 401},
      {Errc::not_permitted, 403},
      {Errc::route_unknown, 404},
      {Errc::name_taken, 409},
      {Errc::body_too_large, 413},
      {Errc::rate_limited, 429},
      {Errc::internal_fault, 500},
      {Errc::overloaded, 503},
      {Errc::storage_failed, 503},
  }));
  CHECK(http::status_of(row.code) == row.status);
  CHECK(http::problem(row.code).status == row.status);
}

TEST_CASE("What the storage says stays inside") {
  const auto response = http::problem(Error{.code = Errc::storage_failed, .rule = "disk /secret"});
  CHECK(response.body->find("secret") == std::string::npos);
}

TEST_CASE("Members' routes are closed to guests and staff, and the rest is deny by default") {
  using auth::Role;
  using auth::Route;
  for (const Route route : {Route::sync, Route::ledger, Route::test_payment}) {
    CHECK(auth::authorize(route, Role::member));
    CHECK(!auth::authorize(route, Role::guest));
    CHECK(!auth::authorize(route, Role::staff));
  }
  CHECK(!auth::authorize(static_cast<Route>(200), Role::staff));
}

TEST_CASE("A bucket empties and refills") {
  auth::TokenBuckets buckets({.capacity = 2, .per_second = 1});
  const auto now = std::chrono::steady_clock::now();
  CHECK(buckets.take("a", now));
  CHECK(buckets.take("a", now));
  CHECK(!buckets.take("a", now));
  CHECK(buckets.take("b", now));
  CHECK(buckets.take("a", now + std::chrono::seconds(1)));
  CHECK(!buckets.take("a", now + std::chrono::seconds(1)));
  CHECK(!buckets.take("c", now, 3));
  CHECK(buckets.take("c", now, 2));
}

TEST_CASE("Names of files say how they are served") {
  struct Row {
    const char* name;
    bool hashed;
    bool score;
  };
  const Row row = GENERATE(values<Row>({
      {"index.html", false, false},
      {"app-1A2B3C4D.js", true, false},
      {"app.1a2b3c4d5e.css", true, false},
      {"service-worker.js", false, false},
      {"score.js", false, true},
      {"score-worker.js", false, true},
      {"score-1A2B3C4D.js", true, true},
      {"score.js.map", false, false},
      {"highscore.js", false, false},
  }));
  INFO(row.name);
  CHECK(http::is_hashed(row.name) == row.hashed);
  CHECK(http::is_score_worker(row.name) == row.score);
}

TEST_CASE("A storefront that is not there is an error at the start") {
  Folder folder;
  CHECK(http::StaticFiles::load(folder.path("none"), {}).error().code == Errc::file_unreadable);
}

TEST_CASE("Only plain origins get into the policy of pages") {
  struct Row {
    const char* url;
    std::optional<std::string> origin;
  };
  const Row row = GENERATE(values<Row>({
      {"https://cdn.example/a.jpg", "https://cdn.example"},
      {"http://cdn.example:8080/a.jpg?b", "http://cdn.example:8080"},
      {"https://cdn.example; script-src *", std::nullopt},
      {"https://user@cdn.example/a", std::nullopt},
      {"data:image/png;base64,AA", std::nullopt},
      {"https://", std::nullopt},
  }));
  CHECK(shop::origin_of(row.url) == row.origin);
}

TEST_CASE("Engines are compared as numbers") {
  CHECK(sync::engine_at_least("0.10.0", "0.9.9"));
  CHECK(sync::engine_at_least("1.0.0", "1.0.0"));
  CHECK(!sync::engine_at_least("0.9.9", "0.10.0"));
  CHECK(!sync::engine_at_least("newest", "0.0.1"));
}

TEST_CASE("The ledger cannot be changed, and if somebody does, verify names the entry") {
  Folder folder;
  const auto shop = shop_with_a_member(folder);
  CHECK(!shop->write([](store::Database& db) { return db.exec("DELETE FROM ledger"); }));
  CHECK(
      !shop->write([](store::Database& db) { return db.exec("UPDATE ledger SET entry = '{}'"); }));
  const std::string digest = verified(*shop).digest;
  CHECK(verified(*shop).flaws.empty());
  CHECK(replayed(*shop).flaws.empty());
  CHECK(verified(*shop).entries == 2);

  struct Row {
    const char* tamper;
    std::int64_t revision;
  };
  const Row row = GENERATE(values<Row>({
      {"UPDATE ledger SET entry = replace(entry, 'enrol', 'enrom') WHERE id = 1", 1},
      {"UPDATE ledger SET hash = replace(hash, substr(hash, 1, 1), 'x') WHERE id = 2", 2},
      {"DELETE FROM ledger WHERE id = 1", 1},
      {"UPDATE ledger SET prev_id = NULL WHERE id = 2", 2},
      {"UPDATE ledger SET prev_id = 2 WHERE id = 1", 1},
      {"UPDATE ledger SET command_id = replace(command_id, '2', '3') WHERE id = 2", 2},
      {"UPDATE ledger SET device = 'd' WHERE id = 1", 1},
      {"UPDATE ledger SET n = 9 WHERE id = 2", 2},
      {"UPDATE ledger SET revision = 9 WHERE id = 2", 2},
      {"DELETE FROM ledger WHERE id = 2", 2},
      {"UPDATE member SET head_id = 1", 2},
      {"UPDATE member SET revision = 1", 1},
      {"UPDATE member SET last_at = 1", 0},
      {"UPDATE member SET devices = '{'", 0},
      {R"(UPDATE member SET devices = '{"devices":[{"acked":0,"id":"d","lastN":3,"usedAt":0}]}')",
       0},
  }));
  INFO(row.tamper);
  REQUIRE(shop->write([&](store::Database& db) {
    return db.exec(std::string("DROP TRIGGER ledger_never_changes;"
                               "DROP TRIGGER ledger_never_shrinks;") +
                   row.tamper);
  }));
  const shop::Audit audit = verified(*shop);
  REQUIRE(audit.flaws.size() == 1);
  CHECK(audit.flaws[0].member == kMember);
  CHECK(audit.flaws[0].revision == row.revision);
  (void)replayed(*shop);  // ends, also where the chain was bent into a ring
  CHECK(verified(*shop).digest.size() == digest.size());
}

TEST_CASE("What belongs to no member, and a program that was changed, are flaws of the shop") {
  Folder folder;
  const auto shop = shop_with_a_member(folder);
  const char* tamper = GENERATE("UPDATE program SET body = replace(body, 'Shop', 'Shoq')",
                                "PRAGMA foreign_keys = OFF;"
                                "INSERT INTO ledger (member, revision, command_id, hash, entry) "
                                "VALUES (99, 1, 'c', 'h', '{}')");
  {
    auto db = *store::Database::open(folder.path("shop.db"), store::Access::write);
    REQUIRE(db.exec(tamper));
  }
  const shop::Audit audit = verified(*shop);
  REQUIRE(audit.flaws.size() == 1);
  CHECK(audit.flaws[0].member.empty());
}

TEST_CASE("Replay names a member whose state was changed, and goes on with the others") {
  Folder folder;
  const auto shop = shop_with_a_member(folder);
  const char* tamper =
      GENERATE("UPDATE member SET state = '{'",
               "UPDATE member SET state = replace(state, '\"tier\":\"', '\"tier\":\"x')");
  REQUIRE(shop->write([&](store::Database& db) { return db.exec(tamper); }));
  const shop::Audit audit = replayed(*shop);
  CHECK(audit.members == 1);
  REQUIRE(audit.flaws.size() == 1);
  CHECK(audit.flaws[0].member == kMember);
}

TEST_CASE("The database is its owner's alone") {
  Folder folder;
  make_shop(folder.path());
  const auto shop = shop::Shop::open(folder.path());
  for (const char* name : {"shop.db", "shop.db-wal"}) {
    const auto mode = std::filesystem::status(folder.path(name)).permissions();
    CHECK((mode & std::filesystem::perms(0777)) == std::filesystem::perms(0600));
  }
}

TEST_CASE("Names that look the same are the same, and none has what nobody sees") {
  CHECK(auth::user_name("\xEF\xBD\x84\xEF\xBD\x85mo")->key == auth::user_name("Demo")->key);
  CHECK(auth::user_name("p\xE2\x80\x8Dq"));  // a joiner: some scripts need it
  for (const char* name : {"demo\xE2\x80\x8B",
                           "\xE2\x80\xAE"
                           "demo",
                           "de\nmo", "de\x7Fmo"}) {
    CHECK(auth::user_name(name).error().code == Errc::text_not_well_formed);
  }
}

TEST_CASE("A request that fails leaves nothing behind, and the others of its group stay") {
  Folder folder;
  const auto shop = shop_with_a_member(folder);
  const std::string stranger(32, '8');
  const auto create = [&](bool fails) {
    return [&, fails](store::Database& db) -> Status {
      store::Members members(db, shop->members());
      TILLSIDE_CHECK(members.create(fails ? stranger : std::string(32, '9')));
      if (fails) return Errc::name_taken;
      return Done{};
    };
  };
  const auto kept = shop->write_all({create(true), create(false)});
  CHECK(kept[0].error().code == Errc::name_taken);
  CHECK(kept[1]);
  CHECK(!shop->members().find(stranger));
  CHECK(verified(*shop).members == 2);
}

TEST_CASE("The run of what is due finds nobody twice") {
  Folder folder;
  const auto shop = shop_with_a_member(folder);
  CHECK(shop::run_what_is_due(*shop));
  CHECK(shop::run_what_is_due(*shop));
  CHECK(replayed(*shop).flaws.empty());
}
