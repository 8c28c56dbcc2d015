// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "auth/authorize.h"
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
  CHECK(shop::verify_chains(*shop)->flaws.empty());
  CHECK(shop::replay_states(*shop)->flaws.empty());
  CHECK(shop::verify_chains(*shop)->entries == 2);

  struct Row {
    const char* tamper;
    std::int64_t revision;
  };
  const Row row = GENERATE(values<Row>({
      {"UPDATE ledger SET entry = replace(entry, 'enrol', 'enrom') WHERE id = 1", 1},
      {"UPDATE ledger SET hash = replace(hash, substr(hash, 1, 1), 'x') WHERE id = 2", 2},
      {"DELETE FROM ledger WHERE id = 1", 1},
      {"UPDATE ledger SET prev_id = NULL WHERE id = 2", 1},
      {"UPDATE member SET head_id = 1", 2},
  }));
  INFO(row.tamper);
  REQUIRE(shop->write([&](store::Database& db) {
    return db.exec(std::string("DROP TRIGGER ledger_never_changes;"
                               "DROP TRIGGER ledger_never_shrinks;") +
                   row.tamper);
  }));
  const auto audit = shop::verify_chains(*shop);
  REQUIRE(audit);
  REQUIRE(audit->flaws.size() == 1);
  CHECK(audit->flaws[0].member == kMember);
  CHECK(audit->flaws[0].revision == row.revision);
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
  CHECK(shop::verify_chains(*shop)->members == 2);
}

TEST_CASE("The run of what is due finds nobody twice") {
  Folder folder;
  const auto shop = shop_with_a_member(folder);
  CHECK(shop::run_what_is_due(*shop));
  CHECK(shop::run_what_is_due(*shop));
  CHECK(shop::replay_states(*shop)->flaws.empty());
}
