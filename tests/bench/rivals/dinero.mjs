// SPDX-License-Identifier: MIT
//
// The same cart with dinero.js 2: money as its objects, the logic around it by hand.

const kLevels = { item: 1, shop: 3, platform: 4 };

export function dineroQuote(dinero, { CNY }, { program, cart, items }) {
  const { add, allocate, dinero: money, halfAwayFromZero, multiply, subtract, toSnapshot } = dinero;
  const { transformScale, greaterThanOrEqual } = dinero;
  const of = (amount) => money({ amount, currency: CNY });
  const bySku = new Map(items.map((item) => [item.sku, item]));
  const lines = cart.lines.map(({ sku }) => bySku.get(sku));
  const running = cart.lines.map(({ quantity }, i) => multiply(of(lines[i].priceMinor), quantity));
  const zero = of(0);
  const sum = (list) => list.reduce((a, b) => add(a, b), zero);
  const order = [...program.promotions].sort(
    (a, b) =>
      kLevels[a.level] - kLevels[b.level] || b.priority - a.priority || (a.id < b.id ? -1 : 1),
  );
  const trace = [];
  for (const { id, filter, benefit } of order) {
    const wanted = filter.categories ?? [];
    const eligible = running
      .map((_, i) => i)
      .filter((i) => wanted.length === 0 || wanted.includes(lines[i].category));
    const base = sum(eligible.map((i) => running[i]));
    let shares;
    if (benefit.kind === "percentOff") {
      shares = eligible.map((i) =>
        transformScale(
          multiply(running[i], { amount: benefit.ratePpm, scale: 6 }),
          2,
          halfAwayFromZero,
        ),
      );
    } else {
      const off =
        benefit.kind === "amountOff"
          ? benefit.offMinor
          : (benefit.steps.findLast((step) => greaterThanOrEqual(base, of(step.thresholdMinor)))
              ?.offMinor ?? 0);
      if (off === 0) continue;
      shares = allocate(
        of(off),
        eligible.map((i) => toSnapshot(running[i]).amount),
      );
    }
    eligible.forEach((line, k) => {
      running[line] = subtract(running[line], shares[k]);
    });
    trace.push({ id, shares: shares.map((share) => toSnapshot(share).amount) });
  }
  const rate = program.tax.classes[0].rates[0].ratePpm;
  const taxes = running.map((gross) => {
    const [tax] = allocate(gross, [rate, 1000000]);
    return tax;
  });
  return { total: toSnapshot(sum(running)).amount, tax: toSnapshot(sum(taxes)).amount, trace };
}
