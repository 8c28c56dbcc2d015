// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Changes of the catalogue through the back door: a whole import, another program, and the
/// publication that ends an import or a training. One document each way, so that it is the same
/// whether a server runs.

#include <string>

#include "control/back_door.h"
#include "tillside/catalog.h"

namespace tillside::control {

/// Paths are absolute: the server has a working folder of its own.
struct ImportOrder {
  std::string items;
  std::optional<std::string> orders = {};   ///< absent: none
  std::optional<std::string> program = {};  ///< absent: the sample program of the currency
  bool replace = false;
  std::optional<Instant> now = {};  ///< absent: the shop's clock
  static constexpr auto kFields =
      fields(field("items", &ImportOrder::items), field("orders", &ImportOrder::orders),
             field("program", &ImportOrder::program), field("replace", &ImportOrder::replace),
             field("now", &ImportOrder::now));
};

struct Imported {
  std::int64_t items = 0;
  std::int64_t order_lines = 0;
  std::int64_t orders = 0;
  std::string program_id;
  std::string currency;
  std::string version;
  static constexpr auto kFields =
      fields(field("items", &Imported::items), field("orderLines", &Imported::order_lines),
             field("orders", &Imported::orders), field("programId", &Imported::program_id),
             field("currency", &Imported::currency), field("version", &Imported::version));
};

struct Published {
  std::string version;
  std::optional<std::string> model_id = {};
  std::int64_t segments = 0;
  std::int64_t bytes = 0;
  static constexpr auto kFields =
      fields(field("version", &Published::version), field("modelId", &Published::model_id),
             field("segments", &Published::segments), field("bytes", &Published::bytes));
};

/// The path of a program, and what became of it.
struct ProgramFile {
  std::string file;
  static constexpr auto kFields = fields(field("file", &ProgramFile::file));
};
struct NewProgram {
  std::string program_hash = {};
  std::string before;            ///< the one that was in force
  std::int64_t grace_hours = 0;  ///< quotes under it are honoured for so long
  std::string version = {};
  static constexpr auto kFields = fields(
      field("before", &NewProgram::before), field("graceHours", &NewProgram::grace_hours),
      field("programHash", &NewProgram::program_hash), field("version", &NewProgram::version));
};

/// Puts another program in force from now on; catalogue, stock and members stay.
/// @error currency_mismatch  @error unknown_reference  an item has a tax class that it lacks
/// @error data_absent  there is no shop yet; and those of catalog::publish_file
[[nodiscard]] Result<NewProgram> replace_program(shop::Shop& shop, const std::string& file);

/// Errors are those of catalog::read_import and catalog::keep_import.
[[nodiscard]] Result<Imported> import_shop(shop::Shop& shop, const ImportOrder& order,
                                           const Progress& progress);
/// Shows what the data folder holds now. Errors are those of catalog::publish_shop.
[[nodiscard]] Result<Published> publish(shop::Shop& shop);

}  // namespace tillside::control
