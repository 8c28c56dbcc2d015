// SPDX-License-Identifier: MIT
//
// Goal: a stranger can use the installed core. Method: install the release build into a folder of
// its own, and build a project there against it, by find_package and by pkg-config.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const consumer = fileURLToPath(new URL("consumer", import.meta.url));
const lists = readFileSync(join(root, "CMakeLists.txt"), "utf8");
const version = /^ {2}VERSION ([\d.]+)/m.exec(lists)[1];
const folder = mkdtempSync(join(tmpdir(), "tillside-install-"));
const prefix = join(folder, "usr");

const run = (command, args, options = {}) =>
  execFileSync(command, args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], ...options });

before(() => {
  run("cmake", ["--install", join(root, "build/release"), "--prefix", prefix]);
});
after(() => rmSync(folder, { recursive: true, force: true }));

test("by find_package", () => {
  const build = join(folder, "cmake");
  run("cmake", ["-G", "Ninja", "-S", consumer, "-B", build, `-DCMAKE_PREFIX_PATH=${prefix}`]);
  run("cmake", ["--build", build]);
  assert.equal(run(join(build, "consumer"), []), `${version} 34 33 33\n`);
});

test("by pkg-config", () => {
  const program = join(folder, "consumer");
  const list = run("sh", ["-c", "find . -name pkgconfig -type d"], { cwd: prefix }).trim();
  const env = { ...process.env, PKG_CONFIG_PATH: join(prefix, list) };
  const flags = run("pkg-config", ["--cflags", "--libs", "tillside"], { env }).trim().split(/\s+/);
  run("g++", ["-std=c++20", join(consumer, "main.cpp"), "-o", program, ...flags]);
  assert.equal(run(program, []), `${version} 34 33 33\n`);
});

test("the program is installed and says its version", () => {
  assert.match(run(join(prefix, "bin/tillside"), ["--version"]), new RegExp(version));
});
