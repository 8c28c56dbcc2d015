-- SPDX-License-Identifier: MIT
-- What the shop sells, and past orders from elsewhere, which teach the recommender and nothing
-- else.

CREATE TABLE item (
  id INTEGER PRIMARY KEY,         -- 1, 2, 3 ... ascending by sku
  sku TEXT NOT NULL UNIQUE,
  body TEXT NOT NULL              -- canonical JSON
) STRICT;

CREATE TABLE history_order (
  id INTEGER PRIMARY KEY,         -- 1, 2, 3 ... ascending by (at, ref)
  ref TEXT NOT NULL,              -- its id where it was placed
  customer TEXT,
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE history_line (
  history_order INTEGER NOT NULL REFERENCES history_order (id),
  item INTEGER NOT NULL REFERENCES item (id),
  quantity INTEGER NOT NULL CHECK (quantity > 0),
  amount_minor INTEGER NOT NULL,
  PRIMARY KEY (history_order, item)
) STRICT, WITHOUT ROWID;
