// SPDX-License-Identifier: MIT
// Builds dist/: modules and types by tsc, the worker as one bundled file by esbuild, and the Wasm
// with its loader, which the CMake preset `wasm` left in src/wasm.

import { spawnSync } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

rmSync(here("dist"), { recursive: true, force: true });
mkdirSync(here("dist"), { recursive: true });

const tsc = spawnSync(
  process.execPath,
  [here("../node_modules/typescript/bin/tsc"), "-p", here("tsconfig.build.json")],
  { stdio: "inherit" },
);
if (tsc.status !== 0) process.exit(tsc.status ?? 1);

for (const name of ["tillside.js", "tillside.wasm", "tillside.d.ts"]) {
  if (!existsSync(here(`src/wasm/${name}`))) {
    console.error(`error: src/wasm/${name} is missing; run script/build wasm first`);
    process.exit(1);
  }
  copyFileSync(here(`src/wasm/${name}`), here(`dist/${name}`));
}

// In the package the loader and the Wasm lie beside the modules.
for (const name of readdirSync(here("dist")).filter((file) =>
  /^(engine|client|open-cart)\.(js|d\.ts)$/.test(file),
)) {
  const text = readFileSync(here(`dist/${name}`), "utf8");
  writeFileSync(here(`dist/${name}`), text.replaceAll('"./wasm/tillside', '"./tillside'));
}

// The score worker imports nothing at run time: its Content-Security-Policy would stop it.
await build({
  entryPoints: [here("src/score-worker.ts")],
  outfile: here("dist/score-worker.js"),
  bundle: true,
  format: "esm",
  target: "es2022",
  minify: true,
  legalComments: "none",
});
