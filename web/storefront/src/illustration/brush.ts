// SPDX-License-Identifier: MIT
// The hand that draws: every shape of the shop is painted through these few strokes, so that light
// (from the upper left), shade (lower right), line weight and corners agree in all of them.

import type { Tone } from "./colour.js";
import { mix } from "./colour.js";

export const kPaper = "#fffaf0";
export const kInk = "#2b2140";
export const kGlass = "#d6e7e6";
export const kWood = "#cf9f6b";
export const kSteel = "#bcc3ca";
export const kGold = "#dcab4c";
export const kLeafGreen = "#5b8f63";
export const kFlame = "#f6b73c";

export function circle(cx: number, cy: number, r: number): string {
  return ellipse(cx, cy, r, r);
}

export function ellipse(cx: number, cy: number, rx: number, ry: number): string {
  return `M${cx - rx} ${cy}A${rx} ${ry} 0 1 1 ${cx + rx} ${cy}A${rx} ${ry} 0 1 1 ${cx - rx} ${cy}Z`;
}

/** A rectangle with corners of radius `r`. */
export function box(x: number, y: number, w: number, h: number, r = 6): string {
  return `M${x + r} ${y}H${x + w - r}Q${x + w} ${y} ${x + w} ${y + r}V${y + h - r}
    Q${x + w} ${y + h} ${x + w - r} ${y + h}H${x + r}Q${x} ${y + h} ${x} ${y + h - r}
    V${y + r}Q${x} ${y} ${x + r} ${y}Z`;
}

export class Brush {
  private count = 0;

  constructor(
    readonly tone: Tone,
    readonly accent: Tone,
    readonly patterned: boolean,
    private readonly seed: number,
  ) {}

  /** A number in [0, n) that depends on the product alone; `salt` separates independent choices. */
  variant(n: number, salt = 0): number {
    let h = (this.seed ^ Math.imul(salt + 1, 0x9e3779b1)) >>> 0;
    h = Math.imul(h ^ (h >>> 15), 0x85ebca6b) >>> 0;
    return ((h ^ (h >>> 13)) >>> 0) % n;
  }

  /** The product's own material: its colour, its print, lit. */
  body(d: string, fill = this.tone.base): string {
    const print = this.patterned ? `<path d="${d}" fill="url(#p)"/>` : "";
    return `<path d="${d}" fill="${fill}"/>${print}${this.light(d, fill)}`;
  }

  /** A part of another material, lit, without the print. */
  part(d: string, fill: string): string {
    return `<path d="${d}" fill="${fill}"/>${this.light(d, fill)}`;
  }

  /** An unlit patch: labels, holes, eyes. */
  flat(d: string, fill: string, opacity = 1): string {
    return `<path d="${d}" fill="${fill}"${opacity < 1 ? ` opacity="${opacity}"` : ""}/>`;
  }

  /** A drawn line; 4 is the line weight of the style. */
  line(d: string, colour = this.tone.deep, width = 4): string {
    return `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}"
      stroke-linecap="round" stroke-linejoin="round"/>`;
  }

  /** The shadow a thing casts on what it stands on. */
  shadow(cx = 124, rx = 62, y = 192): string {
    return `<ellipse cx="${cx}" cy="${y}" rx="${rx}" ry="7" fill="${kInk}" opacity=".13"/>`;
  }

  turn(angle: number, art: string, cx = 120, cy = 120): string {
    return `<g transform="rotate(${angle} ${cx} ${cy})">${art}</g>`;
  }

  move(x: number, y: number, art: string, scale = 1): string {
    return `<g transform="translate(${x} ${y})${scale === 1 ? "" : ` scale(${scale})`}">${art}</g>`;
  }

  /**
   * Shade on the lower right and a rim of light on the upper left, cut from the silhouette
   * itself.
   */
  private light(d: string, fill: string): string {
    const id = ++this.count;
    const all = '<rect x="-40" y="-40" width="320" height="320" fill="#fff"/>';
    return (
      `<mask id="s${id}">${all}<path d="${d}" transform="translate(-11 -5)" fill="#000"/></mask>` +
      `<mask id="l${id}">${all}<path d="${d}" transform="translate(4 3)" fill="#000"/></mask>` +
      `<path d="${d}" fill="${mix(fill, kInk, 0.6)}" opacity=".26" mask="url(#s${id})"/>` +
      `<path d="${d}" fill="#fff" opacity=".34" mask="url(#l${id})"/>`
    );
  }
}

/** Draws one product in the 240 x 240 frame. */
export type Shape = (b: Brush) => string;
