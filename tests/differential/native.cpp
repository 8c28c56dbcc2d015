// SPDX-License-Identifier: MIT
//
// differential_cases --seed S --count N: writes the random requests of the seeds from S on with the
// native replies, N or a few more, a JSON object a line: {"verb", "request", "reply"}; the reply is
// the canonical text itself. The Wasm is then asked the same under Node, and must answer the same
// bytes. Seeds are independent: a seed's lines do not depend on where a run starts.

#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "json/verbs.h"
#include "support/random_cases.h"

namespace {

using tillside::test::RandomCase;

/// One seed in 25 is a member's life of about 12 decisions, so a third of the lines are histories.
std::vector<RandomCase> cases_of(std::uint64_t seed) {
  if (seed % 25 == 0) return tillside::test::random_history(seed);
  tillside::test::Draw draw(seed);
  if (draw.one_in(4)) return {tillside::test::random_arithmetic(draw)};
  return {tillside::test::random_quote(draw)};
}

bool write_case(RandomCase& one) {
  const auto reply = tillside::call_verb(one.verb, one.request);
  if (!reply) return false;
  const nlohmann::json line = {
      {"verb", one.verb}, {"request", std::move(one.request)}, {"reply", *reply}};
  return std::puts(line.dump().c_str()) >= 0;
}

std::uint64_t option(int argc, char** argv, const char* name, std::uint64_t otherwise) {
  for (int i = 1; i + 1 < argc; ++i) {
    if (std::strcmp(argv[i], name) == 0) return std::strtoull(argv[i + 1], nullptr, 10);
  }
  return otherwise;
}

}  // namespace

int main(int argc, char** argv) {
  const std::uint64_t count = option(argc, argv, "--count", 1000);
  std::uint64_t seed = option(argc, argv, "--seed", 1);
  for (std::uint64_t written = 0; written < count; ++seed) {
    for (RandomCase& one : cases_of(seed)) {
      if (!write_case(one)) return EXIT_FAILURE;
      ++written;
    }
  }
  return EXIT_SUCCESS;
}
