// SPDX-License-Identifier: MIT

import type {
  CartChange,
  CartClient,
  CartState,
  NudgeOptions,
  Receipt,
  TopUpCandidate,
} from "./api.js";
import type { Engine } from "./engine.js";
import { TillsideError, toError } from "./error.js";
import type { Cart, CartLine, Nudge, NudgeReply, Payment, Quote } from "./generated/types.js";
import { Signal } from "./live.js";
import { mark } from "./marks.js";
import type { Store } from "./store/store.js";
import type { Tabs } from "./sync/tabs.js";
import { type QuoteWorld, Till } from "./till.js";

const EMPTY: Cart = {
  lines: [],
  coupons: [],
  redeemPoints: 0,
  region: "",
  charges: [],
  payments: [],
  bestCoupons: false,
};

/** A page in JavaScript may hand in anything: what is no text or count is named as such. */
function mustBeText(value: unknown, pointer: string): void {
  if (typeof value === "string" && value !== "") return;
  const rule = "a text that is not empty";
  throw new TillsideError({ code: "wrong_kind", pointer, value: String(value), rule });
}

function mustBeCount(value: unknown, pointer: string): void {
  if (Number.isSafeInteger(value) && Number(value) >= 0) return;
  const code = Number.isInteger(value) ? "value_out_of_range" : "not_an_integer";
  const rule = "a whole number, at least 0";
  throw new TillsideError({ code, pointer, value: String(value), rule });
}

export interface CartParts {
  readonly engine: Engine;
  readonly store: Store;
  readonly tabs: Tabs;
  readonly world: () => QuoteWorld | undefined;
  /** What may be proposed beside these lines. */
  readonly topUps: (lines: readonly CartLine[]) => Promise<readonly TopUpCandidate[]>;
  /** Something was laid in the cart. */
  readonly onAdd: (sku: string) => void;
}

/** The cart lies in IndexedDB and goes nowhere else. Prices come from the engine alone. */
export class DeviceCart extends Signal<CartState> implements CartClient {
  readonly #parts: CartParts;
  readonly #till: Till;

  constructor(parts: CartParts) {
    super(EMPTY);
    this.#parts = parts;
    this.#till = new Till(parts.engine, parts.world);
  }

  /** What the device holds. */
  open(held: Cart | undefined): void {
    this.set(this.#quoted({ ...EMPTY, ...held }));
  }

  /** Another tab has changed it. */
  async reload(): Promise<void> {
    const held = await this.#parts.store
      .read(["records"], (tx) => tx.record("cart"))
      .catch(() => undefined);
    this.open(held);
  }

  /** Prices again: program, member or catalogue have changed. */
  requote(): void {
    this.#till.forget();
    this.set(this.#quoted(this.#cart()));
  }

  add(sku: string, quantity = 1): void {
    const held = this.value.lines.find((line) => line.sku === sku)?.quantity ?? 0;
    this.setQuantity(sku, held + quantity);
    this.#parts.onAdd(sku);
  }

  setQuantity(sku: string, quantity: number): void {
    mustBeText(sku, "/sku");
    mustBeCount(quantity, "/quantity");
    const known = this.value.lines.some((line) => line.sku === sku);
    const lines = known
      ? this.value.lines.map((line) => (line.sku === sku ? { sku, quantity } : line))
      : [...this.value.lines, { sku, quantity }];
    this.#try({ lines: lines.filter((line) => line.quantity > 0) });
  }

  remove(sku: string): void {
    this.#change({ lines: this.value.lines.filter((line) => line.sku !== sku) });
  }

  addCoupon(code: string): void {
    mustBeText(code, "/coupons");
    const typed = code.normalize("NFC").trim();
    if (typed === "" || this.value.coupons.includes(typed)) return;
    this.#try({ coupons: [...this.value.coupons, typed] });
  }

  removeCoupon(code: string): void {
    this.#change({ coupons: this.value.coupons.filter((held) => held !== code) });
  }

  redeemPoints(points: number): void {
    mustBeCount(points, "/redeemPoints");
    this.#try({ redeemPoints: points });
  }

  pay(payments: readonly Payment[]): void {
    this.#try({ payments });
  }

  giftCards(): readonly Payment[] {
    return this.#till.balances();
  }

  useBestCoupons(codes: readonly string[] = []): Quote {
    const coupons = [...new Set([...this.value.coupons, ...codes])];
    const quote = this.preview({ coupons, bestCoupons: true });
    const used = quote.trace.flatMap(({ couponCode, outcome }) =>
      couponCode && (outcome === "applied" || outcome === "clipped") ? [couponCode] : [],
    );
    this.#change({ coupons: used });
    return quote;
  }

  replace(cart: Partial<Cart>): void {
    this.#change({ ...EMPTY, ...cart });
  }

  clear(): void {
    this.#change(EMPTY);
  }

  preview(change: CartChange): Quote {
    return this.#till.preview(this.#cart(), change);
  }

  nudge(candidates: readonly TopUpCandidate[], options: NudgeOptions = {}): NudgeReply {
    return this.#till.nudge(this.#cart(), candidates, options);
  }

  async nudges(options: NudgeOptions = {}): Promise<readonly Nudge[]> {
    if (!this.value.quote?.gaps.length) return [];
    const candidates = await this.#parts.topUps(this.value.lines);
    // Of what the cart holds now, should it have changed while the taste was asked.
    return this.value.quote?.gaps.length ? this.nudge(candidates, options).nudges : [];
  }

  receipt(change: CartChange = {}): Receipt {
    return this.#till.receipt(this.#cart(), change);
  }

  #cart(): Cart {
    const { quote: _, error: __, ...cart } = this.value;
    return cart;
  }

  /**
   * A change that the engine refuses is none, unless the cart could not be priced before it either:
   * then it may be what mends it.
   */
  #try(change: Partial<Cart>): void {
    const cart = { ...this.#cart(), ...change };
    const next = this.#quoted(cart);
    if (next.error && !this.value.error) throw next.error;
    this.#commit(cart, next);
  }

  #change(change: Partial<Cart>): void {
    const cart = { ...this.#cart(), ...change };
    this.#commit(cart, this.#quoted(cart));
  }

  #commit(cart: Cart, next: CartState): void {
    this.set(next);
    void this.#parts.store
      .update(["records"], (tx) => tx.setRecord("cart", cart))
      .then(() => this.#parts.tabs.tell("cart"))
      .catch(() => {});
  }

  #quoted(cart: Cart): CartState {
    if (cart.lines.length === 0 || !this.#till.ready) return cart;
    try {
      const quote = this.#till.quote(cart);
      mark("quoted");
      return { ...cart, quote };
    } catch (reason) {
      this.#till.forget();
      return { ...cart, error: toError(reason, "item_unknown") };
    }
  }
}
