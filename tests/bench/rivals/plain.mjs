// SPDX-License-Identifier: MIT
//
// The honest rival: the same rules as the case needs, written by hand in plain JavaScript integers
// for speed. It knows three kinds of promotion, one way to round and one to allocate, and checks
// nothing.

const kLevels = { item: 1, shop: 3, platform: 4 };

/** The whole part of product / divisor; `%` of doubles would cost ten times more. */
function quotient(product, divisor) {
  const about = Math.floor(product / divisor);
  return about * divisor > product ? about - 1 : about;
}

/** a * b / divisor, a tie away from zero; exact while a * b < 2^53. */
function rounded(a, b, divisor) {
  const product = a * b;
  const whole = quotient(product, divisor);
  return whole + ((product - whole * divisor) * 2 >= divisor ? 1 : 0);
}

function ordered(promotions) {
  return [...promotions].sort(
    (a, b) =>
      kLevels[a.level] - kLevels[b.level] || b.priority - a.priority || (a.id < b.id ? -1 : 1),
  );
}

/** A program made ready for one set of lines. */
class Rules {
  constructor(program, items) {
    const size = items.length;
    this.promotions = ordered(program.promotions).map((promotion) => {
      const wanted = promotion.filter.categories ?? [];
      const lines = [];
      for (let i = 0; i < size; ++i) {
        if (wanted.length === 0 || wanted.includes(items[i].category)) lines.push(i);
      }
      return { promotion, lines: Int32Array.from(lines), benefit: promotion.benefit };
    });
    this.rate = program.tax.classes[0].rates[0].ratePpm;
    this.shares = new Float64Array(size);
    this.rests = new Float64Array(size);
  }

  /** Spreads an amount by largest remainder into `shares`; answers nothing. */
  spread(amount, running, lines, base) {
    const { shares, rests } = this;
    let left = amount;
    for (let k = 0; k < lines.length; ++k) {
      const product = amount * running[lines[k]];
      const share = quotient(product, base);
      shares[k] = share;
      rests[k] = product - share * base;
      left -= share;
    }
    for (; left > 0; --left) {
      let best = 0;
      for (let k = 1; k < lines.length; ++k) if (rests[k] > rests[best]) best = k;
      ++shares[best];
      rests[best] = -1;
    }
  }

  /** Lets all promotions take their discount; `note` is told what each gave. */
  run(running, note) {
    const { shares } = this;
    let discount = 0;
    for (const { promotion, lines, benefit } of this.promotions) {
      let base = 0;
      for (let k = 0; k < lines.length; ++k) base += running[lines[k]];
      let given = 0;
      if (benefit.kind === "percentOff") {
        for (let k = 0; k < lines.length; ++k) {
          shares[k] = rounded(running[lines[k]], benefit.ratePpm, 1000000);
          given += shares[k];
        }
      } else {
        let off = 0;
        if (benefit.kind === "amountOff") {
          off = benefit.offMinor;
        } else {
          for (const step of benefit.steps) if (base >= step.thresholdMinor) off = step.offMinor;
        }
        given = Math.min(off, base);
        if (given > 0) this.spread(given, running, lines, base);
      }
      if (given > 0) {
        for (let k = 0; k < lines.length; ++k) running[lines[k]] -= shares[k];
        discount += given;
      }
      if (note) note(promotion, lines, given, base);
    }
    return discount;
  }

  /** The tax that a price with tax holds. */
  taxIn(amount) {
    return amount - rounded(amount, 1000000, 1000000 + this.rate);
  }
}

/** Keeps cart and rules; a change is priced again from the first promotion on. */
export class PlainSession {
  constructor(program, items, cart) {
    const bySku = new Map(items.map((item) => [item.sku, item]));
    const lines = cart.lines.map(({ sku }) => bySku.get(sku));
    this.rules = new Rules(program, lines);
    this.prices = Float64Array.from(lines, (item) => item.priceMinor);
    this.quantities = Float64Array.from(cart.lines, (line) => line.quantity);
    this.running = new Float64Array(lines.length);
    this.taxes = new Float64Array(lines.length);
    this.requote();
  }

  setQuantity(line, quantity) {
    this.quantities[line] = quantity;
    return this.requote();
  }

  requote() {
    const { running, taxes, prices, quantities, rules } = this;
    let subtotal = 0;
    for (let i = 0; i < running.length; ++i) subtotal += running[i] = prices[i] * quantities[i];
    this.subtotal = subtotal;
    this.discount = rules.run(running);
    let tax = 0;
    let total = 0;
    for (let i = 0; i < running.length; ++i) {
      taxes[i] = rules.taxIn(running[i]);
      tax += taxes[i];
      total += running[i];
    }
    this.tax = tax;
    this.total = total;
    return total;
  }
}

/** Whole objects in, a whole quote out, with the share of every promotion on every line. */
export function plainQuote({ program, programHash, cart, items, now }) {
  const bySku = new Map(items.map((item) => [item.sku, item]));
  const lines = cart.lines.map(({ sku }) => bySku.get(sku));
  const rules = new Rules(program, lines);
  const subtotals = cart.lines.map(({ quantity }, i) => quantity * lines[i].priceMinor);
  const running = Float64Array.from(subtotals);
  const trace = [];
  const gaps = [];
  const discountMinor = rules.run(running, (promotion, eligible, given, base) => {
    const byLine = [];
    if (given > 0) {
      for (let k = 0; k < eligible.length; ++k) {
        const amountMinor = rules.shares[k];
        if (amountMinor > 0) byLine.push({ sku: lines[eligible[k]].sku, amountMinor });
      }
    }
    const { id, title, level, benefit } = promotion;
    const outcome = given > 0 ? "applied" : "rejected";
    const reason = given > 0 ? "none" : "min_total";
    trace.push({ id, title, level, outcome, reason, amountMinor: given, byLine });
    const next = benefit.steps?.find((step) => step.thresholdMinor > base);
    if (next === undefined) return;
    gaps.push({
      promotionId: id,
      baseMinor: base,
      thresholdMinor: next.thresholdMinor,
      missingMinor: next.thresholdMinor - base,
      offMinor: next.offMinor,
    });
  });
  let subtotalMinor = 0;
  let taxMinor = 0;
  let totalMinor = 0;
  const priced = cart.lines.map(({ sku, quantity }, i) => {
    const tax = rules.taxIn(running[i]);
    subtotalMinor += subtotals[i];
    taxMinor += tax;
    totalMinor += running[i];
    return {
      sku,
      quantity,
      unitPriceMinor: lines[i].priceMinor,
      subtotalMinor: subtotals[i],
      discountMinor: subtotals[i] - running[i],
      taxMinor: tax,
      totalMinor: running[i],
    };
  });
  return {
    currency: program.currency,
    programHash,
    now,
    taxInclusive: true,
    lines: priced,
    subtotalMinor,
    discountMinor,
    taxMinor,
    totalMinor,
    trace,
    gaps,
  };
}
