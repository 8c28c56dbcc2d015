// SPDX-License-Identifier: MIT
#include "verbs.h"

#include "json_source.h"
#include "tillside/tillside.h"

namespace tillside {
namespace {

/// Reads the request that the function takes, calls it and writes its reply.
template <class Request, class Reply>
std::string call(Result<Reply> (*function)(const Request&), const nlohmann::json& json) {
  const auto request = read_document<Request>(JsonSource(&json));
  return canonical_json(request ? function(*request) : Result<Reply>(request.error()));
}

}  // namespace

std::optional<std::string> call_verb(std::string_view verb, const nlohmann::json& request) {
#define TILLSIDE_VERB(name, function) \
  if (verb == #name) return call(&function, request);
#include "tillside/verbs.def"
#undef TILLSIDE_VERB
  return std::nullopt;
}

}  // namespace tillside
