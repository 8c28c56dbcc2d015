// SPDX-License-Identifier: MIT
//
// Goal: the packed npm package works where it was not built. Method: pack it, unpack it into a
// project elsewhere, and import every public entry in Node, which has no DOM and no IndexedDB.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

const web = fileURLToPath(new URL("../../web/", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "tillside-package-"));
const modules = join(folder, "node_modules");
const unpacked = join(modules, "tillside");
const run = (command, args, cwd) => execFileSync(command, args, { cwd, encoding: "utf8" });

before(() => {
  // The system's npm under the system's Node; packing needs no network.
  run("npm", ["pack", "--silent", "--pack-destination", folder], join(web, "tillside"));
  mkdirSync(unpacked, { recursive: true });
  const [tarball] = run("sh", ["-c", "ls *.tgz"], folder).trim().split("\n");
  run("tar", ["xzf", tarball, "-C", unpacked, "--strip-components=1"], folder);
  for (const name of Object.keys(manifest().dependencies ?? {})) {
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(join(web, "node_modules", name), join(modules, name));
  }
});
after(() => rmSync(folder, { recursive: true, force: true }));

function manifest() {
  return JSON.parse(readFileSync(join(unpacked, "package.json"), "utf8"));
}

/** The files that an entry of `exports` names, through its conditions. */
function targets(entry) {
  if (typeof entry === "string") return [entry];
  return Object.values(entry).flatMap(targets);
}

test("every file that the manifest names is in the package", () => {
  for (const [name, entry] of Object.entries(manifest().exports)) {
    for (const target of targets(entry)) {
      assert.ok(existsSync(join(unpacked, target)), `${name}: ${target} is missing`);
    }
  }
  assert.ok(existsSync(join(unpacked, "dist/tillside.js")), "the loader");
  assert.ok(existsSync(join(unpacked, "dist/tillside.wasm")), "the core");
});

test("types stand beside every entry that is imported", () => {
  for (const [name, entry] of Object.entries(manifest().exports)) {
    // A plain string is fetched, not imported: the worker, the Wasm, the manifest.
    if (typeof entry === "string") continue;
    assert.equal(Object.keys(entry)[0], "types", `${name}: types come first`);
  }
});

test("the client is imported in Node without touching a DOM", () => {
  const code = `const m = await import("tillside"); console.log(typeof m.createTillside);`;
  const output = run(process.execPath, ["--input-type=module", "-e", code], folder);
  assert.equal(output.trim(), "function");
});

const stranger = `
import { createTillside, type OpenCart, type Quote, TillsideError } from "tillside";
import { defineElements } from "tillside/elements";
import { errorSentences } from "tillside/errors";
import { createHooks, type ReactHooks } from "tillside/react";
import tillside from "tillside/vite";

const shop = createTillside({ firstList: { k: 8 } });
defineElements(shop, { texts: { offline: "hors ligne" } });
addEventListener("tillside-choose", ({ detail }) => shop.cart.add(detail.sku));
addEventListener("tillside-error", ({ detail }) => console.warn(detail.code));
export const total = (quote: Quote, cart: OpenCart): number => quote.totalMinor - cart.total;
export const hooks = (react: ReactHooks) => createHooks(react, shop);
export const plugins = [tillside()];
export const sentence = (error: TillsideError): string => errorSentences[error.code];
export const code = (error: unknown) => (error instanceof TillsideError ? error.code : undefined);
`;

for (const [resolution, module] of [
  ["bundler", "esnext"],
  ["nodenext", "nodenext"],
]) {
  test(`a stranger's strictest TypeScript takes the types, resolved as ${resolution}`, () => {
    writeFileSync(join(folder, "stranger.ts"), stranger);
    writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
    const compilerOptions = {
      target: "es2022",
      lib: ["es2022", "dom"],
      types: [],
      noEmit: true,
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      module,
      moduleResolution: resolution,
    };
    const config = { compilerOptions, files: ["stranger.ts"] };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
    run(process.execPath, [join(web, "node_modules/typescript/bin/tsc"), "-p", "."], folder);
  });
}
