// SPDX-License-Identifier: MIT
// A contact sheet of product pictures, to be looked at (cut into OUT-0.png, OUT-1.png ...): `node
// contact-sheet.mjs OUT.png [items.csv[.gz]] [count]`.
// Without a catalogue it draws every shape in three colours.
import { readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";
import esbuild from "esbuild";
import { chromium } from "playwright-core";

const kSheetHeight = 1500;
const [out = "sheet.png", catalogue, count = "120"] = process.argv.slice(2);
const built = join(tmpdir(), `sheet-${process.pid}.mjs`);
await esbuild.build({
  stdin: {
    contents: ["draw", "choose", "shapes/index", "colour"]
      .map((name) => `export * from './${name}.ts';`)
      .join("\n"),
    resolveDir: new URL("../src/illustration", import.meta.url).pathname,
  },
  bundle: true,
  format: "esm",
  outfile: built,
  platform: "neutral",
});
const kit = await import(pathToFileURL(built).href);

function fromCatalogue() {
  const raw = readFileSync(catalogue);
  const text = (catalogue.endsWith(".gz") ? gunzipSync(raw) : raw).toString("utf8");
  const rows = text.split("\n").slice(1).filter(Boolean);
  const step = Math.max(1, Math.floor(rows.length / Number(count)));
  return rows
    .filter((_, i) => i % step === Number(process.env.OFFSET ?? 0))
    .slice(0, Number(count))
    .map((row) => {
      const [sku, title] = row
        .match(/("([^"]|"")*"|[^,]*)(,|$)/g)
        .map((c) => c.replace(/,$/, "").replace(/^"|"$/g, "").replaceAll('""', '"'));
      const choice = kit.choose({ sku, title });
      return [`${title} [${choice.shape}]`, kit.drawChoice(choice)];
    });
}

function everyShape() {
  return Object.keys(kit.shapes).flatMap((shape, i) =>
    [
      ["teal", "cream", "plain", 11],
      ["mustard", "navy", "plain", 5],
      [
        "pink",
        "burgundy",
        [
          "spots",
          "stripes",
          "hearts",
          "gingham",
          "blossom",
          "stars",
          "leaves",
          "paisley",
          "chevron",
          "waves",
          "berries",
        ][i % 11],
        3,
      ],
    ].map(([a, b, pattern, seed]) => [
      `${shape} ${pattern}`,
      kit.drawChoice({
        shape,
        tone: kit.toneOf(a),
        accent: kit.toneOf(b),
        pattern,
        seed: seed * 7919 + i,
      }),
    ]),
  );
}

const cells = catalogue ? fromCatalogue() : everyShape();
const style = `body { margin: 8px; font: 11px sans-serif; display: grid;
  grid-template-columns: repeat(12, 1fr); gap: 6px }
  div svg { width: 100%; height: auto; border-radius: 10px; display: block }`;
const drawn = cells.map(([name, svg], i) => {
  const own = svg.replaceAll('id="', `id="x${i}`).replaceAll("url(#", `url(#x${i}`);
  return `<div>${own}${name.slice(0, 46)}</div>`;
});
const page = `<style>${style}</style>${drawn.join("")}`;
const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
const tab = await browser.newPage({ viewport: { width: 1500, height: 900 } });
await tab.setContent(page);
const height = await tab.evaluate(() => document.documentElement.scrollHeight);
for (let y = 0, sheet = 0; y < height; y += kSheetHeight, sheet++) {
  const clip = { x: 0, y, width: 1500, height: Math.min(kSheetHeight, height - y) };
  writeFileSync(
    out.replace(/(\.png)?$/, `-${sheet}.png`),
    await tab.screenshot({ fullPage: true, clip }),
  );
}
await browser.close();
