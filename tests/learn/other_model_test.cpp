// SPDX-License-Identifier: MIT

/// @file
/// A pack of another model: refused by the device and by the publication, each by name.

#include <catch2/catch.hpp>

#include "catalog/model_file.h"
#include "learn/write_pack.h"
#include "support/temporary_folder.h"
#include "tiny_shop.h"

using namespace tillside;
using namespace tillside::learn;

namespace {

/// The same shop after one item sold more.
TrainedModel later_shop() {
  TrainedModel model = tiny_shop();
  model.popularity[0] += 1;
  return model;
}

}  // namespace

TEST_CASE("a device takes no segment of another model, and says which it wants") {
  const Pack pack = build_pack(tiny_shop());
  const Pack later = build_pack(later_shop());
  REQUIRE(pack.model_id != later.model_id);
  REQUIRE(load_pack(later));
  Pack mixed = pack;
  mixed.segments.back() = later.segments.back();
  const auto loaded = load_pack(mixed);
  REQUIRE_FALSE(loaded);
  CHECK(loaded.error().code == Errc::pack_mismatch);
  CHECK(loaded.error().pointer == "/__metadata__/model");
  CHECK(loaded.error().value == later.model_id);
  CHECK(loaded.error().rule == "the model " + pack.model_id);
}

TEST_CASE("a model is not published under the name, or with the chunks, of another") {
  const TemporaryFolder folder;
  const auto file = write_pack(folder.path(), build_pack(tiny_shop()));
  const auto later = write_pack(folder.path(), build_pack(later_shop()));
  REQUIRE(file);
  REQUIRE(later);
  const auto code_of = [&](const catalog::ModelFile& model) {
    REQUIRE(catalog::write_model(folder.path(), model));
    const auto read = catalog::read_model(folder.path());
    return read ? std::optional<Errc>() : read.error().code;
  };
  CHECK(code_of(*file) == std::nullopt);
  auto renamed = *file;
  renamed.model_id = later->model_id;
  CHECK(code_of(renamed) == Errc::pack_mismatch);
  auto mixed = *file;
  mixed.segments.back() = later->segments.back();
  CHECK(code_of(mixed) == Errc::pack_mismatch);
  auto missing = *file;
  missing.segments.pop_back();
  CHECK(code_of(missing) == Errc::pack_mismatch);
  auto gone = *file;
  gone.segments.back().sha256 = std::string(64, '0');
  CHECK(code_of(gone) == Errc::file_unreadable);
}
