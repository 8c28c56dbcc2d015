// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// What is learnt from people, apart from what the catalogue says. It is kept from version to
/// version until enough people came: what does not change tells nothing of who came.

#include <map>
#include <string>
#include <vector>

#include "learn/safetensors_reader.h"
#include "learn/safetensors_writer.h"
#include "learn/trained_model.h"

namespace tillside::learn {

struct People {
  SparseRows orders;  ///< before new products get their weights
  SparseRows users;
  Factors factors{};
  SparseRows cohorts{};
  std::vector<float> popularity;
  BlendTable blend{};
  HalfLifeTable half_lives{};
};

/// People, with what they were learnt from.
struct Learnt {
  People people;
  std::vector<std::string> skus;                 ///< of the items, ascending
  std::map<std::string, std::string> customers;  ///< a digest of each one's orders
};

[[nodiscard]] Learnt learnt_from(const TrainingSet& training, People people);

/// Customers who came or whose orders are others than they were learnt from, and those who went.
[[nodiscard]] std::size_t changed_customers(const Learnt& learnt, const TrainingSet& training);

/// The same weights for another catalogue: items that are gone fall out, new ones have none.
[[nodiscard]] People moved_to(const Learnt& learnt, const std::vector<TrainingItem>& items);

[[nodiscard]] std::string learnt_bytes(const Learnt& learnt);
/// @error file_malformed
[[nodiscard]] Result<Learnt> read_learnt(std::string bytes, const std::string& path);

/// Rows and factors as tensors.
void put_rows(SafeTensorsWriter& file, const std::string& name, const SparseRows& rows);
[[nodiscard]] bool get_rows(const SafeTensorsFile& file, const std::string& name, SparseRows& rows);
void put_factors(SafeTensorsWriter& file, const Factors& factors);
[[nodiscard]] bool get_factors(const SafeTensorsFile& file, Factors& factors);

/// The weights and half-lives of a list as JSON.
[[nodiscard]] std::string list_text(const BlendRow& row, const HalfLives& half_lives);
[[nodiscard]] bool read_list(const std::string& text, BlendRow& row, HalfLives& half_lives);

}  // namespace tillside::learn
