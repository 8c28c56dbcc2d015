// SPDX-License-Identifier: MIT
//
// The server's table of routes and openapi.yaml name the same methods and paths.

import { findingAt } from "./source.mjs";

const table = "sync-server/src/http/routes.cpp";
const description = "sync-server/openapi.yaml";

/** "GET /v1/chunks/" -> position, of the rows {Route::x, "GET", "/v1/chunks/", ...}. */
function served(file) {
  const rows = file.text.matchAll(/\{Route::\w+,\s*"([A-Z]+)",\s*"([^"]+)"/g);
  return new Map([...rows].map((row) => [`${row[1]} ${row[2]}`, row.index]));
}

/** The same of an OpenAPI document: a last segment in braces reads as a slash at the end. */
function described(file) {
  const found = new Map();
  let path = null;
  let index = 0;
  for (const line of file.text.split("\n")) {
    const key = /^ {2}(\/\S*):/.exec(line);
    if (key) path = key[1].replace(/\{\w+\}$/, "");
    else if (/^\S/.test(line)) path = null;
    const method = /^ {4}(get|put|post|delete|patch):/.exec(line);
    if (path && method) found.set(`${method[1].toUpperCase()} ${path}`, index);
    index += line.length + 1;
  }
  return found;
}

export function checkRoutes(files) {
  const server = files.find((file) => file.path === table);
  const document = files.find((file) => file.path === description);
  if (!server || !document) return [];
  const missing = (file, wanted, others, text) =>
    [...wanted]
      .filter(([route]) => !others.has(route))
      .map(([route, index]) => findingAt(file, index, "route", `${route}: ${text}`));
  const routes = served(server);
  const paths = described(document);
  return [
    ...missing(server, routes, paths, `not in ${description}`),
    ...missing(document, paths, routes, `not in ${table}`),
  ];
}
