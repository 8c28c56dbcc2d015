// SPDX-License-Identifier: MIT
// Line icons of one weight, 24 x 24.

import { html, type TemplateResult } from "lit";

const kPaths = {
  cart: "M3 4h2.2l2.3 11.2h9.8L20 7.5H6.2M9 20h.01M16.5 20h.01",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.5 20.5c1-4 4-5.5 7.5-5.5s6.5 1.5 7.5 5.5",
  search: "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM15.5 15.5 20.5 20.5",
  heart: `M12 20S4 14.8 4 9.3C4 6.5 6 5 8 5c1.8 0 3.2 1 4 2.5C12.8 6 14.2 5 16 5
      c2 0 4 1.5 4 4.3C20 14.8 12 20 12 20Z`,
  home: "M4 11 12 4l8 7v8.5h-5.5V14h-5v5.5H4Z",
  grid: "M4.5 4.5h6v6h-6ZM13.5 4.5h6v6h-6ZM4.5 13.5h6v6h-6ZM13.5 13.5h6v6h-6Z",
  plus: "M12 5v14M5 12h14",
  minus: "M5 12h14",
  close: "M6 6l12 12M18 6 6 18",
  right: "M9 5l7 7-7 7",
  left: "M15 5l-7 7 7 7",
  check: "M5 12.5l4.5 4.5L19 7.5",
  cloudOff: `M7 18h9.5M18.8 16.5A3.5 3.5 0 0 0 17 10a5.5 5.5 0 0 0-8-3.3M6.6 9
      A4.5 4.5 0 0 0 7 18M4 4l16 16`,
  sync: "M19.5 8A8 8 0 0 0 5 9.5M4.5 16A8 8 0 0 0 19 14.5M5 5v4.5h4.5M19 19v-4.5h-4.5",
  lock: "M6 11h12v9H6ZM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
  eye: `M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12
    ZM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6Z`,
  trash: "M5 7h14M10 7V4.5h4V7M7 7l.8 12.5h8.4L17 7M10.2 10.5v5.5M13.8 10.5v5.5",
  spark: "M12 3.5 13.8 10 20.5 12 13.8 14 12 20.5 10.2 14 3.5 12 10.2 10Z",
  coin: "M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16ZM12 8v8M9.5 9.5h3.7a1.6 1.6 0 0 1 0 3.2H9.5",
  chain: `M10 14a4 4 0 0 0 5.7 0l3-3a4 4 0 0 0-5.7-5.7l-1 1M14 10a4 4 0 0 0-5.7 0
      l-3 3A4 4 0 0 0 11 18.7l1-1`,
  tag: "M4 4h8l8 8-8 8-8-8ZM8.2 8.2h.01",
  detail: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 11v5.5M12 7.5h.01",
} as const;

export type IconName = keyof typeof kPaths;

export function icon(name: IconName): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path d=${kPaths[name]}></path>
  </svg>`;
}
