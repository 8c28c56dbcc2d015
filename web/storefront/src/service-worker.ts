// SPDX-License-Identifier: MIT
// Keeps the shell on the device: the page, its code and styles, the engine, the worker of the
// taste.
// The list is fixed when the shop is built and the same for everybody; nothing is fetched or kept
// because of what somebody looks at. Catalogue and model are kept by the package, in IndexedDB.

declare const SHELL_FILES: readonly string[];
declare const SHELL_VERSION: string;

// The page's types are loaded too, so the scope is named for what it is here.
const worker = globalThis as unknown as ServiceWorkerGlobalScope;
const kCache = `tillside-shell-${SHELL_VERSION}`;

/** One file after the other, so that every visitor's browser asks in the same order. */
async function install(): Promise<void> {
  const cache = await caches.open(kCache);
  for (const file of SHELL_FILES) await cache.add(new Request(file, { cache: "reload" }));
  await worker.skipWaiting();
}

async function activate(): Promise<void> {
  const old = (await caches.keys()).filter(
    (name) => name.startsWith("tillside-shell-") && name !== kCache,
  );
  await Promise.all(old.map((name) => caches.delete(name)));
  await worker.clients.claim();
}

/** From the device where it is kept, so that a visit costs nothing; else from the network. */
async function shell(request: Request): Promise<Response> {
  const cache = await caches.open(kCache);
  const key = request.mode === "navigate" ? "./" : request;
  return (await cache.match(key, { ignoreSearch: request.mode === "navigate" })) ?? fetch(request);
}

/** What a browser may do without starting this worker: the shell from the cache, data as it is. */
interface Routable {
  addRoutes?(rules: unknown): Promise<void>;
}

async function route(event: Event & Routable): Promise<void> {
  await event.addRoutes?.([
    { condition: { urlPattern: { pathname: "/v1/*" } }, source: "network" },
    { condition: { requestMethod: "GET" }, source: { cacheName: kCache } },
  ]);
}

worker.addEventListener("install", (event) => {
  event.waitUntil(install());
  event.waitUntil(route(event));
});
worker.addEventListener("activate", (event) => event.waitUntil(activate()));
worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin || url.pathname.includes("/v1/"))
    return;
  event.respondWith(shell(request));
});
