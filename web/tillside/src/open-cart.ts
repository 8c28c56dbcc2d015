// SPDX-License-Identifier: MIT
// Carts that live in the engine's memory: program and cart are handed over once, a change is two
// numbers, and a figure is read without an object being made.

import { TillsideError } from "./error.js";
import type { Quote, QuoteRequestInput, Reply } from "./generated/types.js";
import type { CartExports, WasmModule } from "./wasm/tillside.js";

/** In the order of the core's CartFigures. */
const TOTAL = 0;
const PAYABLE = 1;
const SUBTOTAL = 2;
const DISCOUNT = 3;
const POINTS = 4;
const TAX = 5;
const FIRST_LINE = 16;

/** What is not a cart's number; the core refuses it. */
const CLOSED = -1;

/**
 * A cart inside the engine. Figures are minor units, exact. Close it when it is no longer needed;
 * one that is forgotten is closed when this object is collected.
 */
export interface OpenCart {
  /**
   * Prices the cart with another quantity of a line and answers the new total. A refused change
   * changes nothing. @throws TillsideError item_unknown, quantity_not_positive, value_out_of_range,
   * amount_out_of_range
   */
  setQuantity(line: number, quantity: number): number;
  readonly quantities: readonly number[];
  /** With charges and tax, before payments. */
  readonly total: number;
  /** What is left after gift cards and stored value. */
  readonly payable: number;
  readonly subtotal: number;
  /** Of the goods. */
  readonly discount: number;
  /** What points pay. */
  readonly points: number;
  readonly tax: number;
  /** To pay for one line, with its tax; 0 where there is no such line. */
  lineTotal(line: number): number;
  /** The whole quote with every reason: what `quoteCart` answers for the same cart. */
  quote(): Quote;
  /** Gives the memory back. Nothing may be asked of it afterwards. */
  close(): void;
}

/** The carts of one engine, and the program that they share. */
export class Carts {
  readonly #module: WasmModule & CartExports;
  #held: Pick<QuoteRequestInput, "program" | "programHash"> | undefined;
  readonly #net: FinalizationRegistry<number>;

  constructor(module: WasmModule) {
    this.#module = module as WasmModule & CartExports;
    const { _tillside_cart_close: close } = this.#module;
    this.#net = new FinalizationRegistry((handle) => close(handle));
  }

  open(request: QuoteRequestInput): OpenCart {
    const { handle } = this.#ask<{ handle: number }>("openCart", this.#cartOf(request));
    const cart = new HeldCart(handle, request, {
      exports: this.#module,
      quoteOpen: () => this.#ask("quoteOpen", { handle }),
      quote: (changed) => this.quote(changed),
      forget: () => this.#net.unregister(cart),
    });
    this.#net.register(cart, handle, cart);
    return cart;
  }

  /** The whole quote of a cart; its program is sent only where it is not the one before. */
  quote(request: QuoteRequestInput): Quote {
    return this.#ask("quoteHeld", this.#cartOf(request));
  }

  /** Holds the request's program and leaves what the core wants of the rest. */
  #cartOf(request: QuoteRequestInput): unknown {
    const { program, programHash, listCuts: _, ...cart } = request;
    if (this.#held?.program !== program || this.#held.programHash !== programHash) {
      this.#held = undefined;
      this.#ask("holdProgram", { program, programHash });
      this.#held = { program, programHash };
    }
    return cart;
  }

  #ask<T>(verb: string, request: unknown): T {
    const reply = this.#module[verb]?.(request) as Reply<T>;
    if (reply.ok) return reply.value;
    throw new TillsideError(reply.error);
  }
}

interface Core {
  readonly exports: CartExports;
  readonly quoteOpen: () => Quote;
  readonly quote: (request: QuoteRequestInput) => Quote;
  readonly forget: () => void;
}

class HeldCart implements OpenCart {
  readonly #core: Core;
  readonly #request: QuoteRequestInput;
  readonly #quantities: number[];
  #handle: number;

  constructor(handle: number, request: QuoteRequestInput, core: Core) {
    this.#handle = handle;
    this.#request = request;
    this.#core = core;
    this.#quantities = request.cart.lines.map((line) => line.quantity);
  }

  get quantities(): readonly number[] {
    return this.#quantities;
  }
  get total(): number {
    return this.#figure(TOTAL);
  }
  get payable(): number {
    return this.#figure(PAYABLE);
  }
  get subtotal(): number {
    return this.#figure(SUBTOTAL);
  }
  get discount(): number {
    return this.#figure(DISCOUNT);
  }
  get points(): number {
    return this.#figure(POINTS);
  }
  get tax(): number {
    return this.#figure(TAX);
  }

  lineTotal(line: number): number {
    return this.#figure(FIRST_LINE + line);
  }

  setQuantity(line: number, quantity: number): number {
    this.#mustBeOpen();
    if (this.#quantities[line] === undefined) {
      const pointer = `/cart/lines/${line}`;
      throw new TillsideError({ code: "item_unknown", pointer, rule: "a line of the cart" });
    }
    const total = this.#core.exports._tillside_cart_set(this.#handle, line, quantity);
    if (Number.isNaN(total)) this.#refuse(line, quantity);
    this.#quantities[line] = quantity;
    return total;
  }

  quote(): Quote {
    this.#mustBeOpen();
    return this.#core.quoteOpen();
  }

  close(): void {
    if (this.#handle === CLOSED) return;
    this.#core.forget();
    this.#core.exports._tillside_cart_close(this.#handle);
    this.#handle = CLOSED;
  }

  #figure(which: number): number {
    this.#mustBeOpen();
    return this.#core.exports._tillside_cart_figure(this.#handle, which);
  }

  #mustBeOpen(): void {
    if (this.#handle === CLOSED) throw new Error("this cart was closed");
  }

  /** A number has no room for a reason: the changed cart, sent as a whole, is refused with it. */
  #refuse(line: number, quantity: number): never {
    const lines = this.#request.cart.lines.map((held, i) => ({
      ...held,
      quantity: i === line ? quantity : (this.#quantities[i] ?? 0),
    }));
    this.#core.quote({ ...this.#request, cart: { ...this.#request.cart, lines } });
    throw new Error(`the engine refused ${quantity} for line ${line} and gave no reason`);
  }
}
