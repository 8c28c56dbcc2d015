// SPDX-License-Identifier: MIT
// A real shop for a test: the demo data through the real subcommands, served by a real process on
// a port of its own. The prepared folder is made once for a build of the program and then copied.

import { execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../..", import.meta.url));
export const program = process.env.TILLSIDE_PROGRAM ?? join(root, "build/release/bin/tillside");
/** The log of the server is one JSON line a request: shown where it is asked for. */
const log = process.env.TILLSIDE_E2E_LOG ? "inherit" : "ignore";
const storefront = process.env.TILLSIDE_STOREFRONT ?? join(root, "web/storefront/dist");

function run(...args) {
  execFileSync(program, args, { stdio: ["ignore", "ignore", "inherit"], timeout: 300_000 });
}

/** The made-up shop, as `demo-data` writes it. */
export function demoSource(folder) {
  const now = `${new Date().toISOString().slice(0, 10)}T00:00:00Z`;
  run("demo-data", "--out", folder, "--seed", "7", "--now", now);
}

/** The plain or the compressed file of that name. */
function fileOf(folder, stem) {
  return [`${stem}.csv`, `${stem}.csv.gz`].map((name) => join(folder, name)).find(existsSync);
}

/**
 * Makes the folder whole or not at all; a second process finds it ready.
 * @param {string} name  one for each source
 * @param {(folder: string) => void} write  puts items.csv, orders.csv, perhaps program.json there
 * @param {boolean} train  false where no list is looked at
 */
function prepared(name, write, train) {
  const stamp = Math.trunc(statSync(program).mtimeMs).toString(36);
  const ready = join(tmpdir(), `tillside-e2e-${name}-${stamp}`);
  if (existsSync(ready)) return ready;
  const work = mkdtempSync(join(tmpdir(), "tillside-e2e-work-"));
  const source = join(work, "source");
  const shop = join(work, "shop");
  mkdirSync(source);
  write(source);
  const files = ["--items", fileOf(source, "items"), "--orders", fileOf(source, "orders")];
  const rules = join(source, "program.json");
  const given = existsSync(rules) ? ["--program", rules] : [];
  run("import", ...files, "--data", shop, ...given);
  if (train) run("train", "--data", shop);
  rmSync(source, { recursive: true });
  if (!existsSync(ready)) renameSync(shop, ready);
  rmSync(work, { recursive: true, force: true });
  return ready;
}

export async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function healthy(url, child) {
  for (let i = 0; i < 300; i++) {
    if (child.exitCode !== null) throw new Error(`serve ended with ${child.exitCode}`);
    const answer = await fetch(`${url}/healthz`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("serve did not answer within 30 s");
}

/** One running shop: its address, a way to stop and to start it again on the same port and data. */
export class Shop {
  static async open({ name = "demo", write = demoSource, web = storefront, train = true } = {}) {
    const shop = new Shop();
    shop.web = web;
    shop.folder = mkdtempSync(join(tmpdir(), "tillside-shop-"));
    shop.data = join(shop.folder, "data");
    mkdirSync(shop.data);
    cpSync(prepared(name, write, train), shop.data, { recursive: true });
    shop.port = await freePort();
    shop.url = `http://127.0.0.1:${shop.port}`;
    await shop.start();
    return shop;
  }

  async start() {
    const args = ["--demo", "--data", this.data, "--port", String(this.port), "--web", this.web];
    this.child = spawn(program, ["serve", ...args], { stdio: ["ignore", "ignore", log] });
    await healthy(this.url, this.child);
  }

  /** Commands of the shop's back end, while it runs. `member` is an account's name. */
  command(member, ...commands) {
    const lines = commands.map(([kind, args]) => {
      const commandId = randomBytes(16).toString("hex");
      return JSON.stringify({ member: `@${member}`, commandId, kind, args });
    });
    const file = join(this.folder, "commands.jsonl");
    writeFileSync(file, `${lines.join("\n")}\n`);
    run("command", "--data", this.data, file);
  }

  async stop() {
    if (this.child.exitCode !== null) return;
    const ended = new Promise((resolve) => this.child.once("exit", resolve));
    this.child.kill("SIGTERM");
    await ended;
  }

  async close() {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
