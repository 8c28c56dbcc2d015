// SPDX-License-Identifier: MIT
// What the agreement promises: a copy of all that the shop holds, another password, the way out.

import { html, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import type { TillsideError } from "tillside";
import { ShopElement } from "../app/element.js";
import { go } from "../app/router.js";
import { saveAs } from "../app/save.js";
import { t } from "../i18n/index.js";
import { shop } from "../shop/shop.js";
import { formOf, typed } from "./form.js";
import { asProblem, problem } from "./problem.js";
import { say } from "./toast.js";

type Part = "record" | "password" | "leave";

@customElement("ts-my-account")
export class MyAccount extends ShopElement {
  @state() private busy = false;
  @state() private refused:
    | { part: Part; error: Pick<TillsideError, "code" | "detail"> }
    | undefined;

  private async run(part: Part, work: () => Promise<void>): Promise<void> {
    this.busy = true;
    this.refused = undefined;
    try {
      await work();
    } catch (reason) {
      this.refused = { part, error: asProblem(reason) };
    } finally {
      this.busy = false;
    }
  }

  private error(part: Part): TemplateResult {
    return this.refused?.part === part ? problem(this.refused.error) : html``;
  }

  private readonly download = (): Promise<void> =>
    this.run("record", async () => saveAs("my-data.json", await shop.tillside.account.record()));

  private readonly change = (event: SubmitEvent): void => {
    const form = formOf(event);
    void this.run("password", async () => {
      await shop.tillside.account.changePassword(typed(form, "old"), typed(form, "new"));
      form.reset();
      say(t().passwordChanged);
    });
  };

  private readonly close = (event: SubmitEvent): void => {
    const form = formOf(event);
    if (!confirm(t().leaveSure)) return;
    void this.run("leave", async () => {
      await shop.tillside.account.leave(typed(form, "old"));
      go({ page: "home" });
      say(t().leaveDone);
    });
  };

  private password(part: Part, name: "old" | "new", label: string): TemplateResult {
    const id = `${part}-${name}`;
    return html`<div class="field">
      <label for=${id}>${label}</label>
      <input
        class="input"
        id=${id}
        name=${name}
        type="password"
        required
        autocomplete=${name === "old" ? "current-password" : "new-password"}
      />
    </div>`;
  }

  protected override render(): TemplateResult {
    const s = t();
    return html`<section class="panel stack" data-my-account>
      <div>
        <h2 class="label">${s.myAccount}</h2>
        <p class="small soft">${s.myAccountText}</p>
      </div>
      <p>
        <button
          class="button second slim"
          type="button"
          data-my-record
          ?disabled=${this.busy}
          @click=${this.download}
        >
          ${s.myRecord}
        </button>
      </p>
      ${this.error("record")}
      <details class="small" data-new-password>
        <summary>${s.passwordChange}</summary>
        <form class="stack-tight" novalidate @submit=${this.change}>
          ${this.password("password", "old", s.passwordOld)}
          ${this.password("password", "new", s.passwordNew)} ${this.error("password")}
          <p>
            <button class="button slim" ?disabled=${this.busy}>${s.passwordChange}</button>
          </p>
        </form>
      </details>
      <details class="small" data-leave>
        <summary>${s.leave}</summary>
        <form class="stack-tight" novalidate @submit=${this.close}>
          <p class="soft">${s.leaveText}</p>
          ${this.password("leave", "old", s.passwordOld)} ${this.error("leave")}
          <p>
            <button class="button danger slim" ?disabled=${this.busy}>${s.leave}</button>
          </p>
        </form>
      </details>
    </section>`;
  }
}
