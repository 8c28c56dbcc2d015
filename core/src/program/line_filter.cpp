// SPDX-License-Identifier: MIT
#include "program/line_filter.h"

#include <algorithm>

#include "tillside/text_hash.h"

namespace tillside {
namespace {

// Lists of a published program are sorted; a draft's need not be, so the search stays linear
// where lists are short and the result never depends on order.
bool lists(const std::vector<std::string>& list, std::string_view wanted) {
  for (const std::string& entry : list) {
    if (same_text(entry, wanted)) return true;
  }
  return false;
}

bool admits(const std::vector<std::string>& list, std::string_view value) {
  return list.empty() || lists(list, value);
}

bool admits_any(const std::vector<std::string>& list, const std::vector<std::string>* tags) {
  if (list.empty()) return true;
  return tags && std::any_of(tags->begin(), tags->end(),
                             [&](const std::string& tag) { return lists(list, tag); });
}

bool priced_within(const LineFilter& filter, std::int64_t price) {
  return (!filter.min_price_minor || price >= filter.min_price_minor->value) &&
         (!filter.max_price_minor || price <= filter.max_price_minor->value);
}

bool is_exception(const LineFilter& filter, const LineFacts& line) {
  return lists(filter.except_categories, line.category) || lists(filter.except_skus, line.sku) ||
         (!filter.except_tags.empty() && admits_any(filter.except_tags, line.tags));
}

}  // namespace

LineFacts facts_of(const PricedItem& item) {
  return {.sku = item.sku,
          .product_id = item.product_id,
          .category = item.category,
          .brand = item.brand,
          .tags = &item.tags,
          .on_sale = item.list_price_minor && *item.list_price_minor > item.price_minor,
          .unit_price = item.price_minor.value};
}

bool is_open(const LineFilter& filter) {
  const std::vector<std::string>* const lists[] = {&filter.categories,  &filter.brands,
                                                   &filter.products,    &filter.skus,
                                                   &filter.tags,        &filter.except_categories,
                                                   &filter.except_skus, &filter.except_tags};
  for (const std::vector<std::string>* list : lists) {
    if (!list->empty()) return false;
  }
  return !filter.min_price_minor && !filter.max_price_minor && !filter.exclude_on_sale;
}

bool admits_category(const LineFilter& filter, std::string_view category) {
  return admits(filter.categories, category) && !lists(filter.except_categories, category);
}

bool matches(const LineFilter& filter, const LineFacts& line) {
  return !(filter.exclude_on_sale && line.on_sale) && matches_on_sale(filter, line);
}

bool matches_on_sale(const LineFilter& filter, const LineFacts& line) {
  return admits(filter.categories, line.category) && admits(filter.brands, line.brand) &&
         admits(filter.products, line.product_id) && admits(filter.skus, line.sku) &&
         admits_any(filter.tags, line.tags) && priced_within(filter, line.unit_price) &&
         !is_exception(filter, line);
}

}  // namespace tillside
