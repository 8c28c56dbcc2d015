// SPDX-License-Identifier: MIT
#include "learn/safetensors_reader.h"

#include <limits>
#include <nlohmann/json.hpp>
#include <optional>

namespace tillside::learn {
namespace {

using nlohmann::json;

constexpr std::size_t kLengthBytes = 8;
constexpr std::size_t kMaxHeader = 64U << 20U;
constexpr std::size_t kMaxDims = 8;

Error malformed(const std::string& path, std::string where, std::string rule) {
  return {.code = Errc::file_malformed,
          .pointer = std::move(where),
          .value = path,
          .rule = std::move(rule)};
}

std::size_t width_of(std::string_view dtype) {
  if (dtype == "F64" || dtype == "I64" || dtype == "U64") return 8;
  if (dtype == "F32" || dtype == "I32" || dtype == "U32") return 4;
  if (dtype == "F16" || dtype == "BF16" || dtype == "I16" || dtype == "U16") return 2;
  if (dtype == "I8" || dtype == "U8" || dtype == "BOOL") return 1;
  return 0;
}

/// The bytes of a shape; nothing where the product leaves the range.
std::optional<std::size_t> bytes_of(const std::vector<std::size_t>& shape, std::size_t width) {
  std::size_t bytes = width;
  for (const std::size_t extent : shape) {
    if (extent != 0 && bytes > std::numeric_limits<std::size_t>::max() / extent) return {};
    bytes *= extent;
  }
  return bytes;
}

bool counts(const json& value, std::vector<std::size_t>& out) {
  if (!value.is_array() || value.size() > kMaxDims) return false;
  for (const json& one : value) {
    if (!one.is_number_unsigned()) return false;
    out.push_back(one.get<std::size_t>());
  }
  return true;
}

/// One entry of the header over the bytes behind it.
bool read_tensor(const json& entry, std::string_view payload, Tensor& out) {
  if (!entry.is_object() || entry.size() != 3 || !entry.contains("dtype") ||
      !entry.contains("shape") || !entry.contains("data_offsets") || !entry["dtype"].is_string()) {
    return false;
  }
  out.dtype = entry["dtype"].get<std::string>();
  std::vector<std::size_t> offsets;
  const std::size_t width = width_of(out.dtype);
  if (width == 0 || !counts(entry["shape"], out.shape) || !counts(entry["data_offsets"], offsets)) {
    return false;
  }
  if (offsets.size() != 2 || offsets[0] > offsets[1] || offsets[1] > payload.size()) return false;
  if (bytes_of(out.shape, width) != offsets[1] - offsets[0]) return false;
  out.bytes = payload.substr(offsets[0], offsets[1] - offsets[0]);
  return true;
}

}  // namespace

Result<SafeTensorsFile> SafeTensorsFile::read(std::string bytes, const std::string& path) {
  SafeTensorsFile file;
  file.bytes_.assign(bytes.begin(), bytes.end());
  bytes = {};
  const std::string_view all(file.bytes_.data(), file.bytes_.size());
  if (all.size() < kLengthBytes) return malformed(path, "", "the length of a header in 8 bytes");
  std::uint64_t length = 0;
  for (std::size_t i = kLengthBytes; i-- > 0;) {
    length = length << 8U | static_cast<unsigned char>(all[i]);
  }
  if (length > kMaxHeader || length > all.size() - kLengthBytes) {
    return malformed(path, "", "a header within the file and of at most 64 MB");
  }
  const std::string_view header = all.substr(kLengthBytes, length);
  const std::string_view payload = all.substr(kLengthBytes + length);
  const json parsed = json::parse(header.begin(), header.end(), nullptr, false);
  if (!parsed.is_object()) return malformed(path, "", "a header that is a JSON object");
  for (const auto& [name, entry] : parsed.items()) {
    if (name == "__metadata__") {
      if (!entry.is_object()) return malformed(path, "/__metadata__", "an object of texts");
      for (const auto& [key, text] : entry.items()) {
        if (!text.is_string()) return malformed(path, "/__metadata__/" + key, "a text");
        file.notes_.emplace(key, text.get<std::string>());
      }
    } else if (!read_tensor(entry, payload, file.tensors_[name])) {
      return malformed(path, "/" + name.substr(0, 80),
                       "a tensor with dtype, shape and the offsets of exactly its bytes");
    }
  }
  return file;
}

const Tensor* SafeTensorsFile::tensor(const std::string& name) const {
  const auto found = tensors_.find(name);
  return found == tensors_.end() ? nullptr : &found->second;
}

std::string SafeTensorsFile::note(const std::string& key) const {
  const auto found = notes_.find(key);
  return found == notes_.end() ? std::string() : found->second;
}

}  // namespace tillside::learn
