// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "catalog/files.h"
#include "http/problem.h"
#include "server/shopper.h"
#include "shop/shop.h"

using namespace tillside;
using namespace tillside::test;

TEST_CASE("a wrong password is credentials_wrong, and so is an unknown name") {
  const Folder folder;
  make_shop(folder.path());
  Server server(folder.path());
  const Shopper known(server.port(), "Known");
  const char* form = GENERATE(R"({"name":"Known","password":"wrong horse"})",
                              R"({"name":"Nobody","password":"correct horse"})");
  const Reply reply = post(server.port(), "/v1/sessions", form);
  CHECK(reply.status == http::status_of(Errc::credentials_wrong));
  CHECK(body_of(reply)["code"] == "credentials_wrong");
}

TEST_CASE("a data folder has one holder: data_in_use") {
  const Folder folder;
  make_shop(folder.path());
  const auto first = shop::Shop::open(folder.path());
  REQUIRE(first);
  const auto second = shop::Shop::open(folder.path());
  REQUIRE(!second);
  CHECK(second.error().code == Errc::data_in_use);
}

TEST_CASE("a file that is not there is file_unreadable and named") {
  const Folder folder;
  const auto text = catalog::read_file(folder.path("nothing.json"));
  REQUIRE(!text);
  CHECK(text.error().code == Errc::file_unreadable);
  CHECK(text.error().value == folder.path("nothing.json"));
}

TEST_CASE("a fault of the server itself is internal_fault, 500, and says no more") {
  const http::Response response = http::problem(Errc::internal_fault);
  CHECK(response.status == 500);
  CHECK(response.body->find("internal_fault") != std::string::npos);
}
