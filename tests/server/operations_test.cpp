// SPDX-License-Identifier: MIT
// What a merchant and a back end do with a shop: real processes, beside a running server.
#include <catch2/catch.hpp>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "server/shopper.h"
#include "store/database.h"

using namespace tillside;
using namespace tillside::test;
namespace fs = std::filesystem;

namespace {

json order_of_a(std::int64_t quantity = 1) {
  return {{"lines", json::array({{{"sku", "A"}, {"quantity", quantity}}})},
          {"expectTotalMinor", 10000 * quantity}};
}

/// A shopper who has enrolled and placed an order of 100.00.
Shopper buyer(const Server& server, const std::string& name) {
  Shopper shopper(server.port(), name);
  REQUIRE(shopper.send("enrol", json::object())["status"] == "ok");
  REQUIRE(shopper.send("placeOrder", order_of_a())["results"][0]["code"] == "ok");
  return shopper;
}

void pay(const Server& server, const Shopper& shopper) {
  const json form = {{"orderId", Shopper::command_id(2)}};
  REQUIRE(post(server.port(), "/v1/demo/test-payment", form.dump(), shopper.cookie()).status ==
          200);
}

json printed(const std::vector<std::string>& arguments) {
  const Ran ran = run(arguments);
  INFO(ran.output);
  CHECK(ran.status == 0);
  return json::parse(ran.output, nullptr, false);
}

bool any_file_holds(const std::string& folder, const std::string& text) {
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string bytes(std::istreambuf_iterator<char>(file), {});
    if (bytes.find(text) != std::string::npos) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("A backup of a running shop proves itself, and a shop made from it goes on") {
  Folder folder;
  Folder copies;
  make_shop(folder.path());
  auto server = std::make_unique<Server>(folder.path());
  Shopper shopper = buyer(*server, "Ada");
  pay(*server, shopper);
  const json made =
      printed({"backup", "--data", folder.path(), "--out", copies.path("b"), "--json"});
  CHECK(made["audit"]["members"] == 1);
  CHECK(made["audit"]["entries"] == 3);
  CHECK(made["audit"]["flaws"].empty());
  CHECK(printed({"verify", "--data", folder.path(), "--json"})["digest"] ==
        made["audit"]["digest"]);
  CHECK(printed({"verify", "--data", copies.path("b"), "--json"})["digest"] ==
        made["audit"]["digest"]);
  CHECK((fs::status(copies.path("b/shop.db")).permissions() & fs::perms(0777)) == fs::perms(0600));
  CHECK(run({"backup", "--data", folder.path(), "--out", copies.path("b")}).status == 1);

  // What came after the backup is lost here, and the device sees another incarnation.
  REQUIRE(shopper.send("checkIn", json::object())["status"] == "ok");
  server->stop(SIGKILL);
  CHECK(run({"restore", "--from", copies.path("b"), "--data", folder.path()}).status == 1);
  const Ran restored = run({"restore", "--from", copies.path("b"), "--data", copies.path("shop")});
  INFO(restored.output);
  REQUIRE(restored.status == 0);
  Server again(copies.path("shop"));
  CHECK(
      call(again.port(), "GET", "/v1/me", "", {{"Cookie", shopper.cookie()}}).body.find("guest") !=
      std::string::npos);
  const Reply in =
      post(again.port(), "/v1/sessions", R"({"name":"Ada","password":"correct horse"})");
  REQUIRE(in.status == 201);
  const json answer =
      body_of(post(again.port(), "/v1/sync", shopper.request().dump(), cookie_of(in)));
  CHECK(answer["status"] == "epoch");
  CHECK(answer["snapshot"]["revision"] == 3);
  CHECK(call(again.port(), "GET", "/v1/catalog/manifest").status == 200);
}

TEST_CASE("A backup whose bytes were changed is not restored") {
  Folder folder;
  Folder copies;
  make_shop(folder.path());
  {
    Server server(folder.path());
    (void)buyer(server, "Ada");
    server.stop(SIGTERM);
  }
  REQUIRE(run({"backup", "--data", folder.path(), "--out", copies.path("b")}).status == 0);
  std::fstream file(copies.path("b/shop.db"), std::ios::in | std::ios::out | std::ios::binary);
  std::string bytes(std::istreambuf_iterator<char>(file), {});
  const std::size_t at = bytes.find("\"placeOrder\"");
  REQUIRE(at != std::string::npos);
  file.clear();
  file.seekp(static_cast<std::streamoff>(at) + 1);
  file << 'q';
  file.close();
  const Ran ran = run({"restore", "--from", copies.path("b"), "--data", copies.path("shop")});
  CHECK(ran.status == 1);
  CHECK(ran.output.find("hash_mismatch") != std::string::npos);
  CHECK(!fs::exists(copies.path("shop/shop.db")));
}

TEST_CASE("A member gets all data and may leave; the name is then in no file") {
  Folder folder;
  make_shop(folder.path());
  Server server(folder.path());
  const std::string name = "Zephyrine-Quixote";
  const Shopper shopper = buyer(server, name);
  const int port = server.port();
  const json data = body_of(call(port, "GET", "/v1/me/data", "", {{"Cookie", shopper.cookie()}}));
  CHECK(data["name"] == name);
  CHECK(data["entries"].size() == 2);
  CHECK(data["state"]["orders"].size() == 1);
  CHECK(data == printed({"member", "data", "--data", folder.path(), "@" + name}));
  CHECK(call(port, "GET", "/v1/me/data").status == 401);

  const Headers own = {{"Content-Type", "application/json"},
                       {"Sec-Fetch-Site", "same-origin"},
                       {"Cookie", shopper.cookie()}};
  const auto leave = [&](const char* body) {
    return call(port, "DELETE", "/v1/me", body, own).status;
  };
  SECTION("by themselves, with the password") {
    CHECK(leave(R"({"password":"wrong horse"})") == 401);
    CHECK(call(port, "GET", "/v1/ledger", "", own).status == 200);
    CHECK(leave(R"({"password":"correct horse"})") == 204);
  }
  SECTION("by the shop") {
    const std::vector<std::string> erase = {"member", "erase", "--data", folder.path(), "@" + name};
    CHECK(run(erase).status != 0);  // without --yes
    CHECK(call(port, "GET", "/v1/ledger", "", own).status == 200);
    std::vector<std::string> sure = erase;
    sure.emplace_back("--yes");
    CHECK(run(sure).status == 0);
    CHECK(run(sure).status == 1);
  }
  CHECK(call(port, "GET", "/v1/ledger", "", own).status == 401);
  CHECK(post(port, "/v1/sessions", json{{"name", name}, {"password", "correct horse"}}.dump())
            .status == 401);
  CHECK(server.stop(SIGTERM) == 0);
  CHECK(!any_file_holds(folder.path(), name));
  CHECK(run({"verify", "--data", folder.path()}).status == 0);
  CHECK(!printed({"member", "data", "--data", folder.path(), shopper.id()}).contains("name"));
}

TEST_CASE("Another password ends every session") {
  Folder folder;
  make_shop(folder.path());
  Server server(folder.path());
  const Shopper shopper(server.port(), "Ada");
  const Headers own = {{"Content-Type", "application/json"},
                       {"Sec-Fetch-Site", "same-origin"},
                       {"Cookie", shopper.cookie()}};
  const auto change = [&](const char* body) {
    return call(server.port(), "PUT", "/v1/me/password", body, own);
  };
  CHECK(change(R"({"password":"wrong horse","newPassword":"battery staple"})").status == 401);
  CHECK(change(R"({"password":"correct horse","newPassword":"short"})").status == 400);
  const Reply changed = change(R"({"password":"correct horse","newPassword":"battery staple"})");
  CHECK(changed.status == 201);
  CHECK(call(server.port(), "GET", "/v1/ledger", "", own).status == 401);
  CHECK(call(server.port(), "GET", "/v1/ledger", "", {{"Cookie", cookie_of(changed)}}).status ==
        200);
}

TEST_CASE("What the shop owes, and who did what when") {
  Folder folder;
  make_shop(folder.path());
  Server server(folder.path());
  const Shopper first = buyer(server, "Ada");
  const Shopper second = buyer(server, "Bert");
  pay(server, first);
  const json report = printed({"report", "--data", folder.path(), "--json"});
  CHECK(report["members"] == 2);
  CHECK(report["available"] == 1000);  // 10 for each of 100.00
  CHECK(report["worthMinor"] == 1000);
  CHECK(report["tiers"][0] == json{{"members", 2}, {"tier", "normal"}});
  CHECK(report["orders"].size() == 2);
  const Ran words = run({"report", "--data", folder.path()});
  CHECK(words.output.find("points to spend") != std::string::npos);

  const auto lines = [&](std::vector<std::string> more) {
    more.insert(more.begin(), {"ledger", "--data", folder.path()});
    const Ran ran = run(more);
    return std::count(ran.output.begin(), ran.output.end(), '\n');
  };
  CHECK(lines({}) == 5);
  CHECK(lines({"--member", "@Ada"}) == 3);
  CHECK(lines({"--actor", "shop"}) == 1);
  CHECK(lines({"--kind", "placeOrder"}) == 2);
  CHECK(lines({"--until", "2020-01-01"}) == 0);
  CHECK(lines({"--rejected"}) == 0);
  for (const char* option : {"--kind", "--actor"}) {
    const Ran wrong = run({"ledger", "--data", folder.path(), option, "nobody"});
    CHECK(wrong.status != 0);
    CHECK(wrong.output.find("nobody") != std::string::npos);
  }
}

TEST_CASE(
    "Another program comes into force while carts are open, and prices stay for their grace") {
  Folder folder;
  make_shop(folder.path());
  Server server(folder.path());
  Shopper shopper(server.port(), "Ada");
  REQUIRE(shopper.send("enrol", json::object())["status"] == "ok");
  json program = body_of(call(server.port(), "GET", "/v1/program"));
  const std::string before = body_of(call(server.port(), "GET", "/v1/shop"))["programHash"];
  program["graceHours"] = 5;
  const auto publish = [&] {
    std::ofstream(folder.path("next.json")) << program;
    return run({"program", "publish", "--data", folder.path(), folder.path("next.json")});
  };
  const Ran done = publish();
  INFO(done.output);
  REQUIRE(done.status == 0);
  CHECK(body_of(call(server.port(), "GET", "/v1/shop"))["programHash"] != before);
  CHECK(body_of(call(server.port(), "GET", "/v1/catalog/manifest"))["programHash"] != before);
  CHECK(shopper.send("placeOrder", order_of_a())["results"][0]["code"] == "ok");
  CHECK(body_of(call(server.port(), "GET", "/v1/ledger", "",
                     {{"Cookie", shopper.cookie()}}))["entries"][1]["entry"]["programHash"] ==
        before);
  program["currency"] = "EUR";
  CHECK(publish().output.find("currency_mismatch") != std::string::npos);
}

TEST_CASE("New items alone leave program and past orders as they are") {
  Folder folder;
  Folder files;
  std::ofstream(files.path("items.csv")) << "item_id,title,price,currency\nN1,Socks,9.90,CNY\n";
  std::ofstream(files.path("orders.csv"))
      << "order_id,customer_id,timestamp,item_id,quantity\nO1,,2026-01-01,N1,1\n";
  const std::string items = files.path("items.csv");
  REQUIRE(run({"import", "--items", items, "--orders", files.path("orders.csv"), "--data",
               folder.path("shop")})
              .status == 0);
  Server server(folder.path("shop"));
  json program = body_of(call(server.port(), "GET", "/v1/program"));
  program["graceHours"] = 5;
  std::ofstream(files.path("own.json")) << program;
  REQUIRE(
      run({"program", "publish", "--data", folder.path("shop"), files.path("own.json")}).status ==
      0);
  std::ofstream(items) << "item_id,title,price,currency\nA0,Mug,5.00,CNY\nN1,Socks,8.90,CNY\n";
  const json imported =
      printed({"import", "--items", items, "--data", folder.path("shop"), "--replace", "--json"});
  CHECK(imported["items"] == 2);
  CHECK(body_of(call(server.port(), "GET", "/v1/program"))["graceHours"] == 5);
  server.stop(SIGTERM);
  auto db = *store::Database::open(folder.path("shop/shop.db"), store::Access::read);
  auto lines = *db.prepare(
      "SELECT count(*) FROM history_line JOIN item ON item.id = item WHERE item.sku = 'N1'");
  REQUIRE(*lines.step());
  CHECK(lines.integer(0) == 1);
}

TEST_CASE("An older database is brought to this version, and a newer one is left alone") {
  Folder folder;
  make_shop(folder.path());
  const auto change = [&](const char* sql) {
    auto db = *store::Database::open(folder.path("shop.db"), store::Access::write);
    REQUIRE(db.exec(sql));
  };
  change("DROP TABLE counter; PRAGMA user_version = 2");
  CHECK(run({"verify", "--data", folder.path()}).status == 0);
  {
    Server server(folder.path());
    (void)buyer(server, "Ada");
    CHECK(server.stop(SIGTERM) == 0);
  }
  change("PRAGMA user_version = 99");
  const Ran refused = run({"verify", "--data", folder.path()});
  CHECK(refused.status == 1);
  CHECK(refused.output.find("\"99\" is not a schema of at most version") != std::string::npos);
}

TEST_CASE("A member fills no disk with refusals") {
  Folder folder;
  make_shop(folder.path());
  Server server(folder.path());
  Shopper shopper(server.port(), "Mallory");
  REQUIRE(shopper.send("enrol", json::object())["status"] == "ok");
  json lines = json::array();
  for (int i = 0; i < 1000; ++i)
    lines.push_back({{"sku", "ghost-" + std::to_string(i)}, {"quantity", 1}});
  const json order = {{"lines", lines}, {"expectTotalMinor", 1}};
  int answered = 0;
  while (answered < 400 && shopper.send("placeOrder", order).is_object()) ++answered;
  CHECK(answered > 100);  // more than a full outbox
  CHECK(answered < 400);
  CHECK(
      call(server.port(), "GET", "/v1/ledger?limit=1", "", {{"Cookie", shopper.cookie()}}).status ==
      200);
  CHECK(Shopper(server.port(), "Ada").send("enrol", json::object())["status"] == "ok");
}
