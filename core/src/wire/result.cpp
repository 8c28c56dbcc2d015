// SPDX-License-Identifier: MIT
#include "tillside/result.h"

namespace tillside {

Failure::Failure(Error&& error) : error_(new Error(std::move(error))) {}

Failure::Failure(Errc code) : error_(new Error{.code = code}) {}

Failure::Failure(const Failure& other)
    : error_(other.error_ == nullptr ? nullptr : new Error(*other.error_)) {}

void Failure::drop(Error* error) { delete error; }

}  // namespace tillside
