// SPDX-License-Identifier: MIT
#include "tillside/cart.h"

namespace tillside {

PricedItem priced(const Item& item) {
  return {.sku = item.sku,
          .product_id = item.product_id,
          .category = item.category.en,
          .brand = item.brand,
          .tags = item.tags,
          .price_minor = item.price_minor,
          .list_price_minor = item.list_price_minor,
          .min_price_minor = item.min_price_minor,
          .tax_class = item.tax_class};
}

}  // namespace tillside
