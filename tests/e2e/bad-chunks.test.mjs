// SPDX-License-Identifier: MIT
// Chunks that arrive wrong: fetched again, or refused; what is not what the manifest announces is
// never used.

import assert from "node:assert/strict";
import { test } from "node:test";
import { browser, openStage, shop } from "./support/stage.mjs";

openStage();

/** A visit on which `spoils(address, n)` says whether the n-th answer of a chunk is changed. */
async function visit(spoils) {
  const context = await browser.newContext({ locale: "en-GB" });
  const page = await context.newPage();
  const asked = new Map();
  await context.route("**/v1/chunks/*", async (route) => {
    const address = route.request().url();
    const n = (asked.get(address) ?? 0) + 1;
    asked.set(address, n);
    const answer = await route.fetch();
    const body = await answer.body();
    if (spoils(address, n)) body[body.length >> 1] ^= 1;
    const { "content-encoding": _, "content-length": __, ...headers } = answer.headers();
    await route.fulfill({ status: answer.status(), headers, body });
  });
  await page.goto(`${shop.url}/`);
  return { context, page, asked };
}

test("a chunk that comes wrong once is fetched again, and the shop opens", async () => {
  const { context, page, asked } = await visit((_, n) => n === 1);
  await page.waitForSelector('section[data-list="forYou"] article.card');
  assert.ok(asked.size > 0);
  assert.deepEqual([...new Set(asked.values())], [2]);
  await context.close();
});

test("a chunk that stays wrong is not used, and the page says that it cannot open", async () => {
  const { context, page } = await visit(() => true);
  await page.waitForSelector(".empty h1");
  assert.equal(await page.locator("article.card").count(), 0);
  await context.close();
});
