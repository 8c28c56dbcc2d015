// SPDX-License-Identifier: MIT

import type { Account } from "./api.js";
import { TillsideError } from "./error.js";
import type { Http } from "./http.js";
import { Signal } from "./live.js";
import type { Session, Store } from "./store/store.js";
import { changeMember, metaOf, SEQUENCE } from "./sync/outbox.js";
import type { Tabs } from "./sync/tabs.js";

/** `GET /v1/me` and the answer of a sign-in. */
interface Me {
  readonly signedIn: boolean;
  readonly name?: string;
  readonly member?: string;
}

/** Who sits here, as the device last heard it. */
export class AccountClient extends Signal<Session | undefined> implements Account {
  readonly #http: Http;
  readonly #store: Store;
  readonly #tabs: Tabs;
  /** Somebody signed in or out here, or the server says so; the old member's is put away. */
  onChange: () => Promise<void> = async () => {};

  constructor(http: Http, store: Store, tabs: Tabs) {
    super(undefined);
    this.#http = http;
    this.#store = store;
    this.#tabs = tabs;
  }

  /** What the device knows. */
  open(held: Session): void {
    this.set(held);
  }

  async reload(): Promise<void> {
    const known = await this.#store
      .read(["records"], (tx) => tx.record("session"))
      .catch(() => undefined);
    if (known) this.set(known);
  }

  async signUp(
    name: string,
    password: string,
    agreement: string,
    { referrer }: { readonly referrer?: string } = {},
  ): Promise<void> {
    // Kept until the member is enrolled, which may be after a reload.
    await this.#store.update(["records"], (tx) => tx.setRecord("referrer", referrer));
    await this.#enter("/v1/accounts", { name: name.normalize("NFC"), password, agreement });
  }

  async signIn(name: string, password: string): Promise<void> {
    await this.#enter("/v1/sessions", { name: name.normalize("NFC"), password });
  }

  async signOut(): Promise<void> {
    await this.#end("/v1/sessions");
  }

  async record(): Promise<string> {
    const call = { purpose: "account", path: "/v1/me/data" } as const;
    return JSON.stringify(await this.#http.json(call), null, 2);
  }

  async changePassword(password: string, newPassword: string): Promise<void> {
    await this.#enter("/v1/me/password", { password, newPassword }, "PUT");
  }

  async leave(password: string): Promise<void> {
    await this.#end("/v1/me", { password });
  }

  async #end(path: string, body?: unknown): Promise<void> {
    await this.#http.json({ purpose: "account", method: "DELETE", path, body });
    await this.#become({ signedIn: false }, { leave: true });
    await this.onChange();
  }

  async #enter(path: string, body: unknown, method: "POST" | "PUT" = "POST"): Promise<void> {
    await this.#become(await this.#http.json<Me>({ purpose: "account", method, path, body }));
    // The same member may be back whose session had run out: there is something to send then.
    await this.onChange();
  }

  /** Who invited the member of this device, once: the next question has no answer any more. */
  async takeReferrer(): Promise<string | undefined> {
    return await this.#store.update(["records"], async (tx) => {
      const referrer = await tx.record("referrer");
      if (referrer !== undefined) await tx.setRecord("referrer", undefined);
      return referrer;
    });
  }

  /** What the server says. */
  async refresh(): Promise<void> {
    try {
      const me = await this.#http.json<Me>({ purpose: "account", path: "/v1/me" });
      if (await this.#become(me)) await this.onChange();
    } catch {
      if (!this.value) this.set({ signedIn: false });
    }
  }

  /**
   * True where that is news. A session that merely ran out keeps device and outbox: the same member
   * may come back. @throws TillsideError missing_field where something else than the shop answers
   */
  async #become(me: Me | undefined, { leave = false } = {}): Promise<boolean> {
    if (typeof me?.signedIn !== "boolean") {
      throw new TillsideError({
        code: "missing_field",
        pointer: "/signedIn",
        rule: "true or false",
      });
    }
    const { signedIn, name, member } = me;
    const session: Session = {
      signedIn,
      ...(name !== undefined && { name }),
      ...(member !== undefined && { member }),
    };
    await this.#store.update(SEQUENCE, async (tx) => {
      const meta = await metaOf(tx);
      if (signedIn ? meta.member !== member : leave) await changeMember(tx, member);
      await tx.setRecord("session", session);
    });
    const changed = this.value?.member !== session.member || this.value?.signedIn !== signedIn;
    this.set(session);
    if (changed) this.#tabs.tell("session");
    return changed;
  }
}
