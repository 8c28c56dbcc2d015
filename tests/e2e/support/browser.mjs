// SPDX-License-Identifier: MIT
// Debian's Chromium through playwright-core, and a shopper in it.

import assert from "node:assert/strict";
import { chromium } from "playwright-core";

/** Names outside of this machine do not resolve, so that nothing can leave it unnoticed. */
export function launch() {
  const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const args = [...sandbox, "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"];
  return chromium.launch({ executablePath: "/usr/bin/chromium", args });
}

let people = 0;

/** A person with a fresh browser profile. `problems` gathers what must not happen on a page. */
export class Shopper {
  static async enter(browser, url, options = {}) {
    const shopper = new Shopper();
    shopper.url = url;
    const viewport = options.phone ? { width: 390, height: 844 } : { width: 1280, height: 900 };
    shopper.context = await browser.newContext({ locale: options.language ?? "en-GB", viewport });
    shopper.page = await shopper.context.newPage();
    shopper.problems = [];
    shopper.page.on("pageerror", (error) => shopper.problems.push(`error: ${error.message}`));
    shopper.page.on("console", (message) => {
      if (/Content Security Policy|Refused to/.test(message.text())) shopper.refused(message);
    });
    shopper.page.on("dialog", (dialog) => dialog.accept());
    await shopper.page.goto(url.includes("#") ? url : `${url}/`);
    if (options.cards !== false) await shopper.page.waitForSelector("ts-home article.card");
    else await shopper.page.waitForSelector("ts-app main .page:not(.opening)");
    return shopper;
  }

  /** The trial request of the taste worker is refused on purpose; everything else is a fault. */
  refused(message) {
    if (!message.location().url.includes("score-worker")) this.problems.push(message.text());
  }

  async go(route) {
    await this.page.evaluate((hash) => {
      location.hash = hash;
    }, route);
  }

  /** Opens a product by the first words of its title and returns its sku. */
  async see(productId) {
    await this.go(`#/product/${productId}`);
    await this.page.waitForSelector(".product h1");
  }

  /** Waits until the model's lists are there. */
  async settled() {
    await this.page.waitForSelector('ts-list section[data-list="forYou"] article.card');
  }

  async signUp(name = `shopper-${process.pid}-${++people}`) {
    const { page } = this;
    await page.fill('ts-sign-in input[name="name"]', name);
    await page.fill('ts-sign-in input[name="password"]', "correct horse");
    await page.check('ts-sign-in input[name="agree"]');
    await page.click("ts-sign-in button.wide");
    return name;
  }

  /** The figure in minor units that stands on the total's button. */
  async total() {
    return Number(await this.page.getAttribute("button.total", "data-total"));
  }

  async leave() {
    await this.context.close();
    assert.deepEqual(this.problems, []);
  }
}
