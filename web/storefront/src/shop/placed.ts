// SPDX-License-Identifier: MIT
// Carts that were sent as orders, kept on the device for a while: where the server refuses one, its
// lines can be put back instead of being lost.

import type { Cart } from "tillside";
import { shop } from "./shop.js";

const kKey = "tillside.placed";
const kKept = 5;

interface Placed {
  readonly orderId: string;
  readonly cart: Cart;
}

function kept(): Placed[] {
  try {
    return JSON.parse(localStorage.getItem(kKey) ?? "[]") as Placed[];
  } catch {
    return []; // storage may be forbidden or hold something else
  }
}

function keep(all: readonly Placed[]): void {
  try {
    localStorage.setItem(kKey, JSON.stringify(all));
  } catch {
    // then a refused order cannot be put back; the order itself is not touched by that
  }
}

/** Places the cart and remembers it. */
export async function placeCart(): Promise<string> {
  const { quote: _, error: __, ...cart } = shop.cart.value;
  const { orderId } = await shop.tillside.orders.place();
  keep([{ orderId, cart }, ...kept()].slice(0, kKept));
  return orderId;
}

/**
 * Lays the lines of a refused order back into the cart. False where they are not known any more.
 */
export function putBack(orderId: string): boolean {
  const found = kept().find((one) => one.orderId === orderId);
  if (found === undefined) return false;
  shop.cart.replace(found.cart);
  keep(kept().filter((one) => one.orderId !== orderId));
  return true;
}
