// SPDX-License-Identifier: MIT

import type { CommandResult, Orders, PlacedOrder, PlaceOptions } from "./api.js";
import type { DeviceCart } from "./cart.js";
import { TillsideError } from "./error.js";
import type { SyncClient } from "./sync/sync.js";

/** Commands of the member: decided here, stored, sent; the server has the last word. */
export class OrdersClient implements Orders {
  readonly #cart: DeviceCart;
  readonly #sync: SyncClient;
  /** These were bought. */
  onPlaced: (skus: readonly string[]) => void = () => {};

  constructor(cart: DeviceCart, sync: SyncClient) {
    this.#cart = cart;
    this.#sync = sync;
  }

  async place(options: PlaceOptions = {}): Promise<PlacedOrder> {
    const { lines, coupons, redeemPoints, region, charges, quote, error } = this.#cart.value;
    if (!quote)
      throw error ?? new TillsideError({ code: "data_absent", rule: "a cart with lines" });
    const expectTotalMinor = options.expectTotalMinor ?? quote.totalMinor;
    const orderId = await this.#sync.command(
      "placeOrder",
      {
        lines,
        coupons,
        redeemPoints,
        expectTotalMinor,
        ...(region !== "" && { region }),
        ...(charges.length > 0 && { charges }),
        ...(quote.payments.length > 0 && { payments: quote.payments }),
      },
      { unchecked: options.unchecked ?? false },
    );
    this.onPlaced(lines.map((line) => line.sku));
    this.#cart.clear();
    return { orderId, quote };
  }

  async cancel(orderId: string): Promise<void> {
    await this.#sync.command("cancelOrder", { orderId });
  }

  settled(orderId: string): Promise<CommandResult> {
    return this.#sync.settled(orderId);
  }
}
