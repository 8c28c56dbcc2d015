// SPDX-License-Identifier: MIT
#include "safetensors.h"

#include "json_cursor.h"

namespace tillside::recommend {
namespace {

constexpr std::size_t kLengthBytes = 8;
constexpr std::uint64_t kMaxFileBytes = 1ULL << 30U;

Failure malformed(std::string pointer, std::string rule) {
  return Error{
      .code = Errc::pack_malformed, .pointer = std::move(pointer), .rule = std::move(rule)};
}

struct Entry {
  Tensor tensor;
  std::uint64_t begin = 0;
  std::uint64_t end = 0;
};

bool read_dtype(JsonCursor& json, Dtype& out) {
  std::string name;
  if (!json.string(name)) return false;
  if (name == "I8") return out = Dtype::i8, true;
  if (name == "U32") return out = Dtype::u32, true;
  if (name == "F32") return out = Dtype::f32, true;
  return false;
}

bool read_numbers(JsonCursor& json, std::size_t most, std::vector<std::uint64_t>& out) {
  if (!json.open('[')) return false;
  while (json.next()) {
    std::int64_t number = 0;
    if (out.size() == most || !json.integer(number) || number < 0) return false;
    out.push_back(static_cast<std::uint64_t>(number));
  }
  return json.well();
}

/// {"dtype": "I8", "shape": [3], "data_offsets": [0, 3]}, each exactly once.
bool read_entry(JsonCursor& json, Entry& entry) {
  std::vector<std::uint64_t> offsets;
  unsigned seen = 0;
  if (!json.open('{')) return false;
  for (std::string key; json.next_key(key);) {
    const unsigned bit = key == "dtype"          ? 1U
                         : key == "shape"        ? 2U
                         : key == "data_offsets" ? 4U
                                                 : 0U;
    if (bit == 0 || (seen & bit) != 0) return false;
    seen |= bit;
    const bool well = bit == 1   ? read_dtype(json, entry.tensor.dtype)
                      : bit == 2 ? read_numbers(json, 2, entry.tensor.shape)
                                 : read_numbers(json, 2, offsets);
    if (!well) return false;
  }
  if (!json.well() || seen != 7 || offsets.size() != 2) return false;
  entry.begin = offsets[0];
  entry.end = offsets[1];
  return true;
}

bool read_metadata(JsonCursor& json, SafeTensors& out) {
  if (!out.metadata.empty() || !json.open('{')) return false;
  for (std::string key; json.next_key(key);) {
    std::string value;
    if (out.metadata.size() == kMaxMetadata || out.note(key) || !json.string(value)) return false;
    out.metadata.emplace_back(std::move(key), std::move(value));
  }
  return json.well();
}

bool read_header(std::string_view text, SafeTensors& out, std::vector<Entry>& entries) {
  JsonCursor json(text);
  if (!json.open('{')) return false;
  for (std::string key; json.next_key(key);) {
    if (key == "__metadata__") {
      if (!read_metadata(json, out)) return false;
      continue;
    }
    Entry entry;
    if (entries.size() == kMaxTensors || !read_entry(json, entry)) return false;
    for (const auto& other : entries) {
      if (other.tensor.name == key) return false;
    }
    entry.tensor.name = std::move(key);
    entries.push_back(std::move(entry));
  }
  return json.finished();
}

/// True if the tensor lies within the file and has as many bytes as its shape says.
bool place(Entry& entry, Bytes body) {
  if (entry.end < entry.begin || entry.end > body.size()) return false;
  std::uint64_t bytes = entry.tensor.dtype == Dtype::i8 ? 1 : 4;
  for (const std::uint64_t length : entry.tensor.shape) {
    if (length != 0 && bytes > kMaxFileBytes / length) return false;
    bytes *= length;
  }
  if (bytes != entry.end - entry.begin) return false;
  entry.tensor.bytes =
      body.subspan(static_cast<std::size_t>(entry.begin), static_cast<std::size_t>(bytes));
  return true;
}

/// True if the tensors cover the bytes one after the other, without a gap or an overlap.
bool covered(const std::vector<Entry>& entries, std::uint64_t size) {
  std::uint64_t at = 0;
  for (bool moved = true; moved && at < size;) {
    moved = false;
    for (const Entry& entry : entries) {
      if (entry.begin != at || entry.end == at) continue;
      at = entry.end;
      moved = true;
    }
  }
  std::uint64_t sum = 0;
  for (const Entry& entry : entries) sum += entry.end - entry.begin;
  return at == size && sum == size;
}

}  // namespace

const Tensor* SafeTensors::tensor(std::string_view name) const {
  for (const auto& one : tensors) {
    if (one.name == name) return &one;
  }
  return nullptr;
}

const std::string* SafeTensors::note(std::string_view key) const {
  for (const auto& [name, value] : metadata) {
    if (name == key) return &value;
  }
  return nullptr;
}

Result<SafeTensors> read_safetensors(Bytes file) {
  if (file.size() < kLengthBytes || file.size() > kMaxFileBytes) {
    return malformed("", "a file of 8 bytes to 1 GB");
  }
  std::uint64_t length = 0;
  for (std::size_t i = kLengthBytes; i-- > 0;) length = length << 8U | file[i];
  if (length > kMaxHeaderBytes || length > file.size() - kLengthBytes) {
    return malformed("", "a header that ends within the file");
  }
  const auto* text = reinterpret_cast<const char*>(file.data()) + kLengthBytes;
  SafeTensors out;
  std::vector<Entry> entries;
  if (!read_header({text, static_cast<std::size_t>(length)}, out, entries)) {
    return malformed("", "a safetensors header with tensors of I8, U32 and F32");
  }
  const Bytes body = file.subspan(kLengthBytes + static_cast<std::size_t>(length));
  for (auto& entry : entries) {
    if (!place(entry, body)) return malformed("/" + entry.tensor.name, "bytes as the shape says");
    out.tensors.push_back(std::move(entry.tensor));
  }
  if (!covered(entries, body.size())) return malformed("", "tensors without gap or overlap");
  return out;
}

}  // namespace tillside::recommend
