// SPDX-License-Identifier: MIT
// What points may be exchanged for. Whether a reward can be had, and why not, the engine says.

import { html, nothing, type TemplateResult } from "lit";
import type { Reward, TillsideError } from "tillside";
import { href } from "../app/router.js";
import { count, day, local, money, t } from "../i18n/index.js";
import { shop } from "../shop/shop.js";
import { type IconName, icon } from "./icon.js";
import { picture } from "./picture.js";

function kindOf(reward: Reward): { readonly words: string; readonly symbol: IconName } {
  const s = t();
  if (reward.sku !== undefined) return { words: s.rewardGoods, symbol: "cart" };
  if (reward.valueMinor !== undefined) return { words: s.rewardGift, symbol: "coin" };
  if (reward.prizes.length > 0) return { words: s.rewardDraw, symbol: "spark" };
  return { words: s.rewardCoupon, symbol: "tag" };
}

function tierName(id: string): string {
  const tier = shop.program()?.tier.tiers.find((one) => one.id === id);
  return tier ? local(tier.title).text : id;
}

/** What the engine's refusal means to a shopper. */
function whyNot(refusal: TillsideError): string {
  const s = t();
  const { have, need } = refusal.detail;
  if (refusal.code === "insufficient_points" && typeof have === "number") {
    return s.rewardShort(count(Number(need) - have));
  }
  return s.rewardNot[refusal.code] ?? s.errorOther(refusal.code);
}

function pictureOf({ sku }: Reward, symbol: IconName): TemplateResult {
  const item = sku === undefined ? undefined : shop.item(sku);
  if (!item) return html`<span class="reward-mark">${icon(symbol)}</span>`;
  return html`<a
    href=${href({ page: "product", productId: item.productId, sku: item.sku })}
    tabindex="-1"
    aria-hidden="true"
    >${picture(item, 72)}</a
  >`;
}

/** A lottery's prizes with the weight of each. */
function prizes({ prizes: all }: Reward): TemplateResult | typeof nothing {
  if (all.length === 0) return nothing;
  const sum = all.reduce((total, one) => total + one.weight, 0);
  return html`<ul class="tiny soft">
    ${all.map(
      (one) =>
        html`<li>
          ${prizeWords(one)} · ${count(one.weight)}/${count(sum)}
        </li>`,
    )}
  </ul>`;
}

export function prizeWords({
  couponCode,
  valueMinor,
  id,
}: {
  readonly id: string;
  readonly couponCode?: string;
  readonly valueMinor?: number;
}): string {
  const s = t();
  if (valueMinor !== undefined) return `${s.rewardGift} ${money(valueMinor, shop.currency())}`;
  return couponCode === undefined ? id : `${s.rewardCoupon} ${couponCode}`;
}

function row(reward: Reward, take: (id: string) => void): TemplateResult {
  const s = t();
  const title = local(reward.title);
  const { words, symbol } = kindOf(reward);
  const refusal = shop.tillside.rewards.refusalOf(reward.id);
  const facts = [
    words,
    ...(reward.fromTier ? [s.rewardFromTier(tierName(reward.fromTier))] : []),
    ...(reward.window?.end !== undefined ? [s.rewardUntil(day(reward.window.end))] : []),
    ...(reward.stock !== undefined ? [s.rewardLeft(count(reward.stock))] : []),
  ];
  return html`<li class="reward" data-reward=${reward.id}>
    ${pictureOf(reward, symbol)}
    <div class="reward-words">
      <p lang=${title.lang}><strong>${title.text}</strong></p>
      <p class="tiny soft">${facts.join(" · ")}</p>
      ${prizes(reward)}
    </div>
    <div class="reward-take">
      <button
        class="button second slim"
        type="button"
        ?disabled=${refusal !== undefined}
        @click=${() => take(reward.id)}
      >
        ${s.rewardTake(count(reward.points))}
      </button>
      ${refusal ? html`<p class="tiny soft">${whyNot(refusal)}</p>` : nothing}
    </div>
  </li>`;
}

export function rewards(take: (id: string) => void): TemplateResult | typeof nothing {
  const { at = 0 } = shop.member.value;
  const list = (shop.program()?.points.rewards ?? []).filter(
    ({ window }) => window?.end === undefined || window.end > at,
  );
  if (list.length === 0) return nothing;
  const s = t();
  return html`<section class="panel stack">
    <div>
      <h2 class="label">${s.rewards}</h2>
      <p class="small soft">${s.rewardsText}</p>
    </div>
    <ul class="reward-list" role="list">
      ${list.map((one) => row(one, take))}
    </ul>
  </section>`;
}
