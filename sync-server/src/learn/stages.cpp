// SPDX-License-Identifier: MIT
#include "learn/stages.h"

#include <filesystem>
#include <nlohmann/json.hpp>

#include "catalog/files.h"
#include "learn/people.h"
#include "store/random.h"

namespace tillside::learn {
namespace {

using nlohmann::json;

/// Another version of the training would have made other results.
constexpr const char* kVersion = "tillside-training-4";

json json_of(const EaseOptions& options) {
  return {options.lambda,  options.dropout, options.basket_power,
          options.content, options.keep,    options.support};
}

void read(const json& list, EaseOptions& options) {
  list.at(0).get_to(options.lambda);
  list.at(1).get_to(options.dropout);
  list.at(2).get_to(options.basket_power);
  list.at(3).get_to(options.content);
  list.at(4).get_to(options.keep);
  list.at(5).get_to(options.support);
}

bool numbers(const json& list, std::size_t count) {
  if (!list.is_array() || list.size() != count) return false;
  for (const json& one : list) {
    if (!one.is_number()) return false;
  }
  return true;
}

std::string settings_text(const PartSettings& settings) {
  const IalsOptions& factors = settings.factors;
  return json{{"orders", json_of(settings.orders)},
              {"users", json_of(settings.users)},
              {"factors", {factors.d, factors.unobserved, factors.lambda, factors.sweeps}}}
      .dump();
}

bool read_settings(const std::string& text, PartSettings& settings) {
  const json all = json::parse(text, nullptr, false);
  if (!all.is_object() || !all.contains("orders") || !all.contains("users") ||
      !all.contains("factors") || !numbers(all["orders"], 6) || !numbers(all["users"], 6) ||
      !numbers(all["factors"], 4)) {
    return false;
  }
  read(all["orders"], settings.orders);
  read(all["users"], settings.users);
  all["factors"][0].get_to(settings.factors.d);
  all["factors"][1].get_to(settings.factors.unobserved);
  all["factors"][2].get_to(settings.factors.lambda);
  all["factors"][3].get_to(settings.factors.sweeps);
  return true;
}

}  // namespace

std::string fingerprint_of(const TrainingSet& training) {
  constexpr std::size_t kChunk = 1U << 20U;
  std::string hashes = kVersion;
  std::string text;
  const auto spill = [&](std::size_t least) {
    if (text.size() < least) return;
    hashes += store::sha256_hex(text);
    text.clear();
  };
  for (const auto& item : training.items) {
    for (const auto* part : {&item.sku, &item.product_id, &item.title, &item.title_zh,
                             &item.category, &item.category_zh, &item.brand, &item.tags}) {
      text += *part + '\n';
    }
    text += std::to_string(item.price) + '\n';
    spill(kChunk);
  }
  for (const auto& customer : training.customers) text += customer + '\n';
  for (const auto& order : training.orders) {
    text += std::to_string(order.customer) + '@' + std::to_string(order.at_ms);
    for (const auto item : order.items) text += ' ' + std::to_string(item);
    text += '\n';
    spill(kChunk);
  }
  spill(0);
  return store::sha256_hex(hashes);
}

Stages::Stages(std::string folder, std::string fingerprint, Progress progress)
    : folder_(std::move(folder)),
      fingerprint_(std::move(fingerprint)),
      progress_(std::move(progress)) {}

std::string Stages::find(const std::string& name) const {
  const std::string path = folder_ + "/" + name;
  std::error_code error;
  if (!std::filesystem::exists(path, error)) return {};
  auto bytes = catalog::read_file(path);
  return bytes ? *std::move(bytes) : std::string();  // unreadable: learnt again, then replaced
}

template <class Value, class Put, class Get>
Result<Value> Stages::kept_or(const std::string& name, const std::function<Result<Value>()>& make,
                              const Put& put, const Get& get) const {
  if (folder_.empty()) return make();
  const std::string path = folder_ + "/" + name;
  if (const std::string bytes = find(name); !bytes.empty()) {
    const auto file = SafeTensorsFile::read(bytes, path);
    Value value{};
    if (file && file->note("fingerprint") == fingerprint_ && get(*file, value)) {
      progress_("kept from a training that was stopped: " + name);
      return value;
    }
  }
  TILLSIDE_TRY(Value value, make());
  SafeTensorsWriter file;
  file.note("fingerprint", fingerprint_);
  put(file, value);
  std::error_code error;
  std::filesystem::create_directories(folder_, error);
  TILLSIDE_CHECK(catalog::replace_file(path, file.bytes()));
  return value;
}

Result<SparseRows> Stages::rows(const std::string& name,
                                const std::function<SparseRows()>& learn) const {
  return kept_or<SparseRows>(
      name, [&]() -> Result<SparseRows> { return learn(); },
      [](SafeTensorsWriter& file, const SparseRows& rows) { put_rows(file, "rows", rows); },
      [](const SafeTensorsFile& file, SparseRows& rows) { return get_rows(file, "rows", rows); });
}

Result<Factors> Stages::factors(const std::string& name,
                                const std::function<Factors()>& learn) const {
  return kept_or<Factors>(
      name, [&]() -> Result<Factors> { return learn(); }, put_factors, get_factors);
}

Result<PartSettings> Stages::settings(const std::function<PartSettings()>& choose) const {
  return kept_or<PartSettings>(
      "settings", [&]() -> Result<PartSettings> { return choose(); },
      [](SafeTensorsWriter& file, const PartSettings& settings) {
        file.note("settings", settings_text(settings));
      },
      [](const SafeTensorsFile& file, PartSettings& settings) {
        return read_settings(file.note("settings"), settings);
      });
}

Status Stages::list(ListPurpose purpose, TrainedModel& model,
                    const std::function<Status()>& tune) const {
  struct List {
    BlendRow row{};
    HalfLives half_lives;
  };
  const auto at = static_cast<std::size_t>(purpose);
  TILLSIDE_TRY(const List list, kept_or<List>(
                                    "list." + std::string(kListPurposeNames[at]),
                                    [&]() -> Result<List> {
                                      TILLSIDE_CHECK(tune());
                                      return List{model.blend[at], model.half_lives[at]};
                                    },
                                    [](SafeTensorsWriter& file, const List& one) {
                                      file.note("list", list_text(one.row, one.half_lives));
                                    },
                                    [](const SafeTensorsFile& file, List& one) {
                                      return read_list(file.note("list"), one.row, one.half_lives);
                                    }));
  model.blend[at] = list.row;
  model.half_lives[at] = list.half_lives;
  return Done{};
}

void Stages::forget() const {
  std::error_code error;
  if (!folder_.empty()) std::filesystem::remove_all(folder_, error);
}

}  // namespace tillside::learn
