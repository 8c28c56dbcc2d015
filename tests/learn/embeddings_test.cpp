// SPDX-License-Identifier: MIT

/// @file
/// Vectors that a merchant brings: what is refused and where, and that a useful one is used.

#include "learn/embeddings.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "learn/quantise.h"
#include "learn/safetensors_reader.h"
#include "learn/safetensors_writer.h"
#include "learn/train.h"
#include "random_orders.h"

using namespace tillside::learn;
using tillside::Errc;

namespace {

void quiet(const std::string& /*step*/) {}

/// A file as another program would write it.
std::string file_of(const std::string& header, const std::string& payload) {
  std::string out;
  for (unsigned i = 0; i < 8; ++i) out.push_back(static_cast<char>(header.size() >> (8U * i)));
  return out + header + payload;
}

std::string floats(const std::vector<float>& values) {
  return {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(float)};
}

std::string header_of(const std::string& ids, const std::string& dtype, const std::string& shape,
                      std::size_t bytes) {
  return R"({"__metadata__":{"ids":")" + ids + R"("},"embeddings":{"dtype":")" + dtype +
         R"(","shape":)" + shape + R"(,"data_offsets":[0,)" + std::to_string(bytes) + "]}}";
}

const std::vector<TrainingItem> kItems = {{"a"}, {"b"}, {"c"}};
const char* const kIds = R"([\"c\",\"a\"])";

}  // namespace

TEST_CASE("vectors come to their items with length 1, in both precisions") {
  const std::vector<float> numbers = {3, 4, 0, -2};
  const auto whole =
      read_embeddings(file_of(header_of(kIds, "F32", "[2,2]", 16), floats(numbers)), "f", kItems);
  // 3, 4, 0, -2 as binary16, low byte first.
  const std::string halves("\x00\x42\x00\x44\x00\x00\x00\xC0", 8);
  const auto half =
      read_embeddings(file_of(header_of(kIds, "F16", "[2,2]", 8), halves), "f", kItems);
  for (const auto* read : {&whole, &half}) {
    REQUIRE(*read);
    const SparseRows& rows = **read;
    CHECK(rows.indptr == std::vector<std::uint32_t>{0, 2, 2, 4});
    CHECK(rows.values[0] == Approx(0).margin(1e-9));
    CHECK(rows.values[1] == Approx(-1));
    CHECK(rows.values[2] == Approx(.6));
    CHECK(rows.values[3] == Approx(.8));
  }
}

TEST_CASE("vectors that cannot be used are refused, each with its name and place") {
  constexpr float kNan = std::numeric_limits<float>::quiet_NaN();
  constexpr float kInfinite = std::numeric_limits<float>::infinity();
  struct Row {
    const char* what;
    std::string bytes;
    Errc code;
    const char* pointer;
  };
  const auto with = [](const std::vector<float>& numbers) {
    return file_of(header_of(kIds, "F32", "[2,2]", 16), floats(numbers));
  };
  const std::string payload = floats({1, 0, 0, 1});
  const std::vector<Row> rows = {
      {"not a number", with({1, 0, kNan, 1}), Errc::value_out_of_range, "/embeddings/1"},
      {"infinite", with({kInfinite, 0, 0, 1}), Errc::value_out_of_range, "/embeddings/0"},
      {"zeros", with({1, 0, 0, 0}), Errc::value_out_of_range, "/embeddings/1"},
      {"half not a number",
       file_of(header_of(kIds, "F16", "[2,2]", 8), std::string("\0\x7E\0\0\0\x3C\0\0", 8)),
       Errc::value_out_of_range, "/embeddings/0"},
      {"an id of no item", file_of(header_of(R"([\"c\",\"x\"])", "F32", "[2,2]", 16), payload),
       Errc::item_unknown, "/ids/1"},
      {"an id twice", file_of(header_of(R"([\"c\",\"c\"])", "F32", "[2,2]", 16), payload),
       Errc::duplicate_id, "/ids/1"},
      {"an id that is a number", file_of(header_of("[1,2]", "F32", "[2,2]", 16), payload),
       Errc::file_malformed, "/ids/0"},
      {"too few ids", file_of(header_of(R"([\"c\"])", "F32", "[2,2]", 16), payload),
       Errc::file_malformed, "/__metadata__/ids"},
      {"no ids", file_of(header_of("", "F32", "[2,2]", 16), payload), Errc::file_malformed,
       "/__metadata__/ids"},
      {"another type", file_of(header_of(kIds, "I32", "[2,2]", 16), payload), Errc::file_malformed,
       "/embeddings"},
      {"one dimension", file_of(header_of(kIds, "F32", "[4]", 16), payload), Errc::file_malformed,
       "/embeddings"},
      {"no columns", file_of(header_of(kIds, "F32", "[2,0]", 0), ""), Errc::file_malformed,
       "/embeddings"},
      {"no such tensor", file_of(R"({"__metadata__":{}})", ""), Errc::file_malformed,
       "/embeddings"},
  };
  for (const Row& row : rows) {
    INFO(row.what);
    const auto read = read_embeddings(row.bytes, "f", kItems);
    REQUIRE_FALSE(read);
    CHECK(read.error().code == row.code);
    CHECK(read.error().pointer == row.pointer);
  }
}

TEST_CASE("a truncated or hostile header is refused before it costs anything") {
  const std::string well = file_of(header_of(kIds, "F32", "[2,2]", 16), floats({1, 0, 0, 1}));
  REQUIRE(SafeTensorsFile::read(well, "f"));
  std::string huge(8, '\xFF');
  std::string beyond = well;
  beyond[1] = '\x7F';
  const std::string entry = R"({"embeddings":{"dtype":"F32","shape":)";
  const std::vector<std::string> refused = {
      "",
      "1234567",
      huge,
      huge + "{}",
      beyond,
      well.substr(0, well.size() - 1),
      file_of("{", ""),
      file_of("[]", ""),
      file_of("null", ""),
      file_of(R"({"a":1})", ""),
      file_of(R"({"__metadata__":1})", ""),
      file_of(R"({"__metadata__":{"ids":[]}})", ""),
      file_of(entry + R"([2,2],"data_offsets":[0,17]}})", std::string(17, 'x')),
      file_of(entry + R"([2,2],"data_offsets":[16,0]}})", std::string(16, 'x')),
      file_of(entry + R"([2,2],"data_offsets":[0,16,16]}})", std::string(16, 'x')),
      file_of(entry + R"([-2,-2],"data_offsets":[0,16]}})", std::string(16, 'x')),
      file_of(entry + R"([4294967296,4294967296],"data_offsets":[0,0]}})", ""),
      file_of(entry + R"([1,1,1,1,1,1,1,1,1],"data_offsets":[0,4]}})", "xxxx"),
      file_of(R"({"a":{"dtype":"F31","shape":[],"data_offsets":[0,4]}})", "xxxx"),
      file_of(std::string(200'000, '['), ""),
  };
  for (const std::string& bytes : refused) {
    INFO(bytes.substr(0, 120));
    const auto read = SafeTensorsFile::read(bytes, "f");
    REQUIRE_FALSE(read);
    CHECK(read.error().code == Errc::file_malformed);
  }
}

TEST_CASE("more numbers than are shipped keep who is like whom") {
  constexpr std::size_t kDims = 200;
  std::vector<TrainingItem> items;
  std::string ids = "[";
  std::vector<float> numbers;
  for (std::size_t i = 0; i < 40; ++i) {
    const std::string number = std::to_string(100 + i);
    items.push_back({"i" + number});
    ids += (i == 0 ? R"(\"i)" : R"(,\"i)") + number + R"(\")";
    for (std::size_t k = 0; k < kDims; ++k) {
      const std::size_t kind = i % 5;
      numbers.push_back((k % 5 == kind ? 1.0F : 0.0F) +
                        .1F * static_cast<float>((i * 7 + k * 13) % 11) / 11);
    }
  }
  const auto read = read_embeddings(
      file_of(header_of(ids + "]", "F32", "[40,200]", numbers.size() * 4), floats(numbers)), "f",
      items);
  REQUIRE(read);
  CHECK(columns_of(*read) == kMaxEmbeddingColumns);
  CHECK(cosine(*read, 0, 5) > .95F);
  CHECK(cosine(*read, 0, 1) < .5F);
}

TEST_CASE("vectors that tell the aisle are blended in, and the device says the same as the float") {
  auto training = random_orders(41, 80, 900);
  for (auto& item : training.items) item.title = "thing";  // words say nothing
  SparseRows aisles;
  for (std::uint32_t i = 0; i < 80; ++i) {
    aisles.push(i % 5, 1);
    aisles.end_row();
  }
  const auto trained = train(training, {.embeddings = &aisles}, quiet);
  REQUIRE(trained);
  std::int64_t weight = 0;
  for (const auto& row : trained->model.blend) {
    weight += row[static_cast<std::size_t>(tillside::ScorePart::basket_embeddings)] +
              row[static_cast<std::size_t>(tillside::ScorePart::history_embeddings)];
  }
  CHECK(weight > 0);
  REQUIRE(trained->model.embeddings.rows() == 80);
  const auto pack = build_pack(trained->model);
  REQUIRE(load_pack(pack));
  CHECK(pack.segments[1].bytes.find("embeddings.values") != std::string::npos);
}
