// SPDX-License-Identifier: MIT
#include "demo/draw.h"

namespace tillside::demo {

Draw Draw::fork(std::string_view purpose, std::uint64_t number) const {
  std::uint64_t mixed = state_ ^ 0x51'7C'C1'B7'27'22'0A'95ULL;
  for (const char byte : purpose) {
    mixed = (mixed ^ static_cast<unsigned char>(byte)) * 1099511628211ULL;
  }
  Draw fork(mixed + number * 0x9E'37'79'B9'7F'4A'7C'15ULL);
  return Draw(fork.next());
}

std::uint64_t Draw::next() {
  std::uint64_t z = (state_ += 0x9E'37'79'B9'7F'4A'7C'15ULL);
  z = (z ^ (z >> 30U)) * 0xBF'58'47'6D'1C'E4'E5'B9ULL;
  z = (z ^ (z >> 27U)) * 0x94'D0'49'BB'13'31'11'EBULL;
  return z ^ (z >> 31U);
}

std::size_t Draw::below(std::size_t bound) {
  return static_cast<std::size_t>((next() >> 11U) % bound);
}

std::int64_t Draw::between(std::int64_t low, std::int64_t high) {
  return low + static_cast<std::int64_t>(below(static_cast<std::size_t>(high - low + 1)));
}

bool Draw::percent(int chance) { return between(0, 99) < chance; }

std::size_t Draw::weighted(const std::vector<std::int64_t>& weights) {
  std::int64_t sum = 0;
  for (const std::int64_t weight : weights) sum += weight;
  std::int64_t left = between(0, sum - 1);
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (left < weights[i]) return i;
    left -= weights[i];
  }
  return weights.size() - 1;
}

std::size_t Draw::early(std::size_t count) {
  std::vector<std::int64_t> weights;
  for (std::size_t i = 0; i < count; ++i) {
    weights.push_back(1'000'000 / (1 + static_cast<std::int64_t>(i)));
  }
  return weighted(weights);
}

std::string Draw::id() {
  constexpr char kDigits[] = "0123456789abcdef";
  std::string text;
  for (int half = 0; half < 2; ++half) {
    std::uint64_t bits = next();
    for (int i = 0; i < 16; ++i, bits >>= 4U) text += kDigits[bits & 15U];
  }
  return text;
}

}  // namespace tillside::demo
