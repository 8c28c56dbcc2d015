// SPDX-License-Identifier: MIT
import { createTillside } from "tillside";
import { moneyText } from "tillside/elements";

const shop = createTillside();
const main = document.querySelector("main") as HTMLElement;

async function show(): Promise<void> {
  if (shop.taste.value.state !== "ready") return;
  const { items } = await shop.taste.forYou({ k: 8 });
  main.replaceChildren(
    ...items.flatMap(({ sku }) => {
      const item = shop.catalogue.item(sku);
      if (item === undefined) return [];
      const button = document.createElement("button");
      const price = moneyText(item.priceMinor, shop.shop.value.currency);
      button.textContent = `${item.title.en} · ${price}`;
      button.onclick = () => shop.cart.add(sku);
      return [button];
    }),
  );
}

shop.taste.subscribe(() => void show());
shop.cart.subscribe(() => {
  const { quote } = shop.cart.value;
  if (quote) document.title = moneyText(quote.totalMinor, quote.currency);
});
