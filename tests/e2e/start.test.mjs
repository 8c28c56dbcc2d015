// SPDX-License-Identifier: MIT
// A visit begins with the list that the device kept: the one that would be scored now, or one that
// says that it is not, and then the new one takes its place without moving anything.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { browser, enter, openStage, shop } from "./support/stage.mjs";

const list = 'section[data-list="forYou"]';
let guest;

openStage();
before(async () => {
  guest = await enter();
  await guest.settled();
  await guest.page.addInitScript(noteStates, list);
  await guest.page.click(`${list} .card-title a >> nth=2`);
  await guest.page.click("[data-add]");
  await guest.go("#/");
  await guest.page.waitForSelector(`${list}[data-current="true"]`);
  await stored();
});
/** Runs in the page: what the first list said of itself, with its skus, at each change. */
function noteStates(selector) {
  globalThis.seen = [];
  new MutationObserver(() => {
    const found = document.querySelector(selector);
    const cards = found?.querySelectorAll("article.card") ?? [];
    if (cards.length === 0) return;
    const skus = [...cards].map((one) => one.dataset.sku).join();
    const state = { current: found.dataset.current, skus, top: Math.round(found.offsetTop) };
    if (JSON.stringify(state) !== JSON.stringify(seen.at(-1))) seen.push(state);
  }).observe(document, { childList: true, subtree: true, attributes: true });
}

/** Changes the kept list's record, or only reads it. */
function stored(change) {
  return guest.page.evaluate(async (fields) => {
    const promised = (request) =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const db = await promised(indexedDB.open("tillside"));
    let first;
    while (first === undefined) {
      first = await promised(db.transaction("records").objectStore("records").get("first"));
      if (first === undefined) await new Promise((resolve) => setTimeout(resolve, 20));
    }
    if (fields !== undefined) {
      const records = db.transaction("records", "readwrite").objectStore("records");
      const list = fields.turned
        ? { ...first.list, items: first.list.items.toReversed() }
        : first.list;
      await promised(records.put({ ...first, ...fields, list }, "first"));
    }
    db.close();
    return first;
  }, change);
}

async function reload() {
  await guest.page.reload();
  await guest.page.waitForFunction(() => performance.getEntriesByName("tillside:ready").length > 0);
  await guest.page.waitForSelector(`${list}[data-current="true"]`);
  return guest.page.evaluate(() => {
    const at = (station) => performance.getEntriesByName(`tillside:${station}`)[0].startTime;
    const [held, scored, engine, catalogue] = ["held", "scored", "engine", "catalogue"].map(at);
    return { seen, held, scored, engine, catalogue };
  });
}

test("the kept list is the one scored now, and stands before the catalogue is read", async () => {
  const { seen, held, scored, engine, catalogue } = await reload();
  assert.equal(seen[0].current, "true");
  assert.deepEqual([...new Set(seen.map((one) => one.skus))], [seen[0].skus]);
  assert.ok(held < catalogue);
  // The page's own engine gives way to the list, unless that takes longer than it may.
  assert.ok(engine > scored || engine - held >= 300, `engine ${engine}, scored ${scored}`);
});

test("a list of other notes says so, and gives way to the new one where it stands", async () => {
  await stored({ scoredFrom: "other notes", turned: true });
  const { seen } = await reload();
  const last = seen.at(-1);
  assert.equal(seen[0].current, "false");
  assert.equal(seen[0].skus, last.skus.split(",").toReversed().join());
  assert.equal(last.current, "true");
  assert.deepEqual(
    seen.filter((one) => one.current === "true").map((one) => one.skus),
    [last.skus],
  );
  assert.deepEqual([...new Set(seen.map((one) => one.top))], [last.top]);
});

test("what was kept for another version of the catalogue is not shown", async () => {
  await stored({ version: "0".repeat(32), turned: true });
  const { seen } = await reload();
  assert.ok(seen.every((one) => one.skus === seen.at(-1).skus));
});

test("while the model is on its way, something of every shelf stands in", async () => {
  const { segments } = await (await fetch(`${shop.url}/v1/catalog/manifest`)).json();
  const { sha256 } = segments.find(({ content }) => content === "pack");
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.route(
    (url) => url.pathname === `/v1/chunks/${sha256}`,
    async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 3000));
      await route.continue();
    },
  );
  await page.goto(shop.url);
  await page.waitForSelector("ts-home h1");
  await page.waitForSelector('section[data-list="samples"] article.card');
  await page.waitForSelector(`${list} article.card`);
  assert.equal(await page.locator('section[data-list="samples"]').count(), 0);
  await context.close();
});
