// SPDX-License-Identifier: MIT
// What the member agreement promises: a copy of all that the shop holds, another password, and the
// way out.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { before, test } from "node:test";
import { enter, openStage } from "./support/stage.mjs";

let ada;
let name;

openStage({ train: false, name: "orders" });
before(async () => {
  ada = await enter({ cards: false });
  await ada.go("#/member");
  name = await ada.signUp();
  await ada.page.waitForSelector('[data-balance]:not([data-balance="0"])');
});

async function signIn(password) {
  const { page } = ada;
  await ada.go("#/member");
  await page.click("ts-sign-in .tab >> nth=1");
  await page.fill('ts-sign-in input[name="name"]', name);
  await page.fill('ts-sign-in input[name="password"]', password);
  await page.click("ts-sign-in button.wide");
}

test("all that the shop holds comes as a file", async () => {
  const coming = ada.page.waitForEvent("download");
  await ada.page.click("[data-my-record]");
  const record = JSON.parse(readFileSync(await (await coming).path(), "utf8"));
  assert.equal(record.name, name);
  assert.ok(JSON.stringify(record).includes("memberEnrolled"));
});

test("another password: a wrong one is named, the right one goes on from here", async () => {
  const { page } = ada;
  await page.click("[data-new-password] summary");
  await page.fill("#password-old", "not this");
  await page.fill("#password-new", "battery staple");
  await page.click("[data-new-password] button");
  await page.waitForSelector('[data-new-password] [data-problem="credentials_wrong"]');
  await page.fill("#password-old", "correct horse");
  await page.fill("#password-new", "short");
  await page.click("[data-new-password] button");
  await page.waitForSelector('[data-new-password] [data-problem="password_too_short"]');
  await page.fill("#password-new", "battery staple");
  await page.click("[data-new-password] button");
  await page.waitForSelector("text=The password is changed");
  await page.reload();
  await page.waitForSelector("[data-balance]");
});

test("who leaves is erased: the name is free, and the device knows nobody", async () => {
  const { page } = ada;
  await page.click("[data-leave] summary");
  await page.fill("#leave-old", "battery staple");
  await page.click("[data-leave] button");
  await page.waitForFunction(() => location.hash === "#/");
  const me = await page.evaluate(async () => (await fetch("/v1/me")).json());
  assert.equal(me.signedIn, false);
  await signIn("battery staple");
  await page.waitForSelector('[data-problem="credentials_wrong"]');
  await page.click("ts-sign-in .tab >> nth=0");
  await ada.signUp(name);
  await page.waitForSelector("[data-balance]");
});
