// SPDX-License-Identifier: MIT
// The examples as they stand: the page without a build beside a real shop, the Vite project as Vite
// builds it, and the till under Node.

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { freePort } from "./support/shop.mjs";
import { browser, openStage, shop } from "./support/stage.mjs";

const here = (path) => fileURLToPath(new URL(`../../web/${path}`, import.meta.url));
const children = [];

openStage();
after(async () => {
  for (const child of children) child.kill("SIGTERM");
});

async function started(script, args, url, options = {}) {
  children.push(spawn(process.execPath, [script, ...args], { stdio: "ignore", ...options }));
  for (let i = 0; i < 200; i++) {
    if ((await fetch(url).catch(() => undefined))?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${script} did not answer`);
}

test("plain: an import map and custom elements", async () => {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/`;
  await started(here("examples/plain/server.mjs"), [String(port), shop.url], url);
  const page = await browser.newPage();
  const errors = [];
  page.on("pageerror", (error) => errors.push(error.message));
  await page.goto(url);
  await page.click("tillside-list button >> nth=0");
  await page.waitForSelector("tillside-total[data-total]");
  assert.ok(Number(await page.getAttribute("tillside-total", "data-total")) > 0);
  await page.waitForFunction(() =>
    document.querySelector("#isolation").textContent.includes("enforced"),
  );
  assert.ok(await page.locator("tillside-sync").isHidden());
  await page.waitForSelector('tillside-list[list="goesWith"] button');
  await page.waitForSelector("tillside-nudge button");
  const total = () => page.getAttribute("tillside-total", "data-total").then(Number);
  const before = await total();
  const extra = Number(await page.getAttribute("tillside-nudge button", "data-extra"));
  await page.click("tillside-nudge button");
  assert.equal(await total(), before + extra);
  // An element's attribute may change: another list stands there, of as many.
  await page.$eval('tillside-list[list="goesWith"]', (list) => {
    list.setAttribute("list", "newArrivals");
    list.setAttribute("k", "3");
  });
  await page.waitForFunction(
    () => document.querySelectorAll('tillside-list[list="newArrivals"] button').length === 3,
  );
  assert.deepEqual(errors, []);
  await page.close();
});

test("vite: the engine and the sealed worker come out as files of their own", async () => {
  const vite = here("node_modules/vite/bin/vite.js");
  const cwd = here("examples/vite");
  const out = mkdtempSync(join(tmpdir(), "tillside-vite-"));
  const args = [vite, "build", "--outDir", out, "--emptyOutDir"];
  const { status } = spawnSync(process.execPath, args, {
    cwd,
    stdio: ["ignore", "ignore", "inherit"],
  });
  assert.equal(status, 0);
  const files = readdirSync(join(out, "assets"));
  assert.ok(files.some((file) => /^tillside-.*\.wasm$/.test(file)));
  const worker = files.find((file) => /^score-worker-.*\.js$/.test(file));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/`;
  const serving = ["preview", "--outDir", out, "--host", "127.0.0.1", "--port", String(port)];
  await started(vite, serving, url, { cwd });
  const { headers } = await fetch(`${url}assets/${worker}`);
  assert.match(headers.get("content-security-policy"), /default-src 'none'/);
  const page = await fetch(url);
  assert.match(page.headers.get("content-security-policy"), /^default-src 'self'/);
  rmSync(out, { recursive: true });
});

test("node: a cart inside the engine, and what to add", () => {
  const { stdout, status } = spawnSync(process.execPath, [here("examples/node/till.mjs")], {
    encoding: "utf8",
  });
  assert.equal(status, 0);
  assert.match(stdout, /4 x tea: to pay 23400, saved 3000/);
  assert.match(stdout, /200 short: add socks, pay 2010 less/);
});
