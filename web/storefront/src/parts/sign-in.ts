// SPDX-License-Identifier: MIT
// Sign in or sign up: name, password, agreement. Used by checkout, the member centre and the tour.

import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import type { TillsideError } from "tillside";
import { ShopElement, type Watched } from "../app/element.js";
import { local, t } from "../i18n/index.js";
import { referrer } from "../shop/referrer.js";
import { shop } from "../shop/shop.js";
import { formOf, ticked, typed } from "./form.js";
import { promised } from "./invite.js";
import { asProblem, problem } from "./problem.js";

let instances = 0;

@customElement("ts-sign-in")
export class SignIn extends ShopElement {
  @state() private mode: "signUp" | "signIn" = "signUp";
  @state() private error: Pick<TillsideError, "code" | "detail"> | undefined;
  @state() private busy = false;
  private readonly key = `account-${++instances}`;

  protected override watches(): readonly Watched[] {
    return [shop.about];
  }

  private async submit(event: SubmitEvent): Promise<void> {
    const form = formOf(event);
    const name = typed(form, "name");
    const password = typed(form, "password");
    this.busy = true;
    this.error = undefined;
    try {
      const account = shop.tillside.account;
      const invitedBy = referrer();
      if (this.mode === "signIn") await account.signIn(name, password);
      else
        await account.signUp(
          name,
          password,
          ticked(form, "agree") ? (shop.about.value.agreement?.id ?? "") : "",
          { ...(invitedBy !== undefined && { referrer: invitedBy }) },
        );
      this.dispatchEvent(new CustomEvent("signed-in", { bubbles: true }));
    } catch (reason) {
      this.error = asProblem(reason);
    } finally {
      this.busy = false;
    }
  }

  private tab(mode: "signUp" | "signIn", words: string): TemplateResult {
    return html`<button
      type="button"
      class="tab"
      aria-pressed=${this.mode === mode ? "true" : "false"}
      @click=${() => {
        this.mode = mode;
        this.error = undefined;
      }}
    >
      ${words}
    </button>`;
  }

  private agreement(): TemplateResult {
    const s = t();
    const own = shop.about.value.agreement?.text;
    const words = own ? local(own) : undefined;
    return html`<label class="check"
        ><input type="checkbox" name="agree" /><span>${s.agree}</span></label
      >
      <details class="small soft">
        <summary>${s.agreement}</summary>
        <p lang=${words?.lang ?? nothing}>${words?.text ?? s.agreementText}</p>
      </details>`;
  }

  private invited(): TemplateResult {
    const s = t();
    return html`<div class="invited" data-invited>
      <p><strong>${s.invited}</strong></p>
      <p class="small">${s.invitedText}</p>
      ${promised("referral", "referred")}
    </div>`;
  }

  private field(name: "name" | "password", label: string, hint: string): TemplateResult {
    const id = `${this.key}-${name}`;
    const up = this.mode === "signUp";
    const complete = name === "name" ? "username" : up ? "new-password" : "current-password";
    return html`<div class="field">
      <label for=${id}>${label}</label>
      <input
        class="input"
        id=${id}
        name=${name}
        type=${name === "name" ? "text" : "password"}
        autocomplete=${complete}
        required
        aria-describedby=${`${id}-hint`}
      />
      <p class="tiny soft" id=${`${id}-hint`}>${up ? hint : ""}</p>
    </div>`;
  }

  protected override render(): TemplateResult {
    const s = t();
    const up = this.mode === "signUp";
    return html`<form class="panel stack sign-in" novalidate @submit=${this.submit}>
      <div class="tabs" role="group">
        ${this.tab("signUp", s.noAccount)}${this.tab("signIn", s.haveAccount)}
      </div>
      ${up && referrer() !== undefined ? this.invited() : nothing}
      ${this.field("name", s.userName, s.userNameHint)}
      ${this.field("password", s.password, s.passwordHint)} ${up ? this.agreement() : nothing}
      ${this.error ? problem(this.error) : nothing}
      <button class="button wide" ?disabled=${this.busy}>${up ? s.signUp : s.signIn}</button>
    </form>`;
  }
}
