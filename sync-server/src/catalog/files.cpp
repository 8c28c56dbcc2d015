// SPDX-License-Identifier: MIT
#include "catalog/files.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace tillside::catalog {
namespace {

Error failed(const std::string& path) {
  return Error{.code = Errc::storage_failed, .pointer = path, .rule = std::strerror(errno)};
}

bool write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

/// Makes a rename in the folder survive a power loss.
Status sync_folder(const std::string& path) {
  const int folder = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  const bool kept = folder >= 0 && ::fsync(folder) == 0;
  const Error error = failed(path);
  if (folder >= 0) ::close(folder);
  if (!kept) return error;
  return Done{};
}

}  // namespace

Result<std::string> read_file(const std::string& path) {
  std::error_code ignored;
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  const bool readable = file && !std::filesystem::is_directory(path, ignored);
  if (readable && file.peek() == std::ifstream::traits_type::eof()) return std::string();
  if (!readable || !(text << file.rdbuf())) {
    return Error{.code = Errc::file_unreadable, .value = path, .rule = "a file that can be read"};
  }
  return std::move(text).str();
}

Status replace_file(const std::string& path, std::string_view bytes) {
  const std::string beside = path + ".new";
  const int file = ::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (file < 0) return failed(beside);
  const bool kept = write_all(file, bytes) && ::fsync(file) == 0;
  ::close(file);
  if (!kept || ::rename(beside.c_str(), path.c_str()) != 0) {
    const Error error = failed(path);
    ::unlink(beside.c_str());
    return error;
  }
  return sync_folder(std::filesystem::absolute(path).parent_path().string());
}

}  // namespace tillside::catalog
