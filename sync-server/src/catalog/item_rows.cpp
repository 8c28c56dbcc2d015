// SPDX-License-Identifier: MIT
#include "catalog/item_rows.h"

#include <algorithm>
#include <map>

#include "catalog/csv.h"
#include "catalog/csv_value.h"
#include "catalog/derive_category.h"
#include "catalog/file_error.h"
#include "catalog/normal_form.h"

namespace tillside::catalog {
namespace {

constexpr std::size_t kMaxId = 64;
constexpr std::size_t kMaxTitle = 1000;

const CsvColumns kColumns = {
    {"item_id", "title", "price", "currency"},
    {"category", "brand", "tags", "product_id", "options", "title_zh", "category_zh", "attributes",
     "list_price", "min_price", "tax_class", "stock", "image_url", "listed_at", "audience"}};

using Problem = std::optional<FileError>;

std::string_view trimmed(std::string_view text) {
  const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return text;
}

/// The parts between semicolons, trimmed; empty ones are left out.
std::vector<std::string_view> parts_of(std::string_view text) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(';'), text.size());
    if (const auto part = trimmed(text.substr(0, end)); !part.empty()) parts.push_back(part);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

/// Reads one file row by row. Each take_* reads one column group and says what is wrong.
class ItemRows {
 public:
  explicit ItemRows(const std::string& path) : rows_(path, kColumns) {}

  Problem read(ImportedItems& out) {
    while (rows_.next()) {
      if (auto problem = take_row(out)) return problem;
    }
    if (rows_.error()) return rows_.error();
    if (out.items.empty()) {
      return FileError{path(), 0, "", "no rows", "a file with at least one item"};
    }
    return std::nullopt;
  }

 private:
  Problem take_row(ImportedItems& out) {
    ImportedItem row;
    row.line = rows_.line();
    if (auto problem = take_currency(out.currency)) return problem;
    if (auto problem = take_names(row.item)) return problem;
    if (auto problem = take_prices(row.item)) return problem;
    if (auto problem = take_lists(row.item)) return problem;
    if (auto problem = take_listing(row)) return problem;
    out.items.push_back(std::move(row));
    return std::nullopt;
  }

  Problem take_currency(std::string& currency) {
    const std::string_view code = trimmed(rows_["currency"]);
    if (currency.empty()) {
      const auto exponent = currency_exponent(code);
      if (!exponent) return rows_.problem("currency", "an ISO 4217 currency like GBP");
      currency = code;
      exponent_ = *exponent;
    }
    if (code == currency) return std::nullopt;
    return rows_.problem("currency", currency + ", the currency of the rows above");
  }

  Problem take_text(const char* column, std::size_t most, std::string& out) {
    out = nfc(trimmed(rows_[column]));
    if (out.size() <= most) return std::nullopt;
    return rows_.problem(column, "a text of at most " + std::to_string(most) + " bytes");
  }

  Problem take_text(const char* column, std::size_t most, std::optional<std::string>& out) {
    std::string text;
    auto problem = take_text(column, most, text);
    if (!text.empty()) out = std::move(text);
    return problem;
  }

  Problem take_names(Item& item) {
    if (auto problem = take_text("item_id", kMaxId, item.sku)) return problem;
    if (item.sku.empty()) return rows_.problem("item_id", "an id of 1 to 64 bytes");
    const auto [known, fresh] = lines_.emplace(item.sku, rows_.line());
    if (!fresh) {
      return rows_.problem("item_id", "an id of its own (line " + std::to_string(known->second) +
                                          " has it already)");
    }
    if (auto problem = take_text("product_id", kMaxId, item.product_id)) return problem;
    if (item.product_id.empty()) item.product_id = item.sku;
    if (auto problem = take_text("title", kMaxTitle, item.title.en)) return problem;
    if (item.title.en.empty()) return rows_.problem("title", "a title");
    if (auto problem = take_text("title_zh", kMaxTitle, item.title.zh)) return problem;
    if (auto problem = take_text("category", kMaxTitle, item.category.en)) return problem;
    if (auto problem = take_text("category_zh", kMaxTitle, item.category.zh)) return problem;
    return take_text("brand", 200, item.brand);
  }

  Problem take_prices(Item& item) {
    const std::string expected =
        exponent_ == 0 ? "a price without decimals"
                       : "a price with at most " + std::to_string(exponent_) + " decimals";
    const auto price = read_minor(trimmed(rows_["price"]), exponent_);
    if (!price || *price < 0) return rows_.problem("price", expected);
    item.price_minor = {*price};
    if (auto problem = take_price("list_price", expected, item.list_price_minor)) return problem;
    if (item.list_price_minor.value_or(item.price_minor) < item.price_minor) {
      return rows_.problem("list_price", "a price of at least the price");
    }
    if (item.list_price_minor == item.price_minor) item.list_price_minor.reset();
    if (auto problem = take_price("min_price", expected, item.min_price_minor)) return problem;
    if (item.min_price_minor.value_or(item.price_minor) > item.price_minor) {
      return rows_.problem("min_price", "a price of at most the price");
    }
    return take_text("tax_class", kMaxId, item.tax_class);
  }

  Problem take_price(const char* column, const std::string& expected, std::optional<Minor>& out) {
    const std::string_view text = trimmed(rows_[column]);
    if (text.empty()) return std::nullopt;
    const auto price = read_minor(text, exponent_);
    if (!price || *price < 0) return rows_.problem(column, expected);
    out = Minor{*price};
    return std::nullopt;
  }

  Problem take_lists(Item& item) {
    for (const auto tag : parts_of(rows_["tags"])) item.tags.push_back(nfc(tag));
    if (item.tags.size() > 50) return rows_.problem("tags", "at most 50 tags");
    if (auto problem = take_pairs("options", 10, item.options)) return problem;
    return take_pairs("attributes", 50, item.attributes);
  }

  Problem take_pairs(const char* column, std::size_t most,
                     std::map<std::string, std::string>& out) {
    for (const auto part : parts_of(rows_[column])) {
      const std::size_t equals = part.find('=');
      const std::string_view key = trimmed(part.substr(0, equals));
      if (equals == part.npos || key.empty()) {
        return rows_.problem(column, "a list of name=value with semicolons between");
      }
      if (!out.emplace(nfc(key), nfc(trimmed(part.substr(equals + 1)))).second) {
        return rows_.problem(column, "a list that names " + std::string(key) + " once");
      }
    }
    if (out.size() <= most) return std::nullopt;
    return rows_.problem(column, "at most " + std::to_string(most) + " entries");
  }

  Problem take_listing(ImportedItem& row) {
    if (const auto stock = trimmed(rows_["stock"]); !stock.empty()) {
      row.stock = read_integer(stock);
      if (!row.stock || *row.stock < 0) return rows_.problem("stock", "a whole number from 0");
      row.item.in_stock = *row.stock > 0;
    }
    if (const auto listed = trimmed(rows_["listed_at"]); !listed.empty()) {
      const auto at = read_instant_ms(listed);
      if (!at) return rows_.problem("listed_at", "an ISO 8601 time like 2026-01-31T08:26:00");
      row.item.listed_at = Instant{*at};
    }
    if (auto problem = take_text("image_url", 2000, row.item.image_url)) return problem;
    const std::string_view url = trimmed(rows_["image_url"]);
    if (!url.empty() && !url.starts_with("https://") && !url.starts_with("http://")) {
      return rows_.problem("image_url", "an address that starts with https:// or http://");
    }
    return take_text("audience", 64, row.item.audience);
  }

  [[nodiscard]] std::string path() const { return rows_.problem("", "").file; }

  CsvReader rows_;
  int exponent_ = 0;
  std::map<std::string, std::uint64_t> lines_;  ///< sku -> line, to name the first of two
};

void fill_categories(std::vector<ImportedItem>& items) {
  std::vector<std::string_view> titles;
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (!items[i].item.category.en.empty()) continue;
    titles.emplace_back(items[i].item.title.en);
    places.push_back(i);
  }
  const std::vector<Text> derived = derive_categories(titles);
  for (std::size_t i = 0; i < places.size(); ++i) {
    items[places[i]].item.category = derived[i];
    items[places[i]].item.category_derived = true;
  }
}

}  // namespace

Result<ImportedItems> read_items(const std::string& path) {
  ImportedItems out;
  if (const auto problem = ItemRows(path).read(out)) return as_error(*problem);
  fill_categories(out.items);
  std::sort(out.items.begin(), out.items.end(),
            [](const auto& a, const auto& b) { return a.item.sku < b.item.sku; });
  return out;
}

}  // namespace tillside::catalog
