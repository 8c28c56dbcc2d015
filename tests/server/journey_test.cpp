// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <chrono>
#include <csignal>
#include <fstream>
#include <thread>

#include "server/shopper.h"
#include "store/random.h"

using namespace tillside;
using namespace tillside::test;

namespace {

json order_args(std::int64_t total_minor, std::int64_t quantity = 1) {
  return {{"lines", json::array({{{"sku", "A"}, {"quantity", quantity}}})},
          {"expectTotalMinor", total_minor}};
}

std::string code_of(const json& answer) { return answer["results"][0]["code"]; }

}  // namespace

TEST_CASE("A shopper signs up, orders, is refused what is forged, and pays") {
  Folder folder;
  make_shop(folder.path());
  Server server(folder.path());
  Shopper shopper(server.port(), "王芳");

  CHECK(code_of(shopper.send("enrol", json::object())) == "ok");
  const json placed = shopper.send("placeOrder", order_args(10000));
  REQUIRE(code_of(placed) == "ok");
  const std::string order = Shopper::command_id(2);

  SECTION("forged and tampered commands stand in the ledger as refused") {
    const json forged = shopper.send("confirmPayment", {{"orderId", order}, {"paidMinor", 1}});
    CHECK(code_of(forged) == "not_permitted");
    CHECK(forged["patch"][0]["rejection"]["code"] == "not_permitted");
    CHECK(code_of(shopper.send("placeOrder", order_args(1))) == "price_changed");
    CHECK(code_of(shopper.send("placeOrder", order_args(200000, 20))) == "stock");
    json greedy = order_args(9900);
    greedy["redeemPoints"] = 100;
    CHECK(code_of(shopper.send("placeOrder", greedy)) == "insufficient_points");
  }
  SECTION("the test payment of the demo, once") {
    const std::string form = json{{"orderId", order}}.dump();
    const Reply paid = post(server.port(), "/v1/demo/test-payment", form, shopper.cookie());
    CHECK(body_of(paid)["code"] == "ok");
    const Reply again = post(server.port(), "/v1/demo/test-payment", form, shopper.cookie());
    CHECK(body_of(again)["code"] == "order_status");
    const std::string unknown = R"({"orderId":"x"})";
    const Reply none = post(server.port(), "/v1/demo/test-payment", unknown, shopper.cookie());
    CHECK(body_of(none)["code"] == "order_unknown");
  }
  SECTION("the ledger is a chain that anybody can check") {
    const Reply page = call(server.port(), "GET", "/v1/ledger", "", {{"Cookie", shopper.cookie()}});
    std::string prev(64, '0');
    const json ledger = body_of(page);
    REQUIRE(ledger["entries"].size() == 2);
    for (const json& row : ledger["entries"]) {
      CHECK(row["entry"]["prevHash"] == prev);
      prev = store::sha256_hex(row["entry"].dump());
      CHECK(row["hash"] == prev);
    }
    CHECK(placed["headHash"] == prev);
  }
  SECTION("the back end works through the running server") {
    std::ofstream(folder.path("lines.jsonl"))
        << json{{"member", "@王芳"},
                {"commandId", std::string(32, 'a')},
                {"kind", "confirmPayment"},
                {"args", {{"orderId", order}, {"paidMinor", 10000}}}}
        << "\n\nnot json\n";
    const Ran ran = run({"command", "--data", folder.path(), folder.path("lines.jsonl")});
    CHECK(ran.status == 1);
    CHECK(ran.output.find("2 commands, 1 applied, 0 known before, 1 failed") != std::string::npos);
  }
  CHECK(server.stop(SIGTERM) == 0);
  CHECK(run({"verify", "--data", folder.path()}).status == 0);
  CHECK(run({"replay", "--data", folder.path()}).status == 0);
}

TEST_CASE("Signing in and out") {
  Folder folder;
  make_shop(folder.path());
  Server server(folder.path());
  const Shopper shopper(server.port(), "Anna");
  const auto sign_in = [&](const char* name, const char* password) {
    return post(server.port(), "/v1/sessions", json{{"name", name}, {"password", password}}.dump());
  };
  const Reply wrong = sign_in("Anna", "wrong horse");
  const Reply nobody = sign_in("Nobody", "correct horse");
  CHECK(wrong.status == 401);
  CHECK(wrong.body == nobody.body);

  const Reply right = sign_in("ANNA", "correct horse");
  REQUIRE(right.status == 201);
  const std::string line = right.headers.at("set-cookie");
  CHECK(line.find("HttpOnly") != std::string::npos);
  CHECK(line.find("SameSite=Lax") != std::string::npos);
  const std::string cookie = cookie_of(right);
  const auto me = [&] {
    return body_of(call(server.port(), "GET", "/v1/me", "", {{"Cookie", cookie}}));
  };
  CHECK(me()["name"] == "Anna");
  const Reply out = call(server.port(), "DELETE", "/v1/sessions", "",
                         {{"Cookie", cookie}, {"Sec-Fetch-Site", "same-origin"}});
  CHECK(out.status == 204);
  CHECK(me()["signedIn"] == false);
}

TEST_CASE("What an account needs") {
  Folder folder;
  make_shop(folder.path());
  Server server(folder.path());
  const Shopper taken(server.port(), "Bert");
  const std::string agreement = body_of(call(server.port(), "GET", "/v1/shop"))["agreement"]["id"];
  struct Row {
    const char* name;
    const char* password;
    bool agrees;
    const char* code;
  };
  const Row row = GENERATE(values<Row>({
      {"王", "123456", true, "name_too_short"},
      {"王芳", "12345", true, "password_too_short"},
      {"王芳", "12345六", true, nullptr},
      {"Carl", "123456", false, "agreement_not_accepted"},
      {"bert", "123456", true, "name_taken"},
      {"a\nb", "123456", true, "text_not_well_formed"},
  }));
  const Reply reply = post(server.port(), "/v1/accounts",
                           json{{"name", row.name},
                                {"password", row.password},
                                {"agreement", row.agrees ? agreement : "no"}}
                               .dump());
  if (row.code == nullptr) {
    CHECK(reply.status == 201);
  } else {
    CHECK(body_of(reply)["code"] == row.code);
  }
}

TEST_CASE("Acknowledged commands survive kills under load") {
  Folder folder;
  make_shop(folder.path());
  auto server = std::make_unique<Server>(folder.path());
  Shopper shopper(server->port(), "Dora");
  shopper.send("enrol", json::object());
  for (int kill = 0; kill < 5; ++kill) {
    std::thread sender([&] {
      while (shopper.send("checkIn", json::object()).is_object()) continue;
    });
    std::this_thread::sleep_for(std::chrono::milliseconds(150 + 70 * kill));
    server->stop(SIGKILL);
    sender.join();
    server = std::make_unique<Server>(folder.path());
    shopper.move_to(server->port());
    const json answer = shopper.sync(shopper.request());
    const std::int64_t kept = answer["lastN"];
    // What was on its way when the server died may be there or not; what was answered is.
    CHECK(kept >= shopper.sent());
    CHECK(kept <= shopper.sent() + 1);
    CHECK(answer["revision"] == kept);
    shopper.adopt(kept);
  }
  CHECK(shopper.sent() > 10);
  server->stop(SIGTERM);
  CHECK(run({"verify", "--data", folder.path()}).status == 0);
  CHECK(run({"replay", "--data", folder.path()}).status == 0);
}

TEST_CASE("import and publish go through the running server, which shows the new shop at once") {
  Folder folder;
  make_shop(folder.path());
  Server server(folder.path());
  const Folder files;
  std::ofstream(files.path("items.csv")) << "item_id,title,price,currency\nN1,New socks,9.90,CNY\n";
  std::ofstream(files.path("orders.csv"))
      << "order_id,customer_id,timestamp,item_id,quantity\nO1,,2026-01-01,N1,1\n";
  const std::vector<std::string> import = {"import",
                                           "--items",
                                           files.path("items.csv"),
                                           "--orders",
                                           files.path("orders.csv"),
                                           "--data",
                                           folder.path(),
                                           "--replace"};

  const Ran imported = run(import);
  INFO(imported.output);
  REQUIRE(imported.status == 0);
  CHECK(imported.output.find("1 items, 1 order lines") != std::string::npos);
  const json manifest = body_of(call(server.port(), "GET", "/v1/catalog/manifest"));
  REQUIRE(manifest["segments"].size() == 1);
  const std::string chunk = manifest["segments"][0]["sha256"];
  CHECK(call(server.port(), "GET", "/v1/chunks/" + chunk).body.find("New socks") !=
        std::string::npos);

  const Ran published = run({"publish", "--data", folder.path()});
  CHECK(published.status == 0);
  CHECK(published.output.find(manifest["version"].get<std::string>()) != std::string::npos);

  std::ofstream(files.path("items.csv")) << "item_id,title,price,currency\nN1,New socks,nine,CNY\n";
  const Ran refused = run(import);
  CHECK(refused.status == 1);
  CHECK(refused.output.find("items.csv:2: price") != std::string::npos);
  CHECK(body_of(call(server.port(), "GET", "/v1/catalog/manifest"))["version"] ==
        manifest["version"]);
}

TEST_CASE("an import that failed leaves nothing in the way of the next; another's folder is kept") {
  const Folder files;
  std::ofstream(files.path("orders.csv"))
      << "order_id,customer_id,timestamp,item_id,quantity\nO1,,2026-01-01,N1,1\n";
  const auto import = [&](const std::string& price, const std::string& dir) {
    std::ofstream(files.path("items.csv"))
        << "item_id,title,price,currency\nN1,New socks," << price << ",CNY\n";
    return run({"import", "--items", files.path("items.csv"), "--orders", files.path("orders.csv"),
                "--data", dir});
  };
  const Ran refused = import("nine", files.path("new"));
  CHECK(refused.status == 1);
  CHECK(refused.output.find("items.csv:2: price") != std::string::npos);
  CHECK(import("9.90", files.path("new")).status == 0);
  const Ran again = import("9.90", files.path("new"));
  CHECK(again.status == 1);
  CHECK(again.output.find("data_not_empty") != std::string::npos);
  CHECK(import("9.90", files.path()).output.find("data_not_empty") != std::string::npos);
}
