// SPDX-License-Identifier: MIT
// The ledger as entries with hashes. Whether the chain is whole is looked at here: each entry must
// carry the hash that this browser computed of the one before.

import { html, nothing, type TemplateResult } from "lit";
import type { ConfirmedEntry, Event } from "tillside";
import { count, moment, money, t } from "../i18n/index.js";
import { shop } from "../shop/shop.js";
import { brokenAt } from "./chain.js";
import { icon } from "./icon.js";
import { inWords } from "./problem.js";

function figures(event: Event): string {
  if ("points" in event && typeof event.points === "number") {
    const minus =
      event.kind === "pointsSpent" ||
      event.kind === "pointsExpired" ||
      event.kind === "pointsReversed";
    return `${minus ? "−" : "+"}${count(event.points)}`;
  }
  if (event.kind === "orderPlaced") return money(event.totalMinor, event.currency);
  if (event.kind === "orderRefunded") return money(event.refundMinor, shop.currency());
  if (event.kind === "tierChanged") return event.to;
  return "";
}

function row({ entry, hash }: ConfirmedEntry): TemplateResult {
  const s = t();
  return html`<li class="entry" data-revision=${entry.revision}>
    <span class="entry-number">${count(entry.revision)}</span>
    <div class="stack-tight">
      <p class="between">
        <strong>${s.kind[entry.command.kind] ?? entry.command.kind}</strong
        ><span class="small soft"
          >${moment(entry.at)} · ${s.ledgerBy}
          ${s.actor[entry.actor.kind] ?? entry.actor.kind}</span
        >
      </p>
      ${
        entry.rejection
          ? html`<p class="small problem">
              ${s.rejectedEntry}: ${inWords(entry.rejection.code, entry.rejection.detail)}
            </p>`
          : nothing
      }
      ${
        entry.events && entry.events.length > 0
          ? html`<ul class="row small" role="list">
              ${entry.events.map(
                (event) =>
                  html`<li class="pill">
                    ${s.event[event.kind] ?? event.kind} ${figures(event)}
                  </li>`,
              )}
            </ul>`
          : nothing
      }
      <p class="hashes tiny soft">
        <span>${s.ledgerHash} <code title=${hash}>${hash.slice(0, 20)}…</code></span>
        <span
          >${s.ledgerBefore}
          <code title=${entry.prevHash}>${entry.prevHash.slice(0, 12)}…</code></span
        >
      </p>
    </div>
  </li>`;
}

/** What came before reached this device as a summary; the entries are the server's to give. */
function earlierButton(before: number, more: () => void): TemplateResult {
  const s = t();
  return html`<div class="stack-tight">
    <p class="small soft">${s.ledgerSince(count(before))}</p>
    <p>
      <button class="button second slim" type="button" data-earlier @click=${more}>
        ${s.ledgerEarlier}
      </button>
    </p>
  </div>`;
}

/** @param entries newest first; `more` fetches what came before them */
export function ledgerList(entries: readonly ConfirmedEntry[], more: () => void): TemplateResult {
  const s = t();
  if (entries.length === 0) {
    const past = (shop.member.value.view?.orders.length ?? 0) > 0;
    return html`<section class="panel stack">
      <p class="soft">${past ? s.ledgerSummary : s.ledgerEmpty}</p>
      ${
        past
          ? html`<p>
              <button class="button slim" type="button" data-earlier @click=${more}>
                ${s.ledgerEarlier}
              </button>
            </p>`
          : nothing
      }
    </section>`;
  }
  const broken = brokenAt(entries);
  const oldest = entries.at(-1)?.entry.revision ?? 1;
  return html`<section class="stack">
    <p class="soft small">${s.ledgerText}</p>
    <p class="note small" data-chain=${broken === undefined ? "whole" : "broken"}>
      ${icon("chain")}
      ${
        broken === undefined
          ? s.ledgerOk
          : html`<span class="problem">${s.ledgerBroken(count(broken))}</span>`
      }
    </p>
    <ol class="entries panel" reversed>
      ${entries.map(row)}
    </ol>
    ${oldest > 1 ? earlierButton(oldest - 1, more) : nothing}
  </section>`;
}
