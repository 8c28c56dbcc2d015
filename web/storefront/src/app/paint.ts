// SPDX-License-Identifier: MIT

/** Frames do not come while a page is hidden; then this long. */
const kHiddenMs = 100;

/** After what is on the page now has been painted. */
export function afterPaint(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, kHiddenMs);
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve();
      port2.postMessage(undefined);
    });
  });
}
