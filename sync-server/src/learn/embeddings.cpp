// SPDX-License-Identifier: MIT
#include "learn/embeddings.h"

#include <Eigen/Eigenvalues>
#include <algorithm>
#include <cmath>
#include <cstring>
#include <map>
#include <nlohmann/json.hpp>

#include "learn/safetensors_reader.h"

namespace tillside::learn {
namespace {

using nlohmann::json;
using Matrix = Eigen::MatrixXd;

constexpr std::size_t kMaxDims = 8192;

Error refused(Errc code, std::string pointer, std::string value, std::string rule) {
  return {.code = code,
          .pointer = std::move(pointer),
          .value = std::move(value),
          .rule = std::move(rule)};
}

/// IEEE 754 binary16.
float half(std::uint16_t bits) {
  const int exponent = bits >> 10U & 31U;
  const int mantissa = bits & 1023U;
  const float sign = (bits & 0x8000U) != 0 ? -1.0F : 1.0F;
  if (exponent == 31) {
    return mantissa != 0 ? std::numeric_limits<float>::quiet_NaN()
                         : sign * std::numeric_limits<float>::infinity();
  }
  if (exponent == 0) return sign * std::ldexp(static_cast<float>(mantissa), -24);
  return sign * std::ldexp(static_cast<float>(1024 + mantissa), exponent - 25);
}

std::vector<float> numbers_of(const Tensor& tensor) {
  std::vector<float> out;
  if (tensor.dtype == "F32") {
    out.resize(tensor.bytes.size() / sizeof(float));
    std::memcpy(out.data(), tensor.bytes.data(), tensor.bytes.size());
    return out;
  }
  for (std::size_t at = 0; at < tensor.bytes.size(); at += 2) {
    std::uint16_t bits = 0;
    std::memcpy(&bits, tensor.bytes.data() + at, sizeof bits);
    out.push_back(half(bits));
  }
  return out;
}

/// The place of each row in the catalogue.
Result<std::vector<std::uint32_t>> places_of(const json& ids,
                                             const std::vector<TrainingItem>& items) {
  std::map<std::string_view, std::uint32_t> by_sku;
  for (std::uint32_t i = 0; i < items.size(); ++i) by_sku.emplace(items[i].sku, i);
  std::vector<std::uint32_t> places;
  std::vector<bool> taken(items.size());
  for (const json& id : ids) {
    const std::string pointer = "/ids/" + std::to_string(places.size());
    if (!id.is_string()) return refused(Errc::file_malformed, pointer, "", "a sku");
    const auto sku = id.get<std::string>();
    const auto found = by_sku.find(sku);
    if (found == by_sku.end()) {
      return refused(Errc::item_unknown, pointer, sku.substr(0, 80), "a sku of the catalogue");
    }
    if (taken[found->second]) {
      return refused(Errc::duplicate_id, pointer, sku.substr(0, 80), "a sku of its own");
    }
    taken[found->second] = true;
    places.push_back(found->second);
  }
  return places;
}

/// Rows of length 1, or what is wrong with one.
Result<Matrix> unit_rows(const std::vector<float>& numbers, std::size_t rows, std::size_t d) {
  Matrix out(static_cast<Eigen::Index>(rows), static_cast<Eigen::Index>(d));
  for (std::size_t r = 0; r < rows; ++r) {
    const auto row = static_cast<Eigen::Index>(r);
    for (std::size_t k = 0; k < d; ++k) {
      out(row, static_cast<Eigen::Index>(k)) = static_cast<double>(numbers[r * d + k]);
    }
    const double length = out.row(row).norm();
    if (!std::isfinite(length) || length == 0) {
      return refused(Errc::value_out_of_range, "/embeddings/" + std::to_string(r),
                     length == 0 ? "0" : "not finite", "finite numbers, not all of them 0");
    }
    out.row(row) /= length;
  }
  return out;
}

/// On the directions that hold most of the vectors' squares, largest first.
Matrix projected(const Matrix& rows) {
  const auto most = static_cast<Eigen::Index>(kMaxEmbeddingColumns);
  if (rows.cols() <= most) return rows;
  const Matrix squares = rows.transpose() * rows;
  const Eigen::SelfAdjointEigenSolver<Matrix> solved(squares);
  return rows * solved.eigenvectors().rightCols(most).rowwise().reverse();
}

}  // namespace

Result<SparseRows> read_embeddings(std::string bytes, const std::string& path,
                                   const std::vector<TrainingItem>& items) {
  TILLSIDE_TRY(const SafeTensorsFile file, SafeTensorsFile::read(std::move(bytes), path));
  const Tensor* tensor = file.tensor("embeddings");
  if (tensor == nullptr || (tensor->dtype != "F32" && tensor->dtype != "F16") ||
      tensor->shape.size() != 2 || tensor->shape[1] < 1 || tensor->shape[1] > kMaxDims) {
    return refused(
        Errc::file_malformed, "/embeddings", path,
        "a tensor [items, d] of F32 or F16 with d from 1 to " + std::to_string(kMaxDims));
  }
  const json ids = json::parse(file.note("ids"), nullptr, false);
  if (!ids.is_array() || ids.size() != tensor->shape[0]) {
    return refused(Errc::file_malformed, "/__metadata__/ids", path,
                   "a JSON list of skus, one for each row");
  }
  TILLSIDE_TRY(const auto places, places_of(ids, items));
  TILLSIDE_TRY(const Matrix whole,
               unit_rows(numbers_of(*tensor), tensor->shape[0], tensor->shape[1]));
  const Matrix rows = projected(whole);
  std::vector<Eigen::Index> row_of(items.size(), -1);
  for (std::size_t r = 0; r < places.size(); ++r) row_of[places[r]] = static_cast<Eigen::Index>(r);
  SparseRows out;
  for (const Eigen::Index row : row_of) {
    for (Eigen::Index k = 0; row >= 0 && k < rows.cols(); ++k) {
      out.push(static_cast<std::uint32_t>(k), static_cast<float>(rows(row, k)));
    }
    out.end_row();
  }
  return out;
}

}  // namespace tillside::learn
