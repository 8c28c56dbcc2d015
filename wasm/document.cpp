// SPDX-License-Identifier: MIT
#include "document.h"

#include <cstdlib>

#include "tillside/arrange.h"

extern "C" void* tillside_take(emscripten::EM_VAL value);

namespace tillside::js {

Document::Document(const emscripten::val& value)
    : memory_(tillside_take(value.as_handle()), &std::free) {
  // How many nodes there are, and which is the first layout.
  const auto* header = static_cast<const std::uint32_t*>(memory_.get());
  nodes_ = reinterpret_cast<const Node*>(header + 2);
  texts_ = reinterpret_cast<const char*>(nodes_ + header[0]);
  layouts_ = header[1];
}

std::optional<Error> Document::fault() const {
  struct Fault {
    Errc code;
    const char* rule;
  };
  static constexpr Fault kFaults[] = {
      {Errc::malformed_json, "at most 64 levels"},
      {Errc::text_not_well_formed, "a text without lone surrogates"},
      {Errc::wrong_kind, "a value that can be read"},
      {Errc::too_many, "a document of at most 64 MB"},
  };
  if (nodes_[0].kind() != NodeKind::fault) return std::nullopt;
  const Fault& fault = kFaults[nodes_[0].figure()];
  return Error{.code = fault.code, .pointer = std::string(text(nodes_[1])), .rule = fault.rule};
}

const Match& Document::match(const Shape& shape, std::uint32_t layout) const {
  const auto address = reinterpret_cast<std::uintptr_t>(&shape);
  std::uint32_t& recent = recent_[(address / 4 + address / 256 + layout) % std::size(recent_)];
  if (recent == 0 || matches_[recent - 1].shape != &shape ||
      matches_[recent - 1].layout != layout) {
    recent = make_match(shape, layout) + 1;
  }
  return matches_[recent - 1];
}

std::uint32_t Document::make_match(const Shape& shape, std::uint32_t layout) const {
  std::uint32_t number = 0;
  for (; number < matches_.size(); ++number) {
    if (matches_[number].shape == &shape && matches_[number].layout == layout) return number;
  }
  Match made{&shape, layout, 0, false, places_.size()};
  places_.resize(made.first + 2 * shape.count + 1, kAbsent);
  for (std::size_t i = 0; i < shape.slot_count; ++i) {
    const std::string_view name = slot_name(shape, shape.slots[i]);
    for (std::uint32_t key = 0; key < key_count(layout); ++key) {
      if (text(nodes_[first_key(layout) + key]) != name) continue;
      places_[made.first + shape.slots[i]] = key;
      ++made.known;
      made.has_kind |= shape.slots[i] / 2 == shape.count;
      break;
    }
  }
  matches_.push_back(made);
  return number;
}

SourceKind Value::kind() const {
  if (index_ == Document::kAbsent) return SourceKind::absent;
  const NodeKind kind = node().kind();
  if (kind <= NodeKind::object) return static_cast<SourceKind>(kind);
  return kind == NodeKind::odd ? SourceKind::null : SourceKind::number;
}

std::optional<std::int64_t> Value::whole() const {
  const Node& number = node();
  switch (number.kind()) {
    case NodeKind::fraction:
      return std::nullopt;
    case NodeKind::too_large:
      return INT64_MAX;
    case NodeKind::too_small:
      return INT64_MIN;
    default:
      break;
  }
  if (number.figure() == 0) return static_cast<std::int32_t>(number.first);
  const Node& wide = document_->node(number.first);
  return static_cast<std::int64_t>(std::uint64_t{wide.first} << 32 | wide.word);
}

Value Value::find(std::string_view name) const {
  const std::uint32_t layout = node().figure();
  for (std::uint32_t i = 0; i < size(); ++i) {
    if (document_->text(document_->node(document_->first_key(layout) + i)) == name) return at(i);
  }
  return {*document_, Document::kAbsent};
}

std::vector<SourceEntry<Value>> Value::entries() const {
  const std::uint32_t layout = node().figure();
  std::vector<SourceEntry<Value>> entries;
  entries.reserve(size());
  for (std::uint32_t i = 0; i < size(); ++i) {
    entries.push_back({document_->text(document_->node(document_->first_key(layout) + i)), at(i)});
  }
  arrange(entries, [](const auto& a, const auto& b) { return a.key < b.key; });
  return entries;
}

void Value::print(CanonicalJson& out) const {
  switch (node().kind()) {
    case NodeKind::null:
      return out.raw("null");
    case NodeKind::boolean:
      return out.boolean(boolean());
    case NodeKind::number:
      return out.integer(*whole());
    case NodeKind::text:
      return out.text(text());
    case NodeKind::list:
      out.begin_list(size());
      for (std::size_t i = 0; i < size(); ++i) at(i).print(out);
      return out.end_list();
    case NodeKind::object:
      out.begin_object();
      for (const SourceEntry<Value>& entry : entries()) {
        out.key(entry.key);
        entry.value.print(out);
      }
      return out.end_object();
    default:
      return out.raw(text());
  }
}

std::string Value::excerpt() const {
  CanonicalJson out;
  print(out);
  return shorten(std::move(out).take());
}

}  // namespace tillside::js
