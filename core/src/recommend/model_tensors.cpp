// SPDX-License-Identifier: MIT
#include <cstring>

#include "model.h"

namespace tillside::recommend {
namespace {

// Tensors are little-endian, as WebAssembly is, and every machine that this is built for.
static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__);

template <class T>
void append_numbers(const Tensor& tensor, std::vector<T>& out) {
  const std::size_t before = out.size();
  const std::size_t count = tensor.bytes.size() / sizeof(T);
  out.resize(before + count);
  if (count > 0) std::memcpy(out.data() + before, tensor.bytes.data(), count * sizeof(T));
}

const Tensor* part_of(const SafeTensors& file, const char* owner, const char* part) {
  std::string name = owner;
  (name += '.') += part;
  return file.tensor(name);
}

bool is_vector(const Tensor* tensor, Dtype dtype) {
  return tensor != nullptr && tensor->dtype == dtype && tensor->shape.size() == 1;
}

}  // namespace

void append(const Tensor& tensor, std::vector<std::int8_t>& out) { append_numbers(tensor, out); }
void append(const Tensor& tensor, std::vector<std::uint32_t>& out) { append_numbers(tensor, out); }

const Tensor* vector_of(const SafeTensors& file, const char* owner, const char* part, Dtype dtype) {
  const Tensor* tensor = part_of(file, owner, part);
  return is_vector(tensor, dtype) ? tensor : nullptr;
}

/// A scale must be a number that no sum of int8 products can drive out of range.
bool read_scales(const Tensor& tensor, std::vector<float>& out) {
  constexpr float kMaxScale = 1024;
  const std::size_t before = out.size();
  append_numbers(tensor, out);
  for (std::size_t i = before; i < out.size(); ++i) {
    if (!(out[i] >= 0 && out[i] <= kMaxScale)) return false;
  }
  return true;
}

namespace {

Status append_rows(const SafeTensors& file, const char* name, bool required, std::size_t rows,
                   QuantisedRows& out) {
  const Tensor* indptr = vector_of(file, name, "indptr", Dtype::u32);
  const Tensor* indices = vector_of(file, name, "indices", Dtype::u32);
  const Tensor* values = vector_of(file, name, "values", Dtype::i8);
  const Tensor* scale = vector_of(file, name, "scale", Dtype::f32);
  if (!required && part_of(file, name, "indptr") == nullptr) {
    out.indptr.insert(out.indptr.end(), rows, static_cast<std::uint32_t>(out.indices.size()));
    out.scale.insert(out.scale.end(), rows, 0);
    return Done{};
  }
  if (indptr == nullptr || indices == nullptr || values == nullptr || scale == nullptr) {
    return pack_error(name, "indptr U32, indices U32, values I8 and scale F32");
  }
  const std::size_t nnz = values->count();
  std::vector<std::uint32_t> ends;
  append(*indptr, ends);
  if (ends.size() != rows + 1 || scale->count() != rows || indices->count() != nnz ||
      ends.front() != 0 || ends.back() != nnz) {
    return pack_error(name, "one row for each item of the segment");
  }
  if (!read_scales(*scale, out.scale)) return pack_error(name, "scales from 0 to 1024");
  const auto base = static_cast<std::uint32_t>(out.indices.size());
  for (std::size_t row = 1; row <= rows; ++row) {
    if (ends[row] < ends[row - 1]) {
      return pack_error(name, "rows that do not end before they start");
    }
    out.indptr.push_back(base + ends[row]);
  }
  append(*indices, out.indices);
  append(*values, out.values);
  return Done{};
}

Status append_popularity(const SafeTensors& file, std::size_t rows, std::vector<double>& out) {
  const Tensor* values = vector_of(file, "popularity", "values", Dtype::i8);
  const Tensor* scale = vector_of(file, "popularity", "scale", Dtype::f32);
  std::vector<float> scales;
  if (values == nullptr || values->count() != rows || scale == nullptr || scale->count() != 1 ||
      !read_scales(*scale, scales)) {
    return pack_error("popularity", "values I8 for each item and one scale F32");
  }
  for (const std::uint8_t byte : values->bytes) {
    out.push_back(static_cast<double>(scales[0]) * static_cast<std::int8_t>(byte));
  }
  return Done{};
}

Status append_factors(const SafeTensors& file, std::size_t rows, Factors& out) {
  if (out.d == 0) return Done{};
  const Tensor* values = vector_of(file, "factors", "values", Dtype::i8);
  const Tensor* scale = vector_of(file, "factors", "scale", Dtype::f32);
  if (values == nullptr || values->count() != rows * out.d || scale == nullptr ||
      scale->count() != rows || !read_scales(*scale, out.scale)) {
    return pack_error("factors", "values I8 and a scale F32 for each item");
  }
  append(*values, out.values);
  return Done{};
}

}  // namespace

Status read_gram(const SafeTensors& file, Model& model) {
  constexpr float kMost = 1e12F;
  Factors& factors = model.factors;
  if (factors.d == 0) return Done{};
  const Tensor* gram = file.tensor("gram");
  const auto malformed = [] { return pack_error("gram", "d x d finite numbers F32"); };
  if (!is_vector(gram, Dtype::f32) || gram->count() != factors.d * factors.d) return malformed();
  std::vector<float> values;
  append_numbers(*gram, values);
  for (const float value : values) {
    if (!(value >= -kMost && value <= kMost)) return malformed();
    factors.gram.push_back(static_cast<double>(value));
  }
  return Done{};
}

Status append_tensors(const SafeTensors& file, std::size_t rows, Model& model) {
  TILLSIDE_CHECK(append_rows(file, "content", true, rows, model.content));
  TILLSIDE_CHECK(append_rows(file, "orders", true, rows, model.orders));
  TILLSIDE_CHECK(append_rows(file, "users", true, rows, model.users));
  TILLSIDE_CHECK(append_rows(file, "cohorts", false, rows, model.cohorts));
  TILLSIDE_CHECK(append_rows(file, "embeddings", false, rows, model.embeddings));
  TILLSIDE_CHECK(append_rows(file, "traits", false, rows, model.traits));
  TILLSIDE_CHECK(append_factors(file, rows, model.factors));
  return append_popularity(file, rows, model.popularity);
}

}  // namespace tillside::recommend
