// SPDX-License-Identifier: MIT
// Two shoppers with opposite tastes: up to the order placed, their browsers send the same requests,
// the same addresses and sizes in the same order. Only the order itself may tell them apart.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Shopper } from "./support/browser.mjs";
import { Recorder } from "./support/recorder.mjs";
import { browser, openStage, shop } from "./support/stage.mjs";

openStage();

/** The categories of the shop, as its first page lists them. */
async function categories() {
  const visitor = await Shopper.enter(browser, shop.url);
  await visitor.go("#/categories");
  await visitor.page.waitForSelector(".tiles a");
  const routes = await visitor.page
    .locator(".tiles a")
    .evaluateAll((all) => all.map((one) => one.getAttribute("href")));
  await visitor.leave();
  return routes;
}

/** Looks around in one category for a while, searches, fills a cart, signs up and stops. */
async function shopFor(taste, name, routes) {
  const recorder = await Recorder.before(shop.url);
  const shopper = await Shopper.enter(browser, recorder.url);
  await shopper.settled();
  await shopper.page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  for (const route of routes) {
    await shopper.go(route);
    await shopper.page.waitForSelector("ts-listing article.card");
    for (let i = 0; i < 3; i++) {
      await shopper.go(route);
      await shopper.page.click(`ts-listing .card-title a >> nth=${i}`);
      await shopper.page.click("[data-add]");
    }
  }
  await shopper.go(`#/search/${taste}`);
  await shopper.page.waitForSelector("ts-listing");
  await shopper.go("#/");
  await shopper.page.reload();
  await shopper.settled();
  await shopper.go("#/checkout");
  await shopper.page.waitForSelector("ts-checkout ts-sign-in");
  await shopper.signUp(name);
  await shopper.page.waitForSelector("[data-place]");
  await shopper.page.waitForSelector('[data-sync="idle"]', { state: "attached" });
  await recorder.quiet();
  const before = recorder.requests.slice();
  await shopper.page.click("[data-place]");
  await shopper.page.waitForSelector("[data-confirmed]");
  const after = recorder.requests.slice(before.length);
  await shopper.leave();
  await recorder.close();
  return { before, after };
}

const line = ({ method, url, bytes }) => `${method} ${url} ${bytes}`;
const isOurs = ({ url }) => url.startsWith("/v1/");

/** What the package asks, in its order. */
function questions({ before }) {
  return before.filter(isOurs).map(line);
}

/**
 * The files of the shell, which the browser itself asks for side by side when it reads the
 * document: which and how often, without the order. Its own look for a newer service worker stays
 * out: it comes a while after a page was opened, or not if the page is gone by then.
 */
function shellFiles({ before }) {
  return before
    .filter((request) => !isOurs(request) && request.url !== "/service-worker.js")
    .map(line)
    .sort();
}

test("opposite tastes, the same requests up to the order", async () => {
  const routes = await categories();
  assert.ok(routes.length >= 4);
  const one = await shopFor("socks", "shopper-aa", routes.slice(0, 2));
  const other = await shopFor("lamp", "shopper-bb", routes.slice(-2));
  assert.ok(one.before.length > 5, "the recorder saw the shop being opened");
  assert.deepEqual(questions(other), questions(one));
  assert.deepEqual(shellFiles(other), shellFiles(one));
  assert.ok(one.after.some(({ url }) => url === "/v1/sync"));
});
