// SPDX-License-Identifier: MIT
//
// The same cart with Medusa's own functions: its actions for each promotion, then its cart totals.
// Its promotion module asks a database for the promotions; here they lie in memory. A threshold is
// checked by hand, since Medusa evaluates it on a context that the shop prepares.

const kLevels = { item: 1, shop: 3, platform: 4 };

function promotionOf({ id, filter, benefit }) {
  const percent = benefit.kind === "percentOff";
  return {
    code: id,
    is_tax_inclusive: true,
    benefit,
    application_method: {
      type: percent ? "percentage" : "fixed",
      target_type: "items",
      allocation: percent ? "each" : "across",
      max_quantity: percent ? 1000 : null,
      value: percent ? benefit.ratePpm / 10000 : (benefit.offMinor ?? 0) / 100,
      target_rules: (filter.categories ?? []).map((category) => ({
        attribute: "items.category",
        operator: "in",
        values: [{ value: category }],
      })),
    },
  };
}

/** Promotions as Medusa keeps them, in the order in which it would sort them. */
export function medusaPromotions(program) {
  return [...program.promotions]
    .sort(
      (a, b) =>
        kLevels[a.level] - kLevels[b.level] || b.priority - a.priority || (a.id < b.id ? -1 : 1),
    )
    .map(promotionOf);
}

export function medusaQuote(medusa, promotions, { cart, items }) {
  const bySku = new Map(items.map((item) => [item.sku, item]));
  const lines = cart.lines.map(({ sku, quantity }) => {
    const item = bySku.get(sku);
    const gross = (item.priceMinor * quantity) / 100;
    return {
      id: sku,
      category: item.category,
      quantity,
      unit_price: item.priceMinor / 100,
      is_tax_inclusive: true,
      is_discountable: true,
      original_total: gross,
      subtotal: gross / 1.13,
      tax_lines: [{ rate: 13, code: "vat" }],
      adjustments: [],
    };
  });
  const byId = new Map(lines.map((line) => [line.id, line]));
  const given = new Map();
  for (const promotion of promotions) {
    const { benefit, application_method: method } = promotion;
    if (benefit.steps !== undefined) {
      const wanted = method.target_rules.map((rule) => rule.values[0].value);
      const base = lines
        .filter((line) => wanted.length === 0 || wanted.includes(line.category))
        .reduce(
          (sum, line) => sum + line.original_total - Number(given.get(line.id) ?? 0) * 1.13,
          0,
        );
      const step = benefit.steps.findLast((one) => base * 100 >= one.thresholdMinor);
      if (step === undefined) continue;
      method.value = step.offMinor / 100;
    }
    for (const action of medusa.getComputedActionsForItems(promotion, lines, given)) {
      byId.get(action.item_id).adjustments.push({
        amount: action.amount,
        code: action.code,
        is_tax_inclusive: true,
      });
    }
  }
  return medusa.decorateCartTotals({ currency_code: "cny", items: lines, shipping_methods: [] });
}
