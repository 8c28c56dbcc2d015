// SPDX-License-Identifier: MIT
#include "js.h"

#include <algorithm>
#include <cstdlib>

#include "tillside/arrange.h"

extern "C" {
void* tillside_take(emscripten::EM_VAL value);
void* tillside_take_bytes(emscripten::EM_VAL list);
emscripten::EM_VAL tillside_give(const void* words, const void* texts, const void* layouts,
                                 std::uint32_t known);
/// The end of what the linker laid out: a text below it never changes.
extern const char __data_end;
}

namespace tillside::js {

Document::Document(const emscripten::val& value)
    : memory_(tillside_take(value.as_handle()), &std::free) {
  const auto* start = static_cast<const char*>(memory_.get());
  nodes_ = reinterpret_cast<const Node*>(start + 8);
  texts_ = start + 8 + *reinterpret_cast<const std::uint32_t*>(start);
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
  if (nodes_[0].kind != kFault) return std::nullopt;
  const Fault& fault = kFaults[nodes_[0].size];
  return Error{.code = fault.code, .pointer = std::string(text(nodes_[1])), .rule = fault.rule};
}

SourceKind Value::kind() const {
  if (index_ == kAbsent) return SourceKind::absent;
  const std::uint32_t kind = node().kind;
  if (kind == kOddNumber) return SourceKind::number;
  return kind == kOddValue ? SourceKind::null : static_cast<SourceKind>(kind);
}

std::optional<std::int64_t> Value::whole() const {
  const Node& number = node();
  if (number.kind != kOddNumber) return static_cast<std::int64_t>(number.number);
  if (number.sign == 0) return std::nullopt;
  return number.sign == 1 ? INT64_MAX : INT64_MIN;
}

Value Value::find(std::string_view name) const {
  const Node& object = node();
  for (std::uint32_t i = 0; i < object.size; ++i) {
    const std::uint32_t key = object.offset + 2 * i;
    if (document_->text(document_->node(key)) == name) return {*document_, key + 1};
  }
  return {*document_, kAbsent};
}

Value Value::member(const char* name) const {
  const Node& object = node();
  const auto is = [&](const Node& key) {
    const char* const text = document_->text(key).data();
    std::uint32_t i = 0;
    // A key may hold a 0 where the name ends.
    while (i < key.size && name[i] != 0 && text[i] == name[i]) ++i;
    return i == key.size && name[i] == 0;
  };
  for (std::uint32_t i = 0; i < object.size; ++i) {
    const std::uint32_t key = object.offset + 2 * i;
    if (is(document_->node(key))) return {*document_, key + 1};
  }
  return {*document_, kAbsent};
}

std::vector<std::string> Value::keys() const {
  const Node& object = node();
  std::vector<std::string> keys;
  keys.reserve(object.size);
  for (std::uint32_t i = 0; i < object.size; ++i) {
    keys.emplace_back(document_->text(document_->node(object.offset + 2 * i)));
  }
  arrange(keys);
  return keys;
}

void Value::print(CanonicalJson& out) const {
  switch (kind()) {
    case SourceKind::boolean:
      return out.boolean(boolean());
    case SourceKind::text:
      return out.text(document_->text(node()));
    case SourceKind::number:
      if (node().kind == kOddNumber) return out.raw(document_->text(node()));
      return out.integer(*whole());
    case SourceKind::list:
      out.begin_list(size());
      for (std::size_t i = 0; i < size(); ++i) at(i).print(out);
      return out.end_list();
    case SourceKind::object:
      out.begin_object();
      for (const std::string& key : keys()) {
        out.key(key);
        find(key).print(out);
      }
      return out.end_object();
    default:
      return out.raw(node().kind == kOddValue ? document_->text(node()) : "null");
  }
}

std::string Value::excerpt() const {
  CanonicalJson out;
  print(out);
  return shorten(std::move(out).take());
}

void Maker::integer(std::int64_t value) {
  if (value == static_cast<std::int32_t>(value)) {
    put(2);
    put(static_cast<std::uint32_t>(value));
    return;
  }
  put(3);
  put(static_cast<std::uint32_t>(value));
  put(static_cast<std::uint32_t>(value >> 32));
}

namespace {

/// The lists of keys that objects have had so far, one after the other: how many keys, then address
/// and size of each. They stay as long as the module.
class Layouts {
 public:
  std::uint32_t number_of(std::span<const std::uint32_t> keys) {
    std::uint32_t hash = 0;
    for (const std::uint32_t key : keys) hash = hash * 31 + key;
    for (const Entry& entry : entries_) {
      if (entry.hash == hash && is(entry, keys)) return entry.number;
    }
    return add(hash, keys);
  }
  [[nodiscard]] const void* words() const { return words_.data(); }
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(entries_.size()); }

 private:
  struct Entry {
    std::uint32_t hash;
    std::uint32_t number;
    std::size_t first;
  };

  [[nodiscard]] bool is(const Entry& entry, std::span<const std::uint32_t> keys) const {
    const std::uint32_t* word = words_.data() + entry.first;
    if (*word++ != keys.size()) return false;
    for (const std::uint32_t key : keys) {
      if (*word != key) return false;
      word += 2;
    }
    return true;
  }

  std::uint32_t add(std::uint32_t hash, std::span<const std::uint32_t> keys) {
    entries_.push_back({hash, size(), words_.size()});
    words_.push_back(static_cast<std::uint32_t>(keys.size()));
    for (const std::uint32_t key : keys) {
      words_.push_back(key);
      words_.push_back(
          static_cast<std::uint32_t>(__builtin_strlen(reinterpret_cast<const char*>(key))));
    }
    return size() - 1;
  }

  std::vector<Entry> entries_;
  std::vector<std::uint32_t> words_;
};

Layouts& layouts() {
  static Layouts known;
  return known;
}

std::uint32_t address(const char* text) {
  return static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(text));
}

std::uint32_t hash_of(std::string_view text) {
  std::uint32_t hash = static_cast<std::uint32_t>(text.size());
  for (const char c : text) hash = hash * 33 + static_cast<unsigned char>(c);
  return hash;
}

}  // namespace

void Maker::text(std::string_view value) {
  const auto size = static_cast<std::uint32_t>(value.size());
  if (value.data() < &__data_end) {
    put(5);
    put(address(value.data()));
    put(size);
    return;
  }
  // Skus and ids come again and again; a long text does not.
  Seen* const seen = size > 32 ? nullptr : &seen_[hash_of(value) % kSeen];
  if (seen != nullptr && seen->number > 0 &&
      std::string_view(texts_).substr(seen->offset, seen->size) == value) {
    put(9);
    put(seen->number - 1);
    return;
  }
  put(4);
  put(static_cast<std::uint32_t>(texts_.size()));
  put(size);
  ++count_;
  if (seen != nullptr) *seen = {count_, static_cast<std::uint32_t>(texts_.size()), size};
  texts_ += value;
}

void Maker::begin_object() {
  put(7);
  open_.push_back({words_.size(), keys_.size()});
  put(0);
}

void Maker::key(std::string_view name) { keys_.push_back(address(name.data())); }

void Maker::end_object() {
  const auto [word, key] = open_.back();
  open_.pop_back();
  words_[word] = layouts().number_of(std::span(keys_).subspan(key));
  keys_.resize(key);
}

emscripten::val Maker::make() const {
  return emscripten::val::take_ownership(
      tillside_give(words_.data(), texts_.data(), layouts().words(), layouts().size()));
}

ByteArrays::ByteArrays(const emscripten::val& list)
    : memory_(tillside_take_bytes(list.as_handle()), &std::free) {}

std::vector<std::span<const std::uint8_t>> ByteArrays::spans() const {
  const auto* sizes = static_cast<const std::uint32_t*>(memory_.get());
  const std::uint32_t count = *sizes++;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(sizes + count);
  std::vector<std::span<const std::uint8_t>> spans;
  for (std::uint32_t i = 0; i < count; ++i) {
    spans.emplace_back(bytes, sizes[i]);
    bytes += sizes[i];
  }
  return spans;
}

std::optional<Error> read_into(const emscripten::val& value, void* out, const Shape& shape) {
  const Document document(value);
  if (auto fault = document.fault()) return fault;
  Reading reading;
  if (detail::read_shape(reading, Value(document, 0), out, shape, {})) return std::nullopt;
  return reading.error();
}

emscripten::val give_error(const Error& error) {
  Maker maker;
  detail::write_reply(maker, &error, nullptr, kShape<bool>);
  return maker.make();
}

emscripten::val give_value(const void* value, const Shape& shape) {
  Maker maker;
  detail::write_reply(maker, nullptr, value, shape);
  return maker.make();
}

}  // namespace tillside::js

/// libc++abi would print a sentence here, and bring printf (3 kB) with it.
extern "C" [[noreturn]] void abort_message(const char*, ...) { __builtin_trap(); }
