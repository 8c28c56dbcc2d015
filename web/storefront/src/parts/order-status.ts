// SPDX-License-Identifier: MIT
import { html, type TemplateResult } from "lit";
import type { OrderState } from "tillside";
import { t } from "../i18n/index.js";

const kGround: Readonly<Record<string, string>> = {
  paid: "ok",
  completed: "ok",
  placed: "warm",
  pending: "warm",
};

/** Where an order stands; one that came back in part says so. */
export function orderStatus(order: OrderState, pending: boolean): TemplateResult {
  const s = t();
  const status = pending ? "pending" : order.status;
  const inPart = status !== "refunded" && order.refundedMinor > 0;
  return html`<span class="pill ${kGround[status] ?? ""}" data-status=${status}
    >${inPart ? s.orderReturned(s.orderStatus[status] ?? status) : s.orderStatus[status]}</span
  >`;
}
