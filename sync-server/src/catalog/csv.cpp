// SPDX-License-Identifier: MIT
#include "catalog/csv.h"

#include <algorithm>

#include "catalog/csv_value.h"

namespace tillside::catalog {
namespace {

bool holds(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::string listed(const CsvColumns& columns) {
  std::string out;
  for (const auto* names : {&columns.required, &columns.optional}) {
    for (const auto& name : *names) out += (out.empty() ? "" : ", ") + name;
  }
  return out;
}

}  // namespace

CsvReader::CsvReader(const std::string& path, CsvColumns columns) : path_(path), source_(path) {
  read_header(columns);
}

bool CsvReader::next() {
  if (error_ || !skip_blank_lines()) return false;
  return source_.peek() != TextSource::kEnd && read_row();
}

/// Editors leave empty lines at the end; none can be a row, which has at least two fields.
bool CsvReader::skip_blank_lines() {
  while (header_.size() > 1 && (source_.peek() == '\n' || source_.peek() == '\r')) {
    bool last = false;
    if (!end_of_field(last)) return false;
  }
  return true;
}

bool CsvReader::read_header(const CsvColumns& columns) {
  if (source_.peek() == TextSource::kEnd) return fail(1, "", "a header line");
  if (!read_row()) return false;
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (fields_[0].starts_with(kByteOrderMark)) fields_[0].erase(0, kByteOrderMark.size());
  for (std::size_t i = 0; i < field_count_; ++i) {
    const std::string& name = fields_[i];
    if (field_count_ == 1 && name.find_first_of(";\t|") != std::string::npos) {
      return fail(1, name, "a header with commas between the columns");
    }
    if (!holds(columns.required, name) && !holds(columns.optional, name)) {
      return fail(1, name, "one of the columns " + listed(columns));
    }
    if (holds(header_, name)) return fail(1, name, "a column named once");
    header_.push_back(name);
  }
  for (const auto& name : columns.required) {
    if (!holds(header_, name)) {
      std::string all;
      for (const auto& there : header_) all += (all.empty() ? "" : ",") + there;
      return fail(1, all, "a header with the column " + name);
    }
  }
  return true;
}

bool CsvReader::read_row() {
  row_line_ = line_;
  field_count_ = 0;
  for (bool last = false; !last;) {
    if (field_count_ == kMaxColumns) {
      return fail(row_line_, "", "a row of at most " + std::to_string(kMaxColumns) + " fields");
    }
    if (!read_field(last)) return false;
  }
  if (!header_.empty() && field_count_ != header_.size()) {
    error_ = FileError{path_, row_line_, "", std::to_string(field_count_) + " fields",
                       "a row of " + std::to_string(header_.size()) + " fields"};
    return false;
  }
  return true;
}

bool CsvReader::read_field(bool& last) {
  if (field_count_ == fields_.size()) fields_.emplace_back();
  std::string& field = fields_[field_count_];
  field.clear();
  const bool quoted = source_.peek() == '"';
  if (quoted ? !read_quoted(field) : !read_plain(field)) return false;
  if (!is_utf8(field)) return fail(row_line_, field, "UTF-8 text (save it as \"CSV UTF-8\")");
  ++field_count_;
  return end_of_field(last);
}

bool CsvReader::read_plain(std::string& field) {
  for (;;) {
    const int byte = source_.peek();
    if (byte < 0 || byte == ',' || byte == '\n' || byte == '\r') return true;
    if (byte == '"') return fail(line_, field + "\"", "a field with its quotes around the whole");
    if (!append(field, byte)) return false;
    source_.take();
  }
}

bool CsvReader::read_quoted(std::string& field) {
  source_.take();
  for (;;) {
    const int byte = source_.peek();
    if (byte < 0) return fail(row_line_, field, "a quoted field that is closed");
    source_.take();
    if (byte == '"') {
      if (source_.peek() != '"') return true;
      source_.take();
    }
    if (byte == '\n') ++line_;
    if (!append(field, byte)) return false;
  }
}

bool CsvReader::append(std::string& field, int byte) {
  if (byte == 0) return fail(line_, field, "text without a zero byte");
  if (field.size() == kMaxFieldBytes) {
    return fail(line_, field, "a field of at most " + std::to_string(kMaxFieldBytes) + " bytes");
  }
  field.push_back(static_cast<char>(byte));
  return true;
}

bool CsvReader::end_of_field(bool& last) {
  int byte = source_.peek();
  if (byte == ',') {
    source_.take();
    return true;
  }
  last = true;
  if (byte == '\r') {
    source_.take();
    byte = source_.peek();
    if (byte != '\n') return fail(line_, "\\r", "a line that ends with \\n or \\r\\n");
  }
  if (byte == '\n') {
    source_.take();
    ++line_;
    return true;
  }
  if (byte == TextSource::kEnd) return true;
  field_count_ -= 1;  // so that the error names the column whose quote was closed too early
  return fail(line_, fields_[field_count_], "a quoted field that ends at its closing quote");
}

bool CsvReader::fail(std::uint64_t line, std::string_view value, std::string_view expected) {
  if (!source_.problem().empty()) {
    error_ = FileError{path_, 0, "", path_, source_.problem()};
    if (line_ > 1) error_->line = line_;
  } else {
    error_ = FileError{path_, line, column_at(field_count_),
                       is_utf8(value) ? shown(value) : "(bytes)", std::string(expected)};
  }
  return false;
}

std::string CsvReader::column_at(std::size_t field) const {
  return field < header_.size() ? header_[field] : std::string();
}

std::string_view CsvReader::operator[](std::string_view column) const {
  for (std::size_t i = 0; i < header_.size(); ++i) {
    if (header_[i] == column) return fields_[i];
  }
  return {};
}

bool CsvReader::has_column(std::string_view column) const { return holds(header_, column); }

FileError CsvReader::problem(std::string_view column, std::string_view expected) const {
  return {path_, row_line_, std::string(column), shown((*this)[column]), std::string(expected)};
}

}  // namespace tillside::catalog
