// SPDX-License-Identifier: MIT

/** The stations of a start, as entries of the browser's performance timeline. */
export type Station = "held" | "engine" | "catalogue" | "scored" | "quoted" | "ready";

/** Notes the first time a station is reached; where there is no timeline, nothing. */
export function mark(station: Station): void {
  const name = `tillside:${station}`;
  if (typeof performance === "undefined" || !performance.mark) return;
  if (performance.getEntriesByName(name).length === 0) performance.mark(name);
}
