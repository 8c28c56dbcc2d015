// SPDX-License-Identifier: MIT

import type { CommandResult, Orders, PlacedOrder, PlaceOptions, Rewards } from "./api.js";
import type { DeviceCart } from "./cart.js";
import { TillsideError } from "./error.js";
import type { Program } from "./generated/types.js";
import type { SyncClient } from "./sync/sync.js";

/** Commands of the member: decided here, stored, sent; the server has the last word. */
export class OrdersClient implements Orders, Rewards {
  readonly #cart: DeviceCart;
  readonly #sync: SyncClient;
  readonly #program: () => Program | undefined;
  /** These were bought. */
  onPlaced: (skus: readonly string[]) => void = () => {};

  constructor(cart: DeviceCart, sync: SyncClient, program: () => Program | undefined) {
    this.#cart = cart;
    this.#sync = sync;
    this.#program = program;
  }

  async place(options: PlaceOptions = {}): Promise<PlacedOrder> {
    const { lines, coupons, redeemPoints, quote, error } = this.#cart.value;
    if (!quote)
      throw error ?? new TillsideError({ code: "data_absent", rule: "a cart with lines" });
    const expectTotalMinor = options.expectTotalMinor ?? quote.totalMinor;
    const orderId = await this.#sync.command(
      "placeOrder",
      { lines, coupons, redeemPoints, expectTotalMinor },
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

  redeem(rewardId: string): Promise<string> {
    const reward = this.#program()?.points.rewards.find(({ id }) => id === rewardId);
    if (!reward) throw new TillsideError({ code: "reward_unknown", value: rewardId });
    return this.#sync.command("redeemReward", { reward: rewardId, expectPoints: reward.points });
  }

  checkIn(): Promise<string> {
    return this.#sync.command("checkIn", {});
  }
}
