// SPDX-License-Identifier: MIT
#include "learn/split_file.h"

#include <algorithm>
#include <filesystem>

#include "catalog/text_source.h"

namespace tillside::learn {

SplitFile::SplitFile(const std::string& path)
    : path_(std::filesystem::exists(path) ? path : path + ".gz") {
  catalog::TextSource source(path_);
  std::string line;
  int byte = source.peek();
  for (; byte >= 0; byte = source.peek()) {
    source.take();
    if (byte != '\n') {
      line.push_back(static_cast<char>(byte));
    } else {
      lines_.push_back(std::move(line));
      line.clear();
    }
  }
  if (!line.empty()) lines_.push_back(std::move(line));
  if (byte == catalog::TextSource::kFailed) {
    error_ = catalog::FileError{path_, lines_.size(), "", path_, source.problem()};
  }
}

catalog::FileError SplitFile::problem(std::size_t line, std::string_view value,
                                      std::string_view expected) const {
  return {path_, line + 1, "", catalog::shown(value), std::string(expected)};
}

std::vector<std::string_view> cut(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == text.npos) return parts;
    text.remove_prefix(end + 1);
  }
}

Places::Places(const std::vector<TrainingItem>& items) {
  for (const auto& item : items) {
    places_.emplace(item.sku, static_cast<std::uint32_t>(places_.size()));
  }
}

Places::Places(const std::vector<std::string>& ids) {
  for (const auto& id : ids) places_.emplace(id, static_cast<std::uint32_t>(places_.size()));
}

bool Places::find(std::string_view ids, std::vector<std::uint32_t>& out,
                  std::string& unknown) const {
  for (const auto id : cut(ids, ' ')) {
    if (id.empty()) continue;
    const auto place = places_.find(id);
    if (place == places_.end()) {
      unknown = id;
      return false;
    }
    out.push_back(place->second);
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return true;
}

}  // namespace tillside::learn
