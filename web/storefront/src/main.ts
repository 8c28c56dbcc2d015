// SPDX-License-Identifier: MIT
import "./design/index.css";
import "./parts/explain.js";
import "./parts/lists.js";
import "./parts/meter.js";
import "./parts/sign-in.js";
import "./parts/sync-badge.js";
import "./parts/toast.js";
import "./parts/top-ups.js";
import "./parts/why.js";
import "./story/story.js";
import "./pages/home.js";
import "./pages/listing.js";
import "./pages/product.js";
import "./pages/cart.js";
import "./pages/checkout.js";
import "./pages/order.js";
import "./pages/member.js";
import "./pages/taste.js";
import "./app/shell.js";
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
