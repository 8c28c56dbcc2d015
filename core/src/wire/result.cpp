// SPDX-License-Identifier: MIT
#include "tillside/result.h"

namespace tillside {

Failure::Failure(Error&& error) : error_(new Error(std::move(error))) {}

Failure::Failure(Errc code) : error_(new Error{.code = code}) {}

Failure::Failure(const Failure& other) : error_(new Error(*other.error_)) {}

Failure::~Failure() { delete error_; }

}  // namespace tillside
