// SPDX-License-Identifier: MIT
#include "http/compress.h"

#include <brotli/encode.h>
#include <zlib.h>

namespace tillside::http {
namespace {

constexpr int kBrotliQuality = 9;
/// zlib's largest window, and the flag that makes it write a gzip header.
constexpr int kGzipWindow = 15 + 16;
constexpr int kMemoryLevel = 8;

}  // namespace

std::string brotli(const std::string& plain) {
  std::size_t size = BrotliEncoderMaxCompressedSize(plain.size());
  std::string made(size, '\0');
  const BROTLI_BOOL done =
      BrotliEncoderCompress(kBrotliQuality, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_GENERIC,
                            plain.size(), reinterpret_cast<const std::uint8_t*>(plain.data()),
                            &size, reinterpret_cast<std::uint8_t*>(made.data()));
  if (done == BROTLI_FALSE) return "";
  made.resize(size);
  return made;
}

std::string gzip(const std::string& plain) {
  z_stream stream{};
  if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, kGzipWindow, kMemoryLevel,
                   Z_DEFAULT_STRATEGY) != Z_OK) {
    return "";
  }
  std::string made(deflateBound(&stream, plain.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(plain.data()));
  stream.avail_in = static_cast<uInt>(plain.size());
  stream.next_out = reinterpret_cast<Bytef*>(made.data());
  stream.avail_out = static_cast<uInt>(made.size());
  const int done = deflate(&stream, Z_FINISH);
  made.resize(stream.total_out);
  deflateEnd(&stream);
  return done == Z_STREAM_END ? made : "";
}

}  // namespace tillside::http
