// SPDX-License-Identifier: MIT
#include "catalog/text_source.h"

#include <sys/stat.h>
#include <zlib.h>

namespace tillside::catalog {
namespace {
constexpr unsigned kBufferBytes = 1U << 18U;
}

TextSource::TextSource(const std::string& path) : buffer_(kBufferBytes) {
  struct stat status {};
  const bool readable = stat(path.c_str(), &status) == 0 && !S_ISDIR(status.st_mode);
  if (readable) file_ = gzopen(path.c_str(), "rb");
  if (file_ == nullptr) {
    problem_ = "a file that can be read";
  } else {
    gzbuffer(file_, kBufferBytes);
  }
}

TextSource::~TextSource() {
  if (file_ != nullptr) gzclose_r(file_);
}

int TextSource::refill() {
  if (!problem_.empty()) return kFailed;
  const int got = gzread(file_, buffer_.data(), kBufferBytes);
  // zlib tells a truncated file by Z_BUF_ERROR at its end, and not by a short read alone.
  int code = Z_OK;
  if (got <= 0) gzerror(file_, &code);
  if (got < 0 || (code != Z_OK && code != Z_STREAM_END)) {
    problem_ = code == Z_BUF_ERROR ? "a whole gzip file (it ends too early)"
                                   : "a gzip file without damage";
    return kFailed;
  }
  if (got == 0) return kEnd;
  position_ = 0;
  size_ = static_cast<std::size_t>(got);
  return buffer_[0];
}

}  // namespace tillside::catalog
