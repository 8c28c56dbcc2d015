// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>

#include "peers/adapter.h"

namespace tillside::peers {
namespace {

struct Source {
  std::string_view repository;
  std::string_view profile;
};

constexpr std::array kSources = {
    Source{"Sylius/Sylius", "sylius"},
    Source{"Sylius/RefundPlugin", "sylius"},
    Source{"woocommerce/woocommerce", "woo"},
    Source{"vendure-ecommerce/vendure", "vendure"},
    Source{"django-oscar/django-oscar", "oscar"},
    Source{"solidusio/solidus", "solidus"},
    Source{"medusajs/medusa", "medusa"},
    Source{"saleor/saleor", "saleor"},
    Source{"magento/magento2", "magento"},
    Source{"piukhq/bpl-qa-system-tests", "bink"},
    Source{"nrkkalyan/open-loyalty-framework", "open_loyalty"},
    Source{"Setono/sylius-loyalty-plugin", "setono"},
    Source{"odoo/odoo", "odoo"},
    Source{"dinerojs/dinero.js", "dinero"},
    Source{"moneyphp/money", "moneyphp"},
    Source{"brick/money", "brick"},
    Source{"nopSolutions/nopCommerce", "nop"},
    Source{"shopware/shopware", "shopware"},
    Source{"lunarphp/lunar", "lunar"},
    Source{"frappe/erpnext", "erpnext"},
    Source{"frappe/books", "erpnext"},
};

}  // namespace

std::string profile_of(std::string_view source) {
  const auto* const found = std::find_if(kSources.begin(), kSources.end(), [&](const Source& row) {
    return row.repository == source;
  });
  return std::string(found == kSources.end() ? "tillside" : found->profile);
}

}  // namespace tillside::peers
