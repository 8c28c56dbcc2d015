// SPDX-License-Identifier: MIT
// What a page asks the engine about carts. The shopper's own cart stays open inside the engine, so
// that another quantity is priced without sending it again.

import type { CartChange, NudgeOptions, Receipt, TopUpCandidate } from "./api.js";
import type { Engine } from "./engine.js";
import { TillsideError } from "./error.js";
import type {
  Cart,
  CartLine,
  Item,
  NudgeReply,
  Payment,
  Program,
  Quote,
  QuoteMember,
  QuoteRequestInput,
} from "./generated/types.js";
import type { OpenCart } from "./open-cart.js";
import { priced, pricedItems } from "./shop.js";

/** What a quote depends on beside the cart. */
export interface QuoteWorld {
  readonly program: Program;
  readonly programHash: string;
  readonly member?: QuoteMember;
  /** Gift cards of the member. */
  readonly balances?: readonly Payment[];
  readonly now: number;
  readonly item: (sku: string) => Item | undefined;
}

/** A quote is made for a moment: an open cart older than this is opened anew. */
const FRESH_MS = 5_000;

interface Held {
  readonly cart: Cart;
  readonly world: QuoteWorld;
  readonly open: OpenCart;
}

export class Till {
  readonly #engine: Engine;
  readonly #world: () => QuoteWorld | undefined;
  #held: Held | undefined;

  constructor(engine: Engine, world: () => QuoteWorld | undefined) {
    this.#engine = engine;
    this.#world = world;
  }

  get ready(): boolean {
    return this.#world() !== undefined;
  }

  /** The shopper's cart. @throws TillsideError */
  quote(cart: Cart): Quote {
    const world = this.#must();
    const { open } = this.#reuse(cart, world) ?? this.#open(cart, world);
    return open.quote();
  }

  /** What is open is forgotten: prices or stock have changed. */
  forget(): void {
    this.#held?.open.close();
    this.#held = undefined;
  }

  /** Another cart, tier or moment. One pure call. */
  preview(cart: Cart, change: CartChange): Quote {
    return this.#engine.quote(this.#request(...this.#changed(cart, change)));
  }

  receipt(cart: Cart, change: CartChange): Receipt {
    const request = this.#request(...this.#changed(cart, change));
    const value = this.#engine.run("quoteCart", request);
    const { id } = request.program;
    const title = `${id}, ${new Date(value.now).toISOString()}`;
    return { format: 1, title, verb: "quoteCart", request, reply: { ok: true, value } };
  }

  nudge(
    cart: Cart,
    candidates: readonly TopUpCandidate[],
    { top = 4, ...change }: NudgeOptions,
  ): NudgeReply {
    const [asked, world] = this.#changed(cart, change);
    return this.#engine.run("nudge", {
      quote: this.#request(asked, world),
      top,
      candidates: candidates.flatMap(({ sku, score = 0 }) => {
        const item = world.item(sku);
        const stock = item?.inStock ? {} : { stock: 0 };
        return item ? [{ item: { ...priced(item), ...stock }, score }] : [];
      }),
    });
  }

  balances(): readonly Payment[] {
    return this.#world()?.balances ?? [];
  }

  #must(): QuoteWorld {
    const world = this.#world();
    if (!world) throw new TillsideError({ code: "data_absent", rule: "a loaded shop" });
    return world;
  }

  /** The open cart with this one's quantities, if nothing but these differs. */
  #reuse(cart: Cart, world: QuoteWorld): Held | undefined {
    const held = this.#held;
    if (!held || !sameWorld(held.world, world) || !sameButQuantities(held.cart, cart)) return;
    cart.lines.forEach(({ quantity }, i) => {
      if (held.open.quantities[i] !== quantity) held.open.setQuantity(i, quantity);
    });
    return held;
  }

  #open(cart: Cart, world: QuoteWorld): Held {
    this.forget();
    this.#held = { cart, world, open: this.#engine.openCart(this.#request(cart, world)) };
    return this.#held;
  }

  #changed(cart: Cart, change: CartChange): [Cart, QuoteWorld] {
    const { add = [], lines, tier, at, ...others } = change;
    const world = this.#must();
    const asked = { ...cart, ...others, lines: merge(lines ?? cart.lines, add) };
    if (tier === undefined && at === undefined) return [asked, world];
    const member = tier === undefined ? world.member : { ...(world.member ?? STRANGER), tier };
    return [asked, { ...world, now: at ?? world.now, ...(member && { member }) }];
  }

  #request(cart: Cart, world: QuoteWorld): QuoteRequestInput {
    const { program, programHash, member, balances, now, item } = world;
    const skus = cart.lines.map((line) => line.sku);
    // A card that is gone, perhaps with its owner, pays nothing.
    const payments = cart.payments.filter(({ id }) => balances?.some((held) => held.id === id));
    return {
      program,
      programHash,
      cart: { ...cart, payments },
      items: pricedItems(program, skus, item),
      now,
      ...(member && { member }),
      ...(balances && balances.length > 0 && { balances }),
    };
  }
}

/** A member of whom nothing but the tier is supposed. */
const STRANGER: QuoteMember = {
  tier: "",
  groups: [],
  available: 0,
  orders: 0,
  heldCoupons: [],
  used: {},
  cancelled: {},
};

function sameWorld(one: QuoteWorld, other: QuoteWorld): boolean {
  const age = other.now - one.now;
  return (
    one.program === other.program &&
    one.programHash === other.programHash &&
    one.member === other.member &&
    age >= 0 &&
    age < FRESH_MS
  );
}

function sameButQuantities(one: Cart, other: Cart): boolean {
  const { lines, ...rest } = one;
  const { lines: others, ...otherRest } = other;
  return (
    lines.length === others.length &&
    lines.every(({ sku }, i) => sku === others[i]?.sku) &&
    JSON.stringify(rest) === JSON.stringify(otherRest)
  );
}

function merge(lines: readonly CartLine[], add: readonly CartLine[]): CartLine[] {
  const merged = new Map(lines.map(({ sku, quantity }) => [sku, quantity]));
  for (const { sku, quantity } of add) merged.set(sku, (merged.get(sku) ?? 0) + quantity);
  return [...merged].map(([sku, quantity]) => ({ sku, quantity }));
}
