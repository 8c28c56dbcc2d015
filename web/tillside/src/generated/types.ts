// Written by script/generate from inputs of SHA-256 766c9062e7d14720dc913bf3a2fb50247c8b847546e55e01c2e04cdcf0590697
// SPDX-License-Identifier: MIT
// What the engine reads and writes, made from the field tables of core.
// `XInput` is X as it is read: members that have a default may be left out.

/** Everything that may go wrong although the caller did nothing illegal. */
export type ErrorCode =
  | "malformed_json"
  | "wrong_kind"
  | "missing_field"
  | "unknown_field"
  | "unknown_name"
  | "not_an_integer"
  | "value_out_of_range"
  | "too_many"
  | "text_not_well_formed"
  | "duplicate_id"
  | "unknown_kind_version"
  | "amount_out_of_range"
  | "quantity_not_positive"
  | "points_not_positive"
  | "currency_unknown"
  | "currency_mismatch"
  | "weights_not_usable"
  | "division_by_zero"
  | "thresholds_not_increasing"
  | "unknown_reference"
  | "window_not_ordered"
  | "zone_unresolved"
  | "not_signed_in"
  | "not_permitted"
  | "idempotency_key_reused"
  | "program_retired"
  | "already_enrolled"
  | "not_enrolled"
  | "order_unknown"
  | "order_status"
  | "item_unknown"
  | "stock"
  | "coupon_unknown"
  | "coupon_used"
  | "coupon_not_held"
  | "coupon_refused"
  | "insufficient_points"
  | "price_changed"
  | "payment_mismatch"
  | "refund_too_much"
  | "reward_unknown"
  | "reward_price_changed"
  | "already_checked_in"
  | "not_due"
  | "already_recorded"
  | "not_bought"
  | "member_unknown"
  | "member_frozen"
  | "account_not_linked"
  | "penalty_unknown"
  | "nothing_to_reinstate"
  | "reward_not_offered"
  | "reward_used_up"
  | "reward_settled"
  | "plan_unknown"
  | "pack_malformed"
  | "pack_mismatch"
  | "hash_mismatch"
  | "model_absent"
  | "file_unreadable"
  | "file_malformed"
  | "data_not_empty"
  | "data_absent"
  | "data_in_use"
  | "storage_failed"
  | "outbox_full"
  | "route_unknown"
  | "overloaded"
  | "body_too_large"
  | "rate_limited"
  | "offline"
  | "internal_fault"
  | "name_too_short"
  | "name_taken"
  | "password_too_short"
  | "agreement_not_accepted"
  | "credentials_wrong";

/** The errors as English sentences. */
export const errorSentences: Readonly<Record<ErrorCode, string>> = {
  malformed_json: "The text is not JSON.",
  wrong_kind: "The value is of another kind than documented.",
  missing_field: "A required field is absent.",
  unknown_field: "The field is not part of this document.",
  unknown_name: "The name is not one of the documented names.",
  not_an_integer: "The number has a fraction or is not finite.",
  value_out_of_range: "The value is outside its documented range.",
  too_many: "The list holds more entries than allowed.",
  text_not_well_formed: "The text does not have the documented form.",
  duplicate_id: "The same id stands twice in one list.",
  unknown_kind_version: "This version of the command is not known here.",
  amount_out_of_range: "An amount left the range -(2^53-1) .. 2^53-1.",
  quantity_not_positive: "A quantity must be at least 1.",
  points_not_positive: "A number of points must be at least 1.",
  currency_unknown: "The currency is not an ISO 4217 code known here.",
  currency_mismatch: "Two currencies meet in one document.",
  weights_not_usable: "The weights are empty, negative or all zero.",
  division_by_zero: "A divisor or a rate's denominator is zero.",
  thresholds_not_increasing: "Thresholds must increase strictly.",
  unknown_reference: "The document names something that it does not define.",
  window_not_ordered: "A window must end after it starts.",
  zone_unresolved: "The time zone's transitions are missing.",
  not_signed_in: "Sign in first.",
  not_permitted: "This actor may not do this.",
  idempotency_key_reused: "The command id was used before with another body.",
  program_retired: "The program of this quote is no longer honoured.",
  already_enrolled: "The member is enrolled already.",
  not_enrolled: "The member is not enrolled.",
  order_unknown: "The member has no such order.",
  order_status: "The order's status does not allow this.",
  item_unknown: "The catalogue has no such sku.",
  stock: "Fewer units are in stock than asked.",
  coupon_unknown: "No promotion answers to this coupon code.",
  coupon_used: "The coupon has been used already.",
  coupon_not_held: "The member does not hold this coupon.",
  coupon_refused: "The coupon does not apply to this cart.",
  insufficient_points: "The member has fewer spendable points than asked.",
  price_changed: "The total differs from the one that was shown.",
  payment_mismatch: "The payment differs from the order's total.",
  refund_too_much: "More is refunded than remains of what was paid for.",
  reward_unknown: "The program has no such reward.",
  reward_price_changed: "The reward costs another number of points than was shown.",
  already_checked_in: "The member has checked in on this day.",
  not_due: "Nothing is due at this moment.",
  already_recorded: "This was recorded before and counts once.",
  not_bought: "The member has not bought this item.",
  member_unknown: "There is no such other member.",
  member_frozen: "The member's account is frozen.",
  account_not_linked: "The other account is not linked to this one.",
  penalty_unknown: "The member has no such penalty, or it was decided.",
  nothing_to_reinstate: "No points expired within the window.",
  reward_not_offered: "The reward is not offered now to this member.",
  reward_used_up: "The member has redeemed this reward as often as allowed.",
  reward_settled: "The reward has been settled already.",
  plan_unknown: "The program has no such membership plan.",
  pack_malformed: "The pack is not a well-formed safetensors file.",
  pack_mismatch: "The pack belongs to another model or catalogue.",
  hash_mismatch: "The bytes do not have the announced SHA-256.",
  model_absent: "No model is loaded.",
  file_unreadable: "The file cannot be read.",
  file_malformed: "The file is not of the documented form.",
  data_not_empty: "The data folder holds a shop already.",
  data_absent: "The data folder holds no shop.",
  data_in_use: "Another process holds the data folder.",
  storage_failed: "The storage could not keep the change.",
  outbox_full: "Too many commands wait to be sent.",
  route_unknown: "There is no such address here.",
  overloaded: "The server is busy; try again later.",
  body_too_large: "The request is larger than allowed.",
  rate_limited: "Too many attempts; try again later.",
  offline: "The server cannot be reached.",
  internal_fault: "The server met a fault of its own.",
  name_too_short: "A user name has at least two characters.",
  name_taken: "The user name is taken.",
  password_too_short: "A password has at least six characters.",
  agreement_not_accepted: "The member agreement must be accepted.",
  credentials_wrong: "The name or the password is wrong.",
};

/** A figure or a short text of an error. */
export type Detail = number | string;

export interface ErrorDocument {
  readonly code: ErrorCode;
  /** JSON pointer (RFC 6901) into the request. */
  readonly pointer?: string;
  /** The offending value, shortened. */
  readonly value?: string;
  /** What is expected. */
  readonly rule?: string;
  readonly detail?: Readonly<Record<string, Detail>>;
}

/** What every verb answers. */
export type Reply<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: ErrorDocument };

export const maxInteger: number = 9007199254740991;
export const maxLines: number = 1200;
export const maxQuantity: number = 1000000;
export const maxCoupons: number = 50;
export const protocol: number = 1;
export const maxCommandsPerSync: number = 64;

export type RoundingMode =
  | "half_away_from_zero"
  | "half_even"
  | "half_odd"
  | "half_toward_zero"
  | "half_toward_pos_inf"
  | "half_toward_neg_inf"
  | "floor"
  | "ceil"
  | "trunc";

export interface RoundDivRequest {
  readonly numerator: number;
  readonly denominator: number;
  readonly mode: RoundingMode;
}

export interface RoundDivRequestInput {
  readonly numerator: number;
  readonly denominator: number;
  readonly mode?: RoundingMode;
}

export interface RoundDivReply {
  readonly quotient: number;
}

export interface RoundToStepRequest {
  readonly amountMinor: number;
  readonly stepMinor: number;
  readonly mode: RoundingMode;
}

export interface RoundToStepRequestInput {
  readonly amountMinor: number;
  readonly stepMinor: number;
  readonly mode?: RoundingMode;
}

export interface RoundToStepReply {
  readonly amountMinor: number;
}

export type AllocationStrategy =
  | "largest_remainder"
  | "floor_then_first"
  | "floor_then_last"
  | "floor_then_largest_weight"
  | "round_half_toward_zero_then_first"
  | "floor_separate_remainder"
  | "block_separate_remainder";

export type ZeroWeights =
  | "error"
  | "equal_split"
  | "all_zero";

export type Overflow =
  | "again"
  | "drop";

export type NegativeShares =
  | "mirror"
  | "floor";

export interface AllocationRequest {
  readonly amountMinor: number;
  readonly weights: readonly number[];
  readonly strategy: AllocationStrategy;
  readonly zeroWeights: ZeroWeights;
  readonly step: number;
  readonly room?: readonly number[];
  readonly overflow: Overflow;
  readonly negative: NegativeShares;
}

export interface AllocationRequestInput {
  readonly amountMinor: number;
  readonly weights: readonly number[];
  readonly strategy?: AllocationStrategy;
  readonly zeroWeights?: ZeroWeights;
  readonly step?: number;
  readonly room?: readonly number[];
  readonly overflow?: Overflow;
  readonly negative?: NegativeShares;
}

export interface Allocation {
  readonly sharesMinor: readonly number[];
  readonly remainderMinor: number;
  readonly unallocatedMinor: number;
}

export interface Text {
  readonly en: string;
  readonly zh?: string;
}

export interface ZoneTransition {
  readonly at: number;
  readonly offsetSeconds: number;
}

export interface Zone {
  readonly name: string;
  readonly transitions: readonly ZoneTransition[];
}

export interface ZoneInput {
  readonly name: string;
  readonly transitions?: readonly ZoneTransition[];
}

export type Profile =
  | "tillside"
  | "bink"
  | "brick"
  | "dinero"
  | "erpnext"
  | "lunar"
  | "magento"
  | "medusa"
  | "moneyphp"
  | "nop"
  | "odoo"
  | "open_loyalty"
  | "oscar"
  | "saleor"
  | "setono"
  | "shopware"
  | "solidus"
  | "sylius"
  | "sylius_catalog"
  | "vendure"
  | "woo";

export type RoundedFigure =
  | "discount"
  | "price";

export type AllocationWeights =
  | "price"
  | "with_tax";

export interface Rounding {
  readonly unitPrice: RoundingMode;
  readonly discount: RoundingMode;
  readonly discountOf: RoundedFigure;
  readonly points: RoundingMode;
  readonly allocation: AllocationStrategy;
  readonly allocationWeights: AllocationWeights;
}

export interface RoundingInput {
  readonly unitPrice?: RoundingMode;
  readonly discount?: RoundingMode;
  readonly discountOf?: RoundedFigure;
  readonly points?: RoundingMode;
  readonly allocation?: AllocationStrategy;
  readonly allocationWeights?: AllocationWeights;
}

export type TaxLevel =
  | "line"
  | "unit"
  | "total"
  | "total_carry";

export type TaxBasis =
  | "after_discounts"
  | "before_discounts";

export interface Window {
  readonly start?: number;
  readonly end?: number;
}

export interface TaxRate {
  readonly id: string;
  readonly ratePpm: number;
  readonly compound: boolean;
  readonly window?: Window;
}

export interface TaxRateInput {
  readonly id: string;
  readonly ratePpm: number;
  readonly compound?: boolean;
  readonly window?: Window;
}

export interface TaxClass {
  readonly id: string;
  readonly rates: readonly TaxRate[];
  readonly inclusive?: boolean;
}

export interface TaxClassInput {
  readonly id: string;
  readonly rates?: readonly TaxRateInput[];
  readonly inclusive?: boolean;
}

export interface TaxRules {
  readonly inclusive: boolean;
  readonly level: TaxLevel;
  readonly rounding: RoundingMode;
  readonly basis: TaxBasis;
  readonly eachRateRounded: boolean;
  readonly classes: readonly TaxClass[];
}

export interface TaxRulesInput {
  readonly inclusive?: boolean;
  readonly level?: TaxLevel;
  readonly rounding?: RoundingMode;
  readonly basis?: TaxBasis;
  readonly eachRateRounded?: boolean;
  readonly classes?: readonly TaxClassInput[];
}

export interface ListedPrice {
  readonly sku: string;
  readonly priceMinor: number;
}

export interface PriceList {
  readonly id: string;
  readonly title: Text;
  readonly currency?: string;
  readonly groups: readonly string[];
  readonly tiers: readonly string[];
  readonly window?: Window;
  readonly prices: readonly ListedPrice[];
}

export interface PriceListInput {
  readonly id: string;
  readonly title: Text;
  readonly currency?: string;
  readonly groups?: readonly string[];
  readonly tiers?: readonly string[];
  readonly window?: Window;
  readonly prices?: readonly ListedPrice[];
}

export type ChargeKind =
  | "shipping"
  | "surcharge"
  | "payment";

export interface Charge {
  readonly id: string;
  readonly title: Text;
  readonly kind: ChargeKind;
  readonly priceMinor: number;
  readonly taxClass?: string;
}

export interface CashRounding {
  readonly stepMinor: number;
  readonly mode: RoundingMode;
  readonly charge?: string;
}

export interface CashRoundingInput {
  readonly stepMinor: number;
  readonly mode?: RoundingMode;
  readonly charge?: string;
}

export type PromotionLevel =
  | "price"
  | "item"
  | "bundle"
  | "shop"
  | "platform"
  | "shipping";

export type Exclusive =
  | "none"
  | "group"
  | "level"
  | "all";

export interface CouponRule {
  readonly code: string;
  readonly mustBeHeld: boolean;
  readonly perMember?: number;
}

export interface CouponRuleInput {
  readonly code: string;
  readonly mustBeHeld?: boolean;
  readonly perMember?: number;
}

export type OverBudget =
  | "drop"
  | "clip";

export interface UsageLimits {
  readonly global?: number;
  readonly perMember?: number;
  readonly perDay?: number;
  readonly budgetId?: string;
  readonly budgetMinor?: number;
  readonly budgetCount?: number;
  readonly overBudget: OverBudget;
  readonly reusableAfterCancel: boolean;
}

export interface UsageLimitsInput {
  readonly global?: number;
  readonly perMember?: number;
  readonly perDay?: number;
  readonly budgetId?: string;
  readonly budgetMinor?: number;
  readonly budgetCount?: number;
  readonly overBudget?: OverBudget;
  readonly reusableAfterCancel?: boolean;
}

export interface LineFilter {
  readonly categories: readonly string[];
  readonly brands: readonly string[];
  readonly products: readonly string[];
  readonly skus: readonly string[];
  readonly tags: readonly string[];
  readonly exceptCategories: readonly string[];
  readonly exceptSkus: readonly string[];
  readonly exceptTags: readonly string[];
  readonly minPriceMinor?: number;
  readonly maxPriceMinor?: number;
  readonly excludeOnSale: boolean;
}

export interface LineFilterInput {
  readonly categories?: readonly string[];
  readonly brands?: readonly string[];
  readonly products?: readonly string[];
  readonly skus?: readonly string[];
  readonly tags?: readonly string[];
  readonly exceptCategories?: readonly string[];
  readonly exceptSkus?: readonly string[];
  readonly exceptTags?: readonly string[];
  readonly minPriceMinor?: number;
  readonly maxPriceMinor?: number;
  readonly excludeOnSale?: boolean;
}

export interface MinTotal {
  readonly thresholdMinor: number;
  readonly filter?: LineFilter;
}

export interface MinTotalInput {
  readonly thresholdMinor: number;
  readonly filter?: LineFilterInput;
}

export interface MinQuantity {
  readonly quantity: number;
  readonly oneLine: boolean;
  readonly filter?: LineFilter;
}

export interface MinQuantityInput {
  readonly quantity: number;
  readonly oneLine?: boolean;
  readonly filter?: LineFilterInput;
}

export type OnlyEligible = Readonly<Record<never, never>>;

export interface TierAtLeast {
  readonly tier: string;
}

export type Belonging =
  | "tier"
  | "member_group"
  | "region";

export interface BelongsTo {
  readonly what: Belonging;
  readonly anyOf: readonly string[];
}

export type FirstOrder = Readonly<Record<never, never>>;

export interface NthOrder {
  readonly number: number;
  readonly every: boolean;
}

export interface NthOrderInput {
  readonly number: number;
  readonly every?: boolean;
}

export interface Weekly {
  readonly days?: readonly number[];
  readonly fromMinute: number;
  readonly toMinute: number;
}

export interface WeeklyInput {
  readonly days?: readonly number[];
  readonly fromMinute?: number;
  readonly toMinute?: number;
}

export type Condition =
  | ({ readonly kind: "minTotal" } & MinTotal)
  | ({ readonly kind: "minQuantity" } & MinQuantity)
  | ({ readonly kind: "onlyEligible" } & OnlyEligible)
  | ({ readonly kind: "tierAtLeast" } & TierAtLeast)
  | ({ readonly kind: "belongsTo" } & BelongsTo)
  | ({ readonly kind: "firstOrder" } & FirstOrder)
  | ({ readonly kind: "nthOrder" } & NthOrder)
  | ({ readonly kind: "weekly" } & Weekly);

export type ConditionInput =
  | ({ readonly kind: "minTotal" } & MinTotalInput)
  | ({ readonly kind: "minQuantity" } & MinQuantityInput)
  | ({ readonly kind: "onlyEligible" } & OnlyEligible)
  | ({ readonly kind: "tierAtLeast" } & TierAtLeast)
  | ({ readonly kind: "belongsTo" } & BelongsTo)
  | ({ readonly kind: "firstOrder" } & FirstOrder)
  | ({ readonly kind: "nthOrder" } & NthOrderInput)
  | ({ readonly kind: "weekly" } & WeeklyInput);

export type ThresholdBasis =
  | "running"
  | "level_start"
  | "after_item_level"
  | "subtotal";

export type DiscountBase =
  | "running"
  | "level_start"
  | "net"
  | "same_units";

export type BenefitScope =
  | "each_unit"
  | "each_line"
  | "across";

export type UnitOrder =
  | "cart"
  | "cheapest"
  | "most_expensive"
  | "largest_line";

export interface UnitChoice {
  readonly order: UnitOrder;
  readonly count: number;
  readonly eachLine: boolean;
}

export interface UnitChoiceInput {
  readonly order?: UnitOrder;
  readonly count: number;
  readonly eachLine?: boolean;
}

export interface PercentOff {
  readonly ratePpm: number;
  readonly scope?: BenefitScope;
  readonly units?: UnitChoice;
}

export interface PercentOffInput {
  readonly ratePpm: number;
  readonly scope?: BenefitScope;
  readonly units?: UnitChoiceInput;
}

export interface AmountOff {
  readonly offMinor: number;
  readonly scope: BenefitScope;
  readonly units?: UnitChoice;
  readonly nextOffMinor?: number;
}

export interface AmountOffInput {
  readonly offMinor: number;
  readonly scope?: BenefitScope;
  readonly units?: UnitChoiceInput;
  readonly nextOffMinor?: number;
}

export interface FixedPrice {
  readonly priceMinor: number;
  readonly scope: BenefitScope;
  readonly units?: UnitChoice;
}

export interface FixedPriceInput {
  readonly priceMinor: number;
  readonly scope?: BenefitScope;
  readonly units?: UnitChoiceInput;
}

export interface ThresholdStep {
  readonly thresholdMinor: number;
  readonly offMinor: number;
}

export type ThresholdMode =
  | "step"
  | "repeat";

export interface SpendThreshold {
  readonly steps: readonly ThresholdStep[];
  readonly mode: ThresholdMode;
}

export interface SpendThresholdInput {
  readonly steps: readonly ThresholdStep[];
  readonly mode?: ThresholdMode;
}

export type LadderOf =
  | "total"
  | "quantity";

export interface Value {
  readonly ratePpm?: number;
  readonly offMinor?: number;
  readonly priceMinor?: number;
}

export interface LadderStep {
  readonly from: number;
  readonly value: Value;
}

export interface Ladder {
  readonly of: LadderOf;
  readonly steps: readonly LadderStep[];
  readonly mode: ThresholdMode;
  readonly scope?: BenefitScope;
  readonly units?: UnitChoice;
  readonly counts?: LineFilter;
}

export interface LadderInput {
  readonly of?: LadderOf;
  readonly steps: readonly LadderStep[];
  readonly mode?: ThresholdMode;
  readonly scope?: BenefitScope;
  readonly units?: UnitChoiceInput;
  readonly counts?: LineFilterInput;
}

export interface UnitSet {
  readonly quantity: number;
  readonly filter?: LineFilter;
}

export interface UnitSetInput {
  readonly quantity: number;
  readonly filter?: LineFilterInput;
}

export interface BuyXGetY {
  readonly buy: UnitSet;
  readonly get: UnitSet;
  readonly value?: Value;
  readonly order: UnitOrder;
  readonly maxReward?: number;
  readonly repeat: boolean;
  readonly partialReward: boolean;
}

export interface BuyXGetYInput {
  readonly buy: UnitSetInput;
  readonly get: UnitSetInput;
  readonly value?: Value;
  readonly order?: UnitOrder;
  readonly maxReward?: number;
  readonly repeat?: boolean;
  readonly partialReward?: boolean;
}

export interface Bundle {
  readonly parts: readonly UnitSet[];
  readonly value: Value;
  readonly scope: BenefitScope;
  readonly order: UnitOrder;
  readonly maxGroups?: number;
}

export interface BundleInput {
  readonly parts: readonly UnitSetInput[];
  readonly value: Value;
  readonly scope?: BenefitScope;
  readonly order?: UnitOrder;
  readonly maxGroups?: number;
}

export interface FreeGift {
  readonly sku: string;
  readonly quantity: number;
  readonly perMinor?: number;
}

export type Benefit =
  | ({ readonly kind: "percentOff" } & PercentOff)
  | ({ readonly kind: "amountOff" } & AmountOff)
  | ({ readonly kind: "fixedPrice" } & FixedPrice)
  | ({ readonly kind: "spendThreshold" } & SpendThreshold)
  | ({ readonly kind: "ladder" } & Ladder)
  | ({ readonly kind: "buyXGetY" } & BuyXGetY)
  | ({ readonly kind: "bundle" } & Bundle)
  | ({ readonly kind: "gift" } & FreeGift);

export type BenefitInput =
  | ({ readonly kind: "percentOff" } & PercentOffInput)
  | ({ readonly kind: "amountOff" } & AmountOffInput)
  | ({ readonly kind: "fixedPrice" } & FixedPriceInput)
  | ({ readonly kind: "spendThreshold" } & SpendThresholdInput)
  | ({ readonly kind: "ladder" } & LadderInput)
  | ({ readonly kind: "buyXGetY" } & BuyXGetYInput)
  | ({ readonly kind: "bundle" } & BundleInput)
  | ({ readonly kind: "gift" } & FreeGift);

export interface Promotion {
  readonly id: string;
  readonly title: Text;
  readonly level: PromotionLevel;
  readonly priority: number;
  readonly active: boolean;
  readonly currency?: string;
  readonly group: string;
  readonly exclusive: Exclusive;
  readonly tags: readonly string[];
  readonly allows: readonly string[];
  readonly coupon?: CouponRule;
  readonly zone?: Zone;
  readonly window?: Window;
  readonly firstDay?: string;
  readonly lastDay?: string;
  readonly limits?: UsageLimits;
  readonly conditions: readonly Condition[];
  readonly filter: LineFilter;
  readonly charges: readonly string[];
  readonly thresholdCountsAll: boolean;
  readonly thresholdBasis: ThresholdBasis;
  readonly base?: DiscountBase;
  readonly benefit: Benefit;
  readonly maxOffMinor?: number;
}

export interface PromotionInput {
  readonly id: string;
  readonly title: Text;
  readonly level: PromotionLevel;
  readonly priority?: number;
  readonly active?: boolean;
  readonly currency?: string;
  readonly group?: string;
  readonly exclusive?: Exclusive;
  readonly tags?: readonly string[];
  readonly allows?: readonly string[];
  readonly coupon?: CouponRuleInput;
  readonly zone?: ZoneInput;
  readonly window?: Window;
  readonly firstDay?: string;
  readonly lastDay?: string;
  readonly limits?: UsageLimitsInput;
  readonly conditions?: readonly ConditionInput[];
  readonly filter?: LineFilterInput;
  readonly charges?: readonly string[];
  readonly thresholdCountsAll?: boolean;
  readonly thresholdBasis?: ThresholdBasis;
  readonly base?: DiscountBase;
  readonly benefit: BenefitInput;
  readonly maxOffMinor?: number;
}

export type CombinationPolicy =
  | "priority"
  | "best_for_member";

export type GroupChoice =
  | "priority"
  | "best";

export interface PromotionGroup {
  readonly id: string;
  readonly maxApplied: number;
  readonly choose: GroupChoice;
}

export interface PromotionGroupInput {
  readonly id: string;
  readonly maxApplied?: number;
  readonly choose?: GroupChoice;
}

export interface Stacking {
  readonly policy: CombinationPolicy;
  readonly exclusivesFirst: boolean;
  readonly maxEvaluations: number;
  readonly groups: readonly PromotionGroup[];
}

export interface StackingInput {
  readonly policy?: CombinationPolicy;
  readonly exclusivesFirst?: boolean;
  readonly maxEvaluations?: number;
  readonly groups?: readonly PromotionGroupInput[];
}

export type EarnTrigger =
  | "enrolled"
  | "order_paid"
  | "order_completed"
  | "checked_in"
  | "email_verified"
  | "reviewed"
  | "shared"
  | "birthday"
  | "referral"
  | "referred"
  | "linked"
  | "membership"
  | "milestone";

export type Counter =
  | "points"
  | "growth";

export interface ByAmount {
  readonly points: number;
  readonly perMinor: number;
  readonly wholeSteps: boolean;
}

export interface ByAmountInput {
  readonly points: number;
  readonly perMinor: number;
  readonly wholeSteps?: boolean;
}

export interface FixedPoints {
  readonly points: number;
}

export interface ByUnit {
  readonly points: number;
}

export interface RankBonus {
  readonly rankedPpm: number;
  readonly promotedPpm: number;
}

export interface RankBonusInput {
  readonly rankedPpm?: number;
  readonly promotedPpm?: number;
}

export type Metric =
  | "growth"
  | "points"
  | "spend"
  | "orders"
  | "invitations"
  | "units"
  | "check_in_streak";

export type WindowKind =
  | "lifetime"
  | "rolling_days"
  | "rolling_months"
  | "calendar_year"
  | "anniversary";

export interface CountWindow {
  readonly kind: WindowKind;
  readonly length: number;
  readonly startMonth: number;
  readonly decays: boolean;
}

export interface CountWindowInput {
  readonly kind: WindowKind;
  readonly length?: number;
  readonly startMonth?: number;
  readonly decays?: boolean;
}

export type Comparison =
  | "none"
  | "daily_average"
  | "previous";

export interface FactorStep {
  readonly from: number;
  readonly ppm: number;
}

export interface Factor {
  readonly metric: Metric;
  readonly window: CountWindow;
  readonly compare: Comparison;
  readonly steps: readonly FactorStep[];
  readonly capPpm: number;
}

export interface FactorInput {
  readonly metric: Metric;
  readonly window?: CountWindowInput;
  readonly compare?: Comparison;
  readonly steps?: readonly FactorStep[];
  readonly capPpm?: number;
}

export interface Multiplier {
  readonly ppm: number;
  readonly factor?: Factor;
}

export interface MultiplierInput {
  readonly ppm?: number;
  readonly factor?: FactorInput;
}

export type EarnAmount =
  | ({ readonly kind: "byAmount" } & ByAmount)
  | ({ readonly kind: "fixed" } & FixedPoints)
  | ({ readonly kind: "byUnit" } & ByUnit)
  | ({ readonly kind: "rankBonus" } & RankBonus)
  | ({ readonly kind: "multiplier" } & Multiplier);

export type EarnAmountInput =
  | ({ readonly kind: "byAmount" } & ByAmountInput)
  | ({ readonly kind: "fixed" } & FixedPoints)
  | ({ readonly kind: "byUnit" } & ByUnit)
  | ({ readonly kind: "rankBonus" } & RankBonusInput)
  | ({ readonly kind: "multiplier" } & MultiplierInput);

export interface Need {
  readonly metric: Metric;
  readonly window: CountWindow;
  readonly atLeast: number;
  readonly keep?: number;
  readonly every: number;
}

export interface NeedInput {
  readonly metric: Metric;
  readonly window?: CountWindowInput;
  readonly atLeast: number;
  readonly keep?: number;
  readonly every?: number;
}

export interface EarnBasis {
  readonly beforeDiscounts: boolean;
  readonly includeTax: boolean;
  readonly includeShipping: boolean;
  readonly paymentsReduce: boolean;
  readonly wholeDiscountsReduce: boolean;
}

export interface EarnBasisInput {
  readonly beforeDiscounts?: boolean;
  readonly includeTax?: boolean;
  readonly includeShipping?: boolean;
  readonly paymentsReduce?: boolean;
  readonly wholeDiscountsReduce?: boolean;
}

export interface EarnLimits {
  readonly perAward?: number;
  readonly perDay?: number;
  readonly inAll?: number;
  readonly times?: number;
  readonly everyHours?: number;
}

export interface EarnRule {
  readonly id: string;
  readonly title: Text;
  readonly on: EarnTrigger;
  readonly counter: Counter;
  readonly amount: EarnAmount;
  readonly filter: LineFilter;
  readonly tierMultiplies: boolean;
  readonly window?: Window;
  readonly active: boolean;
  readonly priority: number;
  readonly stackable: boolean;
  readonly needs: readonly Need[];
  readonly fromTier?: string;
  readonly minOrderMinor?: number;
  readonly pendingDays?: number;
  readonly basis: EarnBasis;
  readonly limits: EarnLimits;
}

export interface EarnRuleInput {
  readonly id: string;
  readonly title: Text;
  readonly on: EarnTrigger;
  readonly counter?: Counter;
  readonly amount: EarnAmountInput;
  readonly filter?: LineFilterInput;
  readonly tierMultiplies?: boolean;
  readonly window?: Window;
  readonly active?: boolean;
  readonly priority?: number;
  readonly stackable?: boolean;
  readonly needs?: readonly NeedInput[];
  readonly fromTier?: string;
  readonly minOrderMinor?: number;
  readonly pendingDays?: number;
  readonly basis?: EarnBasisInput;
  readonly limits?: EarnLimits;
}

export type ExpiryKind =
  | "never"
  | "after_days"
  | "end_of_day"
  | "end_of_month"
  | "end_of_year"
  | "after_months"
  | "fixed_date";

export type EndOf =
  | "none"
  | "day"
  | "month"
  | "year";

export interface PointsExpiry {
  readonly kind: ExpiryKind;
  readonly count: number;
  readonly endOf: EndOf;
  readonly date?: number;
  readonly activity: boolean;
  readonly reinstateDays: number;
  readonly soonDays: number;
}

export interface PointsExpiryInput {
  readonly kind: ExpiryKind;
  readonly count?: number;
  readonly endOf?: EndOf;
  readonly date?: number;
  readonly activity?: boolean;
  readonly reinstateDays?: number;
  readonly soonDays?: number;
}

export interface RedemptionRate {
  readonly points: number;
  readonly minor: number;
  readonly maxSharePpm: number;
  readonly minPoints: number;
}

export interface RedemptionRateInput {
  readonly points: number;
  readonly minor: number;
  readonly maxSharePpm?: number;
  readonly minPoints?: number;
}

export type NegativeBalance =
  | "allow_negative"
  | "clamp_to_zero"
  | "reject"
  | "recover_from_refund";

export type Recompute =
  | "never"
  | "on_refund";

export interface Prize {
  readonly id: string;
  readonly weight: number;
  readonly couponCode?: string;
  readonly valueMinor?: number;
}

export interface Reward {
  readonly id: string;
  readonly title: Text;
  readonly points: number;
  readonly couponCode: string;
  readonly valueMinor?: number;
  readonly sku?: string;
  readonly prizes: readonly Prize[];
  readonly commit?: string;
  readonly stock?: number;
  readonly perMember?: number;
  readonly fromTier?: string;
  readonly window?: Window;
}

export interface RewardInput {
  readonly id: string;
  readonly title: Text;
  readonly points: number;
  readonly couponCode?: string;
  readonly valueMinor?: number;
  readonly sku?: string;
  readonly prizes?: readonly Prize[];
  readonly commit?: string;
  readonly stock?: number;
  readonly perMember?: number;
  readonly fromTier?: string;
  readonly window?: Window;
}

export interface ReferralRule {
  readonly minSpendMinor: number;
  readonly withinDays?: number;
}

export interface ReferralRuleInput {
  readonly minSpendMinor?: number;
  readonly withinDays?: number;
}

export interface RewardGoal {
  readonly points: number;
  readonly reward: string;
  readonly pendingDays: number;
  readonly perTransaction?: number;
}

export interface RewardGoalInput {
  readonly points: number;
  readonly reward: string;
  readonly pendingDays?: number;
  readonly perTransaction?: number;
}

export interface Plan {
  readonly id: string;
  readonly title: Text;
  readonly tier: string;
  readonly priceMinor: number;
  readonly months: number;
}

export interface PointsRules {
  readonly earning: readonly EarnRule[];
  readonly pendingDays: number;
  readonly baseRounding?: RoundingMode;
  readonly limits: EarnLimits;
  readonly expiry: PointsExpiry;
  readonly redemption?: RedemptionRate;
  readonly negativeBalance: NegativeBalance;
  readonly recompute: Recompute;
  readonly restoreDays: number;
  readonly rewards: readonly Reward[];
  readonly referral: ReferralRule;
  readonly goal?: RewardGoal;
  readonly plans: readonly Plan[];
}

export interface PointsRulesInput {
  readonly earning?: readonly EarnRuleInput[];
  readonly pendingDays?: number;
  readonly baseRounding?: RoundingMode;
  readonly limits?: EarnLimits;
  readonly expiry?: PointsExpiryInput;
  readonly redemption?: RedemptionRateInput;
  readonly negativeBalance?: NegativeBalance;
  readonly recompute?: Recompute;
  readonly restoreDays?: number;
  readonly rewards?: readonly RewardInput[];
  readonly referral?: ReferralRuleInput;
  readonly goal?: RewardGoalInput;
  readonly plans?: readonly Plan[];
}

export type Combine =
  | "all"
  | "any";

export type Downgrade =
  | "one_step"
  | "to_reached"
  | "never";

export interface Tier {
  readonly id: string;
  readonly title: Text;
  readonly from: number;
  readonly keep?: number;
  readonly earnMultiplierPpm: number;
  readonly needs: readonly Need[];
}

export interface TierInput {
  readonly id: string;
  readonly title: Text;
  readonly from: number;
  readonly keep?: number;
  readonly earnMultiplierPpm?: number;
  readonly needs?: readonly NeedInput[];
}

export interface TierRules {
  readonly metric: Metric;
  readonly window: CountWindow;
  readonly combine: Combine;
  readonly validMonths: number;
  readonly graceDays: number;
  readonly downgrade: Downgrade;
  readonly tiers: readonly Tier[];
}

export interface TierRulesInput {
  readonly metric?: Metric;
  readonly window?: CountWindowInput;
  readonly combine?: Combine;
  readonly validMonths?: number;
  readonly graceDays?: number;
  readonly downgrade?: Downgrade;
  readonly tiers: readonly TierInput[];
}

export interface Program {
  readonly format: number;
  readonly id: string;
  readonly title: Text;
  readonly currency: string;
  readonly zone: Zone;
  readonly profile: Profile;
  readonly rounding: Rounding;
  readonly tax: TaxRules;
  readonly priceLists: readonly PriceList[];
  readonly charges: readonly Charge[];
  readonly cash?: CashRounding;
  readonly promotions: readonly Promotion[];
  readonly stacking: Stacking;
  readonly points: PointsRules;
  readonly tier: TierRules;
  readonly graceHours: number;
}

export interface ProgramInput {
  readonly format: number;
  readonly id: string;
  readonly title: Text;
  readonly currency: string;
  readonly zone?: ZoneInput;
  readonly profile?: Profile;
  readonly rounding?: RoundingInput;
  readonly tax?: TaxRulesInput;
  readonly priceLists?: readonly PriceListInput[];
  readonly charges?: readonly Charge[];
  readonly cash?: CashRoundingInput;
  readonly promotions?: readonly PromotionInput[];
  readonly stacking?: StackingInput;
  readonly points?: PointsRulesInput;
  readonly tier: TierRulesInput;
  readonly graceHours?: number;
}

export interface CartLine {
  readonly sku: string;
  readonly quantity: number;
}

export type PaymentKind =
  | "gift_card"
  | "stored_value"
  | "wallet";

export interface Payment {
  readonly kind: PaymentKind;
  readonly id: string;
  readonly amountMinor: number;
}

export interface Cart {
  readonly lines: readonly CartLine[];
  readonly coupons: readonly string[];
  readonly bestCoupons: boolean;
  readonly redeemPoints: number;
  readonly region: string;
  readonly charges: readonly string[];
  readonly payments: readonly Payment[];
}

export interface CartInput {
  readonly lines: readonly CartLine[];
  readonly coupons?: readonly string[];
  readonly bestCoupons?: boolean;
  readonly redeemPoints?: number;
  readonly region?: string;
  readonly charges?: readonly string[];
  readonly payments?: readonly Payment[];
}

export interface PricedItem {
  readonly sku: string;
  readonly productId: string;
  readonly category: string;
  readonly brand: string;
  readonly tags: readonly string[];
  readonly priceMinor: number;
  readonly listPriceMinor?: number;
  readonly minPriceMinor?: number;
  readonly taxClass?: string;
  readonly stock?: number;
}

export interface PricedItemInput {
  readonly sku: string;
  readonly productId: string;
  readonly category?: string;
  readonly brand?: string;
  readonly tags?: readonly string[];
  readonly priceMinor: number;
  readonly listPriceMinor?: number;
  readonly minPriceMinor?: number;
  readonly taxClass?: string;
  readonly stock?: number;
}

export interface Qualification {
  readonly at: number;
  readonly points: number;
  readonly spendMinor: number;
  readonly growth: number;
  readonly orders: number;
  readonly invitations: number;
  readonly units: number;
}

export interface QualificationInput {
  readonly at: number;
  readonly points: number;
  readonly spendMinor: number;
  readonly growth: number;
  readonly orders: number;
  readonly invitations?: number;
  readonly units?: number;
}

export interface EarnCount {
  readonly ruleId: string;
  readonly times: number;
  readonly points: number;
  readonly lastAt: number;
  readonly day: number;
  readonly dayPoints: number;
}

export interface EarnHistory {
  readonly enrolledAt?: number;
  readonly qualifications: readonly Qualification[];
  readonly counts: readonly EarnCount[];
}

export interface EarnHistoryInput {
  readonly enrolledAt?: number;
  readonly qualifications?: readonly QualificationInput[];
  readonly counts?: readonly EarnCount[];
}

export interface QuoteMember {
  readonly tier: string;
  readonly groups: readonly string[];
  readonly available: number;
  readonly orders: number;
  readonly heldCoupons: readonly string[];
  readonly used: Readonly<Record<string, number>>;
  readonly cancelled: Readonly<Record<string, number>>;
  readonly history?: EarnHistory;
}

export interface QuoteMemberInput {
  readonly tier: string;
  readonly groups?: readonly string[];
  readonly available?: number;
  readonly orders?: number;
  readonly heldCoupons?: readonly string[];
  readonly used?: Readonly<Record<string, number>>;
  readonly cancelled?: Readonly<Record<string, number>>;
  readonly history?: EarnHistoryInput;
}

export interface PromotionUsage {
  readonly id: string;
  readonly used: number;
  readonly cancelled: number;
  readonly usedToday: number;
  readonly givenMinor: number;
}

export interface PromotionUsageInput {
  readonly id: string;
  readonly used?: number;
  readonly cancelled?: number;
  readonly usedToday?: number;
  readonly givenMinor?: number;
}

export interface TaxLine {
  readonly of: string;
  readonly rateId: string;
  readonly ratePpm: number;
  readonly taxMinor: number;
}

export interface QuoteRequest {
  readonly program: Program;
  readonly programHash: string;
  readonly cart: Cart;
  readonly items: readonly PricedItem[];
  readonly member?: QuoteMember;
  readonly usage: readonly PromotionUsage[];
  readonly now: number;
  readonly balances: readonly Payment[];
  readonly taxLines?: readonly TaxLine[];
  readonly listCuts: boolean;
}

export interface QuoteRequestInput {
  readonly program: ProgramInput;
  readonly programHash: string;
  readonly cart: CartInput;
  readonly items: readonly PricedItemInput[];
  readonly member?: QuoteMemberInput;
  readonly usage?: readonly PromotionUsageInput[];
  readonly now: number;
  readonly balances?: readonly Payment[];
  readonly taxLines?: readonly TaxLine[];
  readonly listCuts?: boolean;
}

export interface QuoteLine {
  readonly sku: string;
  readonly quantity: number;
  readonly unitPriceMinor: number;
  readonly listPriceMinor?: number;
  readonly subtotalMinor: number;
  readonly discountMinor: number;
  readonly pointsMinor: number;
  readonly taxMinor: number;
  readonly totalMinor: number;
}

export interface QuoteGift {
  readonly sku: string;
  readonly quantity: number;
  readonly promotionId: string;
}

export type PointsLimit =
  | "none"
  | "not_offered"
  | "balance"
  | "max_share"
  | "step"
  | "minimum";

export interface TaxAmount {
  readonly rateId: string;
  readonly ratePpm: number;
  readonly baseMinor: number;
  readonly taxMinor: number;
}

export interface QuoteCharge {
  readonly id: string;
  readonly kind: ChargeKind;
  readonly priceMinor: number;
  readonly discountMinor: number;
  readonly taxMinor: number;
  readonly totalMinor: number;
}

export type Outcome =
  | "applied"
  | "clipped"
  | "rejected"
  | "outbid";

export type Reason =
  | "none"
  | "not_started"
  | "expired"
  | "weekday"
  | "currency_mismatch"
  | "min_total"
  | "min_qty"
  | "no_eligible_line"
  | "excluded_item"
  | "member_group"
  | "tier"
  | "nth_order"
  | "first_order"
  | "region"
  | "usage_global"
  | "usage_member"
  | "budget"
  | "max_off"
  | "not_stackable"
  | "lower_priority"
  | "outbid"
  | "already_zero"
  | "code_unknown"
  | "code_not_owner"
  | "inactive";

export interface LineAmount {
  readonly sku: string;
  readonly amountMinor: number;
}

export interface TraceEntry {
  readonly id: string;
  readonly title: Text;
  readonly couponCode?: string;
  readonly level: PromotionLevel;
  readonly outcome: Outcome;
  readonly reason: Reason;
  readonly actual?: number;
  readonly needed?: number;
  readonly amountMinor: number;
  readonly byLine: readonly LineAmount[];
  readonly roundingDeltaMinor: number;
  readonly by?: string;
  readonly units?: number;
  readonly unallocatedMinor?: number;
}

export interface ThresholdGap {
  readonly promotionId: string;
  readonly baseMinor: number;
  readonly thresholdMinor: number;
  readonly missingMinor: number;
  readonly offMinor: number;
}

export interface EarnPreview {
  readonly ruleId: string;
  readonly on: EarnTrigger;
  readonly counter: Counter;
  readonly points: number;
  readonly cut?: number;
}

export interface CutNode {
  readonly path: string;
  readonly boundMinor: number;
}

export interface Certificate {
  readonly candidates: readonly string[];
  readonly visited: number;
  readonly pruned: number;
  readonly bestMinor: number;
  readonly best: readonly string[];
  readonly boundMinor: number;
  readonly proven: boolean;
  readonly cuts: readonly CutNode[];
}

export interface Quote {
  readonly currency: string;
  readonly programHash: string;
  readonly now: number;
  readonly taxInclusive: boolean;
  readonly lines: readonly QuoteLine[];
  readonly gifts?: readonly QuoteGift[];
  readonly subtotalMinor: number;
  readonly discountMinor: number;
  readonly pointsRedeemed: number;
  readonly pointsLimit: PointsLimit;
  readonly pointsUsable: number;
  readonly pointsMinor: number;
  readonly taxes: readonly TaxAmount[];
  readonly taxMinor: number;
  readonly totalMinor: number;
  readonly charges: readonly QuoteCharge[];
  readonly payments: readonly Payment[];
  readonly roundingMinor: number;
  readonly payableMinor: number;
  readonly trace: readonly TraceEntry[];
  readonly gaps: readonly ThresholdGap[];
  readonly earning: readonly EarnPreview[];
  readonly certificate?: Certificate;
}

export interface Refundable {
  readonly id: string;
  readonly quantity: number;
  readonly paidMinor: number;
  readonly refundedUnits: number;
  readonly refundedMinor: number;
}

export interface RefundableInput {
  readonly id: string;
  readonly quantity?: number;
  readonly paidMinor: number;
  readonly refundedUnits?: number;
  readonly refundedMinor?: number;
}

export interface RefundAsk {
  readonly id: string;
  readonly quantity?: number;
  readonly amountMinor?: number;
}

export interface PriceRefundRequest {
  readonly entries: readonly Refundable[];
  readonly refunds: readonly RefundAsk[];
}

export interface PriceRefundRequestInput {
  readonly entries: readonly RefundableInput[];
  readonly refunds: readonly RefundAsk[];
}

export interface RefundShare {
  readonly id: string;
  readonly quantity: number;
  readonly refundMinor: number;
}

export interface RefundPrice {
  readonly refunds: readonly RefundShare[];
  readonly refundMinor: number;
}

export interface NudgeCandidate {
  readonly item: PricedItem;
  readonly score: number;
}

export interface NudgeCandidateInput {
  readonly item: PricedItemInput;
  readonly score?: number;
}

export interface NudgeRequest {
  readonly quote: QuoteRequest;
  readonly candidates: readonly NudgeCandidate[];
  readonly top: number;
}

export interface NudgeRequestInput {
  readonly quote: QuoteRequestInput;
  readonly candidates?: readonly NudgeCandidateInput[];
  readonly top?: number;
}

export type NudgeKind =
  | "pay_less"
  | "save";

export interface TopUp {
  readonly sku: string;
  readonly priceMinor: number;
  readonly totalMinor: number;
  readonly extraMinor: number;
  readonly savingMinor: number;
}

export interface Nudge {
  readonly gap: ThresholdGap;
  readonly kind: NudgeKind;
  readonly extraMinor: number;
  readonly savingMinor: number;
  readonly topUps: readonly TopUp[];
}

export interface NudgeReply {
  readonly totalMinor: number;
  readonly nudges: readonly Nudge[];
}

export interface PointsLot {
  readonly id: string;
  readonly remaining: number;
  readonly openedAt: number;
  readonly expiresAt?: number;
  readonly ref: string;
}

export interface PointsLotInput {
  readonly id: string;
  readonly remaining: number;
  readonly openedAt: number;
  readonly expiresAt?: number;
  readonly ref?: string;
}

export interface RedemptionRequest {
  readonly lots: readonly PointsLot[];
  readonly points: number;
  readonly now: number;
}

export interface RedemptionRequestInput {
  readonly lots: readonly PointsLotInput[];
  readonly points: number;
  readonly now: number;
}

export interface LotShare {
  readonly lotId: string;
  readonly points: number;
}

export interface RedemptionPlan {
  readonly shares: readonly LotShare[];
}

export interface LotState {
  readonly lot: PointsLot;
  readonly availableAt: number;
}

export interface LotStateInput {
  readonly lot: PointsLotInput;
  readonly availableAt: number;
}

export interface OrderLine {
  readonly sku: string;
  readonly quantity: number;
  readonly unitPriceMinor: number;
  readonly discountMinor: number;
  readonly pointsMinor: number;
  readonly taxMinor: number;
  readonly totalMinor: number;
  readonly refunded: number;
  readonly category: string;
  readonly brand: string;
  readonly productId: string;
  readonly tags: readonly string[];
  readonly onSale: boolean;
  readonly wholeDiscountMinor?: number;
}

export interface OrderPlaced {
  readonly orderId: string;
  readonly at: number;
  readonly currency: string;
  readonly programHash: string;
  readonly taxInclusive: boolean;
  readonly lines: readonly OrderLine[];
  readonly discountMinor: number;
  readonly pointsMinor: number;
  readonly taxMinor: number;
  readonly totalMinor: number;
  readonly promotions: readonly string[];
  readonly coupons: readonly string[];
  readonly promotionMinor?: readonly number[];
  readonly gifts?: readonly QuoteGift[];
  readonly charges?: readonly QuoteCharge[];
  readonly payments?: readonly Payment[];
  readonly roundingMinor?: number;
  readonly payableMinor?: number;
}

export type OrderStatus =
  | "placed"
  | "paid"
  | "completed"
  | "cancelled"
  | "refunded";

export type BasisUnit =
  | "minor"
  | "unit";

export interface AwardBasis {
  readonly unit: BasisUnit;
  readonly total: number;
  readonly skus: readonly string[];
  readonly counts?: EarnBasis;
}

export interface AwardBasisInput {
  readonly unit: BasisUnit;
  readonly total: number;
  readonly skus: readonly string[];
  readonly counts?: EarnBasisInput;
}

export interface Award {
  readonly id: string;
  readonly counter: Counter;
  readonly points: number;
  readonly reversed: number;
  readonly countedAt: number;
  readonly basis: AwardBasis;
}

export interface AwardInput {
  readonly id: string;
  readonly counter: Counter;
  readonly points: number;
  readonly reversed: number;
  readonly countedAt: number;
  readonly basis: AwardBasisInput;
}

export interface OrderState {
  readonly placed: OrderPlaced;
  readonly status: OrderStatus;
  readonly paidAt?: number;
  readonly completedAt?: number;
  readonly refundedMinor: number;
  readonly awards: readonly Award[];
  readonly pointsEarned: number;
  readonly pointsReversed: number;
  readonly pointsSpent: number;
  readonly spentLots: readonly LotShare[];
  readonly pointsRestored: number;
  readonly growthEarned: number;
  readonly growthReversed: number;
  readonly refundedCharges: readonly string[];
  readonly clawedMinor: number;
}

export interface OrderStateInput {
  readonly placed: OrderPlaced;
  readonly status: OrderStatus;
  readonly paidAt?: number;
  readonly completedAt?: number;
  readonly refundedMinor: number;
  readonly awards: readonly AwardInput[];
  readonly pointsEarned: number;
  readonly pointsReversed: number;
  readonly pointsSpent: number;
  readonly spentLots: readonly LotShare[];
  readonly pointsRestored: number;
  readonly growthEarned: number;
  readonly growthReversed: number;
  readonly refundedCharges?: readonly string[];
  readonly clawedMinor?: number;
}

export interface HeldCoupon {
  readonly code: string;
  readonly claimedAt: number;
  readonly usedBy?: string;
}

export interface Activity {
  readonly on: EarnTrigger;
  readonly ref: string;
  readonly at: number;
  readonly pending: boolean;
  readonly withdrawn?: boolean;
  readonly orderId?: string;
  readonly awards?: readonly Award[];
}

export interface ActivityInput {
  readonly on: EarnTrigger;
  readonly ref: string;
  readonly at: number;
  readonly pending: boolean;
  readonly withdrawn?: boolean;
  readonly orderId?: string;
  readonly awards?: readonly AwardInput[];
}

export interface TierFloor {
  readonly tier: string;
  readonly until?: number;
  readonly ref: string;
}

export interface Freeze {
  readonly reason: string;
  readonly since: number;
  readonly until?: number;
}

export type AppealStatus =
  | "none"
  | "open"
  | "upheld"
  | "rejected";

export interface Penalty {
  readonly id: string;
  readonly reason: string;
  readonly points: number;
  readonly at: number;
  readonly appeal: AppealStatus;
}

export interface ExpiredLot {
  readonly id: string;
  readonly points: number;
  readonly at: number;
}

export type RewardStatus =
  | "waiting"
  | "done"
  | "cancelled";

export interface HeldReward {
  readonly id: string;
  readonly reward: string;
  readonly points: number;
  readonly at: number;
  readonly status: RewardStatus;
  readonly sku?: string;
  readonly valueMinor?: number;
  readonly commit?: string;
  readonly prize?: string;
}

export interface PendingGoal {
  readonly id: string;
  readonly reward: string;
  readonly count: number;
  readonly value: number;
  readonly cost: number;
  readonly settlesAt: number;
}

export interface Membership {
  readonly plan: string;
  readonly from: number;
  readonly until: number;
  readonly priceMinor: number;
}

export interface State {
  readonly enrolledAt?: number;
  readonly latestAt: number;
  readonly tier: string;
  readonly tierSince?: number;
  readonly tierValidUntil?: number;
  readonly tierGraceUntil?: number;
  readonly lots: readonly LotState[];
  readonly deficit: number;
  readonly lifetimePoints: number;
  readonly qualifications: readonly Qualification[];
  readonly orders: Readonly<Record<string, OrderState>>;
  readonly coupons: readonly HeldCoupon[];
  readonly promotionUses: Readonly<Record<string, number>>;
  readonly cancelledUses: Readonly<Record<string, number>>;
  readonly checkInDays: readonly number[];
  readonly earnCounts: readonly EarnCount[];
  readonly activities: readonly Activity[];
  readonly floors: readonly TierFloor[];
  readonly referrer?: string;
  readonly frozen?: Freeze;
  readonly penalties: readonly Penalty[];
  readonly expired: readonly ExpiredLot[];
  readonly rewards: readonly HeldReward[];
  readonly goals: readonly PendingGoal[];
  readonly membership?: Membership;
}

export interface StateInput {
  readonly enrolledAt?: number;
  readonly latestAt?: number;
  readonly tier?: string;
  readonly tierSince?: number;
  readonly tierValidUntil?: number;
  readonly tierGraceUntil?: number;
  readonly lots?: readonly LotStateInput[];
  readonly deficit?: number;
  readonly lifetimePoints?: number;
  readonly qualifications?: readonly QualificationInput[];
  readonly orders?: Readonly<Record<string, OrderStateInput>>;
  readonly coupons?: readonly HeldCoupon[];
  readonly promotionUses?: Readonly<Record<string, number>>;
  readonly cancelledUses?: Readonly<Record<string, number>>;
  readonly checkInDays?: readonly number[];
  readonly earnCounts?: readonly EarnCount[];
  readonly activities?: readonly ActivityInput[];
  readonly floors?: readonly TierFloor[];
  readonly referrer?: string;
  readonly frozen?: Freeze;
  readonly penalties?: readonly Penalty[];
  readonly expired?: readonly ExpiredLot[];
  readonly rewards?: readonly HeldReward[];
  readonly goals?: readonly PendingGoal[];
  readonly membership?: Membership;
}

export interface Enrol {
  readonly referrer?: string;
}

export interface PlaceOrder {
  readonly lines: readonly CartLine[];
  readonly coupons: readonly string[];
  readonly redeemPoints: number;
  readonly expectTotalMinor: number;
  readonly region: string;
  readonly charges: readonly string[];
  readonly payments: readonly Payment[];
}

export interface PlaceOrderInput {
  readonly lines: readonly CartLine[];
  readonly coupons?: readonly string[];
  readonly redeemPoints?: number;
  readonly expectTotalMinor: number;
  readonly region?: string;
  readonly charges?: readonly string[];
  readonly payments?: readonly Payment[];
}

export interface CancelOrder {
  readonly orderId: string;
}

export interface ConfirmPayment {
  readonly orderId: string;
  readonly paidMinor: number;
  readonly paymentRef: string;
}

export interface ConfirmPaymentInput {
  readonly orderId: string;
  readonly paidMinor: number;
  readonly paymentRef?: string;
}

export interface CompleteOrder {
  readonly orderId: string;
}

export interface RefundLine {
  readonly sku: string;
  readonly quantity: number;
}

export interface Refund {
  readonly orderId: string;
  readonly lines: readonly RefundLine[];
}

export interface RefundInput {
  readonly orderId: string;
  readonly lines?: readonly RefundLine[];
}

export interface RedeemReward {
  readonly reward: string;
  readonly expectPoints: number;
}

export type CheckIn = Readonly<Record<never, never>>;

export interface PassTime {
  readonly due: number;
}

export interface RecordActivity {
  readonly on: EarnTrigger;
  readonly ref: string;
  readonly withdrawn: boolean;
}

export interface RecordActivityInput {
  readonly on: EarnTrigger;
  readonly ref?: string;
  readonly withdrawn?: boolean;
}

export interface AssignTier {
  readonly tier: string;
  readonly until?: number;
}

export interface AdjustPoints {
  readonly points: number;
  readonly reason: string;
  readonly penalty: boolean;
  readonly expiresAt?: number;
}

export interface AdjustPointsInput {
  readonly points: number;
  readonly reason: string;
  readonly penalty?: boolean;
  readonly expiresAt?: number;
}

export type ReinstatePoints = Readonly<Record<never, never>>;

export interface SetStanding {
  readonly frozen: boolean;
  readonly reason: string;
  readonly until?: number;
}

export interface Appeal {
  readonly penalty: string;
  readonly status: AppealStatus;
}

export interface AppealInput {
  readonly penalty: string;
  readonly status?: AppealStatus;
}

export interface TransferPoints {
  readonly to: string;
  readonly points: number;
}

export interface ReceivePoints {
  readonly from: string;
  readonly transfer: string;
  readonly lots: readonly PointsLot[];
}

export interface ReceivePointsInput {
  readonly from: string;
  readonly transfer: string;
  readonly lots: readonly PointsLotInput[];
}

export interface RecordPurchase {
  readonly amountMinor: number;
  readonly ref: string;
}

export interface RecordPurchaseInput {
  readonly amountMinor: number;
  readonly ref?: string;
}

export interface ChangeMembership {
  readonly plan: string;
  readonly paidMinor: number;
}

export interface SettleReward {
  readonly id: string;
  readonly status: RewardStatus;
  readonly seed?: string;
  readonly draw?: number;
}

export interface SettleRewardInput {
  readonly id: string;
  readonly status?: RewardStatus;
  readonly seed?: string;
  readonly draw?: number;
}

export type CommandArgs =
  | ({ readonly kind: "enrol" } & Enrol)
  | ({ readonly kind: "placeOrder" } & PlaceOrder)
  | ({ readonly kind: "cancelOrder" } & CancelOrder)
  | ({ readonly kind: "confirmPayment" } & ConfirmPayment)
  | ({ readonly kind: "completeOrder" } & CompleteOrder)
  | ({ readonly kind: "refund" } & Refund)
  | ({ readonly kind: "redeemReward" } & RedeemReward)
  | ({ readonly kind: "checkIn" } & CheckIn)
  | ({ readonly kind: "passTime" } & PassTime)
  | ({ readonly kind: "recordActivity" } & RecordActivity)
  | ({ readonly kind: "assignTier" } & AssignTier)
  | ({ readonly kind: "adjustPoints" } & AdjustPoints)
  | ({ readonly kind: "reinstatePoints" } & ReinstatePoints)
  | ({ readonly kind: "setStanding" } & SetStanding)
  | ({ readonly kind: "appeal" } & Appeal)
  | ({ readonly kind: "transferPoints" } & TransferPoints)
  | ({ readonly kind: "receivePoints" } & ReceivePoints)
  | ({ readonly kind: "recordPurchase" } & RecordPurchase)
  | ({ readonly kind: "changeMembership" } & ChangeMembership)
  | ({ readonly kind: "settleReward" } & SettleReward);

export type CommandArgsInput =
  | ({ readonly kind: "enrol" } & Enrol)
  | ({ readonly kind: "placeOrder" } & PlaceOrderInput)
  | ({ readonly kind: "cancelOrder" } & CancelOrder)
  | ({ readonly kind: "confirmPayment" } & ConfirmPaymentInput)
  | ({ readonly kind: "completeOrder" } & CompleteOrder)
  | ({ readonly kind: "refund" } & RefundInput)
  | ({ readonly kind: "redeemReward" } & RedeemReward)
  | ({ readonly kind: "checkIn" } & CheckIn)
  | ({ readonly kind: "passTime" } & PassTime)
  | ({ readonly kind: "recordActivity" } & RecordActivityInput)
  | ({ readonly kind: "assignTier" } & AssignTier)
  | ({ readonly kind: "adjustPoints" } & AdjustPointsInput)
  | ({ readonly kind: "reinstatePoints" } & ReinstatePoints)
  | ({ readonly kind: "setStanding" } & SetStanding)
  | ({ readonly kind: "appeal" } & AppealInput)
  | ({ readonly kind: "transferPoints" } & TransferPoints)
  | ({ readonly kind: "receivePoints" } & ReceivePointsInput)
  | ({ readonly kind: "recordPurchase" } & RecordPurchaseInput)
  | ({ readonly kind: "changeMembership" } & ChangeMembership)
  | ({ readonly kind: "settleReward" } & SettleRewardInput);

export type Command = {
  readonly kindVersion: number;
  readonly createdAt: number;
} & (
  | { readonly kind: "enrol"; readonly args: Enrol }
  | { readonly kind: "placeOrder"; readonly args: PlaceOrder }
  | { readonly kind: "cancelOrder"; readonly args: CancelOrder }
  | { readonly kind: "confirmPayment"; readonly args: ConfirmPayment }
  | { readonly kind: "completeOrder"; readonly args: CompleteOrder }
  | { readonly kind: "refund"; readonly args: Refund }
  | { readonly kind: "redeemReward"; readonly args: RedeemReward }
  | { readonly kind: "checkIn"; readonly args: CheckIn }
  | { readonly kind: "passTime"; readonly args: PassTime }
  | { readonly kind: "recordActivity"; readonly args: RecordActivity }
  | { readonly kind: "assignTier"; readonly args: AssignTier }
  | { readonly kind: "adjustPoints"; readonly args: AdjustPoints }
  | { readonly kind: "reinstatePoints"; readonly args: ReinstatePoints }
  | { readonly kind: "setStanding"; readonly args: SetStanding }
  | { readonly kind: "appeal"; readonly args: Appeal }
  | { readonly kind: "transferPoints"; readonly args: TransferPoints }
  | { readonly kind: "receivePoints"; readonly args: ReceivePoints }
  | { readonly kind: "recordPurchase"; readonly args: RecordPurchase }
  | { readonly kind: "changeMembership"; readonly args: ChangeMembership }
  | { readonly kind: "settleReward"; readonly args: SettleReward }
);

export type CommandInput = {
  readonly kindVersion: number;
  readonly createdAt: number;
} & (
  | { readonly kind: "enrol"; readonly args: Enrol }
  | { readonly kind: "placeOrder"; readonly args: PlaceOrderInput }
  | { readonly kind: "cancelOrder"; readonly args: CancelOrder }
  | { readonly kind: "confirmPayment"; readonly args: ConfirmPaymentInput }
  | { readonly kind: "completeOrder"; readonly args: CompleteOrder }
  | { readonly kind: "refund"; readonly args: RefundInput }
  | { readonly kind: "redeemReward"; readonly args: RedeemReward }
  | { readonly kind: "checkIn"; readonly args: CheckIn }
  | { readonly kind: "passTime"; readonly args: PassTime }
  | { readonly kind: "recordActivity"; readonly args: RecordActivityInput }
  | { readonly kind: "assignTier"; readonly args: AssignTier }
  | { readonly kind: "adjustPoints"; readonly args: AdjustPointsInput }
  | { readonly kind: "reinstatePoints"; readonly args: ReinstatePoints }
  | { readonly kind: "setStanding"; readonly args: SetStanding }
  | { readonly kind: "appeal"; readonly args: AppealInput }
  | { readonly kind: "transferPoints"; readonly args: TransferPoints }
  | { readonly kind: "receivePoints"; readonly args: ReceivePointsInput }
  | { readonly kind: "recordPurchase"; readonly args: RecordPurchaseInput }
  | { readonly kind: "changeMembership"; readonly args: ChangeMembership }
  | { readonly kind: "settleReward"; readonly args: SettleRewardInput }
);

export type ActorKind =
  | "member"
  | "shop"
  | "staff"
  | "server";

export interface Actor {
  readonly kind: ActorKind;
  readonly id: string;
}

export interface Context {
  readonly now: number;
  readonly actor: Actor;
  readonly commandId: string;
  readonly programHash: string;
  readonly items: readonly PricedItem[];
  readonly usage: readonly PromotionUsage[];
  readonly peerKnown: boolean;
  readonly balances: readonly Payment[];
  readonly rewardLeft?: number;
}

export interface ContextInput {
  readonly now: number;
  readonly actor: Actor;
  readonly commandId: string;
  readonly programHash: string;
  readonly items?: readonly PricedItemInput[];
  readonly usage?: readonly PromotionUsageInput[];
  readonly peerKnown?: boolean;
  readonly balances?: readonly Payment[];
  readonly rewardLeft?: number;
}

export interface DecideRequest {
  readonly program: Program;
  readonly state: State;
  readonly command: Command;
  readonly context: Context;
}

export interface DecideRequestInput {
  readonly program: ProgramInput;
  readonly state: StateInput;
  readonly command: CommandInput;
  readonly context: ContextInput;
}

export interface MemberEnrolled {
  readonly at: number;
  readonly tier: string;
  readonly referrer?: string;
}

export interface OrderPaid {
  readonly orderId: string;
  readonly at: number;
  readonly paymentRef: string;
}

export interface OrderCompleted {
  readonly orderId: string;
  readonly at: number;
}

export interface OrderCancelled {
  readonly orderId: string;
  readonly at: number;
}

export interface RefundedLine {
  readonly sku: string;
  readonly quantity: number;
  readonly refundMinor: number;
}

export interface OrderRefunded {
  readonly orderId: string;
  readonly refundId: string;
  readonly at: number;
  readonly lines: readonly RefundedLine[];
  readonly refundMinor: number;
  readonly clawedMinor?: number;
  readonly recoveredMinor?: number;
  readonly payments?: readonly Payment[];
}

export interface PointsEarned {
  readonly id: string;
  readonly ruleId: string;
  readonly points: number;
  readonly ref: string;
  readonly at: number;
  readonly availableAt: number;
  readonly expiresAt?: number;
  readonly basis?: AwardBasis;
  readonly cut?: number;
  readonly day?: number;
  readonly lotsEnd?: number;
}

export interface PointsEarnedInput {
  readonly id: string;
  readonly ruleId: string;
  readonly points: number;
  readonly ref: string;
  readonly at: number;
  readonly availableAt: number;
  readonly expiresAt?: number;
  readonly basis?: AwardBasisInput;
  readonly cut?: number;
  readonly day?: number;
  readonly lotsEnd?: number;
}

export interface PointsSpent {
  readonly id: string;
  readonly points: number;
  readonly ref: string;
  readonly at: number;
  readonly lots: readonly LotShare[];
  readonly lotsEnd?: number;
}

export interface PointsExpired {
  readonly lotId: string;
  readonly points: number;
  readonly at: number;
}

export interface PointsReversed {
  readonly id: string;
  readonly points: number;
  readonly ref: string;
  readonly at: number;
  readonly awards: readonly LotShare[];
  readonly lots: readonly LotShare[];
  readonly deficit: number;
  readonly waived: number;
  readonly recovered?: number;
  readonly goals?: number;
}

export interface PointsRestored {
  readonly id: string;
  readonly points: number;
  readonly ref: string;
  readonly at: number;
  readonly lots: readonly LotShare[];
  readonly expired: number;
  readonly until?: number;
}

export interface GrowthChanged {
  readonly id: string;
  readonly ruleId: string;
  readonly points: number;
  readonly ref: string;
  readonly at: number;
  readonly countedAt: number;
  readonly basis?: AwardBasis;
  readonly cut?: number;
  readonly day?: number;
}

export interface GrowthChangedInput {
  readonly id: string;
  readonly ruleId: string;
  readonly points: number;
  readonly ref: string;
  readonly at: number;
  readonly countedAt: number;
  readonly basis?: AwardBasisInput;
  readonly cut?: number;
  readonly day?: number;
}

export interface TierChanged {
  readonly from: string;
  readonly to: string;
  readonly at: number;
  readonly validUntil?: number;
  readonly graceUntil?: number;
}

export interface CouponClaimed {
  readonly code: string;
  readonly ref: string;
  readonly at: number;
}

export interface RewardRedeemed {
  readonly reward: string;
  readonly points: number;
  readonly at: number;
  readonly id?: string;
  readonly sku?: string;
  readonly valueMinor?: number;
  readonly commit?: string;
}

export interface CheckedIn {
  readonly at: number;
  readonly day: number;
}

export interface ActivityRecorded {
  readonly on: EarnTrigger;
  readonly ref: string;
  readonly at: number;
  readonly pending?: boolean;
  readonly withdrawn?: boolean;
  readonly orderId?: string;
}

export interface TierAssigned {
  readonly tier: string;
  readonly until?: number;
  readonly ref: string;
  readonly at: number;
}

export type AdjustReason =
  | "manual"
  | "penalty"
  | "appeal"
  | "reinstated"
  | "transferred";

export interface PointsAdjusted {
  readonly id: string;
  readonly why: AdjustReason;
  readonly points: number;
  readonly ref: string;
  readonly at: number;
  readonly lots: readonly LotShare[];
  readonly opened: readonly PointsLot[];
  readonly deficit?: number;
  readonly waived?: number;
  readonly peer?: string;
}

export interface PointsAdjustedInput {
  readonly id: string;
  readonly why: AdjustReason;
  readonly points: number;
  readonly ref: string;
  readonly at: number;
  readonly lots?: readonly LotShare[];
  readonly opened?: readonly PointsLotInput[];
  readonly deficit?: number;
  readonly waived?: number;
  readonly peer?: string;
}

export interface StandingChanged {
  readonly frozen: boolean;
  readonly reason: string;
  readonly at: number;
  readonly until?: number;
}

export interface AppealMoved {
  readonly penalty: string;
  readonly status: AppealStatus;
  readonly at: number;
}

export interface GoalMoved {
  readonly id: string;
  readonly reward: string;
  readonly count: number;
  readonly value: number;
  readonly cost: number;
  readonly at: number;
  readonly settlesAt: number;
  readonly lots: readonly LotShare[];
  readonly credit?: PointsLot;
}

export interface GoalMovedInput {
  readonly id: string;
  readonly reward: string;
  readonly count: number;
  readonly value: number;
  readonly cost: number;
  readonly at: number;
  readonly settlesAt: number;
  readonly lots?: readonly LotShare[];
  readonly credit?: PointsLotInput;
}

export interface PurchaseRecorded {
  readonly id: string;
  readonly amountMinor: number;
  readonly ref: string;
  readonly at: number;
}

export interface MembershipChanged {
  readonly plan: string;
  readonly tier: string;
  readonly at: number;
  readonly from: number;
  readonly until: number;
  readonly priceMinor: number;
  readonly paidMinor: number;
  readonly creditMinor: number;
}

export interface RewardSettled {
  readonly id: string;
  readonly status: RewardStatus;
  readonly at: number;
  readonly prize?: string;
  readonly seed?: string;
  readonly draw?: number;
}

export type Event =
  | ({ readonly kind: "memberEnrolled" } & MemberEnrolled)
  | ({ readonly kind: "orderPlaced" } & OrderPlaced)
  | ({ readonly kind: "orderPaid" } & OrderPaid)
  | ({ readonly kind: "orderCompleted" } & OrderCompleted)
  | ({ readonly kind: "orderCancelled" } & OrderCancelled)
  | ({ readonly kind: "orderRefunded" } & OrderRefunded)
  | ({ readonly kind: "pointsEarned" } & PointsEarned)
  | ({ readonly kind: "pointsSpent" } & PointsSpent)
  | ({ readonly kind: "pointsExpired" } & PointsExpired)
  | ({ readonly kind: "pointsReversed" } & PointsReversed)
  | ({ readonly kind: "pointsRestored" } & PointsRestored)
  | ({ readonly kind: "growthChanged" } & GrowthChanged)
  | ({ readonly kind: "tierChanged" } & TierChanged)
  | ({ readonly kind: "couponClaimed" } & CouponClaimed)
  | ({ readonly kind: "rewardRedeemed" } & RewardRedeemed)
  | ({ readonly kind: "checkedIn" } & CheckedIn)
  | ({ readonly kind: "activityRecorded" } & ActivityRecorded)
  | ({ readonly kind: "tierAssigned" } & TierAssigned)
  | ({ readonly kind: "pointsAdjusted" } & PointsAdjusted)
  | ({ readonly kind: "standingChanged" } & StandingChanged)
  | ({ readonly kind: "appealMoved" } & AppealMoved)
  | ({ readonly kind: "goalMoved" } & GoalMoved)
  | ({ readonly kind: "purchaseRecorded" } & PurchaseRecorded)
  | ({ readonly kind: "membershipChanged" } & MembershipChanged)
  | ({ readonly kind: "rewardSettled" } & RewardSettled);

export type EventInput =
  | ({ readonly kind: "memberEnrolled" } & MemberEnrolled)
  | ({ readonly kind: "orderPlaced" } & OrderPlaced)
  | ({ readonly kind: "orderPaid" } & OrderPaid)
  | ({ readonly kind: "orderCompleted" } & OrderCompleted)
  | ({ readonly kind: "orderCancelled" } & OrderCancelled)
  | ({ readonly kind: "orderRefunded" } & OrderRefunded)
  | ({ readonly kind: "pointsEarned" } & PointsEarnedInput)
  | ({ readonly kind: "pointsSpent" } & PointsSpent)
  | ({ readonly kind: "pointsExpired" } & PointsExpired)
  | ({ readonly kind: "pointsReversed" } & PointsReversed)
  | ({ readonly kind: "pointsRestored" } & PointsRestored)
  | ({ readonly kind: "growthChanged" } & GrowthChangedInput)
  | ({ readonly kind: "tierChanged" } & TierChanged)
  | ({ readonly kind: "couponClaimed" } & CouponClaimed)
  | ({ readonly kind: "rewardRedeemed" } & RewardRedeemed)
  | ({ readonly kind: "checkedIn" } & CheckedIn)
  | ({ readonly kind: "activityRecorded" } & ActivityRecorded)
  | ({ readonly kind: "tierAssigned" } & TierAssigned)
  | ({ readonly kind: "pointsAdjusted" } & PointsAdjustedInput)
  | ({ readonly kind: "standingChanged" } & StandingChanged)
  | ({ readonly kind: "appealMoved" } & AppealMoved)
  | ({ readonly kind: "goalMoved" } & GoalMovedInput)
  | ({ readonly kind: "purchaseRecorded" } & PurchaseRecorded)
  | ({ readonly kind: "membershipChanged" } & MembershipChanged)
  | ({ readonly kind: "rewardSettled" } & RewardSettled);

export interface Decision {
  readonly events: readonly Event[];
}

export interface DecisionInput {
  readonly events: readonly EventInput[];
}

export interface ApplyRequest {
  readonly state: State;
  readonly events: readonly Event[];
}

export interface ApplyRequestInput {
  readonly state: StateInput;
  readonly events: readonly EventInput[];
}

export interface ViewRequest {
  readonly program: Program;
  readonly state: State;
  readonly now: number;
}

export interface ViewRequestInput {
  readonly program: ProgramInput;
  readonly state: StateInput;
  readonly now: number;
}

export interface ExpiringPoints {
  readonly expiresAt: number;
  readonly points: number;
}

export interface NeedProgress {
  readonly metric: Metric;
  readonly have: number;
  readonly need: number;
  readonly missing: number;
}

export interface TierProgress {
  readonly current: string;
  readonly earned: string;
  readonly reached: string;
  readonly metric: number;
  readonly next?: string;
  readonly missingToNext?: number;
  readonly missingToKeep?: number;
  readonly validUntil?: number;
  readonly graceUntil?: number;
  readonly floorUntil?: number;
  readonly toNext: readonly NeedProgress[];
  readonly toKeep: readonly NeedProgress[];
}

export interface MemberView {
  readonly enrolled: boolean;
  readonly balance: number;
  readonly available: number;
  readonly pending: number;
  readonly lifetimePoints: number;
  readonly lots: readonly LotState[];
  readonly expiring: readonly ExpiringPoints[];
  readonly tier: TierProgress;
  readonly orders: readonly OrderState[];
  readonly coupons: readonly HeldCoupon[];
  readonly rewards: readonly HeldReward[];
  readonly goals: readonly PendingGoal[];
  readonly penalties: readonly Penalty[];
  readonly frozen?: Freeze;
  readonly membership?: Membership;
  readonly plans: readonly MembershipChanged[];
  readonly linked: readonly string[];
  readonly today: number;
  readonly checkedInToday: boolean;
  readonly checkInStreak: number;
  readonly quoteMember: QuoteMember;
}

export interface MemberViewInput {
  readonly enrolled: boolean;
  readonly balance: number;
  readonly available: number;
  readonly pending: number;
  readonly lifetimePoints: number;
  readonly lots: readonly LotStateInput[];
  readonly expiring: readonly ExpiringPoints[];
  readonly tier: TierProgress;
  readonly orders: readonly OrderStateInput[];
  readonly coupons: readonly HeldCoupon[];
  readonly rewards: readonly HeldReward[];
  readonly goals: readonly PendingGoal[];
  readonly penalties: readonly Penalty[];
  readonly frozen?: Freeze;
  readonly membership?: Membership;
  readonly plans: readonly MembershipChanged[];
  readonly linked: readonly string[];
  readonly today: number;
  readonly checkedInToday: boolean;
  readonly checkInStreak: number;
  readonly quoteMember: QuoteMemberInput;
}

export interface Rejection {
  readonly code: ErrorCode;
  readonly detail: Readonly<Record<string, Detail>>;
}

export interface RejectionInput {
  readonly code: ErrorCode;
  readonly detail?: Readonly<Record<string, Detail>>;
}

export interface MovedFrom {
  readonly device: string;
  readonly n: number;
}

export interface LedgerEntry {
  readonly member: string;
  readonly revision: number;
  readonly commandId: string;
  readonly device?: string;
  readonly n?: number;
  readonly at: number;
  readonly actor: Actor;
  readonly programHash: string;
  readonly engineVersion: string;
  readonly command: Command;
  readonly events?: readonly Event[];
  readonly rejection?: Rejection;
  readonly movedFrom?: MovedFrom;
  readonly prevHash: string;
}

export interface LedgerEntryInput {
  readonly member: string;
  readonly revision: number;
  readonly commandId: string;
  readonly device?: string;
  readonly n?: number;
  readonly at: number;
  readonly actor: Actor;
  readonly programHash: string;
  readonly engineVersion: string;
  readonly command: CommandInput;
  readonly events?: readonly EventInput[];
  readonly rejection?: RejectionInput;
  readonly movedFrom?: MovedFrom;
  readonly prevHash: string;
}

export interface CanonicalText {
  readonly text: string;
}

export type SegmentKind =
  | "base"
  | "overlay"
  | "tombstone";

export type SegmentContent =
  | "catalogue"
  | "pack";

export interface Segment {
  readonly sha256: string;
  readonly bytes: number;
  readonly items: number;
  readonly kind: SegmentKind;
  readonly content: SegmentContent;
}

export interface Manifest {
  readonly version: string;
  readonly currency: string;
  readonly programHash: string;
  readonly modelId?: string;
  readonly segments: readonly Segment[];
  readonly publicKey: string;
  readonly signature?: string;
}

export interface Item {
  readonly sku: string;
  readonly productId: string;
  readonly title: Text;
  readonly category: Text;
  readonly categoryDerived: boolean;
  readonly brand: string;
  readonly tags: readonly string[];
  readonly options: Readonly<Record<string, string>>;
  readonly attributes: Readonly<Record<string, string>>;
  readonly priceMinor: number;
  readonly listPriceMinor?: number;
  readonly minPriceMinor?: number;
  readonly taxClass?: string;
  readonly imageUrl?: string;
  readonly listedAt?: number;
  readonly audience?: string;
  readonly inStock: boolean;
}

export interface ItemInput {
  readonly sku: string;
  readonly productId: string;
  readonly title: Text;
  readonly category: Text;
  readonly categoryDerived?: boolean;
  readonly brand?: string;
  readonly tags?: readonly string[];
  readonly options?: Readonly<Record<string, string>>;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly priceMinor: number;
  readonly listPriceMinor?: number;
  readonly minPriceMinor?: number;
  readonly taxClass?: string;
  readonly imageUrl?: string;
  readonly listedAt?: number;
  readonly audience?: string;
  readonly inStock?: boolean;
}

export type SyncCommand = {
  readonly n: number;
  readonly commandId: string;
  readonly createdAt: number;
  readonly kindVersion: number;
} & (
  | { readonly kind: "enrol"; readonly args: Enrol }
  | { readonly kind: "placeOrder"; readonly args: PlaceOrder }
  | { readonly kind: "cancelOrder"; readonly args: CancelOrder }
  | { readonly kind: "confirmPayment"; readonly args: ConfirmPayment }
  | { readonly kind: "completeOrder"; readonly args: CompleteOrder }
  | { readonly kind: "refund"; readonly args: Refund }
  | { readonly kind: "redeemReward"; readonly args: RedeemReward }
  | { readonly kind: "checkIn"; readonly args: CheckIn }
  | { readonly kind: "passTime"; readonly args: PassTime }
  | { readonly kind: "recordActivity"; readonly args: RecordActivity }
  | { readonly kind: "assignTier"; readonly args: AssignTier }
  | { readonly kind: "adjustPoints"; readonly args: AdjustPoints }
  | { readonly kind: "reinstatePoints"; readonly args: ReinstatePoints }
  | { readonly kind: "setStanding"; readonly args: SetStanding }
  | { readonly kind: "appeal"; readonly args: Appeal }
  | { readonly kind: "transferPoints"; readonly args: TransferPoints }
  | { readonly kind: "receivePoints"; readonly args: ReceivePoints }
  | { readonly kind: "recordPurchase"; readonly args: RecordPurchase }
  | { readonly kind: "changeMembership"; readonly args: ChangeMembership }
  | { readonly kind: "settleReward"; readonly args: SettleReward }
);

export type SyncCommandInput = {
  readonly n: number;
  readonly commandId: string;
  readonly createdAt: number;
  readonly kindVersion: number;
} & (
  | { readonly kind: "enrol"; readonly args: Enrol }
  | { readonly kind: "placeOrder"; readonly args: PlaceOrderInput }
  | { readonly kind: "cancelOrder"; readonly args: CancelOrder }
  | { readonly kind: "confirmPayment"; readonly args: ConfirmPaymentInput }
  | { readonly kind: "completeOrder"; readonly args: CompleteOrder }
  | { readonly kind: "refund"; readonly args: RefundInput }
  | { readonly kind: "redeemReward"; readonly args: RedeemReward }
  | { readonly kind: "checkIn"; readonly args: CheckIn }
  | { readonly kind: "passTime"; readonly args: PassTime }
  | { readonly kind: "recordActivity"; readonly args: RecordActivityInput }
  | { readonly kind: "assignTier"; readonly args: AssignTier }
  | { readonly kind: "adjustPoints"; readonly args: AdjustPointsInput }
  | { readonly kind: "reinstatePoints"; readonly args: ReinstatePoints }
  | { readonly kind: "setStanding"; readonly args: SetStanding }
  | { readonly kind: "appeal"; readonly args: AppealInput }
  | { readonly kind: "transferPoints"; readonly args: TransferPoints }
  | { readonly kind: "receivePoints"; readonly args: ReceivePointsInput }
  | { readonly kind: "recordPurchase"; readonly args: RecordPurchaseInput }
  | { readonly kind: "changeMembership"; readonly args: ChangeMembership }
  | { readonly kind: "settleReward"; readonly args: SettleRewardInput }
);

export interface SyncRequest {
  readonly protocol: number;
  readonly device: string;
  readonly forkedFrom?: string;
  readonly epoch: string;
  readonly since: number;
  readonly acked: number;
  readonly seq: number;
  readonly programHash: string;
  readonly catalogVersion: string;
  readonly engineVersion: string;
  readonly commands: readonly SyncCommand[];
}

export interface SyncRequestInput {
  readonly protocol: number;
  readonly device: string;
  readonly forkedFrom?: string;
  readonly epoch: string;
  readonly since: number;
  readonly acked: number;
  readonly seq: number;
  readonly programHash: string;
  readonly catalogVersion: string;
  readonly engineVersion: string;
  readonly commands: readonly SyncCommandInput[];
}

export type SyncStatus =
  | "ok"
  | "epoch"
  | "forked"
  | "gap"
  | "upgrade_required"
  | "overloaded"
  | "read_only";

export interface Snapshot {
  readonly revision: number;
  readonly state: State;
  readonly headHash: string;
}

export interface SnapshotInput {
  readonly revision: number;
  readonly state: StateInput;
  readonly headHash: string;
}

export interface SyncResult {
  readonly n: number;
  readonly commandId: string;
  readonly code: string;
  readonly detail: Readonly<Record<string, Detail>>;
}

export interface SyncResultInput {
  readonly n: number;
  readonly commandId: string;
  readonly code: string;
  readonly detail?: Readonly<Record<string, Detail>>;
}

export interface SyncReply {
  readonly protocol: number;
  readonly status: SyncStatus;
  readonly seq: number;
  readonly epoch: string;
  readonly since: number;
  readonly revision: number;
  readonly lastN: number;
  readonly serverTime: number;
  readonly programHash: string;
  readonly catalogVersion: string;
  readonly snapshot?: Snapshot;
  readonly stateHash: string;
  readonly headHash: string;
  readonly pollMs: number;
  readonly minEngine: string;
  readonly results: readonly SyncResult[];
  readonly patch: readonly LedgerEntry[];
}

export interface SyncReplyInput {
  readonly protocol: number;
  readonly status: SyncStatus;
  readonly seq: number;
  readonly epoch: string;
  readonly since: number;
  readonly revision: number;
  readonly lastN: number;
  readonly serverTime: number;
  readonly programHash: string;
  readonly catalogVersion: string;
  readonly snapshot?: SnapshotInput;
  readonly stateHash: string;
  readonly headHash: string;
  readonly pollMs: number;
  readonly minEngine: string;
  readonly results: readonly SyncResultInput[];
  readonly patch: readonly LedgerEntryInput[];
}

export type InteractionKind =
  | "impression"
  | "click"
  | "dwell"
  | "add_to_cart"
  | "purchase"
  | "dislike";

export interface Interaction {
  readonly sku: string;
  readonly kind: InteractionKind;
  readonly at: number;
}

export interface RecommendRequest {
  readonly interactions: readonly Interaction[];
  readonly now: number;
  readonly k: number;
  readonly basket: readonly string[];
  readonly query: string;
  readonly candidates: readonly string[];
  readonly exclude: readonly string[];
  readonly traits: readonly string[];
  readonly keepOwned: boolean;
  readonly fresh: readonly string[];
  readonly freshSlots: number;
  readonly diversityPpm: number;
  readonly maxPerProduct: number;
  readonly maxPerCategory: number;
  readonly maxReasons: number;
}

export interface RecommendRequestInput {
  readonly interactions?: readonly Interaction[];
  readonly now: number;
  readonly k?: number;
  readonly basket?: readonly string[];
  readonly query?: string;
  readonly candidates?: readonly string[];
  readonly exclude?: readonly string[];
  readonly traits?: readonly string[];
  readonly keepOwned?: boolean;
  readonly fresh?: readonly string[];
  readonly freshSlots?: number;
  readonly diversityPpm?: number;
  readonly maxPerProduct?: number;
  readonly maxPerCategory?: number;
  readonly maxReasons?: number;
}

export interface CartRequest {
  readonly cart: Cart;
  readonly items: readonly PricedItem[];
  readonly member?: QuoteMember;
  readonly usage: readonly PromotionUsage[];
  readonly now: number;
  readonly balances: readonly Payment[];
  readonly taxLines?: readonly TaxLine[];
}

export interface CartRequestInput {
  readonly cart: CartInput;
  readonly items: readonly PricedItemInput[];
  readonly member?: QuoteMemberInput;
  readonly usage?: readonly PromotionUsageInput[];
  readonly now: number;
  readonly balances?: readonly Payment[];
  readonly taxLines?: readonly TaxLine[];
}

export interface SessionProgram {
  readonly program: Program;
  readonly programHash: string;
}

export interface SessionProgramInput {
  readonly program: ProgramInput;
  readonly programHash: string;
}

export type ScoreReasonKind =
  | "bought"
  | "looked_at"
  | "in_basket"
  | "bought_before"
  | "popular"
  | "matches"
  | "rest";

export interface ScoreReason {
  readonly kind: ScoreReasonKind;
  readonly sku?: string;
  readonly sharePpm: number;
}

export interface Recommendation {
  readonly sku: string;
  readonly scorePpm: number;
  readonly reasons: readonly ScoreReason[];
}

export interface RecommendReply {
  readonly modelId: string;
  readonly knowsUser: boolean;
  readonly items: readonly Recommendation[];
}

export interface TasteItem {
  readonly sku: string;
  readonly weightPpm: number;
  readonly bought: boolean;
  readonly disliked: boolean;
}

export interface TasteTrait {
  readonly trait: string;
  readonly sharePpm: number;
}

export interface TasteReply {
  readonly items: readonly TasteItem[];
  readonly traits: readonly TasteTrait[];
  readonly priceEnds: readonly number[];
}

export interface ShardRequest {
  readonly interactions: readonly Interaction[];
  readonly now: number;
  readonly held: readonly number[];
  readonly seed: number;
  readonly wanted: number;
  readonly count: number;
}

export interface ShardRequestInput {
  readonly interactions?: readonly Interaction[];
  readonly now: number;
  readonly held?: readonly number[];
  readonly seed: number;
  readonly wanted?: number;
  readonly count?: number;
}

export interface ShardFile {
  readonly group: number;
  readonly sha256: string;
}

export interface ShardReply {
  readonly files: readonly ShardFile[];
  readonly groups: number;
}

/** The pure verbs: name, request, reply. */
export interface Verbs {
  readonly roundDiv: { readonly request: RoundDivRequestInput; readonly reply: RoundDivReply };
  readonly roundToStep: { readonly request: RoundToStepRequestInput; readonly reply: RoundToStepReply };
  readonly allocate: { readonly request: AllocationRequestInput; readonly reply: Allocation };
  readonly publishProgram: { readonly request: ProgramInput; readonly reply: Program };
  readonly quoteCart: { readonly request: QuoteRequestInput; readonly reply: Quote };
  readonly priceRefund: { readonly request: PriceRefundRequestInput; readonly reply: RefundPrice };
  readonly nudge: { readonly request: NudgeRequestInput; readonly reply: NudgeReply };
  readonly planRedemption: { readonly request: RedemptionRequestInput; readonly reply: RedemptionPlan };
  readonly decide: { readonly request: DecideRequestInput; readonly reply: Decision };
  readonly applyEvents: { readonly request: ApplyRequestInput; readonly reply: State };
  readonly viewMember: { readonly request: ViewRequestInput; readonly reply: MemberView };
  readonly canonicalEntry: { readonly request: LedgerEntryInput; readonly reply: CanonicalText };
  readonly canonicalState: { readonly request: StateInput; readonly reply: CanonicalText };
  readonly canonicalProgram: { readonly request: ProgramInput; readonly reply: CanonicalText };
  readonly canonicalManifest: { readonly request: Manifest; readonly reply: CanonicalText };
}
