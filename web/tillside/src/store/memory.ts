// SPDX-License-Identifier: MIT

import {
  type ListName,
  type Lists,
  listKeys,
  listNames,
  type Place,
  type Records,
  type Store,
  type Tx,
} from "./store.js";

type Rows = Map<string | number, unknown>;

/** Works on copies of the places, keeps what is written until it is committed. */
class MemoryTx implements Tx {
  readonly #places: Map<Place, Rows>;

  constructor(places: Map<Place, Rows>) {
    this.#places = places;
  }

  #rows(place: Place): Rows {
    const rows = this.#places.get(place);
    if (!rows) throw new Error(`${place} is not part of this transaction`);
    return rows;
  }

  async record<R extends keyof Records>(name: R): Promise<Records[R] | undefined> {
    return this.#rows("records").get(name) as Records[R] | undefined;
  }

  async setRecord<R extends keyof Records>(name: R, value: Records[R] | undefined): Promise<void> {
    if (value === undefined) this.#rows("records").delete(name);
    else this.#rows("records").set(name, value);
  }

  async all<L extends ListName>(list: L): Promise<Lists[L][]> {
    const rows = [...this.#rows(list)];
    rows.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    return rows.map(([, value]) => value as Lists[L]);
  }

  async get<L extends ListName>(list: L, key: string | number): Promise<Lists[L] | undefined> {
    return this.#rows(list).get(key) as Lists[L] | undefined;
  }

  async put<L extends ListName>(list: L, value: Lists[L]): Promise<void> {
    this.#rows(list).set(value[listKeys[list]] as string | number, value);
  }

  async delete(list: ListName, key: string | number): Promise<void> {
    this.#rows(list).delete(key);
  }

  async clear(list: ListName): Promise<void> {
    this.#rows(list).clear();
  }
}

/** A store that lives as long as the page. One transaction at a time. */
export class MemoryStore implements Store {
  readonly #places = new Map<Place, Rows>(
    (["records", ...listNames] as const).map((place) => [place, new Map()]),
  );
  #turn: Promise<unknown> = Promise.resolve();

  read<T>(places: readonly Place[], work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.update(places, work);
  }

  update<T>(places: readonly Place[], work: (tx: Tx) => Promise<T>): Promise<T> {
    const run = async () => {
      const copy = new Map(places.map((place) => [place, new Map(this.#places.get(place))]));
      const result = await work(new MemoryTx(copy));
      for (const [place, rows] of copy) this.#places.set(place, rows);
      return result;
    };
    const turn = this.#turn.then(run);
    this.#turn = turn.catch(() => {});
    return turn;
  }

  close(): void {}
}
