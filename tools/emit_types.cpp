// SPDX-License-Identifier: MIT
/// @file
/// Prints what other languages need of the field tables: `emit_types types` the TypeScript of
/// the npm package, `emit_types schema NAME` one JSON Schema, `emit_types schema --list` their
/// names. script/generate puts the results into the tree.

#include <cstdlib>
#include <iostream>

#include "emit/json_schema.h"
#include "emit/typescript.h"
#include "tillside/recommend.h"

namespace {

using namespace tillside;
using emit::Model;

template <class Request, class Reply>
struct Verb {
  using RequestType = Request;
  using ReplyType = Reply;
};
template <class Reply, class Request>
Verb<Request, Reply> verb_of(Result<Reply> (*)(const Request&));

#define TILLSIDE_VERB(wire, function) using Verb_##wire = decltype(verb_of(&function));
#include "tillside/verbs.def"
#undef TILLSIDE_VERB

/// Documents that a merchant, an importer or another client writes.
constexpr const char* kSchemas[] = {"Program",     "Item", "Command",   "CommandLine",
                                    "SyncRequest", "Cart", "PricedItem"};

/// One line of the file that `tillside command` reads.
struct CommandLine {
  std::string member;
  std::string command_id;
  std::int64_t kind_version = 1;
  CommandArgs args;
  Instant at;
  static constexpr auto kFields =
      fields(field("member", &CommandLine::member).in(1, 64),
             field("commandId", &CommandLine::command_id).in(32, 32),
             field("kindVersion", &CommandLine::kind_version).in(1, 1),
             tagged("kind", "args", &CommandLine::args), field("at", &CommandLine::at));
};

Model full_model() {
  Model model;
#define TILLSIDE_VERB(wire, function)    \
  model.add<Verb_##wire::RequestType>(); \
  model.add<Verb_##wire::ReplyType>();
#include "tillside/verbs.def"
#undef TILLSIDE_VERB
  model.add<Item>();
  model.add<Manifest>();
  model.add<SyncRequest>();
  model.add<SyncReply>();
  model.add<RecommendRequest>();
  model.add<CartRequest>();
  model.add<SessionProgram>();
  model.add<RecommendReply>();
  model.add<TasteReply>();
  model.add<ShardRequest>();
  model.add<ShardReply>();
  return model;
}

void print_errors(std::ostream& out) {
  out << "\n/** Everything that may go wrong although the caller did nothing illegal. */"
         "\nexport type ErrorCode =";
#define TILLSIDE_ERROR(name, number, text) out << "\n  | \"" #name "\"";
#include "tillside/errors.def"
#undef TILLSIDE_ERROR
  out << ";\n\n/** The errors as English sentences. */"
         "\nexport const errorSentences: Readonly<Record<ErrorCode, string>> = {\n";
#define TILLSIDE_ERROR(name, number, text) out << "  " #name ": \"" text "\",\n";
#include "tillside/errors.def"
#undef TILLSIDE_ERROR
  out << "};\n"
         "\n/** A figure or a short text of an error. */\nexport type Detail = number | string;\n"
         "\nexport interface ErrorDocument {\n  readonly code: ErrorCode;\n"
         "  /** JSON pointer (RFC 6901) into the request. */\n  readonly pointer?: string;\n"
         "  /** The offending value, shortened. */\n  readonly value?: string;\n"
         "  /** What is expected. */\n  readonly rule?: string;\n"
         "  readonly detail?: Readonly<Record<string, Detail>>;\n}\n"
         "\n/** What every verb answers. */\nexport type Reply<T> =\n"
         "  | { readonly ok: true; readonly value: T }\n"
         "  | { readonly ok: false; readonly error: ErrorDocument };\n";
}

void print_constants(std::ostream& out) {
  const std::pair<const char*, std::int64_t> constants[] = {
      {"maxInteger", kMaxInteger},   {"maxLines", kMaxLines},
      {"maxQuantity", kMaxQuantity}, {"maxCoupons", kMaxCoupons},
      {"protocol", kProtocol},       {"maxCommandsPerSync", kMaxCommandsPerSync}};
  out << '\n';
  for (const auto& [name, value] : constants) {
    out << "export const " << name << ": number = " << value << ";\n";
  }
}

void print_types(std::ostream& out) {
  Model model = full_model();
  emit::TypeScript typescript(model, out);
  out << "// SPDX-License-Identifier: MIT\n"
         "// What the engine reads and writes, made from the field tables of core.\n"
         "// `XInput` is X as it is read: members that have a default may be left out.\n";
  print_errors(out);
  print_constants(out);
  typescript.print_definitions();
  out << "\n/** The pure verbs: name, request, reply. */\nexport interface Verbs {\n";
#define TILLSIDE_VERB(wire, function)                                                         \
  out << "  readonly " #wire ": { readonly request: "                                         \
      << typescript.spell(model.add<Verb_##wire::RequestType>(), true)                        \
      << "; readonly reply: " << typescript.spell(model.add<Verb_##wire::ReplyType>(), false) \
      << " };\n";
#include "tillside/verbs.def"
#undef TILLSIDE_VERB
  out << "}\n";
}

int usage() {
  std::cerr << "usage: emit_types types | schema NAME | schema --list\n";
  return EXIT_FAILURE;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string what = argc > 1 ? argv[1] : "";
  if (what == "types" && argc == 2) {
    print_types(std::cout);
    return EXIT_SUCCESS;
  }
  if (what != "schema" || argc != 3) return usage();
  const std::string name = argv[2];
  if (name == "--list") {
    for (const char* schema : kSchemas) std::cout << schema << '\n';
    return EXIT_SUCCESS;
  }
  Model model = full_model();
  model.add<CommandLine>();
  if (model.find(name) == nullptr) return usage();
  emit::JsonSchema(model, std::cout).print(name);
  return EXIT_SUCCESS;
}
