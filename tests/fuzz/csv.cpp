// SPDX-License-Identifier: MIT

/// @file
/// Catalogue and order files, plain or gzip, with any bytes: rows or one error that names its line.

#include "catalog/csv.h"

#include <sys/mman.h>
#include <unistd.h>

#include <array>

#include "catalog/csv_value.h"
#include "fuzz/check.h"

namespace {

constexpr std::size_t kMaxRows = 100'000;

/// The bytes as a file without a disk.
class MemoryFile {
 public:
  MemoryFile(const std::uint8_t* data, std::size_t size) : descriptor_(::memfd_create("csv", 0)) {
    tillside::fuzz::promise(::write(descriptor_, data, size) == static_cast<ssize_t>(size),
                            "the bytes fit in memory");
  }
  ~MemoryFile() { ::close(descriptor_); }
  [[nodiscard]] std::string path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

 private:
  int descriptor_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tillside::catalog;
  const MemoryFile file(data, size);
  CsvReader rows(file.path(), {{"item_id", "title", "price"}, {"brand", "stock"}});
  std::size_t count = 0;
  while (count < kMaxRows && rows.next()) {
    ++count;
    tillside::fuzz::promise(is_utf8(rows["title"]), "a field is UTF-8");
    (void)read_minor(rows["price"], 2);
    (void)read_integer(rows["stock"]);
    (void)read_instant_ms(rows["brand"]);
  }
  if (rows.error()) {
    tillside::fuzz::promise(!rows.error()->expected.empty(), "an error says what is expected");
  }
  return 0;
}
