// SPDX-License-Identifier: MIT
// All that the first frame does without.
import "./parts/coupons.js";
import "./parts/explain.js";
import "./parts/my-account.js";
import "./parts/meter.js";
import "./parts/sign-in.js";
import "./parts/top-ups.js";
import "./parts/what-if.js";
import "./parts/why.js";
import "./story/story.js";
import "./pages/listing.js";
import "./pages/product.js";
import "./pages/cart.js";
import "./pages/checkout.js";
import "./pages/order.js";
import "./pages/member.js";
import "./pages/taste.js";
import "./pages/privacy.js";
