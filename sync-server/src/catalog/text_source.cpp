// SPDX-License-Identifier: MIT
#include "catalog/text_source.h"

#include <sys/stat.h>
#include <zlib.h>

#include <string_view>

namespace tillside::catalog {
namespace {
constexpr unsigned kBufferBytes = 1U << 18U;

/// What programs for spreadsheets write beside CSV in UTF-8, told by the first bytes.
const char* other_kind(std::string_view start) {
  if (start.starts_with("\xFF\xFE") || start.starts_with("\xFE\xFF")) {
    return "UTF-8 text (it is UTF-16: save it as \"CSV UTF-8\")";
  }
  if (start.starts_with("PK\x03\x04") || start.starts_with("\xD0\xCF\x11\xE0")) {
    return "a CSV file (it is a spreadsheet or an archive: save it as \"CSV UTF-8\")";
  }
  return "";
}
}  // namespace

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
  if (at_start_) problem_ = other_kind({reinterpret_cast<const char*>(buffer_.data()), size_});
  at_start_ = false;
  return problem_.empty() ? buffer_[0] : kFailed;
}

}  // namespace tillside::catalog
