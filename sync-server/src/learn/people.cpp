// SPDX-License-Identifier: MIT
#include "learn/people.h"

#include <algorithm>
#include <cstring>
#include <nlohmann/json.hpp>

#include "store/random.h"

namespace tillside::learn {
namespace {

using nlohmann::json;

constexpr const char* kFormat = "tillside-learnt-1";
constexpr std::uint32_t kGone = 0xFFFFFFFF;

template <class T>
bool get(const SafeTensorsFile& file, const std::string& name, std::string_view dtype,
         std::vector<T>& out) {
  const Tensor* tensor = file.tensor(name);
  if (tensor == nullptr || tensor->dtype != dtype || tensor->bytes.size() % sizeof(T) != 0) {
    return false;
  }
  out.resize(tensor->bytes.size() / sizeof(T));
  if (!out.empty()) std::memcpy(out.data(), tensor->bytes.data(), tensor->bytes.size());
  return true;
}

std::map<std::string, std::string> digests(const TrainingSet& training) {
  std::vector<std::string> orders(training.customers.size());
  for (const auto& order : training.orders) {
    if (order.customer == kNobody) continue;
    std::string& text = orders[static_cast<std::size_t>(order.customer)];
    text += std::to_string(order.at_ms) + ":";
    for (const auto item : order.items) text += training.items[item].sku + ",";
  }
  constexpr std::size_t kDigits = 16;
  std::map<std::string, std::string> out;
  for (std::size_t c = 0; c < orders.size(); ++c) {
    if (orders[c].empty()) continue;
    out.emplace(training.customers[c], store::sha256_hex(orders[c]).substr(0, kDigits));
  }
  return out;
}

/// Rows by new places; `columns_too` where columns are items.
SparseRows moved(const SparseRows& rows, const std::vector<std::uint32_t>& from,
                 const std::vector<std::uint32_t>& to, bool columns_too) {
  SparseRows out;
  if (rows.rows() == 0) return out;
  for (const std::uint32_t old : from) {
    for (auto k = old == kGone ? 0 : rows.indptr[old]; old != kGone && k < rows.indptr[old + 1];
         ++k) {
      const std::uint32_t column = columns_too ? to[rows.indices[k]] : rows.indices[k];
      if (column != kGone) out.push(column, rows.values[k]);
    }
    out.end_row();
  }
  return out;
}

bool of_items(const SparseRows& rows, std::size_t items, bool columns_too) {
  if (rows.rows() != 0 && rows.rows() != items) return false;
  return !columns_too || columns_of(rows) <= items;
}

}  // namespace

void put_rows(SafeTensorsWriter& file, const std::string& name, const SparseRows& rows) {
  file.add(name + ".indptr", rows.indptr);
  file.add(name + ".indices", rows.indices);
  file.add(name + ".values", rows.values);
}

bool get_rows(const SafeTensorsFile& file, const std::string& name, SparseRows& rows) {
  if (!get(file, name + ".indptr", "U32", rows.indptr) ||
      !get(file, name + ".indices", "U32", rows.indices) ||
      !get(file, name + ".values", "F32", rows.values)) {
    return false;
  }
  return !rows.indptr.empty() && rows.indptr.front() == 0 &&
         std::is_sorted(rows.indptr.begin(), rows.indptr.end()) &&
         rows.indptr.back() == rows.indices.size() && rows.indices.size() == rows.values.size();
}

void put_factors(SafeTensorsWriter& file, const Factors& factors) {
  file.add("factors", factors.items);
  file.add("gram", factors.gram);
  file.add("fold",
           std::vector<float>{static_cast<float>(factors.d), factors.unobserved, factors.lambda});
}

bool get_factors(const SafeTensorsFile& file, Factors& factors) {
  std::vector<float> fold;
  if (!get(file, "factors", "F32", factors.items) || !get(file, "gram", "F32", factors.gram) ||
      !get(file, "fold", "F32", fold) || fold.size() != 3 || !(fold[0] >= 0 && fold[0] <= 4096)) {
    return false;
  }
  factors.d = static_cast<std::size_t>(fold[0]);
  factors.unobserved = fold[1];
  factors.lambda = fold[2];
  return factors.gram.size() == factors.d * factors.d &&
         (factors.d == 0 ? factors.items.empty() : factors.items.size() % factors.d == 0);
}

std::string list_text(const BlendRow& row, const HalfLives& half_lives) {
  json weights = json::object();
  for (std::size_t p = 0; p < row.size(); ++p) {
    if (row[p] != 0) weights[std::string(kScorePartNames[p])] = row[p];
  }
  return json{{"weights", weights}, {"taste", half_lives.taste_days}, {"own", half_lives.own_days}}
      .dump();
}

bool read_list(const std::string& text, BlendRow& row, HalfLives& half_lives) {
  const json read = json::parse(text, nullptr, false);
  if (!read.is_object() || read.size() != 3 || !read.contains("weights") ||
      !read["weights"].is_object()) {
    return false;
  }
  row = {};
  // By name: a later version may know more parts.
  for (const auto& [name, weight] : read["weights"].items()) {
    const auto known = std::find(kScorePartNames.begin(), kScorePartNames.end(), name);
    if (known == kScorePartNames.end() || !weight.is_number_integer()) return false;
    row[static_cast<std::size_t>(known - kScorePartNames.begin())] = weight.get<std::int64_t>();
  }
  for (const char* key : {"taste", "own"}) {
    if (!read.contains(key) || !read[key].is_number() || !(read[key].get<double>() > 0)) {
      return false;
    }
  }
  half_lives = {read["taste"].get<double>(), read["own"].get<double>()};
  return true;
}

Learnt learnt_from(const TrainingSet& training, People people) {
  Learnt learnt{std::move(people), {}, digests(training)};
  for (const auto& item : training.items) learnt.skus.push_back(item.sku);
  return learnt;
}

std::size_t changed_customers(const Learnt& learnt, const TrainingSet& training) {
  const auto now = digests(training);
  std::size_t changed = 0;
  for (const auto& [id, digest] : now) {
    const auto before = learnt.customers.find(id);
    changed += before == learnt.customers.end() || before->second != digest ? 1 : 0;
  }
  for (const auto& [id, digest] : learnt.customers) changed += now.contains(id) ? 0 : 1;
  return changed;
}

People moved_to(const Learnt& learnt, const std::vector<TrainingItem>& items) {
  std::map<std::string_view, std::uint32_t> place;
  for (const auto& sku : learnt.skus) place.emplace(sku, static_cast<std::uint32_t>(place.size()));
  std::vector<std::uint32_t> from;  // of each item now
  std::vector<std::uint32_t> to(learnt.skus.size(), kGone);
  for (std::uint32_t i = 0; i < items.size(); ++i) {
    const auto known = place.find(items[i].sku);
    from.push_back(known == place.end() ? kGone : known->second);
    if (from.back() != kGone) to[from.back()] = i;
  }
  const People& before = learnt.people;
  People out{moved(before.orders, from, to, true),
             moved(before.users, from, to, true),
             before.factors,
             moved(before.cohorts, from, to, false),
             {},
             before.blend,
             before.half_lives};
  const std::size_t d = before.factors.d;
  out.factors.items.assign(items.size() * d, 0);
  for (std::size_t i = 0; i < items.size(); ++i) {
    out.popularity.push_back(from[i] == kGone ? 0 : before.popularity[from[i]]);
    for (std::size_t k = 0; k < d && from[i] != kGone; ++k) {
      out.factors.items[i * d + k] = before.factors.items[from[i] * d + k];
    }
  }
  return out;
}

std::string learnt_bytes(const Learnt& learnt) {
  SafeTensorsWriter file;
  file.note("format", kFormat);
  file.note("skus", json(learnt.skus).dump());
  file.note("customers", json(learnt.customers).dump());
  const People& people = learnt.people;
  for (std::size_t list = 0; list < people.blend.size(); ++list) {
    file.note(std::string("list.") + std::string(kListPurposeNames[list]),
              list_text(people.blend[list], people.half_lives[list]));
  }
  put_rows(file, "orders", people.orders);
  put_rows(file, "users", people.users);
  put_rows(file, "cohorts", people.cohorts);
  put_factors(file, people.factors);
  file.add("popularity", people.popularity);
  return file.bytes();
}

Result<Learnt> read_learnt(std::string bytes, const std::string& path) {
  TILLSIDE_TRY(const SafeTensorsFile file, SafeTensorsFile::read(std::move(bytes), path));
  Learnt learnt;
  People& people = learnt.people;
  const json skus = json::parse(file.note("skus"), nullptr, false);
  const json customers = json::parse(file.note("customers"), nullptr, false);
  const auto texts = [](const json& list) {
    return std::all_of(list.begin(), list.end(), [](const json& one) { return one.is_string(); });
  };
  bool well = file.note("format") == kFormat && skus.is_array() && texts(skus) &&
              (customers.is_object() || customers.is_null()) && texts(customers) &&
              get_rows(file, "orders", people.orders) && get_rows(file, "users", people.users) &&
              get_rows(file, "cohorts", people.cohorts) && get_factors(file, people.factors) &&
              get(file, "popularity", "F32", people.popularity);
  for (std::size_t list = 0; well && list < people.blend.size(); ++list) {
    well = read_list(file.note(std::string("list.") + std::string(kListPurposeNames[list])),
                     people.blend[list], people.half_lives[list]);
  }
  if (well) {
    learnt.skus = skus.get<std::vector<std::string>>();
    if (customers.is_object()) {
      learnt.customers = customers.get<std::map<std::string, std::string>>();
    }
    const std::size_t n = learnt.skus.size();
    well = of_items(people.orders, n, true) && of_items(people.users, n, true) &&
           of_items(people.cohorts, n, false) && people.popularity.size() == n &&
           people.factors.size() == (people.factors.d == 0 ? 0 : n);
  }
  if (well) return learnt;
  return Error{.code = Errc::file_malformed,
               .value = path,
               .rule = "what an earlier training learnt; without it everything is learnt anew"};
}

}  // namespace tillside::learn
