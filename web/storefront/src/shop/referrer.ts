// SPDX-License-Identifier: MIT
// Who invited the visitor: kept for this visit, told to the shop with the sign-up and never before.

const kKey = "tillside.referrer";

export function rememberReferrer(member: string): void {
  try {
    sessionStorage.setItem(kKey, member);
  } catch {
    // Storage may be forbidden; the invitation then lasts as long as nothing.
  }
}

export function referrer(): string | undefined {
  try {
    return sessionStorage.getItem(kKey) ?? undefined;
  } catch {
    return undefined;
  }
}
