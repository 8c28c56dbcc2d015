// SPDX-License-Identifier: MIT
// Every page at the width of a phone and of a desk, in both languages: nothing sticks out, all that
// can be pressed has a name, texts can be read by day and by night, the language is marked. With
// TILLSIDE_SCREENSHOTS=DIR the pages are kept as pictures to be looked at.

import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { Shopper } from "./support/browser.mjs";
import { faintTexts } from "./support/contrast.mjs";
import { browser, openStage, shop } from "./support/stage.mjs";

const album = process.env.TILLSIDE_SCREENSHOTS;

openStage();
before(async () => {
  if (album) mkdirSync(album, { recursive: true });
});
/** What is wrong with the page as it stands, in words. */
function faults() {
  const wrong = [];
  const wide = document.documentElement.scrollWidth - innerWidth;
  if (wide > 0) wrong.push(`sticks out by ${wide} px`);
  if (document.querySelectorAll("main h1").length !== 1) wrong.push("not one h1");
  for (const image of document.images) {
    if (!image.hasAttribute("alt")) wrong.push(`no alt: ${image.src.slice(0, 60)}`);
  }
  const name = (one) => one.getAttribute("aria-label") || one.title || one.textContent.trim();
  for (const one of document.querySelectorAll("button, a[href]")) {
    const hidden = one.closest("[aria-hidden=true]") !== null;
    if (!hidden && name(one) === "") {
      wrong.push(`no name: ${one.outerHTML.slice(0, 80)}`);
    }
  }
  for (const field of document.querySelectorAll("input, select")) {
    const labelled = field.labels?.length > 0 || field.hasAttribute("aria-label");
    if (!labelled && !field.hasAttribute("aria-labelledby")) wrong.push(`no label: ${field.name}`);
  }
  const ids = [...document.querySelectorAll("[id]")].map((one) => one.id);
  const twice = ids.find((id, i) => ids.indexOf(id) !== i);
  if (twice) wrong.push(`an id twice: ${twice}`);
  let level = 0;
  for (const heading of document.querySelectorAll("h1, h2, h3, h4")) {
    if (!heading.checkVisibility()) continue;
    const next = Number(heading.tagName[1]);
    if (next > level + 1) wrong.push(`h${level}, then h${next}: ${heading.textContent.trim()}`);
    level = next;
  }
  for (const one of document.querySelectorAll("[aria-labelledby], [aria-describedby]")) {
    const named = ["aria-labelledby", "aria-describedby"].flatMap(
      (kind) => one.getAttribute(kind)?.split(" ") ?? [],
    );
    const lost = named.find((id) => !document.getElementById(id));
    if (lost) wrong.push(`names what is not there: ${lost}`);
  }
  for (const one of document.querySelectorAll("button, summary, select, [role=button]")) {
    const { width, height } = one.getBoundingClientRect();
    if (width > 0 && one.checkVisibility() && Math.min(width, height) < 24) {
      wrong.push(`too small for a finger, ${width} x ${height}: ${one.outerHTML.slice(0, 80)}`);
    }
  }
  const styled = document.querySelector("ts-app [style]");
  if (styled) wrong.push(`an inline style: ${styled.outerHTML.slice(0, 120)}`);
  return wrong;
}

const kPages = [
  ["home", "#/", "ts-home article.card"],
  ["categories", "#/categories", ".tile"],
  ["category", undefined, "ts-listing article.card"],
  ["search", "#/search/tea", "ts-listing article.card"],
  ["brand", "#/brand/Willow%20%26%20Wren", "ts-listing article.card"],
  ["channel", "#/channel/gift", "ts-listing article.card"],
  ["privacy", "#/privacy", "ts-privacy [data-meter]"],
  ["product", undefined, '.product, section[data-list="similar"]'],
  ["cart", "#/cart", "button.total"],
  ["checkout", "#/checkout", "ts-checkout h1"],
  ["member", "#/member", "[data-balance]"],
  ["benefits", "#/member/benefits", "[data-reward]"],
  ["orders", "#/member/orders", "ts-member h1"],
  ["ledger", "#/member/ledger", "[data-chain]"],
  ["taste", "#/taste", "[data-spot]"],
];

async function look(shopper, name, width, language) {
  const { page } = shopper;
  await page.waitForTimeout(300);
  if (album) {
    const path = join(album, `${name}-${width}-${language.slice(0, 2)}.png`);
    await page.screenshot({ path, fullPage: true, caret: "initial" });
  }
  assert.deepEqual(await page.evaluate(faults), [], `${name} at ${width} px in ${language}`);
  assert.equal(await page.getAttribute("html", "lang"), language);
  if (language === "en") {
    for (const colorScheme of ["dark", "light"]) {
      await page.emulateMedia({ colorScheme });
      assert.deepEqual(
        await page.evaluate(faintTexts),
        [],
        `${name} at ${width} px, ${colorScheme}`,
      );
    }
  }
}

for (const phone of [true, false]) {
  const width = phone ? 390 : 1440;
  test(`every page at ${width} px, in both languages`, async () => {
    const shopper = await Shopper.enter(browser, shop.url, { phone });
    const { page } = shopper;
    page.on("console", (message) => {
      const planned = message.location().url.includes("score-worker");
      if (message.type() === "error" && !planned) shopper.problems.push(message.text());
    });
    if (!phone) await page.setViewportSize({ width, height: 900 });
    await shopper.settled();
    await shopper.go("#/categories");
    const category = await page.getAttribute(".tiles a >> nth=1", "href");
    await shopper.go(category);
    await page.waitForSelector("ts-listing article.card");
    for (let i = 0; i < 3; i++) {
      await shopper.go(category);
      await page.click(`ts-listing .card-title a >> nth=${i}`);
      await page.click("[data-add]");
    }
    const product = await page.evaluate(() => location.hash);
    await shopper.go("#/member");
    await page.waitForSelector("ts-sign-in");
    for (const language of ["en", "zh-CN"]) {
      await page.click(`[data-language="${language}"]`);
      await look(shopper, "sign-in", width, language);
    }
    await shopper.signUp();
    await page.waitForSelector("[data-balance]");
    for (const language of ["en", "zh-CN"]) {
      await page.click(`[data-language="${language}"]`);
      for (const [name, route, sign] of kPages) {
        await shopper.go(route ?? { category, product }[name]);
        await page.waitForSelector(sign);
        await look(shopper, name, width, language);
      }
      await shopper.go("#/cart");
      await page.click("button.total");
      await page.waitForSelector("dialog[open]");
      if (album) {
        const path = join(album, `explain-${width}-${language.slice(0, 2)}.png`);
        await page.screenshot({ path, caret: "initial" });
      }
      await page.keyboard.press("Escape");
    }
    await shopper.leave();
  });
}

test("lists beside a product repeat nothing, and a category shows what is new in it", async () => {
  const shopper = await Shopper.enter(browser, shop.url);
  const { page } = shopper;
  await shopper.settled();
  await shopper.go("#/categories");
  await page.click(".tiles a >> nth=2");
  await page.waitForSelector('section[data-list="newIn"] article.card');
  await page.click("ts-listing .card-title a >> nth=0");
  const lists = ["goesWith", "similar", "across"];
  for (const list of lists) {
    await page.waitForSelector(`section[data-list="${list}"] article.card`);
    await page.waitForSelector(`section[data-list="${list}"] .why-list`);
  }
  const shown = await page.evaluate(
    (names) =>
      names.flatMap((name) => {
        const cards = document.querySelectorAll(`section[data-list="${name}"] article.card`);
        return [...cards].map((card) => card.querySelector("a").hash);
      }),
    lists,
  );
  assert.equal(new Set(shown).size, shown.length);
  assert.ok(!shown.includes(await page.evaluate(() => location.hash)));
  await shopper.leave();
});

/** How far what was on the screen has moved by itself since the navigation. */
function jumps() {
  return new Promise((resolve) => {
    new PerformanceObserver((list) => {
      const shifts = list.getEntries().filter((one) => !one.hadRecentInput);
      resolve(shifts.reduce((sum, one) => sum + one.value, 0));
    }).observe({ type: "layout-shift", buffered: true });
    setTimeout(resolve, 500, 0); // an observer without entries is never called
  });
}

test("nothing jumps while a page opens", async () => {
  const shopper = await Shopper.enter(browser, shop.url, { phone: true });
  await shopper.settled();
  for (const route of ["#/", "#/categories", "#/search/tea", "#/cart", "#/taste", "#/member"]) {
    await shopper.go(route);
    await shopper.page.reload();
    await shopper.page.waitForSelector("ts-app main .page:not(.opening)");
    await shopper.page.waitForTimeout(500);
    const moved = await shopper.page.evaluate(jumps);
    assert.ok(moved < 0.02, `${route} moved by ${moved}`);
  }
  await shopper.leave();
});
