// SPDX-License-Identifier: MIT
#include <array>
#include <utility>

#include "json/verbs.h"
#include "peers/adapter.h"

namespace tillside::peers {

json call(std::string_view verb, const json& request) {
  const auto reply = call_verb(verb, request);
  if (!reply) throw std::invalid_argument("no verb " + std::string(verb));
  json answer = json::parse(*reply);
  if (!answer["ok"].get<bool>()) throw Refused(answer["error"]);
  return answer["value"];
}

std::string mode_of(const json& name) {
  const std::string mode = name.get<std::string>();
  return mode == "half_up" || mode == "half-up" ? "half_away_from_zero" : mode;
}

json draft_program(const Case& one, const std::string& currency) {
  return {{"format", 1},
          {"id", "peer"},
          {"title", {{"en", "Peer"}, {"zh", "对照"}}},
          {"currency", currency},
          {"profile", profile_of(one.source)},
          {"zone", {{"name", "Etc/UTC"}, {"transitions", {{{"at", 0}, {"offsetSeconds", 0}}}}}},
          {"tier",
           {{"metric", "points"},
            {"window", {{"kind", "lifetime"}}},
            {"tiers",
             {{{"id", "member"}, {"title", {{"en", "Member"}, {"zh", "会员"}}}, {"from", 0}}}}}}};
}

json published(const json& draft) { return call("publishProgram", draft); }

json get(const json& object, const char* member, json fallback) {
  const auto found = object.find(member);
  return found == object.end() || found->is_null() ? std::move(fallback) : *found;
}

}  // namespace tillside::peers
