// SPDX-License-Identifier: MIT
// Past items as circles with their pictures: the larger one, the more it has to say; those of one
// category lie together.

import { html, nothing, type SVGTemplateResult, svg, type TemplateResult } from "lit";
import { local, percent, t } from "../i18n/index.js";
import { drawnPicture } from "../parts/picture.js";
import { type Item, shop } from "../shop/shop.js";
import { around, type Place, pack } from "./pack.js";

/** One past item on the map. */
export interface Spot {
  readonly item: Item;
  readonly sharePpm: number;
  readonly bought: boolean;
}

interface Island {
  readonly title: string;
  readonly lang: string;
  readonly sharePpm: number;
  readonly spots: readonly (Spot & Place & { readonly r: number })[];
  readonly r: number;
  readonly middle: Place;
}

const kGap = 5;
const kShore = 16;
const kLargest = 62;
const kSmallest = 20;

function radiusOf(spot: Spot, most: number): number {
  return Math.max(kSmallest, kLargest * Math.sqrt(spot.sharePpm / Math.max(1, most)));
}

function islandsOf(spots: readonly Spot[]): Island[] {
  const most = Math.max(...spots.map((spot) => spot.sharePpm));
  const groups = new Map<string, Spot[]>();
  for (const spot of spots) {
    const key = spot.item.category.en;
    groups.set(key, [...(groups.get(key) ?? []), spot]);
  }
  return [...groups.entries()].map(([key, group]) => {
    const category = shop.categories().find((one) => one.key === key);
    const { text, lang } = local(category?.title ?? { en: key });
    const radii = group.map((spot) => radiusOf(spot, most));
    const places = pack(radii, kGap);
    const shore = around(places, radii);
    return {
      title: text,
      lang,
      sharePpm: group.reduce((sum, spot) => sum + spot.sharePpm, 0),
      spots: group.map((spot, i) => ({
        ...spot,
        x: (places[i]?.x ?? 0) - shore.x,
        y: (places[i]?.y ?? 0) - shore.y,
        r: radii[i] ?? kSmallest,
      })),
      r: shore.r + kShore,
      middle: { x: 0, y: 0 },
    };
  });
}

/** Side by side where there is width, one below the other on a phone. */
function laidOut(islands: readonly Island[], wide: boolean): Island[] {
  const places = pack(
    islands.map((island) => island.r),
    wide ? 12 : 28, // names stand below their islands
    wide ? 2.4 : 0.75,
  );
  return islands.map((island, i) => ({ ...island, middle: places[i] ?? { x: 0, y: 0 } }));
}

export interface MapActions {
  readonly chosen: string | undefined;
  readonly choose: (sku: string) => void;
}

function spotTemplate(
  spot: Island["spots"][number],
  { chosen, choose }: MapActions,
): SVGTemplateResult {
  const { item, x, y, r } = spot;
  const picked = chosen === item.sku;
  const name = `${local(item.title).text}: ${percent(spot.sharePpm)}`;
  const pick = (): void => choose(item.sku);
  return svg`<g
    class="spot ${picked ? "picked" : ""} ${spot.bought ? "bought" : ""}"
    transform="translate(${x.toFixed(1)} ${y.toFixed(1)})"
    role="button"
    tabindex="0"
    aria-pressed=${picked ? "true" : "false"}
    aria-label=${name}
    data-spot=${item.sku}
    @click=${pick}
    @keydown=${(event: KeyboardEvent) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      pick();
    }}
  >
    <title>${name}</title>
    <svg x=${-r} y=${-r} width=${2 * r} height=${2 * r} viewBox="0 0 100 100">
      <image
        href=${drawnPicture(item)}
        width="100"
        height="100"
        preserveAspectRatio="xMidYMid slice"
        clip-path="url(#taste-round)"
      ></image>
    </svg>
    <circle class="spot-ring" r=${r - 1.5}></circle>
  </g>`;
}

function islandTemplate(island: Island, actions: MapActions): SVGTemplateResult {
  const { middle, r } = island;
  return svg`<g transform="translate(${middle.x.toFixed(1)} ${middle.y.toFixed(1)})">
    <circle class="island" r=${r}></circle>
    ${island.spots.map((spot) => spotTemplate(spot, actions))}
    <text class="island-name" y=${r + 15} text-anchor="middle" lang=${island.lang}>
      ${island.title}<tspan class="island-share" dx="5">${percent(island.sharePpm)}</tspan>
    </text>
  </g>`;
}

/** The map as one picture with buttons in it. */
export function tasteMap(
  spots: readonly Spot[],
  actions: MapActions,
  wide: boolean,
): TemplateResult | typeof nothing {
  if (spots.length === 0) return nothing;
  const islands = laidOut(islandsOf(spots), wide);
  const left = Math.min(...islands.map(({ middle, r }) => middle.x - r)) - 26;
  const right = Math.max(...islands.map(({ middle, r }) => middle.x + r)) + 26;
  const top = Math.min(...islands.map(({ middle, r }) => middle.y - r)) - 8;
  const bottom = Math.max(...islands.map(({ middle, r }) => middle.y + r)) + 26;
  const width = right - left;
  const box = [left, top, width, bottom - top].map((one) => one.toFixed(1)).join(" ");
  return html`<svg
    class="taste-map"
    viewBox=${box}
    width=${Math.round(width * 1.15)}
    role="group"
    aria-label=${t().tasteMap}
  >
    <defs>
      <clipPath id="taste-round"><circle cx="50" cy="50" r="50"></circle></clipPath>
    </defs>
    ${islands.map((island) => islandTemplate(island, actions))}
  </svg>`;
}
