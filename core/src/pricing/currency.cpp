// SPDX-License-Identifier: MIT
#include <array>

#include "tillside/money.h"

namespace tillside {
namespace {

/// Codes of one number of digits, three letters each, separated by blanks.
struct Digits {
  int exponent;
  std::string_view codes;
};

// ISO 4217, active codes that money can be counted in (gold, drawing rights and test codes have
// no minor unit and are left out). Ariary and ouguiya are divided by five: ISO lists them with 2
// digits, of which the second never holds anything, so one digit counts them exactly.
constexpr std::array kTable = {
    Digits{0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"},
    Digits{1, "MGA MRU"},
    Digits{2,
           "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN "
           "BWP BYN BZD CAD CDF CHE CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB "
           "EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS "
           "KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MKD MMK MNT MOP MUR MVR MWK MXN MXV MYR "
           "MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG "
           "SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD "
           "USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG"},
    Digits{3, "BHD IQD JOD KWD LYD OMR TND"},
    Digits{4, "CLF UYW"},
};

}  // namespace

std::optional<int> currency_exponent(std::string_view currency) {
  // The length guards against "D A", which stands inside the lists too.
  if (currency.size() != 3 || currency.find(' ') != std::string_view::npos) return std::nullopt;
  for (const Digits& row : kTable) {
    for (std::size_t at = 0; at < row.codes.size(); at += 4) {
      if (row.codes.substr(at, 3) == currency) return row.exponent;
    }
  }
  return std::nullopt;
}

}  // namespace tillside
