// SPDX-License-Identifier: MIT
// Builds the storefront into dist/: static files with hashed names, and a service worker that keeps
// exactly these files. Nothing inline, so that the page runs under a strict content policy.
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import esbuild from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "dist");
const packageDist = join(
  dirname(createRequire(import.meta.url).resolve("tillside/package.json")),
  "dist",
);

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

/**
 * Copies a file of the package under a name with its hash; the worker keeps its name, for its
 * header.
 */
function carry(file, hashed) {
  const bytes = readFileSync(join(packageDist, file));
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 8).toUpperCase();
  const name = hashed ? file.replace(/(\.\w+)$/, `-${hash}$1`) : file;
  writeFileSync(join(out, name), bytes);
  return name;
}

const wasm = carry("tillside.wasm", true);
const scoreWorker = carry("score-worker.js", false);

const app = await esbuild.build({
  entryPoints: { start: join(here, "src/start.ts"), app: join(here, "src/main.ts") },
  outdir: out,
  entryNames: "[name]-[hash]",
  chunkNames: "chunk-[hash]",
  bundle: true,
  splitting: true,
  format: "esm",
  target: ["es2022"],
  minify: true,
  metafile: true,
  legalComments: "none",
  logLevel: "warning",
  define: {
    TILLSIDE_WASM: JSON.stringify(`./${wasm}`),
    TILLSIDE_SCORE_WORKER: JSON.stringify(`./${scoreWorker}`),
  },
});
const outputs = Object.keys(app.metafile.outputs).map((file) => basename(file));
const outputOf = (pattern) => outputs.find((file) => pattern.test(file));
const start = outputOf(/^start-.*\.js$/);
const script = outputOf(/^app-.*\.js$/);
const style = outputOf(/^app-.*\.css$/);
/** Start and app first, then what they import, then what comes after the first frame. */
const modules = [start, script, ...outputs.filter((file) => file.endsWith(".js"))];
const preloads = [...new Set(modules)]
  .map((file) => `<link rel="modulepreload" href="./${file}">`)
  .join("\n");

cpSync(join(here, "public"), out, { recursive: true });
const page = readFileSync(join(here, "src/index.html"), "utf8")
  .replaceAll("{{preloads}}", preloads)
  .replaceAll("{{start}}", start)
  .replaceAll("{{script}}", script)
  .replaceAll("{{style}}", style)
  .replaceAll("{{wasm}}", wasm);
writeFileSync(join(out, "index.html"), page);

const files = readdirSync(out)
  .filter((file) => file !== "index.html")
  .sort();
const version = createHash("sha256")
  .update(
    [page, ...files.map((file) => readFileSync(join(out, file)))]
      .map((part) => createHash("sha256").update(part).digest("hex"))
      .join(),
  )
  .digest("hex")
  .slice(0, 16);
await esbuild.build({
  entryPoints: [join(here, "src/service-worker.ts")],
  outfile: join(out, "service-worker.js"),
  bundle: true,
  format: "iife",
  target: ["es2022"],
  minify: true,
  logLevel: "warning",
  define: {
    SHELL_FILES: JSON.stringify(["./", ...files.map((file) => `./${file}`)]),
    SHELL_VERSION: JSON.stringify(version),
  },
});

for (const file of [...new Set(modules), style, wasm].filter(Boolean)) {
  const bytes = readFileSync(join(out, file));
  console.log(`${file}  ${bytes.length} bytes, ${brotliCompressSync(bytes).length} brotli`);
}
