// SPDX-License-Identifier: MIT
// What is read from a device need not be what this package wrote: another version, an extension or
// a failing disk may have been there. What has not the shape is as if it were not stored; all of it
// but notes and unsent commands comes again from the server.

import type { ListName, Records } from "./store.js";

type Check = (value: unknown) => boolean;

const text: Check = (value) => typeof value === "string";
const flag: Check = (value) => typeof value === "boolean";
const whole: Check = (value) => Number.isSafeInteger(value);
const object: Check = (value) => typeof value === "object" && value !== null;
const bytes: Check = (value) => value instanceof Uint8Array;
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
const shape =
  (fields: Readonly<Record<string, Check>>): Check =>
  (value) =>
    object(value) &&
    Object.entries(fields).every(([name, check]) =>
      check((value as Readonly<Record<string, unknown>>)[name]),
    );

const list = shape({ items: listOf(shape({ sku: text, reasons: listOf(object) })) });

export const recordShapes: Readonly<Record<keyof Records, Check>> = {
  sync: shape({ device: text, nextN: whole, acked: whole, epoch: text, seq: whole }),
  session: shape({ signedIn: flag, name: optional(text), member: optional(text) }),
  base: shape({ state: object, revision: whole, headHash: text }),
  shop: shape({ currency: text, program: object, programHash: text }),
  catalogue: shape({ manifest: shape({ version: text, segments: listOf(object) }) }),
  cart: shape({
    lines: listOf(shape({ sku: text, quantity: whole })),
    coupons: optional(listOf(text)),
    redeemPoints: optional(whole),
    region: optional(text),
    charges: optional(listOf(object)),
    payments: optional(listOf(object)),
  }),
  tastePaused: flag,
  first: shape({
    version: text,
    scoredFrom: text,
    scoredAt: whole,
    list,
    items: listOf(object),
    categories: listOf(object),
    soldOut: listOf(text),
  }),
  shards: shape({ modelId: text, held: listOf(object), pending: listOf(object) }),
  referrer: text,
};

export const rowShapes: Readonly<Record<ListName, Check>> = {
  outbox: shape({ n: whole, commandId: text, kind: text, args: object }),
  tail: shape({ commandId: text, command: object }),
  told: shape({ commandId: text, code: text }),
  ledger: shape({ revision: whole, hash: text, entry: object }),
  interactions: shape({ id: whole, sku: text, kind: text, at: whole }),
  chunks: shape({ sha256: text, bytes }),
  aside: shape({ device: text, commands: listOf(object) }),
};
