// SPDX-License-Identifier: MIT
// The whole journey: a guest browses and quotes, signs up, orders, pays with test money, and gets
// points.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { enter, openStage } from "./support/stage.mjs";

let guest;

openStage();
before(async () => {
  guest = await enter();
});
test("the first page shows products with a reason for each, drawn on the device", async () => {
  await guest.settled();
  const cards = guest.page.locator('section[data-list="forYou"] article.card');
  assert.ok((await cards.count()) >= 5);
  assert.equal(await cards.locator(".card-reason").count(), await cards.count());
  const pictures = await cards.locator("img").evaluateAll((all) => all.map((one) => one.src));
  assert.ok(pictures.every((address) => address.startsWith("data:image/svg+xml,")));
});

test("what was in view for a second is noted as seen, and makes no taste", async () => {
  await guest.page.locator(".card").first().scrollIntoViewIfNeeded();
  await guest.page.waitForTimeout(1800);
  await guest.go("#/taste");
  await guest.page.waitForSelector('[data-taste="impression"]', { state: "attached" });
  assert.equal(await guest.page.locator("[data-spot]").count(), 0);
  await guest.go("#/");
});

test("a category and a search are found on the device", async () => {
  await guest.go("#/categories");
  await guest.page.click(".tiles a >> nth=0");
  await guest.page.waitForSelector("ts-listing article.card");
  await guest.page.fill("#search", "socks");
  await guest.page.press("#search", "Enter");
  await guest.page.waitForFunction(() => location.hash.startsWith("#/search/"));
  await guest.page.waitForSelector("ts-listing article.card");
  const first = await guest.page.textContent("ts-listing .card-title >> nth=0");
  assert.match(first, /sock/i);
});

test("a product has similar ones, and variants change by their options", async () => {
  await guest.page.click("ts-listing .card-title a >> nth=0");
  await guest.page.waitForSelector(".product h1");
  await guest.page.waitForSelector('section[data-list="similar"] article.card');
  const pressed = guest.page.locator('.option .choice[aria-pressed="true"]');
  const other = guest.page.locator('.option .choice[aria-pressed="false"]:not([disabled])');
  if ((await other.count()) > 0) {
    const words = await other.first().textContent();
    await other.first().click();
    await guest.page.waitForFunction(
      (wish) =>
        [...document.querySelectorAll('.choice[aria-pressed="true"]')].some(
          (one) => one.textContent.trim() === wish,
        ),
      words.trim(),
    );
  }
  assert.ok((await pressed.count()) > 0 || (await other.count()) === 0);
});

test("the cart quotes at once, and a code that does not exist is named as such", async () => {
  await guest.page.click("[data-add]");
  await guest.go("#/cart");
  const one = await guest.total();
  assert.ok(one > 0);
  await guest.page.click("ts-cart .quantity button >> nth=1");
  await guest.page.waitForFunction(
    (before) => Number(document.querySelector("button.total").dataset.total) > before,
    one,
  );
  await guest.page.fill('input[name="code"]', "NO-SUCH-CODE");
  await guest.page.press('input[name="code"]', "Enter");
  const words = await guest.page.textContent('[data-coupon-refused="NO-SUCH-CODE"]');
  assert.match(words, /^\s*NO-SUCH-CODE: no such code/);
  // It is left in the field to be mended and is no code of the cart, which could not be ordered.
  assert.equal(await guest.page.inputValue('input[name="code"]'), "NO-SUCH-CODE");
  assert.equal(await guest.page.locator("[data-coupon]").count(), 0);
  await guest.page.fill('input[name="code"]', "");
  await guest.page.waitForSelector("[data-coupon-refused]", { state: "detached" });
});

test("the explanation adds up: its lines to the total that is shown", async () => {
  const total = await guest.total();
  await guest.page.click("button.total");
  await guest.page.waitForSelector("dialog[open]");
  const shown = await guest.page.textContent("[data-explained-total]");
  assert.equal(Number(shown.replace(/[^\d]/g, "")), total);
  await guest.page.keyboard.press("Escape");
});

test("checkout asks a guest to sign in and keeps the cart", async () => {
  const total = await guest.total();
  await guest.page.click("[data-checkout]");
  await guest.page.waitForSelector("ts-checkout ts-sign-in");
  await guest.page.fill('ts-sign-in input[name="name"]', "x");
  await guest.page.fill('ts-sign-in input[name="password"]', "correct horse");
  await guest.page.check('ts-sign-in input[name="agree"]');
  await guest.page.click("ts-sign-in button.wide");
  await guest.page.waitForSelector('[data-problem="name_too_short"]');
  await guest.signUp();
  await guest.page.waitForSelector("[data-place]");
  assert.equal(await guest.total(), total);
});

test("the order is confirmed by the server for the total that was shown", async () => {
  const total = await guest.total();
  await guest.page.click("[data-place]");
  await guest.page.waitForSelector("[data-confirmed]");
  assert.equal(
    Number(await guest.page.getAttribute("[data-order-total]", "data-order-total")),
    total,
  );
  assert.equal(await guest.page.getAttribute("[data-status]", "data-status"), "placed");
});

test("a test payment pays it, and points appear", async () => {
  await guest.page.click("[data-test-payment]");
  await guest.page.waitForSelector('[data-status="paid"]');
  await guest.go("#/member");
  await guest.page.waitForFunction(
    () => Number(document.querySelector("[data-balance]")?.dataset.balance ?? 0) > 0,
  );
  await guest.go("#/member/ledger");
  await guest.page.waitForSelector('[data-chain="whole"]');
  assert.ok((await guest.page.locator("[data-revision]").count()) >= 3);
});

test("Chinese is spoken, and kept over a reload", async () => {
  await guest.page.click('[data-language="zh-CN"]');
  assert.equal(await guest.page.getAttribute("html", "lang"), "zh-CN");
  await guest.page.reload();
  await guest.page.waitForSelector('[data-chain="whole"]');
  assert.match(await guest.page.textContent("h1"), /你好/);
});

test("each list says why, in shares that add up", async () => {
  await guest.go("#/");
  await guest.page.click('section[data-list="forYou"] .why-list summary');
  const shares = await guest.page
    .locator('section[data-list="forYou"] .why-causes .num')
    .allTextContents();
  const sum = shares.reduce((all, words) => all + Number.parseFloat(words), 0);
  assert.ok(shares.length >= 2);
  assert.ok(Math.abs(sum - 100) <= 0.1 * shares.length, `${shares.join(" + ")} = ${sum}`);
});

test("an item taken out of the map is gone from it and from the reasons at once", async () => {
  await guest.go("#/taste");
  await guest.page.click("[data-spot] >> nth=0");
  const sku = await guest.page.getAttribute("[data-detail]", "data-detail");
  const cause = `section[data-list="forYou"] .why-causes a[href$="/${encodeURIComponent(sku)}"]`;
  assert.equal(await guest.page.locator(cause).count(), 1);
  await guest.page.click("[data-forget]");
  await guest.page.waitForFunction(
    (selectors) => selectors.every((one) => document.querySelector(one) === null),
    [`[data-spot="${sku}"]`, cause],
  );
});

test("what the browser noted can be read, paused and erased", async () => {
  await guest.go("#/taste");
  await guest.page.click(".taste-notes summary");
  await guest.page.waitForSelector("[data-taste]");
  await guest.page.waitForSelector('[data-isolation="enforced"]');
  await guest.page.click("[data-pause]");
  await guest.page.waitForSelector('[data-pause][aria-pressed="true"]');
  await guest.page.click("[data-erase]");
  await guest.page.waitForFunction(() => document.querySelector("[data-taste]") === null);
});
