// SPDX-License-Identifier: MIT
// What the tests of one file play on: one shop, one browser, perhaps somebody who stays throughout.

import { after, before } from "node:test";
import { launch, Shopper } from "./browser.mjs";
import { Shop } from "./shop.mjs";

/** Set before the first test; each file runs in a process of its own. */
export let shop;
export let browser;
const staying = [];
let opening;

async function open(options) {
  shop = await Shop.open(options);
  browser = await launch();
}

/** Opens shop and browser before the tests of the file, and closes them after. */
export function openStage(options) {
  before(() => {
    opening = open(options);
    return opening;
  });
  after(async () => {
    for (const shopper of staying) await shopper.leave();
    await browser?.close();
    await shop?.close();
  });
}

/** Somebody who leaves when the file's tests are over. Hooks do not wait for each other. */
export async function enter(options) {
  await opening;
  const shopper = await Shopper.enter(browser, shop.url, options);
  staying.push(shopper);
  return shopper;
}
