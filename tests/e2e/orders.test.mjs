// SPDX-License-Identifier: MIT
// What stands in the way of an order can be put out of it, and what came back is on the order.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { enter, openStage, shop } from "./support/stage.mjs";

let ada;
let name;
let orderId;

openStage({ train: false, name: "orders" });
before(async () => {
  ada = await enter({ cards: false, phone: true });
  await ada.go("#/member");
  name = await ada.signUp();
  await ada.page.waitForSelector('[data-balance]:not([data-balance="0"])');
});

test("brands and channels are shelves of their own", async () => {
  const { page } = ada;
  await ada.go("#/categories");
  await page.click('[data-shelves="channel"] a >> nth=0');
  await page.waitForSelector("ts-listing article.card");
  await ada.go("#/categories");
  const brand = await page.getAttribute('[data-shelves="brand"] a >> nth=1', "href");
  await page.click('[data-shelves="brand"] a >> nth=1');
  await page.click("ts-listing .card-title a >> nth=0");
  await page.click(".product-words a.quiet");
  await page.waitForSelector("ts-listing article.card");
  assert.equal(await page.evaluate(() => location.hash), brand);
  await ada.go("#/brand/Nobody");
  await page.waitForSelector("main .empty");
});

test("on a phone the total stays in sight above the lines' end", async () => {
  const { page } = ada;
  await ada.go("#/search/lamp");
  await page.click("ts-listing .card-title a >> nth=0");
  await page.click(".product .quantity button >> nth=1");
  await page.click("[data-add]");
  await ada.go("#/cart");
  await page.waitForSelector(".pay-bar");
  const bar = await page.locator(".pay-bar").boundingBox();
  assert.ok(bar.y > 0 && bar.y + bar.height < 844, `${bar.y}`);
});

test("a code that gives nothing is named at checkout and can be left out there", async () => {
  const { page } = ada;
  await page.fill('input[name="code"]', "gold88");
  await page.press('input[name="code"]', "Enter");
  await page.waitForSelector('[data-coupon="gold88"]');
  await ada.go("#/checkout");
  await page.click("[data-place]");
  assert.match(await page.textContent('[data-problem="coupon_refused"]'), /GOLD88: .*higher tier/);
  await page.click('[data-leave-out="gold88"]');
  await page.waitForSelector("[data-confirmed]");
  orderId = await page.evaluate(() => location.hash.split("/").at(-1));
});

test("an order of which something came back says what, and what its points did", async () => {
  const { page } = ada;
  await page.click("[data-test-payment]");
  await page.waitForSelector('[data-status="paid"]');
  const total = Number(await page.getAttribute("[data-order-total]", "data-order-total"));
  const ledger = await page.evaluate(
    async () => (await (await fetch("/v1/ledger")).json()).entries,
  );
  const placed = ledger.find(({ entry }) => entry.command.kind === "placeOrder").entry;
  const [{ sku, quantity }] = placed.command.args.lines;
  assert.equal(quantity, 2);
  shop.command(
    name,
    ["completeOrder", { orderId }],
    ["refund", { orderId, lines: [{ sku, quantity: 1 }] }],
  );
  await page.reload();
  await page.waitForSelector("[data-returned='1']");
  assert.match(await page.textContent("[data-status='completed']"), /partly returned/);
  const back = await page.textContent("[data-off='refunded'] dd");
  assert.equal(Number(back.replace(/[^\d]/g, "")), total / 2);
  await page.waitForSelector("text=taken back with the return");
  await ada.go("#/member/orders");
  assert.match(await page.textContent(".order-row .pill"), /partly returned/);
});
