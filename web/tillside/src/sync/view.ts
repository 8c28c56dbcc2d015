// SPDX-License-Identifier: MIT
// What the member sees: the confirmed state with the outbox folded in. Made again after every
// answer; nothing of it is stored.

import type { Engine } from "../engine.js";
import { TillsideError } from "../error.js";
import type {
  Decision,
  Event,
  Item,
  MemberView,
  Program,
  Reply,
  State,
  StateInput,
  SyncCommand,
} from "../generated/types.js";
import { pricedItems } from "../shop.js";

export interface World {
  readonly program: Program;
  readonly programHash: string;
  readonly member: string;
  readonly item: (sku: string) => Item | undefined;
  readonly now: number;
}

export interface Predicted {
  readonly command: SyncCommand;
  /** Absent where the engine here would refuse it. It is sent all the same: the server decides. */
  readonly events?: readonly Event[];
}

export interface View {
  readonly state: StateInput;
  readonly predicted: readonly Predicted[];
}

/** The engine's answer to one command on a state. */
export function decide(
  engine: Engine,
  world: World,
  state: StateInput,
  command: SyncCommand,
): Reply<Decision> {
  const { n: _, commandId, ...body } = command;
  const skus = body.kind === "placeOrder" ? body.args.lines.map((line) => line.sku) : [];
  return engine.call("decide", {
    program: world.program,
    state,
    command: body,
    context: {
      now: world.now,
      actor: { kind: "member", id: world.member },
      commandId,
      programHash: world.programHash,
      peerKnown: true, // whether there is such a member, the server alone can say
      items: skus.length > 0 ? pricedItems(world.program, skus, world.item) : [],
    },
  });
}

export function applyEvents(engine: Engine, state: StateInput, events: readonly Event[]): State {
  return engine.run("applyEvents", { state, events });
}

/** Folds the outbox into the confirmed state. */
export function foldOutbox(
  engine: Engine,
  world: World,
  base: StateInput,
  outbox: readonly SyncCommand[],
): View {
  let state = base;
  const predicted: Predicted[] = [];
  for (const command of outbox) {
    const reply = decide(engine, world, state, command);
    if (reply.ok) {
      state = applyEvents(engine, state, reply.value.events);
      predicted.push({ command, events: reply.value.events });
    } else {
      predicted.push({ command });
    }
  }
  return { state, predicted };
}

export function viewMember(engine: Engine, world: World, state: StateInput): MemberView {
  return engine.run("viewMember", { program: world.program, state, now: world.now });
}

/** @throws TillsideError what the engine refuses */
export function expectDecision(reply: Reply<Decision>): readonly Event[] {
  if (reply.ok) return reply.value.events;
  throw new TillsideError(reply.error);
}
