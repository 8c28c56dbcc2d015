// SPDX-License-Identifier: MIT

import { type IDBPDatabase, type IDBPTransaction, openDB } from "idb";
import { recordShapes, rowShapes } from "./shape.js";
import {
  type ListName,
  type Lists,
  listKeys,
  listNames,
  type Place,
  type Records,
  type Store,
  type Tx,
  type UpdateOptions,
} from "./store.js";

/** Version of the layout. A new one adds a step to `upgrade`, and never changes an old one. */
export const SCHEMA = 1;

class IdbTx implements Tx {
  // idb's own types cannot say "one of these stores, chosen at run time".
  readonly #tx: IDBPTransaction<unknown, string[], IDBTransactionMode>;

  constructor(tx: IDBPTransaction<unknown, string[], IDBTransactionMode>) {
    this.#tx = tx;
  }

  async record<R extends keyof Records>(name: R): Promise<Records[R] | undefined> {
    const found: unknown = await this.#tx.objectStore("records").get(name);
    return recordShapes[name](found) ? (found as Records[R]) : undefined;
  }

  async setRecord<R extends keyof Records>(name: R, value: Records[R] | undefined): Promise<void> {
    const records = this.#tx.objectStore("records");
    await (value === undefined ? records.delete?.(name) : records.put?.(value, name));
  }

  async all<L extends ListName>(list: L): Promise<Lists[L][]> {
    const rows: unknown[] = await this.#tx.objectStore(list).getAll();
    return rows.filter(rowShapes[list]) as Lists[L][];
  }

  async get<L extends ListName>(list: L, key: string | number): Promise<Lists[L] | undefined> {
    const row: unknown = await this.#tx.objectStore(list).get(key);
    return rowShapes[list](row) ? (row as Lists[L]) : undefined;
  }

  async put<L extends ListName>(list: L, value: Lists[L]): Promise<void> {
    await this.#tx.objectStore(list).put?.(value);
  }

  async delete(list: ListName, key: string | number): Promise<void> {
    await this.#tx.objectStore(list).delete?.(key);
  }

  async clear(list: ListName): Promise<void> {
    await this.#tx.objectStore(list).clear?.();
  }
}

class IndexedDbStore implements Store {
  readonly #db: IDBPDatabase;

  constructor(db: IDBPDatabase) {
    this.#db = db;
  }

  async read<T>(places: readonly Place[], work: (tx: Tx) => Promise<T>): Promise<T> {
    return work(new IdbTx(this.#db.transaction([...places], "readonly")));
  }

  async update<T>(
    places: readonly Place[],
    work: (tx: Tx) => Promise<T>,
    { strict = false }: UpdateOptions = {},
  ): Promise<T> {
    const tx = this.#db.transaction([...places], "readwrite", {
      durability: strict ? "strict" : "default",
    });
    // Awaited at the end; without a handler now, an abort would count as an unhandled rejection.
    tx.done.catch(() => {});
    try {
      const result = await work(new IdbTx(tx));
      await tx.done;
      return result;
    } catch (reason) {
      try {
        tx.abort();
      } catch {
        // It has ended already: a failed request aborts by itself.
      }
      throw reason;
    }
  }

  close(): void {
    this.#db.close();
  }
}

/** @throws whatever the browser says: no IndexedDB here, denied, or a newer schema than ours */
export async function openIndexedDb(name: string): Promise<Store> {
  const db = await openDB(name, SCHEMA, {
    upgrade(database, oldVersion) {
      if (oldVersion < 1) {
        database.createObjectStore("records");
        for (const list of listNames) {
          database.createObjectStore(list, { keyPath: listKeys[list] });
        }
      }
    },
    // Another tab needs a newer schema, or deletes the data: do not stand in its way.
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });
  return new IndexedDbStore(db);
}
