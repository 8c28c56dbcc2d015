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

/** Dense rows in this memory; see wasm/dense_verbs.cpp. */
export interface DenseExports {
  /** The memory; other arrays after it has grown. */
  readonly HEAPF32: Float32Array;
  readonly HEAPF64: Float64Array;
  _tillside_dense_room(): number;
  _tillside_dense_rank(width: number, k: number, exact: number): number;
}

/** Functions of numbers alone; see wasm/cart_session.cpp. */
export interface CartExports {
  /** The new total; NaN where the change is refused. */
  _tillside_cart_set(handle: number, line: number, quantity: number): number;
  _tillside_cart_figure(handle: number, which: number): number;
  _tillside_cart_close(handle: number): void;
}

export default function createTillside(options: ModuleOptions): Promise<WasmModule>;
