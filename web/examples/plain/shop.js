// SPDX-License-Identifier: MIT
import { createTillside } from "tillside";
import { defineElements } from "tillside/elements";

const shop = createTillside({ wasmUrl: "/tillside/tillside.wasm" });
defineElements(shop);
addEventListener("tillside-choose", ({ detail }) => shop.cart.add(detail.sku));
shop.taste.subscribe(() => {
  const { isolation } = shop.taste.value;
  document.querySelector("#isolation").textContent = `The taste's network: ${isolation}`;
});
