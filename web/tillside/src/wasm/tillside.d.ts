// SPDX-License-Identifier: MIT
// The loader that emcc writes beside this file.

export interface ModuleOptions {
  wasmBinary?: ArrayBuffer | Uint8Array;
  instantiateWasm?(
    imports: WebAssembly.Imports,
    receive: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
  ): object;
}

/** Verbs take and give plain values; see wasm/bindings.cpp. */
export type WasmModule = Record<string, (request?: unknown) => unknown>;

export default function createTillside(options: ModuleOptions): Promise<WasmModule>;
