// SPDX-License-Identifier: MIT
#include "catalog/chunk.h"

#include <brotli/encode.h>

#include <filesystem>

#include "catalog/files.h"
#include "store/random.h"

namespace tillside::catalog {
namespace {

/// Chunks are written once and read by everybody: the slow setting pays.
std::string brotli(std::string_view bytes) {
  std::size_t size = BrotliEncoderMaxCompressedSize(bytes.size());
  std::string out(size, '\0');
  const bool done =
      BrotliEncoderCompress(BROTLI_MAX_QUALITY, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_GENERIC,
                            bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()),
                            &size, reinterpret_cast<std::uint8_t*>(out.data())) == BROTLI_TRUE;
  out.resize(done ? size : 0);
  return out;
}

std::string path_of(const std::string& data_dir, const std::string& sha256) {
  return data_dir + "/chunks/" + sha256;
}

}  // namespace

Result<Chunk> write_chunk(const std::string& data_dir, std::string_view bytes) {
  const Chunk chunk{store::sha256_hex(bytes), static_cast<std::int64_t>(bytes.size())};
  const std::string path = path_of(data_dir, chunk.sha256);
  std::error_code error;
  std::filesystem::create_directories(data_dir + "/chunks", error);
  const bool kept = std::filesystem::file_size(path, error) == bytes.size();
  if (!kept) TILLSIDE_CHECK(replace_file(path, bytes));
  if (!std::filesystem::exists(path + ".br", error)) {
    const std::string compressed = brotli(bytes);
    if (!compressed.empty()) TILLSIDE_CHECK(replace_file(path + ".br", compressed));
  }
  return chunk;
}

Result<std::string> read_chunk(const std::string& data_dir, const std::string& sha256) {
  TILLSIDE_TRY(std::string bytes, read_file(path_of(data_dir, sha256)));
  if (store::sha256_hex(bytes) == sha256) return bytes;
  return Error{
      .code = Errc::hash_mismatch, .value = sha256, .rule = "the hash of the chunk's bytes"};
}

}  // namespace tillside::catalog
