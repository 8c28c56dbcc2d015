// SPDX-License-Identifier: MIT
// The member centre: rewards and a draw that the shopper checks, a plan with proration, an
// invitation, a check-in, a freeze and an appeal.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { Shopper } from "./support/browser.mjs";
import { demoSource } from "./support/shop.mjs";
import { browser, enter, openStage, shop } from "./support/stage.mjs";

const seed = "a secret until the last ticket is sold";
let ada;
let name;

/** The made-up shop with a lottery whose seed is known here, and points for joining. */
function write(folder) {
  demoSource(folder);
  const file = join(folder, "program.json");
  const program = JSON.parse(readFileSync(file, "utf8"));
  const { rewards, earning } = program.points;
  const lottery = rewards.find((one) => one.id === "winter-draw");
  lottery.commit = createHash("sha256").update(seed).digest("hex");
  earning.find((one) => one.id === "register").amount.points = 50_000;
  writeFileSync(file, JSON.stringify(program));
}

openStage({ name: "rewards", write, train: false });
before(async () => {
  ada = await enter({ cards: false });
  await ada.go("#/member");
  name = await ada.signUp();
  await ada.page.waitForSelector("[data-balance='50000']");
});
/** What the shop did meanwhile reaches the page with its next visit. */
async function again(route) {
  await ada.page.reload();
  await ada.page.waitForSelector("ts-app main .page");
  await ada.go(route);
}

test("a check-in counts once a day, and the fortnight shows it", async () => {
  await ada.page.click("[data-check-in]");
  await ada.page.waitForSelector(".streak li.done[aria-current]");
  assert.ok(await ada.page.isDisabled("[data-check-in]"));
});

test("points buy a gift card and a ticket; what is too dear says so", async () => {
  await ada.go("#/member/benefits");
  await ada.page.click('[data-reward="card-50"] button');
  await ada.page.waitForSelector(".held >> text=¥50.00");
  await ada.page.click('[data-reward="winter-draw"] button');
  await ada.page.waitForSelector(".held ts-draw");
  assert.ok(await ada.page.isVisible('.held[data-status="waiting"]'));
});

test("a gift card pays for an order, and what is left is paid by other money", async () => {
  await ada.go("#/search/socks");
  await ada.page.click("ts-listing .card-title a >> nth=0");
  await ada.page.click("[data-add]");
  await ada.go("#/cart");
  await ada.page.click("[data-gift-card]");
  await ada.page.waitForSelector("[data-payable]");
  const payable = Number(await ada.page.getAttribute("[data-payable]", "data-payable"));
  assert.equal(payable, Math.max(0, (await ada.total()) - 5000));
  await ada.go("#/checkout");
  await ada.page.click("[data-place]");
  await ada.page.waitForSelector("[data-confirmed]");
  await ada.page.click("[data-test-payment]");
  await ada.page.waitForSelector(".pill.ok");
});

test("the revealed seed proves the draw in the shopper's own browser", async () => {
  await ada.go("#/member/benefits");
  await ada.page.waitForFunction(() => !document.querySelector("ts-sync-badge .pill"));
  const ticket = await ada.page.getAttribute('.held[data-status="waiting"]', "data-held");
  shop.command(name, ["settleReward", { id: ticket, seed }]);
  await again("#/member/benefits");
  const held = `.held[data-held="${ticket}"]`;
  await ada.page.waitForSelector(`${held}[data-status="done"]`);
  await ada.page.click(`${held} .draw summary`);
  await ada.page.waitForSelector(`${held} [data-proven="yes"]`);
  const hash = createHash("sha256").update(`${seed}:${ticket}`).digest("hex");
  const draw = Number.parseInt(hash.slice(0, 13), 16);
  assert.ok((await ada.page.textContent(`${held} .draw`)).includes(String(draw)));
});

test("a plan is paid at what is due; a dearer one takes off what is unused", async () => {
  const due = (plan) => ada.page.getAttribute(`[data-plan="${plan}"]`, "data-due").then(Number);
  assert.equal(await due("gold-year"), 19_900);
  await ada.page.click('[data-plan="silver-quarter"] button');
  await ada.page.waitForSelector('[data-membership="silver-quarter"]');
  const prorated = await due("gold-year");
  assert.ok(prorated >= 17_000 && prorated < 17_100, `${prorated}: nearly all of 29.00 is unused`);
  await ada.page.click('[data-plan="gold-year"] button');
  await ada.page.waitForSelector('[data-membership="gold-year"]');
  await ada.go("#/member");
  await ada.page.waitForSelector('[data-tier="gold"]');
});

test("who follows an invitation names the inviter with the sign-up", async () => {
  await ada.go("#/member/benefits");
  const link = await ada.page.inputValue("[data-invite]");
  const ben = await Shopper.enter(browser, link, { cards: false });
  await ben.page.waitForSelector("[data-invited]");
  await ben.signUp();
  await ben.page.waitForSelector("[data-balance]");
  const ledger = () =>
    ben.page.evaluate(async () => (await (await fetch("/v1/ledger")).json()).entries);
  let entries = [];
  while (entries.length === 0) entries = await ledger();
  assert.equal(entries[0].entry.command.args.referrer, link.split("/").at(-1));
  assert.equal(entries[0].entry.rejection, undefined);
  await ben.leave();
});

test("on another device the ledger's past is fetched, and its chain is checked there", async () => {
  const phone = await Shopper.enter(browser, shop.url, { cards: false, phone: true });
  await phone.go("#/member/ledger");
  await phone.page.click("ts-sign-in .tab >> nth=1");
  await phone.page.fill('ts-sign-in input[name="name"]', name);
  await phone.page.fill('ts-sign-in input[name="password"]', "correct horse");
  await phone.page.click("ts-sign-in button.wide");
  await phone.page.waitForSelector("[data-balance]");
  await phone.go("#/member/ledger");
  await phone.page.click("[data-earlier]");
  await phone.page.waitForSelector('[data-chain="whole"]');
  assert.ok(await phone.page.isVisible('.entry[data-revision="1"]'));
  await phone.leave();
});

test("a freeze is explained, and a penalty can be appealed against", async () => {
  shop.command(
    name,
    ["adjustPoints", { points: -100, reason: "abuse", penalty: true }],
    ["setStanding", { frozen: true, reason: "fraud" }],
  );
  await again("#/member");
  await ada.page.waitForSelector("[data-frozen]");
  await ada.page.click("[data-penalty] button");
  await ada.page.waitForSelector('[data-penalty][data-appeal="open"]');
  await ada.go("#/member/benefits");
  await ada.page.waitForSelector('[data-reward="card-50"] button[disabled]');
  assert.match(await ada.page.textContent('[data-reward="card-50"]'), /frozen/);
});
