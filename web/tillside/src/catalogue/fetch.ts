// SPDX-License-Identifier: MIT
// Brings a published version onto the device: manifest, signature, the chunks not held. Every chunk
// is checked by its hash; the version flips in one transaction, or not at all.

import { fromHex, sha256, utf8 } from "../bytes.js";
import type { Engine } from "../engine.js";
import { TillsideError } from "../error.js";
import type { Manifest } from "../generated/types.js";
import { type Http, notTheShop, parse, problemOf } from "../http.js";
import type { Chunk, HeldCatalogue, Store, Tx } from "../store/store.js";
import type { HeldShards } from "../taste/shards.js";

/** Chunks by their hash, in manifest order. */
export type Chunks = ReadonlyMap<string, Uint8Array<ArrayBuffer>>;

export interface Published {
  readonly held: HeldCatalogue;
  readonly chunks: Chunks;
}

/** The chunks of one kind that the device holds; undefined if one lacks. */
export async function heldChunks(
  tx: Tx,
  { segments }: Manifest,
  content: Manifest["segments"][number]["content"],
): Promise<Chunks | undefined> {
  const hashes = segments.filter((one) => one.content === content).map((one) => one.sha256);
  const found = await Promise.all(hashes.map((hash) => tx.get("chunks", hash)));
  const chunks = new Map<string, Uint8Array<ArrayBuffer>>();
  for (const chunk of found) {
    if (!chunk) return undefined;
    chunks.set(chunk.sha256, chunk.bytes);
  }
  return chunks;
}

/**
 * A newer version than `current`, stored; undefined where there is none. On the first visit `items`
 * hears of the items before the model is fetched.
 * @throws TillsideError offline, hash_mismatch (twice wrong), pack_mismatch (bad signature)
 */
export async function fetchVersion(
  http: Http,
  engine: Engine,
  store: Store,
  current: Published | undefined,
  items: (published: Published) => void,
): Promise<Published | undefined> {
  const etag = current?.held.etag;
  const answer = await http.send({
    purpose: "catalogue",
    path: "/v1/catalog/manifest",
    ...(etag !== undefined && { headers: { "if-none-match": etag } }),
  });
  if (answer.status === 304) return undefined;
  if (answer.status !== 200) throw problemOf(answer);
  const manifest = parse(answer) as Manifest | undefined;
  if (!Array.isArray(manifest?.segments)) throw notTheShop(answer);
  if (manifest.version === current?.held.manifest.version && sameModel(manifest, current)) {
    return undefined;
  }
  const signature = await checkSignature(engine, manifest);
  const newEtag = answer.headers.get("etag");
  const held = { manifest, signature, ...(newEtag !== null && { etag: newEtag }) };
  const whole = manifest.segments.filter(({ content }) => content === "catalogue");
  const chunks = await fetchChunks(
    http,
    manifest,
    current?.chunks ?? new Map(),
    (arrived, last) => {
      if (!current && last === whole.at(-1)?.sha256) items({ held, chunks: arrived });
    },
  );
  await keep(store, held, chunks);
  return { held, chunks };
}

function sameModel(manifest: Manifest, current: Published | undefined): boolean {
  return manifest.modelId === current?.held.manifest.modelId;
}

/** Where WebCrypto has no Ed25519, the hashes still bind every chunk to this manifest. */
async function checkSignature(
  engine: Engine,
  manifest: Manifest,
): Promise<HeldCatalogue["signature"]> {
  const { signature, ...unsigned } = manifest;
  const { text } = engine.run("canonicalManifest", unsigned);
  let key: CryptoKey;
  try {
    const raw = fromHex(manifest.publicKey);
    key = await crypto.subtle.importKey("raw", raw, { name: "Ed25519" }, false, ["verify"]);
  } catch {
    return "unsupported";
  }
  const bytes = fromHex(signature ?? "");
  if (await crypto.subtle.verify({ name: "Ed25519" }, key, bytes, utf8(text))) return "valid";
  throw new TillsideError({
    code: "hash_mismatch",
    pointer: "/signature",
    rule: "an Ed25519 signature of the manifest by its key",
  });
}

async function fetchChunks(
  http: Http,
  manifest: Manifest,
  held: Chunks,
  onArrival: (arrived: Chunks, last: string) => void,
): Promise<Map<string, Uint8Array<ArrayBuffer>>> {
  const chunks = new Map<string, Uint8Array<ArrayBuffer>>();
  // One after the other, in the manifest's order: what a server sees says nothing of the shopper.
  for (const { sha256: hash } of manifest.segments) {
    if (!chunks.has(hash)) chunks.set(hash, held.get(hash) ?? (await fetchChunk(http, hash)));
    onArrival(chunks, hash);
  }
  return chunks;
}

export async function fetchChunk(http: Http, hash: string): Promise<Uint8Array<ArrayBuffer>> {
  for (const reload of [false, true]) {
    const answer = await http.send({ purpose: "catalogue", path: `/v1/chunks/${hash}`, reload });
    if (answer.status !== 200) throw problemOf(answer);
    if ((await sha256(answer.bytes)) === hash) return answer.bytes;
  }
  throw new TillsideError({
    code: "hash_mismatch",
    value: hash,
    rule: "bytes with this SHA-256, fetched twice",
  });
}

const hashesOf = ({ held }: HeldShards): string[] => held.map((one) => one.sha256);

async function keep(store: Store, held: HeldCatalogue, chunks: Chunks): Promise<void> {
  await store.update(["records", "chunks"], async (tx) => {
    const before: Chunk[] = await tx.all("chunks");
    const shards = await tx.record("shards");
    const stays = new Set(
      shards && shards.modelId === held.manifest.modelId ? hashesOf(shards) : [],
    );
    for (const { sha256: hash } of before) {
      if (!chunks.has(hash) && !stays.has(hash)) await tx.delete("chunks", hash);
    }
    const known = new Set(before.map((chunk) => chunk.sha256));
    for (const [hash, bytes] of chunks) {
      if (!known.has(hash)) await tx.put("chunks", { sha256: hash, bytes });
    }
    await tx.setRecord("catalogue", held);
  });
}
