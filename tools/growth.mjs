// SPDX-License-Identifier: MIT
//
// Draws what learning costs against the orders, as an SVG that is legible on light and dark pages:
//
//     script/bench training --json | script/node tools/growth.mjs > docs/growth.svg
//
// Both axes are logarithmic, so that a straight line is a power of the size; the dashed line is
// time in proportion to the orders, through the largest size.

import { createInterface } from "node:readline";

const rows = new Map();
for await (const line of createInterface({ input: process.stdin })) {
  if (!line.startsWith("{")) continue;
  const { bench, case: name, subject, value } = JSON.parse(line);
  const sizes = /^(\d+) items, (\d+) orders$/.exec(name);
  if (bench !== "training" || sizes === null) continue;
  const row = rows.get(name) ?? { items: Number(sizes[1]), orders: Number(sizes[2]) };
  row[subject] = value;
  rows.set(name, row);
}
const points = [...rows.values()].sort((a, b) => a.orders - b.orders);
if (points.length < 2) throw new Error("growth: two sizes at least, from script/bench training");

const width = 640;
const height = 300;
const left = 56;
const right = width - 120;
const top = 24;
const bottom = height - 52;
const last = points[points.length - 1];
const seconds = points.map((point) => point["processor time"]);
const first = { x: points[0].orders, y: 10 ** Math.floor(Math.log10(Math.min(...seconds))) };
const end = { x: last.orders, y: 10 ** Math.ceil(Math.log10(Math.max(...seconds))) };

const along = (value, from, to) => Math.log(value / from) / Math.log(to / from);
const x = (orders) => (left + along(orders, first.x, end.x) * (right - left)).toFixed(1);
const y = (time) => (bottom - along(time, first.y, end.y) * (bottom - top)).toFixed(1);
const plain = (value) => value.toLocaleString("en-US", { maximumSignificantDigits: 3 });

const out = [
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img">`,
  `<title>Processor time of tillside train against the number of orders</title>`,
  `<style>`,
  `text{font:12px system-ui,sans-serif;fill:#57606a}`,
  `.line{fill:none;stroke:#2563c9;stroke-width:2}.dot{fill:#2563c9}`,
  `.grid{stroke:#8c959f;stroke-opacity:.35}.even{stroke:#8c959f;stroke-dasharray:4 4}`,
  `@media(prefers-color-scheme:dark){`,
  `text{fill:#9da7b3}.line{stroke:#6ea8fe}.dot{fill:#6ea8fe}}`,
  `</style>`,
];
const text = (at, down, anchor, words) =>
  out.push(`<text x="${at}" y="${down}" text-anchor="${anchor}">${words}</text>`);
const path = (name, line) => out.push(`<path class="${name}" d="${line}"/>`);

for (let time = first.y; time <= end.y; time *= 10) {
  path("grid", `M${left} ${y(time)}H${right}`);
  text(left - 8, Number(y(time)) + 4, "end", `${plain(time)} s`);
}
const most = seconds[seconds.length - 1];
const from = Math.max(first.x, (first.y * last.orders) / most);
path("even", `M${x(from)} ${y((from * most) / last.orders)}L${x(last.orders)} ${y(most)}`);
path("line", `M${points.map((p, i) => `${x(p.orders)} ${y(seconds[i])}`).join("L")}`);
points.forEach((point, i) => {
  const at = x(point.orders);
  out.push(`<circle class="dot" cx="${at}" cy="${y(seconds[i])}" r="4"/>`);
  const label = `${plain(seconds[i])} s, ${plain(point["peak memory"])} MB`;
  text(Number(at) + 8, Number(y(seconds[i])) + 16, "start", label);
  text(at, bottom + 18, "middle", short(point.orders));
});
const caption = "orders learnt from; dashed: time in proportion to them";
text((left + right) / 2, height - 12, "middle", caption);
out.push(`</svg>`);
process.stdout.write(`${out.join("\n")}\n`);

function short(count) {
  return count >= 1e6 ? `${count / 1e6} M` : `${count / 1e3} k`;
}
