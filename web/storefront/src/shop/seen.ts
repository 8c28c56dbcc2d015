// SPDX-License-Identifier: MIT
// Which products were on the screen, noted on this device like everything else and never sent. A
// card counts that was half in view for a second; those of one moment are noted in one step.

import { shop } from "./shop.js";

const kStayMs = 1000;
const kTogetherMs = 500;

/** Cards in view, with the timer that makes them seen. */
const inView = new Map<Element, ReturnType<typeof setTimeout>>();
let together: string[] = [];

function note(card: Element): void {
  const { sku } = (card as HTMLElement).dataset;
  if (sku === undefined || !card.isConnected) return;
  if (together.length === 0) {
    setTimeout(() => {
      shop.taste.seen(together);
      together = [];
    }, kTogetherMs);
  }
  together.push(sku);
}

const observer = new IntersectionObserver(
  (changes) => {
    for (const { target, isIntersecting } of changes) {
      clearTimeout(inView.get(target));
      inView.delete(target);
      if (isIntersecting) inView.set(target, setTimeout(note, kStayMs, target));
    }
  },
  { threshold: 0.5 },
);

/** What each card that is watched shows; a card may be given another product. */
const watched = new WeakMap<Element, string>();

/** Watches the cards below an element, those that are new or show something else. */
export function watchCards(list: Element): void {
  for (const card of list.querySelectorAll<HTMLElement>("article.card[data-sku]")) {
    const { sku = "" } = card.dataset;
    if (watched.get(card) === sku) continue;
    watched.set(card, sku);
    observer.unobserve(card); // observed again, it is reported as it stands
    observer.observe(card);
  }
}
