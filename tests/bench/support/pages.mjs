// SPDX-License-Identifier: MIT
// Small pages of a bench, served on loopback: each a document and its files, from memory.

import { createServer } from "node:http";
import { extname } from "node:path";

const kinds = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".wasm": "application/wasm",
};

/** Serves a map of path to text or bytes. `close` ends it. */
export async function servePages(files, headers = {}) {
  const server = createServer((request, response) => {
    const path = new URL(request.url, "http://bench").pathname;
    const body = files[path.endsWith("/") ? `${path}index.html` : path];
    if (body === undefined) return response.writeHead(404).end();
    const kind = kinds[extname(path)] ?? (path.endsWith("/") ? kinds[".html"] : undefined);
    response.writeHead(200, {
      "content-type": kind ?? "application/octet-stream",
      "cache-control": "no-store",
      ...headers,
    });
    response.end(body);
  });
  server.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A document that runs one module, with what it needs asked for at once. */
export function documentOf(script, preloads = "") {
  return (
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>bench</title>` +
    `<link rel="icon" href="data:,">${preloads}` +
    `<script type="module" src="${script}"></script></head><body></body></html>`
  );
}
