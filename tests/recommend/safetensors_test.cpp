// SPDX-License-Identifier: MIT

/// @file
/// What a pack's bytes may be, and that no others get in. Every row of the hostile table is a file
/// that a broken disk or a malicious server could send.

#include "../../core/src/recommend/safetensors.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

namespace {

using tillside::Errc;
using tillside::recommend::Bytes;
using tillside::recommend::read_safetensors;

std::string file_of(const std::string& header, const std::string& data) {
  std::string file;
  for (unsigned i = 0; i < 8; ++i) {
    file.push_back(static_cast<char>(static_cast<std::uint64_t>(header.size()) >> (8U * i)));
  }
  return file + header + data;
}

Bytes bytes_of(const std::string& file) {
  return {reinterpret_cast<const std::uint8_t*>(file.data()), file.size()};
}

}  // namespace

TEST_CASE("a safetensors file is read, whatever the order of its header") {
  const std::string file = file_of(R"({"__metadata__":{"format":"x","note":"Gr\u00fc\u00dfe"},)"
                                   R"("b":{"dtype":"I8","shape":[4],"data_offsets":[8,12]},)"
                                   R"("a":{"dtype":"U32","shape":[2],"data_offsets":[0,8]}}   )",
                                   std::string("\x01\0\0\0\x02\0\0\0\xFF\xFE\x01\x02", 12));
  const auto read = read_safetensors(bytes_of(file));
  REQUIRE(read);
  REQUIRE(read->tensors.size() == 2);
  CHECK(read->tensor("a")->count() == 2);
  CHECK(read->tensor("a")->bytes[4] == 2);
  CHECK(read->tensor("b")->bytes[0] == 0xFF);
  CHECK(*read->note("note") == "Grüße");
  CHECK(read->tensor("c") == nullptr);
}

TEST_CASE("a hostile safetensors file is a typed error") {
  struct Row {
    const char* what;
    std::string file;
  };
  const std::string four(4, '\0');
  const auto tensor = [&](const std::string& entry, const std::string& data) {
    return file_of(R"({"a":)" + entry + "}", data);
  };
  const Row row = GENERATE_COPY(values<Row>({
      {"nothing", ""},
      {"seven bytes", "1234567"},
      {"a header longer than the file", std::string("\xFF\0\0\0\0\0\0\0{}", 10)},
      {"a header of 2^63 bytes", std::string("\0\0\0\0\0\0\0\x80{}", 10)},
      {"no JSON", file_of("tensors", "")},
      {"an empty header", file_of("", "")},
      {"a list", file_of("[]", "")},
      {"text after the header", file_of("{} x", "")},
      {"an object that is not closed", file_of(R"({"a":{"dtype":"I8")", "")},
      {"bytes after the last tensor", file_of("{}", "x")},
      {"a tensor beyond the end",
       tensor(R"({"dtype":"I8","shape":[5],"data_offsets":[0,5]})", four)},
      {"a gap before a tensor", tensor(R"({"dtype":"I8","shape":[3],"data_offsets":[1,4]})", four)},
      {"an end before its start",
       tensor(R"({"dtype":"I8","shape":[4],"data_offsets":[4,0]})", four)},
      {"a shape that is not its length",
       tensor(R"({"dtype":"U32","shape":[2],"data_offsets":[0,4]})", four)},
      {"a shape that overflows",
       tensor(R"({"dtype":"U32","shape":[4503599627370496,4503599627370496],"data_offsets":[0,4]})",
              four)},
      {"a negative length", tensor(R"({"dtype":"I8","shape":[-4],"data_offsets":[0,4]})", four)},
      {"a fraction", tensor(R"({"dtype":"I8","shape":[4.0],"data_offsets":[0,4]})", four)},
      {"an unknown dtype", tensor(R"({"dtype":"F64","shape":[1],"data_offsets":[0,4]})", four)},
      {"an unknown member",
       tensor(R"({"dtype":"I8","shape":[4],"data_offsets":[0,4],"x":1})", four)},
      {"a missing member", tensor(R"({"dtype":"I8","shape":[4]})", four)},
      {"a member twice",
       tensor(R"({"dtype":"I8","dtype":"I8","shape":[4],"data_offsets":[0,4]})", four)},
      {"three dimensions", tensor(R"({"dtype":"I8","shape":[1,2,2],"data_offsets":[0,4]})", four)},
      {"a tensor twice", file_of(R"({"a":{"dtype":"I8","shape":[2],"data_offsets":[0,2]},)"
                                 R"("a":{"dtype":"I8","shape":[2],"data_offsets":[2,4]}})",
                                 four)},
      {"two tensors on the same bytes",
       file_of(R"({"a":{"dtype":"I8","shape":[4],"data_offsets":[0,4]},)"
               R"("b":{"dtype":"I8","shape":[4],"data_offsets":[0,4]}})",
               four)},
      {"metadata that is no text", file_of(R"({"__metadata__":{"a":1}})", "")},
      {"a metadata key twice", file_of(R"({"__metadata__":{"a":"1","a":"2"}})", "")},
      {"half a surrogate pair", file_of(R"({"__metadata__":{"a":"\ud800"}})", "")},
      {"a control character", file_of("{\"__metadata__\":{\"a\":\"\n\"}}", "")},
      {"a trailing comma", file_of(R"({"__metadata__":{"a":"1",}})", "")},
  }));
  INFO(row.what);
  const auto read = read_safetensors(bytes_of(row.file));
  REQUIRE_FALSE(read);
  CHECK(read.error().code == Errc::pack_malformed);
}

TEST_CASE("a header with too many tensors or too deep is refused without much memory") {
  std::string many = "{";
  for (int i = 0; i < 65; ++i) {
    many += (i > 0 ? ",\"" : "\"") + std::to_string(i) +
            R"(":{"dtype":"I8","shape":[0],"data_offsets":[0,0]})";
  }
  CHECK_FALSE(read_safetensors(bytes_of(file_of(many + "}", ""))));
  CHECK_FALSE(read_safetensors(bytes_of(file_of(std::string(1U << 20U, '{'), ""))));
  CHECK_FALSE(read_safetensors(bytes_of(file_of(std::string(1U << 20U, '['), ""))));
}
