// SPDX-License-Identifier: MIT
#include "fuzz/json_mutator.h"

#include <cstring>
#include <nlohmann/json.hpp>
#include <random>
#include <vector>

namespace tillside::fuzz {
namespace {

using nlohmann::json;

void collect(json& at, std::vector<json*>& all) {
  all.push_back(&at);
  if (at.is_structured()) {
    for (json& child : at) collect(child, all);
  }
}

std::int64_t odd_number(std::minstd_rand& draw, std::int64_t near) {
  constexpr std::int64_t kEdge = 9007199254740991;
  const std::int64_t edges[] = {0,      1,         -1,        2,         100,    1000000, kEdge,
                                -kEdge, kEdge + 1, INT64_MAX, INT64_MIN, 999999, 86400000};
  const unsigned pick = draw() % 18;
  if (pick < std::size(edges)) return edges[pick];
  if (near > kEdge || near < -kEdge) return 0;
  return near + static_cast<std::int64_t>(draw() % 5) - 2;
}

void change_value(json& at, std::minstd_rand& draw, const std::vector<json*>& all) {
  switch (draw() % 8) {
    case 0:
      at = odd_number(draw, 0);
      return;
    case 1:
      at = nullptr;
      return;
    case 2:
      at = draw() % 2 == 0;
      return;
    case 3:
      at = json::array();
      return;
    case 4:
      at = std::string(draw() % 70, 'A');
      return;
    default:
      at = json(*all[draw() % all.size()]);  // a piece from elsewhere
  }
}

void change_list(json& at, std::minstd_rand& draw) {
  const std::size_t i = draw() % at.size();
  if (draw() % 3 == 0) {
    at.erase(i);
  } else {
    at.push_back(json(at[i]));
  }
}

void change_object(json& at, std::minstd_rand& draw, const std::vector<json*>& all) {
  auto member = at.begin();
  std::advance(member, draw() % at.size());
  const std::string key = member.key();
  if (draw() % 2 == 0) {
    at.erase(key);
  } else {
    const json other = *all[draw() % all.size()];
    at[key] = other;
  }
}

void change(json& document, std::minstd_rand& draw) {
  std::vector<json*> all;
  collect(document, all);
  json& at = *all[draw() % all.size()];
  if (draw() % 6 == 0) return change_value(at, draw, all);
  if (at.is_number_integer()) {
    at = odd_number(draw, at.get<std::int64_t>());
  } else if (at.is_array() && !at.empty()) {
    change_list(at, draw);
  } else if (at.is_object() && !at.empty()) {
    change_object(at, draw, all);
  } else {
    change_value(at, draw, all);
  }
}

}  // namespace

std::size_t after_first_line(const std::uint8_t* data, std::size_t size) {
  const void* end = std::memchr(data, '\n', size);
  return end == nullptr
             ? size
             : static_cast<std::size_t>(static_cast<const std::uint8_t*>(end) - data) + 1;
}

std::size_t mutate_json(std::uint8_t* data, std::size_t from, std::size_t size,
                        std::size_t max_size, unsigned seed) {
  std::minstd_rand draw(seed + 1);
  json document = json::parse(data + from, data + size, nullptr, false);
  if (document.is_discarded() || draw() % 50 == 0) {
    return from + LLVMFuzzerMutate(data + from, size - from, max_size - from);
  }
  for (unsigned i = 0; i <= draw() % 3; ++i) change(document, draw);
  const std::string text = document.dump(-1, ' ', false, json::error_handler_t::replace);
  if (from + text.size() > max_size) return size;
  std::memcpy(data + from, text.data(), text.size());
  return from + text.size();
}

}  // namespace tillside::fuzz
