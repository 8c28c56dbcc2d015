// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Changes a JSON document in one place as a careless or hostile client would: a boundary number,
/// a member gone, an entry twice, a piece from elsewhere. Bytes that are no JSON are left to
/// libFuzzer's own mutations.

#include <cstddef>
#include <cstdint>

namespace tillside::fuzz {

/// Mutates data[from..size) as JSON; the bytes before it stay. The new size, at most `max_size`.
[[nodiscard]] std::size_t mutate_json(std::uint8_t* data, std::size_t from, std::size_t size,
                                      std::size_t max_size, unsigned seed);

/// The position after the first line: what stands before it names what the JSON is for.
[[nodiscard]] std::size_t after_first_line(const std::uint8_t* data, std::size_t size);

}  // namespace tillside::fuzz

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t max_size);
