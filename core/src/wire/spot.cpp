// SPDX-License-Identifier: MIT
#include "wire/spot.h"

namespace tillside {

std::string Spot::pointer() const {
  std::string text;
  if (above_ != nullptr) text = above_->pointer();
  if (members_ != nullptr) (text += '/') += members_;
  if (index_ != kNone) (text += '/') += std::to_string(index_);
  if (member_ != nullptr) (text += '/') += member_;
  return text;
}

Failure Spot::fault(Errc code, std::string_view value, const char* rule) const {
  return Error{.code = code, .pointer = pointer(), .value = std::string(value), .rule = rule};
}

Failure Spot::fault(Errc code, std::int64_t value, const char* rule) const {
  return fault(code, std::to_string(value), rule);
}

bool Spot::note(Errc code, std::string_view value, std::string rule) const {
  *fault_ = Error{
      .code = code, .pointer = pointer(), .value = std::string(value), .rule = std::move(rule)};
  return false;
}

bool Spot::refuse(Errc code, std::string_view value, const char* rule) const {
  return note(code, value, rule);
}

bool Spot::refuse(Errc code, std::int64_t value, const char* rule) const {
  return note(code, std::to_string(value), rule);
}

bool Spot::refuse(Errc code, std::int64_t value, const char* rule, std::int64_t figure) const {
  return note(code, std::to_string(value), rule + std::to_string(figure));
}

}  // namespace tillside
