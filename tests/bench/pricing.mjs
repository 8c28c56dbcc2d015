// SPDX-License-Identifier: MIT
//
// What a cart costs: Tillside in Wasm with the boundary included, natively, and what a web
// developer would take instead, in one process, in turn. All who price the same cart must come to
// the same total first.
//
// Run by script/bench pricing [--runs N]
//   requote_50x30  one quantity changes; total, discount, tax and the line's total are read back
//   quote_50x30    a whole cart object in, the whole quote object out
//   best_of_24     the best of 24 coupons with its proof; the slowest of 20 hostile carts
//   fold_100k      100,000 decoded events to a member's state, natively
// The others are installed by npm into build/bench-rivals, for this bench alone.

import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import createTillside from "../../web/tillside/src/wasm/tillside.js";
import { cart, items, kNow, program } from "./rivals/case.mjs";
import { dineroQuote } from "./rivals/dinero.mjs";
import { medusaPromotions, medusaQuote } from "./rivals/medusa.mjs";
import { PlainSession, plainQuote } from "./rivals/plain.mjs";
import { printRatio, printTimes, quantile } from "./support/figures.mjs";

const { values: options } = parseArgs({
  options: { json: { type: "boolean" }, runs: { type: "string", default: "25" } },
});
const runs = Number(options.runs);
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const folder = here("../../build/bench-rivals");
const native = here("../../build/release/bin/bench_pricing");

function install() {
  mkdirSync(folder, { recursive: true });
  cpSync(here("rivals/package.json"), join(folder, "package.json"));
  if (existsSync(join(folder, "node_modules/dinero.js"))) return createRequire(`${folder}/`);
  console.error("  installing the others into build/bench-rivals (270 MB)");
  const quiet = ["--no-audit", "--no-fund", "--loglevel=error"];
  execFileSync("npm", ["install", "--prefix", folder, ...quiet], { stdio: ["ignore", 2, 2] });
  return createRequire(`${folder}/`);
}

function rivals(load) {
  const dinero = load("dinero.js");
  const { CNY } = load("dinero.js/currencies");
  const { decorateCartTotals } = load("@medusajs/utils");
  const actions = join(folder, "node_modules/@medusajs/promotion/dist/utils/compute-actions");
  const { getComputedActionsForItems } = load(join(actions, "line-items.js"));
  return { dinero, CNY, medusa: { decorateCartTotals, getComputedActionsForItems } };
}

function value(reply) {
  if (!reply.ok) throw new Error(JSON.stringify(reply.error));
  return reply.value;
}

/** Microseconds for one call; so many calls a round that a round takes some milliseconds. */
function timed(call) {
  const once = performance.now();
  call();
  const calls = Math.max(1, Math.min(2000, Math.round(8 / (performance.now() - once + 1e-4))));
  const start = performance.now();
  for (let i = 0; i < calls; ++i) call();
  return ((performance.now() - start) * 1000) / calls;
}

/** Rounds of all subjects in turn, so that what else the machine does meets all of them. */
function compare(name, subjects) {
  const times = Object.fromEntries(Object.keys(subjects).map((subject) => [subject, []]));
  for (const call of Object.values(subjects)) for (let i = 0; i < 20; ++i) call();
  for (let run = 0; run < runs; ++run) {
    for (const [subject, call] of Object.entries(subjects)) times[subject].push(timed(call));
  }
  const median = {};
  for (const [subject, values] of Object.entries(times)) {
    median[subject] = printTimes("pricing", name, subject, values, "us");
  }
  for (const against of Object.keys(subjects)) {
    if (against === "tillside") continue;
    printRatio("pricing", name, "tillside", against, median[against] / median.tillside);
  }
}

function same(name, ours, theirs) {
  if (ours !== theirs) throw new Error(`${name} comes to ${theirs}, Tillside to ${ours}`);
}

/** Money as Medusa's big numbers is unrounded: within a cent a line. */
function near(name, ours, theirs, lines) {
  const cents = Number(theirs) * 100;
  if (Math.abs(ours - cents) > lines) throw new Error(`${name}: ${cents}, Tillside ${ours}`);
}

const module = await createTillside({
  wasmBinary: readFileSync(here("../../web/tillside/src/wasm/tillside.wasm")),
});
const { dinero, CNY, medusa } = rivals(install());
const held = {
  program: value(module.publishProgram(program())),
  programHash: "0".repeat(64),
};
value(module.holdProgram(held));
const request = { cart: cart(), items: items(), now: kNow };
const whole = { ...held, ...request };
const { handle } = value(module.openCart(request));
const promotions = medusaPromotions(held.program);

const quote = value(module.quoteHeld(request));
const plain = new PlainSession(held.program, request.items, request.cart);
same("plain_js session", quote.totalMinor, plain.total);
same("plain_js", quote.totalMinor, plainQuote(whole).totalMinor);
near("dinero", quote.totalMinor, dineroQuote(dinero, { CNY }, whole).total / 100, 50);
near("medusa", quote.totalMinor, medusaQuote(medusa, promotions, whole).total, 50);

let step = 0;
/** The next change: every line in turn, a quantity from 1 to 3. */
const change = () => [++step % request.cart.lines.length, (step % 3) + 1];
let sum = 0;
const changed = { ...whole, cart: structuredClone(whole.cart) };
const changeCart = () => {
  const [line, quantity] = change();
  changed.cart.lines[line].quantity = quantity;
  return changed;
};
compare("requote_50x30", {
  tillside() {
    const [line, quantity] = change();
    sum += module._tillside_cart_set(handle, line, quantity);
    sum += module._tillside_cart_figure(handle, 3) + module._tillside_cart_figure(handle, 5);
    sum += module._tillside_cart_figure(handle, 16 + line);
  },
  plain_js() {
    const [line, quantity] = change();
    sum += plain.setQuantity(line, quantity) + plain.discount + plain.tax + plain.running[line];
  },
  dinero: () => dineroQuote(dinero, { CNY }, changeCart()),
  medusa: () => medusaQuote(medusa, promotions, changeCart()),
});
compare("quote_50x30", {
  tillside: () => module.quoteHeld(request),
  plain_js: () => plainQuote(whole),
  dinero: () => dineroQuote(dinero, { CNY }, whole),
  medusa: () => medusaQuote(medusa, promotions, whole),
});

// Hostile carts: the slowest of the 20 is what is told.
const hostile = execFileSync(native, ["--hostile"], { encoding: "utf8", maxBuffer: 1 << 26 });
const slowest = { values: [], median: -1 };
for (const line of hostile.trim().split("\n")) {
  const one = JSON.parse(line);
  const proof = value(module.quoteCart(one)).certificate;
  if (!proof.proven) throw new Error("a hostile cart is not proven");
  const values = Array.from({ length: 5 }, () => timed(() => module.quoteCart(one)) / 1000);
  const median = quantile(values, 0.5);
  if (median > slowest.median) Object.assign(slowest, { values, median });
}
printTimes("pricing", "best_of_24", "tillside", slowest.values);
process.stdout.write(execFileSync(native, ["--json"]));
if (!(sum > 0)) throw new Error("nothing was priced");
