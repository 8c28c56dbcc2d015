// SPDX-License-Identifier: MIT

/// @file
/// What a CSV file may be, and how a fault is named: file, line, column, value, what is expected.

#include "catalog/csv.h"

#include <zlib.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "catalog/csv_value.h"

using namespace tillside::catalog;
namespace fs = std::filesystem;

namespace {

std::string kept(const std::string& name, const std::string& bytes) {
  const std::string path = (fs::temp_directory_path() / ("tillside-csv-" + name)).string();
  std::ofstream(path, std::ios::binary) << bytes;
  return path;
}

std::string zipped(const std::string& text) {
  const std::string path = kept("zip.csv.gz", "");
  gzFile file = gzopen(path.c_str(), "wb");
  gzwrite(file, text.data(), static_cast<unsigned>(text.size()));
  gzclose(file);
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

const CsvColumns kColumns{{"id", "title"}, {"note"}};

std::vector<std::vector<std::string>> rows_of(CsvReader& reader) {
  std::vector<std::vector<std::string>> rows;
  while (reader.next()) {
    rows.push_back(
        {std::string(reader["id"]), std::string(reader["title"]), std::string(reader["note"])});
  }
  return rows;
}

}  // namespace

TEST_CASE("rows are read as RFC 4180 writes them, plain and gzip") {
  const std::string text = "\xEF\xBB\xBFtitle,id\r\n\"a, \"\"b\"\"\r\nc\",1\r\n,2\n\"\",3";
  const std::vector<std::vector<std::string>> expected = {
      {"1", "a, \"b\"\r\nc", ""}, {"2", "", ""}, {"3", "", ""}};
  for (const auto& bytes : {text, zipped(text)}) {
    CsvReader reader(kept("good.csv", bytes), kColumns);
    CHECK(rows_of(reader) == expected);
    CHECK_FALSE(reader.error());
    CHECK_FALSE(reader.has_column("note"));
  }
}

TEST_CASE("empty lines are no rows") {
  CsvReader reader(kept("blank.csv", "id,title\n\n1,a\r\n\r\n2,b\n\n\n"), kColumns);
  CHECK(rows_of(reader).size() == 2);
  CHECK_FALSE(reader.error());
  CHECK(reader.line() == 5);
}

TEST_CASE("a fault is named where it stands") {
  struct Row {
    const char* what;
    std::string text;
    std::uint64_t line;
    const char* column;
    const char* expected;
  };
  const Row row = GENERATE(values<Row>({
      {"nothing", "", 1, "", "a header line"},
      {"an unknown column", "id,title,colour\n", 1, "", "one of the columns id, title, note"},
      {"a column twice", "id,title,id\n", 1, "", "a column named once"},
      {"a missing column", "id\n", 1, "", "a header with the column title"},
      {"a field too few", "id,title\n1,a\n2\n", 3, "", "a row of 2 fields"},
      {"a field too many", "id,title\n1,a,b\n", 2, "", "a row of 2 fields"},
      {"other separators", "id;title\n1;a\n", 1, "", "a header with commas between the columns"},
      {"UTF-16", std::string("\xFF\xFEi\0d\0", 6), 0, "",
       "UTF-8 text (it is UTF-16: save it as \"CSV UTF-8\")"},
      {"a spreadsheet", "PK\x03\x04rest", 0, "",
       "a CSV file (it is a spreadsheet or an archive: save it as \"CSV UTF-8\")"},
      {"a quote inside", "id,title\n1,a\"b\n", 2, "title",
       "a field with its quotes around the whole"},
      {"text after a quote", "id,title\n\"1\"x,a\n", 2, "id",
       "a quoted field that ends at its closing quote"},
      {"an open quote", "id,title\n1,\"a\nb\n", 2, "title", "a quoted field that is closed"},
      {"bytes that are no UTF-8", "id,title\n1,\xC3(\n", 2, "title",
       "UTF-8 text (save it as \"CSV UTF-8\")"},
      {"a zero byte", std::string("id,title\n1,a\0b\n", 15), 2, "title",
       "text without a zero byte"},
      {"a lone carriage return", "id,title\n1,a\rb", 2, "", "a line that ends with \\n or \\r\\n"},
  }));
  INFO(row.what);
  CsvReader reader(kept("bad.csv", row.text), kColumns);
  (void)rows_of(reader);
  REQUIRE(reader.error());
  CHECK(reader.error()->line == row.line);
  CHECK(reader.error()->column == row.column);
  CHECK(reader.error()->expected == row.expected);
}

TEST_CASE("a gzip file that ends too early is told from a short one") {
  std::string text = "id,title\n";
  for (int i = 0; i < 20000; ++i) text += std::to_string(i * 7919) + ",title\n";
  const std::string whole = zipped(text);
  CsvReader reader(kept("cut.csv.gz", whole.substr(0, whole.size() / 2)), kColumns);
  (void)rows_of(reader);
  REQUIRE(reader.error());
  CHECK(reader.error()->expected == "a whole gzip file (it ends too early)");
  CsvReader absent("/nonexistent/items.csv", kColumns);
  CHECK_FALSE(absent.next());
  REQUIRE(absent.error());
  CHECK(absent.error()->expected == "a file that can be read");
}

TEST_CASE("decimals become minor units exactly") {
  struct Row {
    const char* text;
    int exponent;
    std::optional<std::int64_t> minor;
  };
  const Row row = GENERATE(values<Row>({
      {"12.5", 2, 1250},
      {"0.1", 2, 10},
      {"7", 2, 700},
      {"7", 0, 7},
      {"1.250", 2, 125},
      {"1.255", 2, std::nullopt},
      {"-3.20", 2, -320},
      {"", 2, std::nullopt},
      {".5", 2, std::nullopt},
      {"5.", 2, std::nullopt},
      {"1e3", 2, std::nullopt},
      {"1,5", 2, std::nullopt},
      {"90071992547409.91", 2, 9007199254740991},
      {"90071992547409.92", 2, std::nullopt},
      {"1.234", 3, 1234},
  }));
  INFO(row.text);
  CHECK(read_minor(row.text, row.exponent) == row.minor);
}

TEST_CASE("times without a zone are UTC") {
  struct Row {
    const char* text;
    std::optional<std::int64_t> ms;
  };
  const Row row = GENERATE(values<Row>({
      {"1970-01-01", 0},
      {"2010-12-01T08:26:00", 1291191960000},
      {"2010-12-01 08:26", 1291191960000},
      {"2010-12-01T08:26:00Z", 1291191960000},
      {"2010-12-01T16:26:00.250+08:00", 1291191960250},
      {"2010-12-01T02:26:00-06:00", 1291191960000},
      {"2010-02-29T00:00:00", std::nullopt},
      {"2010-12-01T24:00:00", std::nullopt},
      {"2010-12-01T16:26:00+0800", 1291191960000},
      {"2010-12-01T16:26:00+08", std::nullopt},
      {"01/12/2010", std::nullopt},
      {"", std::nullopt},
  }));
  INFO(row.text);
  CHECK(read_instant_ms(row.text) == row.ms);
}
