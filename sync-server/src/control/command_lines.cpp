// SPDX-License-Identifier: MIT
#include "control/command_lines.h"

#include "control/personal_record.h"
#include "json/json_source.h"
#include "store/members.h"
#include "sync/back_office.h"
#include "tillside/write.h"

namespace tillside::control {
namespace {

Result<sync::LineOutcome> run_one(shop::Shop& shop, store::Database& db, const std::string& text) {
  TILLSIDE_TRY(sync::CommandLine line, read_json<sync::CommandLine>(text));
  TILLSIDE_TRY(line.member, member_id(db, line.member));
  store::Members members(db, shop.members());
  return sync::run_line(members, *shop.facts(), line, shop.now());
}

}  // namespace

std::vector<std::string> run_command_lines(shop::Shop& shop,
                                           const std::vector<std::string>& lines) {
  std::vector<Result<sync::LineOutcome>> outcomes(lines.size(), Errc::overloaded);
  std::vector<store::Work> works;
  works.reserve(lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    works.emplace_back([&, i](store::Database& db) -> Status {
      outcomes[i] = run_one(shop, db, lines[i]);
      if (!outcomes[i]) return outcomes[i].error();
      return Done{};
    });
  }
  const std::vector<Status> kept = shop.write_all(works);
  std::vector<std::string> answers;
  answers.reserve(lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!kept[i]) outcomes[i] = kept[i].error();  // also what a failed commit took back
    answers.push_back(canonical_json(outcomes[i]));
  }
  return answers;
}

}  // namespace tillside::control
