// SPDX-License-Identifier: MIT

import type { CommandInput } from "../generated/types.js";

export type CommandKind = CommandInput["kind"];
export type CommandArgsOf<K extends CommandKind> = Extract<CommandInput, { kind: K }>["args"];
