// SPDX-License-Identifier: MIT
// Serves this page, the package and its one dependency, and passes /v1 on to the shop.
// node server.mjs [PORT] [SHOP]

import { readFile } from "node:fs/promises";
import { createServer, request } from "node:http";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";

const [port = "8090", shop = "http://127.0.0.1:8080"] = process.argv.slice(2);
const here = fileURLToPath(new URL(".", import.meta.url));
const folders = [
  ["/tillside/", fileURLToPath(new URL(".", import.meta.resolve("tillside")))],
  ["/idb/", fileURLToPath(new URL(".", import.meta.resolve("idb")))],
  ["/", here],
];
const kinds = {
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
  ".wasm": "application/wasm",
};
const sealed = "default-src 'none'; script-src 'wasm-unsafe-eval'";

createServer(async (asked, answer) => {
  const { pathname } = new URL(asked.url, "http://page");
  if (pathname.startsWith("/v1/")) {
    const { method, headers } = asked;
    const onward = request(new URL(asked.url, shop), { method, headers }, (given) => {
      answer.writeHead(given.statusCode, given.headers);
      given.pipe(answer);
    });
    onward.on("error", () => answer.writeHead(502).end());
    asked.pipe(onward);
    return;
  }
  const [prefix, folder] = folders.find(([start]) => pathname.startsWith(start));
  const path = join(folder, pathname === "/" ? "index.html" : pathname.slice(prefix.length));
  const kind = kinds[extname(path)];
  try {
    const body = kind && path.startsWith(folder) ? await readFile(path) : undefined;
    if (body === undefined) return answer.writeHead(404).end();
    const policy = path.endsWith("score-worker.js") && { "content-security-policy": sealed };
    answer.writeHead(200, { "content-type": kind, ...policy }).end(body);
  } catch {
    answer.writeHead(404).end();
  }
}).listen(Number(port), "127.0.0.1", () => console.log(`http://127.0.0.1:${port}/`));
