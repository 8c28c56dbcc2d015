// SPDX-License-Identifier: MIT

/** How far ways are scrolled: at once for those who have asked their system for less motion. */
export function glide(): ScrollBehavior {
  return matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
}
