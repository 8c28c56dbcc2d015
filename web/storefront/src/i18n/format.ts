// SPDX-License-Identifier: MIT
// How figures and moments are written. Only writing: no figure is computed here.

import { language } from "./language.js";

const moneyFormats = new Map<string, Intl.NumberFormat>();

function moneyFormat(currency: string): Intl.NumberFormat {
  const key = `${language()} ${currency}`;
  let format = moneyFormats.get(key);
  if (format === undefined) {
    format = new Intl.NumberFormat(language(), {
      style: "currency",
      currency,
      currencyDisplay: "narrowSymbol",
    });
    moneyFormats.set(key, format);
  }
  return format;
}

/**
 * Minor units as money: 123450, CNY -> ¥1,234.50. Digits are placed as text, so nothing is
 * rounded.
 */
export function money(minor: number, currency: string): string {
  const format = moneyFormat(currency);
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  const text = String(Math.abs(minor)).padStart(digits + 1, "0");
  const whole = digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
  return format.format(Number(`${minor < 0 ? "-" : ""}${whole}`));
}

export function count(value: number): string {
  return new Intl.NumberFormat(language()).format(value);
}

/** Parts per million as a percentage with at most one digit after the point. */
export function percent(ppm: number): string {
  return new Intl.NumberFormat(language(), { style: "percent", maximumFractionDigits: 1 }).format(
    ppm / 1_000_000,
  );
}

export function day(at: number): string {
  return new Intl.DateTimeFormat(language(), { dateStyle: "medium" }).format(at);
}

/** The day of the week of a day since 1970, given in milliseconds. */
export function weekday(at: number, length: "narrow" | "long"): string {
  return new Intl.DateTimeFormat(language(), { weekday: length, timeZone: "UTC" }).format(at);
}

export function moment(at: number): string {
  return new Intl.DateTimeFormat(language(), { dateStyle: "medium", timeStyle: "short" }).format(
    at,
  );
}

export function clockTime(at: number): string {
  return new Intl.DateTimeFormat(language(), { timeStyle: "medium" }).format(at);
}

/** Bytes, as people say them. */
export function bytes(value: number): string {
  const units = ["byte", "kilobyte", "megabyte"] as const;
  const step = value < 1000 ? 0 : value < 1_000_000 ? 1 : 2;
  return new Intl.NumberFormat(language(), {
    style: "unit",
    unit: units[step] ?? "byte",
    unitDisplay: step === 0 ? "long" : "short",
    maximumFractionDigits: 1,
  }).format(value / 1000 ** step);
}
