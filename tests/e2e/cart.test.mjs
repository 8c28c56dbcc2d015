// SPDX-License-Identifier: MIT
// The cart's questions: what to add, what if, and the receipt that anybody can check. The figures
// promised are compared with what the till then asks.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { loadEngine } from "tillside";
import { program } from "./support/shop.mjs";
import { enter, openStage, shop } from "./support/stage.mjs";

let guest;

openStage();
before(async () => {
  guest = await enter();
});
function totalIs(total) {
  return guest.page.waitForFunction(
    (wish) => document.querySelector("button.total")?.dataset.total === String(wish),
    total,
  );
}

test("what to add: the till asks exactly what was promised", async () => {
  // The tour puts a cart together that is just short of a promotion.
  await guest.page.click("[data-begin]");
  await guest.page.click('[data-story="fill"]');
  await guest.page.waitForSelector("[data-story-total]");
  await guest.go("#/cart");
  await guest.page.waitForSelector('.nudge[data-kind="pay_less"] .topup');
  const before = await guest.total();
  const best = guest.page.locator('.nudge[data-kind="pay_less"] .topup').first();
  const extra = Number(await best.getAttribute("data-extra"));
  assert.ok(extra < 0, "one pays less");
  await best.locator("button").click();
  await totalIs(before + extra);
});

test("what if: a code costs what was promised, a tier is answered, nothing changes", async () => {
  const before = await guest.total();
  await guest.page.click("ts-what-if summary");
  await guest.page.waitForSelector('[data-what-if="tier:gold"]');
  await guest.page.fill('[data-what-if="day"] input', "2031-06-01");
  await guest.page.waitForSelector('[data-what-if="day"][data-total]');
  assert.equal(await guest.total(), before);
  const row = '[data-what-if="code:WELCOME10"]';
  const promised = Number(await guest.page.getAttribute(row, "data-total"));
  assert.ok(promised < before);
  await guest.page.click(".ticket >> text=WELCOME10");
  await totalIs(promised);
});

test("the best codes are found among those that there are", async () => {
  const before = await guest.total();
  await guest.page.click("[data-use-best]");
  await guest.page.waitForSelector("[data-best]");
  assert.ok((await guest.total()) <= before);
  assert.ok(await guest.page.isVisible('[data-coupon="WELCOME10"]'));
});

test("a receipt is kept, and gives the same quote wherever it is run", async () => {
  await guest.page.click("button.total");
  await guest.page.click('[data-receipt="again"]');
  await guest.page.waitForSelector('[data-replayed="same"]');
  const coming = guest.page.waitForEvent("download");
  await guest.page.click('[data-receipt="download"]');
  const file = await (await coming).path();
  const receipt = JSON.parse(readFileSync(file, "utf8"));
  const wasm = fileURLToPath(import.meta.resolve("tillside/tillside.wasm"));
  const engine = await loadEngine({ wasmBinary: readFileSync(wasm) });
  assert.deepEqual(engine.call(receipt.verb, receipt.request), receipt.reply);
  assert.equal(receipt.reply.value.totalMinor, await guest.total());
  const { programHash } = await (await fetch(`${shop.url}/v1/shop`)).json();
  assert.equal(receipt.request.programHash, programHash);
  await guest.page.keyboard.press("Escape");

  const again = () => spawnSync(program, ["receipt", file], { encoding: "utf8" });
  const same = again();
  assert.equal(same.status, 0, same.stderr);
  assert.match(same.stdout, /the same to the cent/);
  receipt.reply.value.totalMinor -= 1;
  writeFileSync(file, JSON.stringify(receipt));
  const changed = again();
  assert.equal(changed.status, 1);
  assert.match(changed.stdout, /^\/value\/totalMinor: the receipt says \d+, the till says \d+$/m);
  receipt.request.program.title.en = "Another shop";
  writeFileSync(file, JSON.stringify(receipt));
  assert.match(again().stderr, /programHash/);
});
