// SPDX-License-Identifier: MIT
// The worker that knows the taste, with code planted in it that tries every way out: the browser
// itself stops each of them, and the server sees nothing. The same code in the same worker without
// the header gets out, so the test would see it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Recorder } from "./support/recorder.mjs";
import { browser, openStage, shop } from "./support/stage.mjs";

openStage();

const kWorker = "/score-worker.js";

/** Runs in the worker: tries each way, says over a channel what came of it. */
function planted() {
  const within = (promise) =>
    Promise.race([promise, new Promise((_, fail) => setTimeout(fail, 1500, "silence"))]);
  const listened = (source, good) =>
    new Promise((resolve, reject) => {
      source.addEventListener(good, resolve);
      source.addEventListener("error", () => reject("error"));
    });
  const nested = (url, options) => {
    const worker = new Worker(url, options);
    return new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => (data === "out" ? resolve() : reject(data));
      worker.onerror = () => reject("error");
    });
  };
  const inner = `fetch(new URL("/leak-nested", "BASE"))
    .then(() => postMessage("out"), () => postMessage("in"))`;
  const blob = () => {
    const text = inner.replace("BASE", self.location.origin);
    return URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  };
  const socket = () => new WebSocket(`${self.location.origin.replace("http", "ws")}/leak-socket`);
  const ways = {
    fetch: () => fetch("/leak-fetch"),
    "fetch no-cors": () => fetch("/leak-opaque", { mode: "no-cors" }),
    "fetch keepalive": () => fetch("/leak-keepalive", { method: "POST", keepalive: true }),
    XMLHttpRequest: () => {
      const request = new XMLHttpRequest();
      request.open("GET", "/leak-xhr");
      request.send();
      return listened(request, "load");
    },
    WebSocket: () => listened(socket(), "open"),
    EventSource: () => listened(new EventSource("/leak-events"), "open"),
    WebTransport: () => new WebTransport(`https://${self.location.host}/leak-transport`).ready,
    "import()": () => import("/leak-import.js"),
    "import() of data": () => import("data:text/javascript,export default 1"),
    importScripts: () => importScripts("/leak-scripts.js"),
    "nested Worker": () => nested("/leak-worker.js"),
    "nested Worker of a blob": () => nested(blob()),
    SharedWorker: () => listened(new SharedWorker("/leak-shared.js"), "connect"),
    sendBeacon: () => navigator.sendBeacon("/leak-beacon") || Promise.reject("refused"),
    "cache.add": async () => (await caches.open("leak")).add("/leak-cache"),
    RTCPeerConnection: () => new RTCPeerConnection(),
    // biome-ignore lint/security/noGlobalEval: that it fails is what is tested
    eval: () => globalThis.eval("1"),
    Function: () => new Function("return 1")(),
  };
  const tell = new BroadcastChannel("planted");
  const tries = Object.entries(ways).map(async ([name, attempt]) => {
    try {
      await within(Promise.resolve().then(attempt));
      return [name, "out"];
    } catch (reason) {
      return [name, String(reason?.name ?? reason)];
    }
  });
  Promise.all(tries).then((all) => tell.postMessage(Object.fromEntries(all)));
}

/** Opens the shop with the planted worker; what the ways out came to, and what the server saw. */
async function attempt(changeHeaders) {
  const recorder = await Recorder.before(shop.url, {
    [kWorker]: (body, headers) => {
      changeHeaders(headers);
      return `${body}\n(${planted})();`;
    },
  });
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.addInitScript(() => {
    new BroadcastChannel("planted").onmessage = ({ data }) => {
      globalThis.plantedOutcome = data;
    };
  });
  await page.goto(`${recorder.url}/`);
  await page.waitForFunction(() => globalThis.plantedOutcome !== undefined);
  const outcome = await page.evaluate(() => globalThis.plantedOutcome);
  await page.waitForSelector('section[data-list="forYou"] article.card');
  await context.close();
  await recorder.close();
  const leaks = recorder.requests.filter(({ url }) => url.startsWith("/leak-"));
  return { outcome, leaks: leaks.map(({ url }) => url) };
}

test("every way out of the worker is closed by the browser, and the lists still come", async () => {
  let policy;
  const { outcome, leaks } = await attempt((headers) => {
    policy = headers["content-security-policy"];
  });
  assert.equal(policy, "default-src 'none'; script-src 'wasm-unsafe-eval'");
  const open = Object.entries(outcome).filter(([, came]) => came === "out");
  assert.deepEqual(open, []);
  assert.deepEqual(leaks, []);
  assert.equal(Object.keys(outcome).length, 18);
});

test("without the header the same code gets out, and this test sees it", async () => {
  const { outcome, leaks } = await attempt((headers) => {
    delete headers["content-security-policy"];
  });
  for (const way of ["fetch", "fetch no-cors", "XMLHttpRequest", "eval"]) {
    assert.equal(outcome[way], "out", way);
  }
  for (const path of ["/leak-fetch", "/leak-socket", "/leak-import.js", "/leak-worker.js"]) {
    assert.ok(leaks.includes(path), path);
  }
});
