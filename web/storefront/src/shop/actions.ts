// SPDX-License-Identifier: MIT
// What a shopper does, with what is said about it and what is noted, here on the device.

import { href } from "../app/router.js";
import { local, t } from "../i18n/index.js";
import { asProblem, inWords } from "../parts/problem.js";
import { say } from "../parts/toast.js";
import { type Item, shop } from "./shop.js";

/** A change of the cart that the till may refuse: then the reason is said, and nothing changed. */
export function attempt(change: () => void): boolean {
  try {
    change();
    return true;
  } catch (reason) {
    const { code, detail } = asProblem(reason);
    say(inWords(code, detail));
    return false;
  }
}

export function addToCart(item: Item, quantity = 1): void {
  if (!attempt(() => shop.cart.add(item.sku, quantity))) return;
  say(t().added(local(item.title).text), { href: "#/cart", label: t().cart });
}

export function viewed(item: Item): void {
  shop.taste.log("click", item.sku);
}

export function stayed(item: Item): void {
  shop.taste.log("dwell", item.sku);
}

/** Copies the product's address. A member's shop is told, since it gives points for it. */
export async function share({ productId, sku }: Item): Promise<void> {
  const route = href({ page: "product", productId, sku });
  await navigator.clipboard.writeText(new URL(route, location.href.split("#")[0]).href);
  say(t().shared);
  if (shop.visitor() === "member") await shop.tillside.rewards.share(sku);
}

/** "Not for me": noted here, and the lists change at once. */
export function dislike(item: Item): void {
  shop.taste.log("dislike", item.sku);
  say(t().noted);
}

/** Takes a line out and offers to put it back. */
export function removeLine(sku: string): void {
  const line = shop.cart.value.lines.find((one) => one.sku === sku);
  const item = shop.item(sku);
  shop.cart.remove(sku);
  if (line !== undefined && item !== undefined) {
    say(t().removed(local(item.title).text), {
      action: () => shop.cart.setQuantity(sku, line.quantity),
      label: t().undo,
    });
  }
}
