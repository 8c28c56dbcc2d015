// SPDX-License-Identifier: MIT
// Runs before the rest of the page is parsed: storage, worker and compiler begin at once.
import "./shop/shop.js";
