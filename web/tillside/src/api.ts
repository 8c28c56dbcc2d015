// SPDX-License-Identifier: MIT
// What a shop's page sees. Everything is safe to import on a server; nothing runs before
// `createTillside`.

import type { FirstListOptions, Taste } from "./api-taste.js";
import type { Engine } from "./engine.js";
import type { TillsideError } from "./error.js";
import type {
  Cart,
  CartLine,
  Detail,
  Event,
  Item,
  LedgerEntry,
  MemberView,
  Nudge,
  NudgeReply,
  Payment,
  Program,
  Quote,
  QuoteRequestInput,
  Text,
} from "./generated/types.js";

export type * from "./api-taste.js";

/** A part of the state to read and to watch. `value` is replaced, never changed. */
export interface Live<T> {
  readonly value: T;
  /** Calls the listener after each change; returns the way to stop. */
  subscribe(listener: () => void): () => void;
}

export interface TillsideOptions {
  /**
   * Where the server answers under `/v1`. Default: the page's own origin, which it should be: the
   * session is a cookie of the same site.
   */
  baseUrl?: string | URL;
  /** Name of the IndexedDB database. Default "tillside". */
  databaseName?: string;
  /** Where the Wasm lies, as seen from the page. Default: beside this package. */
  wasmUrl?: string | URL;
  /** Where the bundled worker that knows the taste lies. Default: beside this package. */
  scoreWorkerUrl?: string | URL;
  /** An engine that runs already, as under Node; then no Wasm is fetched and no worker started. */
  engine?: Engine;
  /** A list to be kept on the device with its items, so that the next visit begins with it. */
  firstList?: FirstListOptions;
  /** Milliseconds since 1970. Default Date.now; the server's clock corrects it. */
  now?: () => number;
  /** Default: the global fetch. */
  fetch?: typeof fetch;
}

export interface Tillside {
  /** Settles when the device's storage has been read and what it holds can be shown. */
  readonly opened: Promise<void>;
  /**
   * Settles when the list that `firstList` names has been painted and scored anew, or takes too
   * long; at once where a visit does not begin with one. What a page can do later waits for it.
   */
  readonly firstDone: Promise<void>;
  /** Settles when engine, storage and (from the network or the device) the catalogue are there. */
  readonly ready: Promise<void>;
  readonly shop: Live<Shop>;
  readonly catalogue: Catalogue;
  readonly cart: CartClient;
  readonly account: Account;
  readonly member: MemberPart;
  readonly orders: Orders;
  readonly rewards: Rewards;
  readonly taste: Taste;
  readonly sync: Sync;
  readonly traffic: Live<readonly TrafficEntry[]>;
  readonly demo: Demo;
  /** Stops workers and timers. What is stored stays. */
  close(): Promise<void>;
}

export interface Shop {
  readonly state: "loading" | "ready" | "failed";
  readonly name: Text;
  readonly currency: string;
  /** True under `tillside serve --demo`: test payments exist. */
  readonly demo: boolean;
  readonly program?: Program;
  readonly programHash?: string;
  readonly agreement?: { readonly id: string; readonly text: Text };
  readonly error?: TillsideError;
}

export interface Category {
  /** The English name; what filters take. */
  readonly key: string;
  readonly title: Text;
  /** Derived from titles, not given by the merchant. */
  readonly derived: boolean;
  /** Number of products. */
  readonly products: number;
}

export interface Product {
  readonly productId: string;
  readonly variants: readonly Item[];
}

export interface CatalogueState {
  /** "partial": what `firstList` asked to keep is here, the rest follows after the first paint. */
  readonly state: "loading" | "partial" | "ready" | "failed";
  readonly version: string;
  readonly modelId?: string;
  /** Ed25519; "unsupported" where this browser cannot check it (chunk hashes always are). */
  readonly signature: "valid" | "unsupported" | "unknown";
  /** Number of items. */
  readonly size: number;
  /** Why the newest version is not in use; the one before stays. */
  readonly error?: TillsideError;
}

export interface ItemFilter {
  readonly category?: string;
  readonly brand?: string;
  readonly tag?: string;
  /** All words must occur in title, category, brand or tags, in either language. */
  readonly text?: string;
}

export interface Catalogue extends Live<CatalogueState> {
  categories(): readonly Category[];
  /** Items in catalogue order (by sku). */
  items(filter?: ItemFilter): readonly Item[];
  item(sku: string): Item | undefined;
  product(productId: string): Product | undefined;
  /** Looks for a newer version now. */
  refresh(): Promise<void>;
}

export interface CartState extends Cart {
  /** The engine's answer for these lines. Absent while empty or before the program is there. */
  readonly quote?: Quote;
  readonly error?: TillsideError;
}

/** What a quote should suppose instead of what is; nothing is stored. */
export interface CartChange {
  readonly add?: readonly CartLine[];
  readonly coupons?: readonly string[];
  readonly redeemPoints?: number;
  /** Instead of the cart's lines. */
  readonly lines?: readonly CartLine[];
  /** Of the coupons named and held the best combination, which the quote's certificate proves. */
  readonly bestCoupons?: boolean;
  readonly payments?: readonly Payment[];
  /** The id of another tier of the program. */
  readonly tier?: string;
  /** Another moment, in milliseconds since 1970. */
  readonly at?: number;
}

/** A product that may be proposed. Its score orders proposals of one price; no price reads it. */
export interface TopUpCandidate {
  readonly sku: string;
  /** A whole number; higher is better. */
  readonly score?: number;
}

export interface NudgeOptions extends CartChange {
  /** Proposals for each threshold. Default 4. */
  readonly top?: number;
}

/**
 * A quote with all that it was made of, in the form of the golden documents: whoever has it can run
 * it again (`tillside receipt FILE`). What a shopper likes or looked at has no place in it.
 */
export interface Receipt {
  readonly format: 1;
  readonly title: string;
  readonly verb: "quoteCart";
  readonly request: QuoteRequestInput;
  readonly reply: { readonly ok: true; readonly value: Quote };
}

/**
 * The cart lies on the device alone. Every change is quoted before the call returns; one that the
 * engine refuses (an unknown sku, a quantity beyond the limit) throws a TillsideError and changes
 * nothing. Where the shop itself moved on, so that a cart of before cannot be priced any more,
 * `value.error` says why.
 */
export interface CartClient extends Live<CartState> {
  /** @throws TillsideError item_unknown, not_an_integer, value_out_of_range, too_many */
  add(sku: string, quantity?: number): void;
  /** 0 removes the line. @throws TillsideError as `add` */
  setQuantity(sku: string, quantity: number): void;
  remove(sku: string): void;
  /** A code that gives nothing is kept: `value.quote.trace` says why. @throws TillsideError */
  addCoupon(code: string): void;
  removeCoupon(code: string): void;
  /** At most so many; `value.quote.pointsRedeemed` says what was taken. @throws TillsideError */
  redeemPoints(points: number): void;
  /** Gift cards and stored value to pay with, in this order; `giftCards` says what there is. */
  pay(payments: readonly Payment[]): void;
  /** The gift cards that the member holds, with what is left on each. */
  giftCards(): readonly Payment[];
  /**
   * Puts those of these coupons into the cart, and of those the member holds, with which one pays
   * least. Answers the quote that proves it. @throws TillsideError
   */
  useBestCoupons(codes?: readonly string[]): Quote;
  /** Another cart. One that cannot be priced is taken as it is: `value.error` says why. */
  replace(cart: Partial<Cart>): void;
  clear(): void;
  /** What if: the exact quote of the cart with a change, in one pure call. @throws TillsideError */
  preview(change: CartChange): Quote;
  /**
   * 凑单: the thresholds that are worth reaching, and for each the best of the candidates with what
   * the whole cart then costs, each quoted exactly. @throws TillsideError
   */
  nudge(candidates: readonly TopUpCandidate[], options?: NudgeOptions): NudgeReply;
  /**
   * `nudge` with one item of every product that can be bought and is not in the cart; of those with
   * one price, what goes with the cart comes first. @throws TillsideError
   */
  nudges(options?: NudgeOptions): Promise<readonly Nudge[]>;
  /** The inputs and the answer of the cart's quote as a document. @throws TillsideError */
  receipt(change?: CartChange): Receipt;
}

export interface Member {
  /** "unknown" until the device or the server has said. */
  readonly state: "unknown" | "guest" | "signed_in";
  readonly name?: string;
  readonly id?: string;
  /** As of `at`, with the outbox counted in. */
  readonly view?: MemberView;
  /** The moment of `view`, as the server has the time: what is pending is so then. */
  readonly at?: number;
  /** Days of check-ins, counted from 1970 in the program's zone, ascending. */
  readonly checkInDays: readonly number[];
  /** The newest confirmed entries, newest first. */
  readonly ledger: readonly ConfirmedEntry[];
}

export interface MemberPart extends Live<Member> {
  /**
   * Entries that came before those of this device, newest first, at most 50: those before a
   * revision, or before the first that is held. Asked of the server, hashed here.
   * @throws TillsideError hash_mismatch where they do not lead to what this device holds, offline
   */
  earlier(before?: number): Promise<readonly ConfirmedEntry[]>;
}

/** A ledger entry with its own hash, computed here from the canonical bytes. */
export interface ConfirmedEntry {
  readonly entry: LedgerEntry;
  readonly hash: string;
}

export interface Account {
  /**
   * `referrer`: the id of the member who invited this one; one that the shop does not know is left
   * out. @throws TillsideError name_taken, password_too_short, agreement_not_accepted ...
   */
  signUp(
    name: string,
    password: string,
    agreement: string,
    options?: { readonly referrer?: string },
  ): Promise<void>;
  /** @throws TillsideError credentials_wrong, rate_limited, offline */
  signIn(name: string, password: string): Promise<void>;
  /** Ends the session and gives this device a new identity. Commands not sent yet are set aside. */
  signOut(): Promise<void>;
  /** All that the shop holds of who is signed in, as a JSON text. @throws TillsideError offline */
  record(): Promise<string>;
  /** Every other session ends. @throws TillsideError credentials_wrong, password_too_short */
  changePassword(password: string, newPassword: string): Promise<void>;
  /**
   * Erases the account at the shop and signs out. Its ledger stays under an id that names nobody;
   * what this device noted stays here, see `taste.erase`. @throws TillsideError credentials_wrong
   */
  leave(password: string): Promise<void>;
}

/** What became of a command. */
export interface CommandResult {
  readonly commandId: string;
  readonly kind: string;
  /** "ok", or an error's name. */
  readonly code: string;
  readonly detail: Readonly<Record<string, Detail>>;
  /** Of the ledger entry, where it is known. */
  readonly revision?: number;
  readonly hash?: string;
}

export interface PlacedOrder {
  readonly orderId: string;
  readonly quote: Quote;
}

export interface Orders {
  /**
   * Places the cart as an order: decided here, stored, sent when the server can be reached. The
   * cart is emptied. @throws TillsideError what the engine refuses; nothing is stored then
   */
  place(options?: PlaceOptions): Promise<PlacedOrder>;
  cancel(orderId: string): Promise<void>;
  /**
   * The server's word on the command that placed the order; waits for it.
   * @throws TillsideError unknown_reference where this device knows of no such command
   */
  settled(orderId: string): Promise<CommandResult>;
}

export interface PlaceOptions {
  /** What the shopper saw. Default: the total of the cart's quote. */
  readonly expectTotalMinor?: number;
  /** Send without asking the engine here first, so that the server's answer can be seen. */
  readonly unchecked?: boolean;
}

/** What a member does beside orders. Each answers the id of its command; see `orders.settled`. */
export interface Rewards {
  redeem(rewardId: string): Promise<CommandResult["commandId"]>;
  /** Why the engine would refuse a reward now; undefined where it would give it. */
  refusalOf(rewardId: string): TillsideError | undefined;
  checkIn(): Promise<CommandResult["commandId"]>;
  /** Tells the shop that this was shared; what that earns is the program's. */
  share(sku: string): Promise<CommandResult["commandId"]>;
  /** To an account of the same person that staff have linked (`view.linked`). */
  transfer(to: string, points: number): Promise<CommandResult["commandId"]>;
  /** Against a penalty of `view.penalties`, once. */
  appeal(penaltyId: string): Promise<CommandResult["commandId"]>;
  /** Seed and draw of a ticket from its ledger entry, once the seed was revealed. */
  drawOf(ticketId: string): Promise<SettledDraw | undefined>;
}

/** What it takes to repeat a lottery's draw. */
export interface SettledDraw {
  readonly ticket: string;
  /** Published with the program before the first ticket was sold. */
  readonly commit: string;
  readonly seed: string;
  readonly draw: number;
  readonly prize?: string;
  /** SHA-256 of the seed is the commit, and the draw the first 52 bits of SHA-256(seed:ticket). */
  readonly proven: boolean;
}

export interface SyncState {
  readonly status: "idle" | "sending" | "offline" | "paused" | "sign_in" | "upgrade_required";
  readonly online: boolean;
  /** Held back by `pause(true)`. */
  readonly paused: boolean;
  /** Commands stored here that the server has not answered yet. */
  readonly pending: readonly PendingCommand[];
  readonly lastSyncAt?: number;
  /** Storage failed: what is pending lives in memory alone and is lost with the page. */
  readonly unsaved: boolean;
  /** Times that the state here differed from the server's; 0 unless something is broken. */
  readonly mismatches: number;
  /** The newest results first, at most 50. */
  readonly results: readonly CommandResult[];
  readonly error?: TillsideError;
}

export interface PendingCommand {
  readonly commandId: string;
  readonly kind: string;
  readonly createdAt: number;
  /** What the engine here expects of it; absent if it would be refused as things stand. */
  readonly events?: readonly Event[];
}

export interface Sync extends Live<SyncState> {
  /** Keeps all commands on the device until `pause(false)`. */
  pause(paused: boolean): void;
  /** Sends and asks now; settles when the answer is worked in. Never throws: see `value.error`. */
  now(): Promise<void>;
}

/** One request that this page has sent through the package. */
export interface TrafficEntry {
  readonly at: number;
  readonly method: string;
  readonly url: string;
  readonly purpose: "shop" | "catalogue" | "sync" | "account" | "demo" | "code";
  readonly sentBytes: number;
  readonly receivedBytes?: number;
  readonly status?: number;
}

export interface Demo {
  /** Pays an order with play money. @throws TillsideError not_permitted outside of a demo */
  testPayment(orderId: string): Promise<void>;
  /** Pays a plan with play money, at the `paidMinor` of `view.plans`. @throws TillsideError */
  testPlan(planId: string, paidMinor: number): Promise<CommandResult["code"]>;
}
