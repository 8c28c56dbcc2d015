// SPDX-License-Identifier: MIT
// What every element of the storefront has in common: it renders into the page itself (one
// stylesheet, plain labels and focus), and it renders again when the language or a watched part
// of the shop changes.

import { LitElement } from "lit";
import { onLanguage } from "../i18n/index.js";

export interface Watched {
  subscribe(listener: () => void): () => void;
}

export abstract class ShopElement extends LitElement {
  private leave: (() => void)[] = [];

  protected override createRenderRoot(): this {
    return this;
  }

  /** The live parts this element shows. */
  protected watches(): readonly Watched[] {
    return [];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const again = (): void => this.requestUpdate();
    this.leave = [onLanguage(again), ...this.watches().map((part) => part.subscribe(again))];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.leave) stop();
    this.leave = [];
  }

  /** Runs `work` again whenever `key` differs from the last time; for what a render needs later. */
  protected onChange(key: string, work: () => Promise<void>): void {
    if (key === this.lastKey) return;
    this.lastKey = key;
    void work().then(
      () => this.requestUpdate(),
      (error: unknown) => this.failed(error),
    );
  }
  private lastKey = "";

  /** A failure of a background step: the page stays as it is; the error goes to the console. */
  protected failed(error: unknown): void {
    console.error(error);
  }
}
