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

document.documentElement.lang = language();

// The first visit goes over the network; from then on the shell comes from the device.
if ("serviceWorker" in navigator) {
  navigator.serviceWorker.register("./service-worker.js").catch((error: unknown) => {
    console.warn("offline use is not available:", error);
  });
}
