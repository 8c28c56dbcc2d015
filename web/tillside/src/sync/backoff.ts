// SPDX-License-Identifier: MIT

const FIRST_MS = 1_000;
const LONGEST_MS = 5 * 60_000;

/**
 * Full jitter: anything between nothing and the bound, which doubles at each failure, so that
 * thousands of clients of a server that comes back do not come back together.
 */
export function backoffMs(
  failures: number,
  askedMs = 0,
  random: () => number = Math.random,
): number {
  const bound = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures, 20));
  return Math.round(random() * Math.max(bound, askedMs));
}
