// SPDX-License-Identifier: MIT
// After the first visit the shop needs no network: it opens, sells and says what waits.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { browser, enter, openStage, shop } from "./support/stage.mjs";

let member;

openStage();
before(async () => {
  member = await enter();
  await member.settled();
  await member.page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await member.go("#/member");
  await member.page.waitForSelector("ts-sign-in");
  await member.signUp();
  // The points for joining, and nothing waiting: the enrolment is on the server before it dies.
  await member.page.waitForSelector('[data-balance]:not([data-balance="0"])');
  await member.page.waitForSelector('[data-sync="idle"][data-waiting="0"]', { state: "attached" });
});
test("with a dead server the shop opens, lists and recommends", async () => {
  await shop.stop();
  await member.go("#/");
  await member.page.reload();
  await member.settled();
  await member.go("#/search/tea");
  await member.page.waitForSelector("ts-listing article.card");
});

test("an order is taken, kept over a reload, and said to be waiting", async () => {
  await member.page.click("ts-listing .card-title a >> nth=0");
  await member.page.click("[data-add]");
  await member.go("#/checkout");
  await member.page.click("[data-place]");
  await member.page.waitForSelector("[data-pending]");
  await member.page.reload();
  await member.page.waitForSelector("[data-pending]");
  await member.page.waitForSelector('[data-sync="offline"][data-waiting="1"]');
});

test("when the server is back the order is confirmed, once", async () => {
  await shop.start();
  await member.page.click(".sync-badge button");
  await member.page.waitForSelector("[data-confirmed]", { timeout: 60_000 });
  await member.page.waitForSelector('[data-sync="idle"]', { state: "attached" });
  await member.go("#/member/orders");
  await member.page.waitForSelector(".order-row");
  assert.equal(await member.page.locator(".order-row").count(), 1);
});

test("a browser that keeps nothing still sells, and says that nothing is kept", async () => {
  const context = await browser.newContext({ locale: "en-GB" });
  const page = await context.newPage();
  await page.addInitScript(() => {
    const refuse = () => {
      throw new DOMException("no room", "QuotaExceededError");
    };
    IDBObjectStore.prototype.put = refuse;
    IDBObjectStore.prototype.add = refuse;
  });
  await page.goto(`${shop.url}/`);
  await page.waitForSelector("ts-home article.card");
  await page.click("ts-home .card-title a >> nth=0");
  await page.click("[data-add]");
  await page.goto(`${page.url().split("#")[0]}#/cart`);
  await page.waitForSelector("button.total");
  await page.waitForSelector('[data-sync="unsaved"]');
  await context.close();
});
