// SPDX-License-Identifier: MIT

import type { CartChange, CartClient, CartState } from "./api.js";
import type { Engine } from "./engine.js";
import { TillsideError, toError } from "./error.js";
import type { Cart, CartLine, Item, Program, Quote, QuoteMember } from "./generated/types.js";
import { Signal } from "./live.js";
import { mark } from "./marks.js";
import { pricedItems } from "./shop.js";
import type { Store } from "./store/store.js";
import type { Tabs } from "./sync/tabs.js";

const EMPTY: Cart = {
  lines: [],
  coupons: [],
  redeemPoints: 0,
  region: "",
  charges: [],
  payments: [],
  bestCoupons: false,
};

/** What a quote depends on beside the cart. */
export interface QuoteWorld {
  readonly program: Program;
  readonly programHash: string;
  readonly member?: QuoteMember;
  readonly now: number;
  readonly item: (sku: string) => Item | undefined;
}

export interface CartParts {
  readonly engine: Engine;
  readonly store: Store;
  readonly tabs: Tabs;
  readonly world: () => QuoteWorld | undefined;
  /** Something was laid in the cart. */
  readonly onAdd: (sku: string) => void;
}

/** The cart lies in IndexedDB and goes nowhere else. Prices come from the engine alone. */
export class DeviceCart extends Signal<CartState> implements CartClient {
  readonly #parts: CartParts;

  constructor(parts: CartParts) {
    super(EMPTY);
    this.#parts = parts;
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
    this.set(this.#quoted(this.#cart()));
  }

  add(sku: string, quantity = 1): void {
    const held = this.value.lines.find((line) => line.sku === sku)?.quantity ?? 0;
    this.setQuantity(sku, held + quantity);
    this.#parts.onAdd(sku);
  }

  setQuantity(sku: string, quantity: number): void {
    const known = this.value.lines.some((line) => line.sku === sku);
    const lines = known
      ? this.value.lines.map((line) => (line.sku === sku ? { sku, quantity } : line))
      : [...this.value.lines, { sku, quantity }];
    this.#change({ lines: lines.filter((line) => line.quantity > 0) });
  }

  remove(sku: string): void {
    this.setQuantity(sku, 0);
  }

  addCoupon(code: string): void {
    const typed = code.normalize("NFC").trim();
    if (typed === "" || this.value.coupons.includes(typed)) return;
    this.#change({ coupons: [...this.value.coupons, typed] });
  }

  removeCoupon(code: string): void {
    this.#change({ coupons: this.value.coupons.filter((held) => held !== code) });
  }

  redeemPoints(points: number): void {
    this.#change({ redeemPoints: points });
  }

  replace(cart: Partial<Cart>): void {
    this.#change({ ...EMPTY, ...cart });
  }

  clear(): void {
    this.#change(EMPTY);
  }

  preview({ add = [], lines, coupons, redeemPoints }: CartChange): Quote {
    const cart = this.#cart();
    return this.#quote({
      ...cart,
      lines: merge(lines ?? cart.lines, add),
      coupons: coupons ?? cart.coupons,
      redeemPoints: redeemPoints ?? cart.redeemPoints,
    });
  }

  #cart(): Cart {
    const { quote: _, error: __, ...cart } = this.value;
    return cart;
  }

  #change(change: Partial<Cart>): void {
    const cart = { ...this.#cart(), ...change };
    this.set(this.#quoted(cart));
    void this.#parts.store
      .update(["records"], (tx) => tx.setRecord("cart", cart))
      .then(() => this.#parts.tabs.tell("cart"))
      .catch(() => {});
  }

  #quoted(cart: Cart): CartState {
    if (cart.lines.length === 0 || !this.#parts.world()) return cart;
    try {
      const quote = this.#quote(cart);
      mark("quoted");
      return { ...cart, quote };
    } catch (reason) {
      return { ...cart, error: toError(reason, "item_unknown") };
    }
  }

  #quote(cart: Cart): Quote {
    const world = this.#parts.world();
    if (!world) throw new TillsideError({ code: "data_absent", rule: "a loaded shop" });
    const { program, programHash, member, now, item } = world;
    const skus = cart.lines.map((line) => line.sku);
    return this.#parts.engine.run("quoteCart", {
      program,
      programHash,
      cart,
      items: pricedItems(program, skus, item),
      now,
      ...(member && { member }),
    });
  }
}

function merge(lines: readonly CartLine[], add: readonly CartLine[]): CartLine[] {
  const merged = new Map(lines.map(({ sku, quantity }) => [sku, quantity]));
  for (const { sku, quantity } of add) merged.set(sku, (merged.get(sku) ?? 0) + quantity);
  return [...merged].map(([sku, quantity]) => ({ sku, quantity }));
}
