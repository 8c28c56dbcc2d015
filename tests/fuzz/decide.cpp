// SPDX-License-Identifier: MIT

/// @file
/// Any command against members in the middle of their lives: "<seed digits>\n<Command as JSON>".
/// What was decided can be applied, and the state after it can be written, read, viewed and passed
/// through time.

#include <map>
#include <memory>

#include "fuzz/check.h"
#include "fuzz/json_mutator.h"
#include "json/json_source.h"
#include "support/random_history.h"
#include "tillside/tillside.h"
#include "tillside/write.h"

namespace {

using namespace tillside;

constexpr unsigned kMembers = 32;
constexpr int kSteps = 25;

/// A member and the context of the last decision. Made once; a life takes longer than a decision.
struct Life {
  std::unique_ptr<test::RandomHistory> history;
  DecideRequest last;
};

Life& life_of(unsigned seed) {
  static std::map<unsigned, Life> lives;
  Life& life = lives[seed];
  if (life.history) return life;
  life.history = std::make_unique<test::RandomHistory>(seed);
  life.history->watch = [&life](const DecideRequest& request) { life.last = request; };
  for (int i = 0; i < kSteps; ++i) life.history->step();
  return life;
}

void check_state(const Program& program, const State& state, Instant now) {
  const std::string text = canonical_json(state);
  const auto read = read_json<State>(text);
  fuzz::promise(read.has_value(), "a state can be read back", text);
  fuzz::promise(canonical_json(*read) == text, "a state keeps its bytes", text);
  fuzz::promise(view_member({program, state, now}).has_value(), "a state can be viewed", text);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::size_t start = fuzz::after_first_line(data, size);
  if (start == 0) return 0;
  unsigned seed = 0;
  for (std::size_t i = 0; i + 1 < start; ++i) seed = seed * 10 + (data[i] - '0');
  const auto* text = reinterpret_cast<const char*>(data);
  const auto command = read_json<Command>({text + start, size - start});
  if (!command) return 0;
  const Life& life = life_of(seed % kMembers);
  DecideRequest request = life.last;
  request.state = life.history->state();
  request.command = *command;
  request.context.now = life.history->now();
  const auto decision = decide_command(request);
  if (!decision) return 0;
  for (const Event& event : decision->events) apply(request.state, event);
  check_state(request.program, request.state, request.context.now);
  return 0;
}

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size,
                                               std::size_t max_size, unsigned seed) {
  if (seed % 8 == 0 && size > 0) data[0] = static_cast<std::uint8_t>('0' + seed / 8 % 10);
  return fuzz::mutate_json(data, fuzz::after_first_line(data, size), size, max_size, seed);
}
