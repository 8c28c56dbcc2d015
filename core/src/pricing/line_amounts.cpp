// SPDX-License-Identifier: MIT
#include "pricing/promotions.h"

namespace tillside::pricing {

std::vector<LineAmount> line_amounts(const Trial& trial) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < trial.eligible.size(); ++i) count += trial.by_line[i] != 0;
  std::vector<LineAmount> amounts(count);
  LineAmount* next = amounts.data();
  for (std::size_t i = 0; i < trial.eligible.size(); ++i) {
    if (trial.by_line[i] == 0) continue;
    next->sku = trial.lines[trial.eligible[i]].facts.sku;
    next->amount_minor = {trial.by_line[i]};
    ++next;
  }
  return amounts;
}

}  // namespace tillside::pricing
