// SPDX-License-Identifier: MIT
//
// Goal: every script explains itself, refuses what it does not know, and passes shellcheck.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const scripts = readdirSync(`${root}/script`).filter((name) => !["lib.sh", "node"].includes(name));
const run = (command, ...args) => spawnSync(command, args, { cwd: "/", encoding: "utf8" });

for (const name of scripts) {
  test(`script/${name}`, () => {
    const help = run(`${root}/script/${name}`, "--help");
    assert.equal(help.status, 0, help.stderr);
    assert.match(help.stdout, new RegExp(`^script/${name}\\b.*: `), "says what it does");
    const unknown = run(`${root}/script/${name}`, "--no-such-option");
    assert.notEqual(unknown.status, 0);
    assert.match(unknown.stderr, /error: /);
  });
}

test("shellcheck has nothing to say", () => {
  const paths = scripts.concat("lib.sh", "node").map((name) => `${root}/script/${name}`);
  const check = run("shellcheck", ...paths, `${root}/.ci/run`);
  assert.equal(check.stdout, "");
});
