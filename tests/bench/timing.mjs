// SPDX-License-Identifier: MIT
//
// Can somebody who sees when requests come tell what a shopper likes? Two shoppers of opposite
// tastes open the shop again and again, in turn and in random order within a pair; for each gap
// between requests the Wilcoxon signed-rank test says how likely a difference as large as the one
// seen is if there is none. The smallest p, times the number of gaps, is what is judged: the
// command fails below 0.01.
//
// Run by script/bench timing [--pairs N]   (200 pairs take about ten minutes)

import { parseArgs } from "node:util";
import { launch, Shopper } from "../e2e/support/browser.mjs";
import { Recorder } from "../e2e/support/recorder.mjs";
import { Shop } from "../e2e/support/shop.mjs";
import { printTimes, quantile } from "./support/figures.mjs";

const { values: options } = parseArgs({
  options: { json: { type: "boolean" }, pairs: { type: "string", default: "200" } },
});
const pairs = Math.max(10, Number(options.pairs));
const list = 'section[data-list="forYou"]';

/** Upper tail of the normal distribution, both sides (Abramowitz and Stegun 26.2.17). */
function twoSided(z) {
  const x = Math.abs(z);
  const t = 1 / (1 + 0.2316419 * x);
  const series =
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return Math.min(1, 2 * series * (Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)));
}

/** p of the signed-rank test: are the differences centred on zero? Equal pairs are left out. */
function signedRank(differences) {
  const moved = differences.filter((one) => one !== 0).sort((a, b) => Math.abs(a) - Math.abs(b));
  const n = moved.length;
  if (n < 10) return 1;
  let positive = 0;
  for (const [i, one] of moved.entries()) if (one > 0) positive += i + 1;
  const mean = (n * (n + 1)) / 4;
  const deviation = Math.sqrt((n * (n + 1) * (2 * n + 1)) / 24);
  return twoSided((positive - mean) / deviation);
}

/** A shopper who looked at and bought things of some categories. */
async function shopperOf(browser, recorder, routes) {
  const shopper = await Shopper.enter(browser, recorder.url);
  await shopper.settled();
  await shopper.page.evaluate(() => navigator.serviceWorker.ready);
  for (const route of routes) {
    await shopper.go(route);
    await shopper.page.waitForSelector("ts-listing article.card");
    for (let i = 0; i < 4; i++) {
      await shopper.go(route);
      await shopper.page.click(`ts-listing .card-title a >> nth=${i}`);
      await shopper.page.click("[data-add]");
    }
  }
  await shopper.go("#/");
  await shopper.page.reload();
  await shopper.page.waitForSelector(`${list}[data-current="true"]`);
  return shopper;
}

const kAsked = ["/v1/shop", "/v1/catalog/manifest", "/v1/me"];

/** Milliseconds between the requests of one more visit, by what they ask. */
async function visit(shopper, recorder) {
  recorder.requests.length = 0;
  await shopper.page.reload();
  await shopper.page.waitForFunction(
    () => performance.getEntriesByName("tillside:ready").length > 0,
  );
  await shopper.page.waitForSelector(`${list}[data-current="true"]`);
  const asked = () => kAsked.map((path) => recorder.requests.find(({ url }) => url === path)?.at);
  for (let i = 0; i < 200 && asked().includes(undefined); i++) {
    await shopper.page.waitForTimeout(20);
  }
  const at = asked();
  const gaps = new Map();
  for (let i = 1; i < at.length; i++) {
    if (at[i] !== undefined) gaps.set(`${kAsked[i - 1]} to ${kAsked[i]}`, at[i] - at[i - 1]);
  }
  return gaps;
}

const shop = await Shop.open();
const recorder = await Recorder.before(shop.url);
const browser = await launch();
let worst = 1;
try {
  const visitor = await Shopper.enter(browser, shop.url);
  await visitor.go("#/categories");
  await visitor.page.waitForSelector(".tiles a");
  const links = visitor.page.locator(".tiles a");
  const routes = await links.evaluateAll((all) => all.map((one) => one.getAttribute("href")));
  await visitor.leave();
  const one = await shopperOf(browser, recorder, routes.slice(0, 3));
  const other = await shopperOf(browser, recorder, routes.slice(-3));
  const seen = new Map();
  for (let pair = 0; pair < pairs; pair++) {
    if (pair % 20 === 0) console.error(`  pair ${pair + 1} of ${pairs}`);
    const turned = Math.random() < 0.5;
    const first = await visit(turned ? other : one, recorder);
    const second = await visit(turned ? one : other, recorder);
    for (const [gap, time] of first) {
      if (!second.has(gap)) throw new Error(`the two asked differently: ${gap}`);
      const times = seen.get(gap) ?? { one: [], other: [] };
      times.one.push(turned ? second.get(gap) : time);
      times.other.push(turned ? time : second.get(gap));
      seen.set(gap, times);
    }
  }
  for (const [gap, times] of seen) {
    printTimes("timing", gap, "one taste", times.one);
    printTimes("timing", gap, "the other", times.other);
    const differences = times.one.map((time, i) => time - times.other[i]);
    const p = Math.min(1, signedRank(differences) * seen.size);
    worst = Math.min(worst, p);
    console.log(JSON.stringify({ bench: "timing", case: gap, subject: "p", value: p, unit: "" }));
    printTimes("timing", gap, "difference", [quantile(differences, 0.5)]);
  }
  await one.leave();
  await other.leave();
} finally {
  await browser.close();
  await recorder.close();
  await shop.close();
}
if (worst <= 0.01) {
  console.error(`  the two tastes can be told apart by time (p = ${worst})`);
  process.exitCode = 1;
}
