// SPDX-License-Identifier: MIT
#include <filesystem>
#include <fstream>
#include <iterator>

#include "auth/agreement.h"
#include "http/problem.h"
#include "http/routes.h"
#include "shop/manifest_file.h"
#include "store/random.h"
#include "tillside/version.h"
#include "tillside/write.h"

namespace tillside::http {
namespace {

/// What a page needs to know before it shows anything.
struct ShopFacts {
  auth::Agreement agreement;
  std::string currency;
  bool demo = false;
  std::string engine_version;
  std::string program_hash;
  Instant server_time;
  Text title;
  static constexpr auto kFields =
      fields(field("agreement", &ShopFacts::agreement), field("currency", &ShopFacts::currency),
             field("demo", &ShopFacts::demo), field("engineVersion", &ShopFacts::engine_version),
             field("programHash", &ShopFacts::program_hash),
             field("serverTime", &ShopFacts::server_time), field("title", &ShopFacts::title));
};

Response program_response(const Call& call, const sync::ListedProgram& program,
                          const char* cache_control) {
  Response response{.content_type = "application/json",
                    .body = std::make_shared<const std::string>(program.body)};
  response.set("Cache-Control", cache_control);
  return with_etag(call.request, std::move(response), "\"" + program.hash + "\"");
}

Bytes read_bytes(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return nullptr;
  return std::make_shared<const std::string>(std::istreambuf_iterator<char>(file),
                                             std::istreambuf_iterator<char>());
}

}  // namespace

Response get_shop(const Call& call) {
  const auto facts = call.app.shop.facts();
  const sync::ListedProgram& program = facts->current();
  ShopFacts shop;
  shop.agreement = auth::current_agreement();
  shop.currency = program.program.currency;
  shop.demo = call.app.options.demo;
  shop.engine_version = tillside::version();
  shop.program_hash = program.hash;
  shop.server_time = call.app.shop.now();
  shop.title = program.program.title;
  return json_response(200, canonical_json(shop));
}

Response get_program(const Call& call) {
  return program_response(call, call.app.shop.facts()->current(), kRevalidate);
}

Response get_program_by_hash(const Call& call) {
  const auto facts = call.app.shop.facts();
  const sync::ListedProgram* program = facts->find_program(call.rest);
  return program != nullptr ? program_response(call, *program, kImmutable)
                            : problem(Errc::route_unknown);
}

Response get_manifest(const Call& call) {
  const std::optional<shop::ManifestFile> manifest = shop::read_manifest(call.app.shop.dir());
  if (!manifest) return problem({.code = Errc::route_unknown, .rule = "a published catalogue"});
  Response response{.content_type = "application/json",
                    .body = std::make_shared<const std::string>(manifest->bytes)};
  response.set("Cache-Control", kRevalidate);
  return with_etag(call.request, std::move(response), manifest->etag);
}

Response get_chunk(const Call& call) {
  if (!store::is_hex(call.rest, 64)) return problem(Errc::route_unknown);
  const std::string path = call.app.shop.dir() + "/chunks/" + std::string(call.rest);
  Response response{.content_type = "application/octet-stream"};
  if (accepts(call.request, "br")) response.body = read_bytes(path + ".br");
  if (response.body != nullptr) {
    response.set("Content-Encoding", "br");
  } else {
    response.body = read_bytes(path);
  }
  if (response.body == nullptr) return problem(Errc::route_unknown);
  response.set("Vary", "Accept-Encoding");
  response.set("Cache-Control", kImmutable);
  return with_etag(call.request, std::move(response), "\"" + std::string(call.rest) + "\"");
}

}  // namespace tillside::http
