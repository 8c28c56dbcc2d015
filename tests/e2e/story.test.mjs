// SPDX-License-Identifier: MIT
// The 60-second tour, clicked through as a visitor does, on a phone.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { enter, openStage } from "./support/stage.mjs";

let visitor;

openStage();
before(async () => {
  visitor = await enter({ phone: true });
});
const press = (mark) => visitor.page.click(`[data-story="${mark}"]`);
const done = (mark) => visitor.page.waitForSelector(`[data-done="${mark}"]`);
const shown = async () =>
  Number(await visitor.page.getAttribute("[data-story-total]", "data-story-total"));

test("1: a cart a little short of a promotion; one thing more, and it costs less", async () => {
  await visitor.page.click("[data-begin]");
  await press("fill");
  await visitor.page.waitForSelector("[data-story-total]");
  const before = await shown();
  await press("add");
  await done("paid-less");
  assert.ok((await shown()) < before);
});

test("2: the total explains itself", async () => {
  await press("next");
  const total = await shown();
  await press("explain");
  await visitor.page.waitForSelector("dialog[open]");
  const explained = await visitor.page.textContent("[data-explained-total]");
  assert.equal(Number(explained.replace(/[^\d]/g, "")), total);
  assert.ok((await visitor.page.locator("dialog .trace.given").count()) > 0);
  await visitor.page.keyboard.press("Escape");
  await done("explained");
});

test("3: offline, ordered, back, and the server agrees", async () => {
  await press("next");
  await visitor.signUp();
  await press("offline");
  await visitor.page.waitForSelector('[data-sync="paused"]');
  await press("order");
  await done("waiting");
  assert.equal(await visitor.page.getAttribute("[data-waiting]", "data-waiting"), "1");
  await press("online");
  await done("synced");
});

test("4: a forged total is refused by the server, and nothing is ordered", async () => {
  await press("next");
  await visitor.page.waitForSelector('[data-story="forge"]');
  await press("forge");
  await done("refused");
  assert.match(await visitor.page.textContent('[data-done="refused"]'), /price_changed/);
  await visitor.go("#/member/orders");
  await visitor.page.waitForSelector("ts-member .order-row");
  assert.equal(await visitor.page.locator("ts-member .order-row").count(), 1);
  await visitor.go("#/member/ledger");
  await visitor.page.waitForSelector('[data-chain="whole"]');
});

test("5: the meter lists every request of this page", async () => {
  // Whoever comes back from another page goes on where the tour was left.
  await visitor.go("#/");
  await visitor.page.waitForSelector('ts-story [data-step="4"] [data-done="refused"]');
  await press("next");
  await visitor.page.waitForSelector("ts-story [data-meter]");
  const listed = Number(await visitor.page.getAttribute("ts-story [data-meter]", "data-meter"));
  assert.ok(listed > 0);
  assert.equal(await visitor.page.locator("ts-story ts-meter tbody tr").count(), listed);
  await press("end");
});

test("who skips steps, or leaves, is not left offline and gets the old cart again", async () => {
  const { page } = visitor;
  await visitor.go("#/search/tea");
  await page.click("ts-listing .card-title a >> nth=0");
  await page.click("[data-add]");
  const before = await page.textContent(".bottom-nav .count");
  await visitor.go("#/");
  await page.click("[data-begin]");
  await press("fill");
  await page.waitForSelector("[data-story-total]");
  await press("next");
  await press("next");
  await press("offline");
  await page.waitForSelector('[data-sync="paused"]');
  await press("next");
  await page.waitForSelector('[data-sync="paused"]', { state: "detached" });
  await visitor.go("#/categories");
  await page.waitForSelector(".tile");
  await visitor.go("#/");
  await page.waitForSelector('ts-story [data-step="4"]');
  await press("end");
  await page.waitForSelector("[data-begin]");
  assert.equal(await page.textContent(".bottom-nav .count"), before);
});
