// SPDX-License-Identifier: MIT
// The frame and the first page. What other pages need comes after the first frame, on every visit
// and whatever page is asked for, so that the server cannot tell which one that is.
import "./design/index.css";
import "./parts/lists.js";
import "./parts/sync-badge.js";
import "./parts/toast.js";
import "./pages/home.js";
import "./app/shell.js";
import { afterPaint } from "./app/paint.js";
import { language } from "./i18n/index.js";
import { shop } from "./shop/shop.js";

document.documentElement.lang = language();

// The first visit goes over the network; from then on the shell comes from the device. It is put
// there when the shop is open, so that it never competes with the page.
async function keepShell(): Promise<void> {
  await shop.tillside.ready.catch(() => {});
  await navigator.serviceWorker?.register("./service-worker.js");
}
keepShell().catch((error: unknown) => {
  console.warn("offline use is not available:", error);
});

await afterPaint();
await shop.tillside.firstDone;
await import("./rest.js");
