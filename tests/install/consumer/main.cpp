// SPDX-License-Identifier: MIT

#include <iostream>

#include "tillside/money.h"
#include "tillside/version.h"

int main() {
  // 1.00 over three equal parts: the parts add up to the whole.
  const auto allocation = tillside::allocate({.amount_minor = {100}, .weights = {1, 1, 1}});
  if (!allocation) return 1;
  std::cout << tillside::version();
  for (const auto share : allocation->shares_minor) std::cout << ' ' << share.value;
  std::cout << '\n';
}
