// SPDX-License-Identifier: MIT
#include "demo/assortment.h"

#include <algorithm>
#include <array>
#include <numeric>

#include "demo/assortment_tables.h"

namespace tillside::demo {
namespace {

constexpr std::array<std::string_view, 12> kColours = {"white", "black", "navy",    "grey",
                                                       "sage",  "coral", "mustard", "cream",
                                                       "sky",   "pink",  "olive",   "burgundy"};
constexpr std::array<std::string_view, 4> kSizes = {"M", "L", "S", "XL"};
constexpr std::array<std::string_view, 5> kShoeSizes = {"42", "38", "40", "37", "43"};
constexpr std::array<std::string_view, 3> kBedSizes = {"1.5 m", "1.8 m", "2.0 m"};
constexpr std::array<std::string_view, 3> kPacks = {"single", "pack of 3", "gift box"};
constexpr std::array<std::string_view, 3> kWeights = {"100 g", "250 g", "500 g"};
/// Price of the second and third pack or weight, in percent of the first.
constexpr std::array<std::int64_t, 3> kPackPercent = {100, 260, 330};
constexpr std::array<std::int64_t, 3> kWeightPercent = {100, 225, 400};

constexpr std::array<std::string_view, 8> kOrigins = {
    "Hangzhou", "Jingdezhen", "Kunming", "Foshan", "Chengdu", "Suzhou", "Quanzhou", "Dalian"};

/// What a category's things are made of; nothing where that goes without saying.
std::vector<std::string_view> materials_of(std::string_view code) {
  struct Row {
    std::string_view code;
    std::vector<std::string_view> materials;
  };
  static const std::vector<Row> rows = {
      {"SOC", {"cotton", "merino wool"}},  {"TEE", {"cotton", "linen"}},
      {"BAG", {"canvas", "linen"}},        {"TOW", {"cotton"}},
      {"MUG", {"stoneware", "porcelain"}}, {"COO", {"stainless steel", "aluminium"}},
      {"LAM", {"wood", "steel", "glass"}}, {"BED", {"cotton", "linen"}},
      {"CLO", {"wood", "steel"}},          {"BOT", {"stainless steel"}}};
  for (const Row& row : rows) {
    if (row.code == code) return row.materials;
  }
  return {};
}

std::string capital(std::string_view text) {
  std::string out(text);
  if (out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 'a' + 'A');
  return out;
}

std::string padded(std::size_t number) {
  const std::string digits = std::to_string(number);
  return std::string(3 - std::min<std::size_t>(3, digits.size()), '0') + digits;
}

const StyleRow& styles_of(const CategoryRow& row) {
  for (const StyleRow& styles : style_rows()) {
    if (styles.key == row.styles) return styles;
  }
  return style_rows().front();
}

/// Makes the 84 products of one category, then their variants.
class CategoryMaker {
 public:
  CategoryMaker(const Draw& seed, std::size_t category, Instant now, Assortment& out)
      : draw_(seed.fork("category", category)),
        row_(category_rows()[category]),
        styles_(styles_of(row_)),
        category_(category),
        now_(now),
        out_(out) {}

  void make() {
    // Nouns and styles are shuffled, so that what sells best is a mixture of both.
    std::vector<std::size_t> order(row_.nouns.size() * styles_.styles.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[draw_.below(i)]);
    for (std::size_t rank = 0; rank < order.size(); ++rank) {
      make_product(rank, order[rank] % row_.nouns.size(), order[rank] / row_.nouns.size());
    }
  }

 private:
  void make_product(std::size_t rank, std::size_t noun, std::size_t style) {
    Item item;
    item.product_id = std::string(row_.code) + "-" + padded(rank + 1);
    const Name& what = row_.nouns[noun];
    const Name& how = styles_.styles[style];
    item.title = {.en = capital(how.en) + " " + std::string(what.en),
                  .zh = std::string(how.zh) + std::string(what.zh)};
    item.category = {.en = std::string(row_.name.en), .zh = std::string(row_.name.zh)};
    item.brand = styles_.brands[draw_.below(styles_.brands.size())].en;
    item.price_minor = {price(noun)};
    item.attributes["origin"] = kOrigins[draw_.below(kOrigins.size())];
    const auto materials = materials_of(row_.code);
    if (!materials.empty()) item.attributes["material"] = materials[draw_.below(materials.size())];
    item.listed_at = listed();
    if (draw_.percent(18)) item.list_price_minor = list_price(item.price_minor.value);
    if (row_.season == Season::gift) item.tags.push_back("gift");
    if (now_.value - item.listed_at->value < 30 * kMillisecondsPerDay) item.tags.push_back("new");
    make_variants(item);
  }

  /// Between the noun's share of the category's span; most prices end in .90.
  std::int64_t price(std::size_t noun) {
    const auto nouns = static_cast<std::int64_t>(row_.nouns.size());
    const std::int64_t span = (row_.to_yuan - row_.from_yuan) / nouns;
    const std::int64_t low = row_.from_yuan + span * static_cast<std::int64_t>(noun);
    const std::int64_t yuan = draw_.between(low, low + span);
    return draw_.percent(60) ? yuan * 100 - 10 : yuan * 100;
  }

  Minor list_price(std::int64_t price_minor) {
    return {(price_minor * draw_.between(115, 160) / 100 + 99) / 100 * 100};
  }

  Instant listed() {
    const std::int64_t days = draw_.percent(5) ? draw_.between(1, 28) : draw_.between(60, 1000);
    return {(now_.value / kMillisecondsPerDay - days) * kMillisecondsPerDay};
  }

  void make_variants(const Item& product) {
    const bool sized = row_.variants == Variants::size || row_.variants == Variants::shoe;
    std::size_t count = row_.variants == Variants::none ? 1 : 1 + draw_.weighted({55, 30, 15});
    if (sized) count = 2 + draw_.weighted({60, 40});
    const std::size_t colour = draw_.below(kColours.size());
    out_.products.push_back({category_, out_.items.size(), count});
    for (std::size_t i = 0; i < count; ++i) {
      DemoItem variant{product, stock()};
      variant.item.sku = product.product_id + "-" + std::to_string(i + 1);
      set_options(variant.item, i, kColours[(colour + (sized ? 0 : i * 5)) % kColours.size()]);
      variant.item.in_stock = variant.stock > 0;
      out_.items.push_back(std::move(variant));
    }
  }

  void set_options(Item& item, std::size_t i, std::string_view colour) {
    const auto option = [&item](const char* name, std::string_view value) {
      item.options[name] = std::string(value);
    };
    const auto scale = [&item](std::int64_t percent) {
      item.price_minor = {(item.price_minor.value * percent / 100 + 99) / 100 * 100 - 10};
      item.list_price_minor.reset();
    };
    const bool coloured = row_.variants != Variants::none && row_.variants != Variants::pack &&
                          row_.variants != Variants::weight;
    if (coloured) option("colour", colour);
    if (row_.variants == Variants::size) option("size", kSizes[i]);
    if (row_.variants == Variants::shoe) option("size", kShoeSizes[i]);
    if (row_.variants == Variants::bed) option("size", kBedSizes[i % kBedSizes.size()]);
    if (row_.variants == Variants::pack) option("pack", kPacks[i]);
    if (row_.variants == Variants::weight) option("weight", kWeights[i]);
    if (row_.variants == Variants::pack && i > 0) scale(kPackPercent[i]);
    if (row_.variants == Variants::weight && i > 0) scale(kWeightPercent[i]);
  }

  std::int64_t stock() {
    if (draw_.percent(2)) return 0;
    return draw_.percent(6) ? draw_.between(1, 9) : draw_.between(20, 400);
  }

  Draw draw_;
  const CategoryRow& row_;
  const StyleRow& styles_;
  std::size_t category_;
  Instant now_;
  Assortment& out_;
};

/// The tour's things: plain prices, plenty of stock, a tag each.
std::size_t set_tour_item(Assortment& shop, std::string_view category, std::string_view noun,
                          std::int64_t price_minor, const char* tag) {
  for (const DemoProduct& product : shop.products) {
    if (category_rows()[product.category].name.en != category) continue;
    Item& first = shop.items[product.first_item].item;
    if (!first.title.en.ends_with(noun)) continue;
    for (std::size_t i = 0; i < product.items; ++i) {
      DemoItem& variant = shop.items[product.first_item + i];
      variant.item.price_minor = {price_minor};
      variant.item.list_price_minor.reset();
      variant.item.in_stock = true;
      variant.stock = 200;
    }
    first.tags.push_back(tag);
    return product.first_item;
  }
  return 0;
}

}  // namespace

std::size_t category_count() { return category_rows().size(); }

std::size_t category_named(std::string_view en) {
  const auto& rows = category_rows();
  const auto found =
      std::find_if(rows.begin(), rows.end(), [en](const auto& row) { return row.name.en == en; });
  return static_cast<std::size_t>(found - rows.begin());
}

bool is_consumable(std::size_t category) {
  const std::string_view code = category_rows()[category].code;
  return code == "TEA" || code == "COF" || code == "SNA" || code == "SKI" || code == "PET";
}

std::int64_t season_percent(std::size_t category, unsigned month) {
  const bool cold = month >= 11 || month <= 2;
  const bool warm = month >= 5 && month <= 8;
  switch (category_rows()[category].season) {
    case Season::summer:
      return warm ? 200 : cold ? 50 : 90;
    case Season::winter:
      return cold ? 190 : warm ? 45 : 90;
    case Season::spring:
      return month >= 3 && month <= 5 ? 180 : 85;
    case Season::rain:
      return month >= 4 && month <= 7 ? 200 : 60;
    case Season::gift:
      return month == 12 || month == 1 || month == 2 ? 170 : 90;
    case Season::none:
      return 100;
  }
  return 100;
}

Assortment make_assortment(const Draw& seed, Instant now) {
  Assortment shop;
  // Items must stand ascending by sku, so categories come in the order of their codes.
  std::vector<std::size_t> order(category_count());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [](std::size_t a, std::size_t b) {
    return category_rows()[a].code < category_rows()[b].code;
  });
  shop.category_start.resize(category_count());
  for (const std::size_t category : order) {
    shop.category_start[category] = shop.products.size();
    CategoryMaker(seed, category, now, shop).make();
  }
  shop.basket_first = set_tour_item(shop, "Clocks", "table clock", 10800, "story-basket");
  shop.basket_second = set_tour_item(shop, "Bags", "tote bag", 8900, "story-basket");
  shop.top_up = set_tour_item(shop, "Socks", "crew socks", 990, "story-top-up");
  return shop;
}

}  // namespace tillside::demo
