// SPDX-License-Identifier: MIT
#include "learn/safetensors_writer.h"

#include <bit>

#include "tillside/write.h"

namespace tillside::learn {

static_assert(std::endian::native == std::endian::little, "tensors are little-endian");

void SafeTensorsWriter::add_bytes(std::string name, std::string_view dtype, const void* values,
                                  std::size_t count, std::size_t width) {
  entries_.push_back({std::move(name), dtype, count, values_.size()});
  values_.append(static_cast<const char*>(values), count * width);
}

void SafeTensorsWriter::add(std::string name, const std::vector<std::uint32_t>& values) {
  add_bytes(std::move(name), "U32", values.data(), values.size(), sizeof(std::uint32_t));
}

void SafeTensorsWriter::add(std::string name, const std::vector<float>& values) {
  add_bytes(std::move(name), "F32", values.data(), values.size(), sizeof(float));
}

void SafeTensorsWriter::add(std::string name, const std::vector<std::int8_t>& values) {
  add_bytes(std::move(name), "I8", values.data(), values.size(), sizeof(std::int8_t));
}

std::string SafeTensorsWriter::bytes() const {
  CanonicalJson json;
  json.begin_object();
  json.key("__metadata__");
  json.begin_object();
  for (const auto& [key, value] : notes_) {
    json.key(key);
    json.text(value);
  }
  json.end_object();
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    const Entry& entry = entries_[i];
    const std::size_t end = i + 1 < entries_.size() ? entries_[i + 1].begin : values_.size();
    json.key(entry.name);
    json.begin_object();
    json.key("dtype");
    json.text(entry.dtype);
    json.key("shape");
    write(json, std::vector<std::int64_t>{static_cast<std::int64_t>(entry.count)});
    json.key("data_offsets");
    write(json, std::vector<std::int64_t>{static_cast<std::int64_t>(entry.begin),
                                          static_cast<std::int64_t>(end)});
    json.end_object();
  }
  json.end_object();
  std::string header = std::move(json).take();
  header.append((8 - header.size() % 8) % 8, ' ');
  std::string file;
  for (unsigned i = 0; i < 8; ++i) {
    file.push_back(static_cast<char>(header.size() >> (8U * i) & 0xFFU));
  }
  return file + header + values_;
}

}  // namespace tillside::learn
