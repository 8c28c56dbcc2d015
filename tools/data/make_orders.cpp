// SPDX-License-Identifier: MIT

/// @file
/// Draws a catalogue and past orders in the normal form of docs/import.md, the same bytes for the
/// same arguments: data to train and measure on where no shop's own may be used.
///
///     make_orders KIND ITEMS ORDERS SEED DIR
///
///  - gifts    a long tail: few things sell much, most sell little; themes, repeats, wholesalers
///  - films    films seen one or a few at a time, never twice; titles say nothing
///  - ratings  dense: a hundred films a viewer in a few long sittings, some films seen by most
///  - market   a supermarket: baskets of about ten, the same things again and again
///  - corner   a corner shop: many tiny baskets, mostly of the same few things
///  - chinese  gifts with Chinese titles
///
/// An item's id says nothing of how well it sells.

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

namespace {

/// SplitMix64: the same everywhere.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  double unit() { return static_cast<double>(next() >> 11U) * 0x1p-53; }
  std::size_t below(std::size_t n) {
    return static_cast<std::size_t>(unit() * static_cast<double>(n));
  }
  /// 0, 1, 2, ... with the given mean.
  std::size_t geometric(double mean) {
    return static_cast<std::size_t>(std::log(1 - unit()) / std::log(mean / (1 + mean)));
  }

 private:
  std::uint64_t next() {
    std::uint64_t x = (state_ += 0x9E3779B97F4A7C15U);
    x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9U;
    x = (x ^ (x >> 27U)) * 0x94D049BB133111EBU;
    return x ^ (x >> 31U);
  }
  std::uint64_t state_;
};

struct Kind {
  std::string_view name;
  double orders_a_customer;
  double order_size;     ///< mean items beyond the first
  double repeats;        ///< share of lines that were bought before
  double complements;    ///< share of lines that go with another of the basket
  double popular;        ///< share of lines drawn from the whole catalogue
  double tail;           ///< exponent of popularity within a theme
  std::size_t an_aisle;  ///< items a theme
  bool words;            ///< titles tell the theme
  bool chinese;
  bool twice;  ///< an item may be bought again
};

constexpr std::array<Kind, 6> kKinds = {{
    {"gifts", 6, 9, .15, .15, .15, 1.4, 60, true, false, true},
    {"films", 18, 2, 0, .1, .25, .7, 120, false, false, false},
    {"ratings", 8, 22, 0, .1, .45, .9, 120, false, false, false},
    {"market", 20, 8, .6, .1, .15, .8, 40, true, false, true},
    {"corner", 12, .7, .4, .15, .3, 1.1, 40, true, false, true},
    {"chinese", 6, 6, .15, .15, .15, 1.4, 60, true, true, true},
}};

/// Draws 0 .. n-1, the lower the more often: weight (rank + 1)^-exponent.
class Tail {
 public:
  Tail(std::size_t n, double exponent) {
    double sum = 0;
    for (std::size_t i = 0; i < n; ++i) {
      ends_.push_back(sum += std::pow(static_cast<double>(i + 1), -exponent));
    }
  }
  std::size_t draw(Dice& dice) const {
    const double at = dice.unit() * ends_.back();
    const auto place = std::upper_bound(ends_.begin(), ends_.end(), at) - ends_.begin();
    return std::min(static_cast<std::size_t>(place), ends_.size() - 1);
  }

 private:
  std::vector<double> ends_;
};

std::string syllables(std::size_t number, bool chinese) {
  std::string out;
  if (chinese) {
    for (std::size_t i = 0; i < 2; ++i, number /= 500) {  // from U+4E00 on
      const auto code = static_cast<unsigned>(0x4E00 + number % 500 * 7 % 3500);
      out += static_cast<char>(0xE0 | code >> 12U);
      out += static_cast<char>(0x80 | (code >> 6U & 0x3FU));
      out += static_cast<char>(0x80 | (code & 0x3FU));
    }
    return out;
  }
  constexpr std::string_view kStarts = "bdfgklmnprstvz";
  constexpr std::string_view kVowels = "aeiou";
  for (std::size_t i = 0; i < 3; ++i) {
    out += kStarts[number % kStarts.size()];
    number /= kStarts.size();
    out += kVowels[number % kVowels.size()];
    number /= kVowels.size();
  }
  return out;
}

class Shop {
 public:
  Shop(const Kind& kind, std::size_t items, std::uint64_t seed)
      : kind_(kind),
        items_(items),
        themes_(std::max<std::size_t>(1, items / kind.an_aisle)),
        dice_(seed),
        in_theme_((items + themes_ - 1) / themes_, kind.tail),
        of_themes_(themes_, .8),
        anywhere_(items, 1.0),
        number_(items),
        numbered_(items) {
    Dice numbers(~seed);
    for (std::size_t i = 0; i < items; ++i) number_[i] = i;
    for (std::size_t i = items; i > 1; --i) std::swap(number_[i - 1], number_[numbers.below(i)]);
    for (std::size_t i = 0; i < items; ++i) numbered_[number_[i]] = i;
  }

  void write_items(const std::string& path) {
    std::ofstream out(path);
    out << "item_id,title,category,brand,price,currency,tags\n";
    for (const std::size_t i : numbered_) {
      const std::size_t theme = i % themes_;
      std::string title;
      for (std::size_t w = 0; w < 4; ++w) {
        const bool of_theme = kind_.words && w < 2;
        const std::size_t word = of_theme ? 10'000 + theme * 8 + dice_.below(8) : dice_.below(3000);
        title += syllables(word, kind_.chinese) + (kind_.chinese ? "" : " ");
      }
      const double price = std::exp(dice_.unit() * 4);
      char cells[96];
      std::snprintf(cells, sizeof cells, "aisle %zu,,%.2f,EUR,", theme / 4, price);
      out << id(i) << ',' << title << ',' << cells << '\n';
    }
  }

  void write_orders(const std::string& path, std::size_t orders) {
    std::ofstream out(path);
    out << "order_id,customer_id,timestamp,item_id,quantity,unit_price\n";
    std::size_t number = 0;
    for (std::size_t customer = 0; number < orders; ++customer) {
      Taste taste = draw_taste();
      const std::size_t many = 1 + dice_.geometric(kind_.orders_a_customer - 1);
      double day = dice_.unit() * 300;
      for (std::size_t o = 0; o < many && number < orders && day < 364; ++o) {
        write_order(out, number++, customer, day, taste);
        day += 1 + dice_.unit() * 30;
      }
    }
  }

 private:
  struct Taste {
    std::array<std::size_t, 3> themes;
    double size;
    std::vector<std::size_t> bought = {};
  };

  [[nodiscard]] std::string id(std::size_t item) const {
    char text[24];
    std::snprintf(text, sizeof text, "i%07zu", number_[item]);
    return text;
  }

  Taste draw_taste() {
    const bool wholesaler = dice_.below(40) == 0;
    return {{of_themes_.draw(dice_), of_themes_.draw(dice_), of_themes_.draw(dice_)},
            kind_.order_size * (wholesaler ? 4 : .4 + dice_.unit() * 1.2)};
  }

  /// Item = rank within the theme * themes + theme.
  std::size_t of_theme(std::size_t theme) {
    return std::min(items_ - 1, in_theme_.draw(dice_) * themes_ + theme);
  }

  std::size_t draw_item(const Taste& taste, const std::vector<std::size_t>& basket) {
    double at = dice_.unit();
    if ((at -= kind_.repeats) < 0 && !taste.bought.empty()) {
      return taste.bought[dice_.below(taste.bought.size())];
    }
    if ((at -= kind_.complements) < 0 && !basket.empty()) {
      const std::size_t with = basket[dice_.below(basket.size())];
      // Its partners stand at its own rank in the next themes: what sells little goes with little.
      const std::size_t theme = (with + 1 + dice_.below(3)) % themes_;
      return std::min(items_ - 1, with - with % themes_ + theme);
    }
    if ((at -= kind_.popular) < 0) return anywhere_.draw(dice_);
    const std::size_t which = dice_.below(6);
    return of_theme(taste.themes[which < 3 ? 0 : which < 5 ? 1 : 2]);
  }

  void write_order(std::ofstream& out, std::size_t number, std::size_t customer, double day,
                   Taste& taste) {
    std::vector<std::size_t> basket;
    const std::size_t lines = 1 + dice_.geometric(taste.size);
    for (std::size_t line = 0; line < lines; ++line) {
      const std::size_t item = draw_item(taste, basket);
      const auto has = [&](const auto& list) {
        return std::find(list.begin(), list.end(), item) != list.end();
      };
      if (!has(basket) && (kind_.twice || !has(taste.bought))) basket.push_back(item);
    }
    const auto whole = static_cast<unsigned>(day);
    const auto month = whole / 31;
    const auto second = static_cast<unsigned>((day - whole) * 86'400);
    char time[40];
    std::snprintf(time, sizeof time, "2025-%02u-%02uT%02u:%02u:%02u", month + 1,
                  std::min(28U, whole % 31 + 1), second / 3600, second / 60 % 60, second % 60);
    const bool nobody = dice_.below(12) == 0;
    for (const auto item : basket) {
      out << 'o' << number << ',' << (nobody ? "" : "c" + std::to_string(customer)) << ',' << time
          << ',' << id(item) << ",1,1.00\n";
    }
    taste.bought.insert(taste.bought.end(), basket.begin(), basket.end());
  }

  const Kind& kind_;
  std::size_t items_;
  std::size_t themes_;
  Dice dice_;
  Tail in_theme_;
  Tail of_themes_;
  Tail anywhere_;
  std::vector<std::size_t> number_;    ///< of an item in its id, shuffled
  std::vector<std::size_t> numbered_;  ///< the items in the order of these numbers
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 6) {
    std::fprintf(stderr,
                 "make_orders gifts|films|ratings|market|corner|chinese ITEMS ORDERS SEED DIR\n");
    return 2;
  }
  const auto* kind = std::find_if(kKinds.begin(), kKinds.end(),
                                  [&](const Kind& one) { return one.name == argv[1]; });
  const auto items = std::strtoull(argv[2], nullptr, 10);
  if (kind == kKinds.end() || items == 0) {
    std::fprintf(stderr, "error: the kind is none of these, or there are no items\n");
    return 2;
  }
  const std::string folder = argv[5];
  std::filesystem::create_directories(folder);
  Shop shop(*kind, items, std::strtoull(argv[4], nullptr, 10));
  shop.write_items(folder + "/items.csv");
  shop.write_orders(folder + "/orders.csv", std::strtoull(argv[3], nullptr, 10));
  return 0;
}
