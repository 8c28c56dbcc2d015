-- SPDX-License-Identifier: MIT
-- Members and their ledgers, accounts, programs, stock. Ids and hashes are lower-case
-- hexadecimal, times milliseconds of UTC.

CREATE TABLE setting (
  key TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Published programs. The one in force has no retired_at; an older one is honoured for its grace.
CREATE TABLE program (
  hash TEXT PRIMARY KEY NOT NULL,
  body TEXT NOT NULL,
  published_at INTEGER NOT NULL,
  retired_at INTEGER
) STRICT, WITHOUT ROWID;

-- One row holds all that a command of this member needs: one read, one write.
CREATE TABLE member (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL DEFAULT 0,
  head_id INTEGER,                -- newest ledger row
  head_hash TEXT NOT NULL,
  last_at INTEGER NOT NULL DEFAULT 0,
  due_at INTEGER,                 -- when time itself next changes the state
  state TEXT NOT NULL,
  devices TEXT NOT NULL           -- the live ones
) STRICT;

-- Every device ever bound. One that is bound and not among its member's live ones is closed.
CREATE TABLE device (
  id TEXT PRIMARY KEY NOT NULL,
  member INTEGER NOT NULL REFERENCES member (id)
) STRICT, WITHOUT ROWID;

-- Append-only, without a secondary index: a member's entries are a chain by prev_id.
CREATE TABLE ledger (
  id INTEGER PRIMARY KEY,
  prev_id INTEGER,
  member INTEGER NOT NULL REFERENCES member (id),
  revision INTEGER NOT NULL,
  command_id TEXT NOT NULL,
  device TEXT,
  n INTEGER,
  hash TEXT NOT NULL,
  entry TEXT NOT NULL             -- canonical JSON; hash is its SHA-256
) STRICT;

CREATE TRIGGER ledger_never_changes BEFORE UPDATE ON ledger
BEGIN
  SELECT RAISE(ABORT, 'the ledger is append-only');
END;
CREATE TRIGGER ledger_never_shrinks BEFORE DELETE ON ledger
BEGIN
  SELECT RAISE(ABORT, 'the ledger is append-only');
END;

-- Goods that are counted: free, held by placed orders, sold. Their sum changes by import alone.
CREATE TABLE stock (
  sku TEXT PRIMARY KEY NOT NULL,
  left INTEGER NOT NULL CHECK (left >= 0),
  reserved INTEGER NOT NULL DEFAULT 0 CHECK (reserved >= 0),
  sold INTEGER NOT NULL DEFAULT 0 CHECK (sold >= 0)
) STRICT, WITHOUT ROWID;

-- Personal data lives here and never in an entry, so that it can be erased.
CREATE TABLE account (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL UNIQUE,  -- case-folded, compatibility forms made equal
  password TEXT NOT NULL,         -- argon2id
  role TEXT NOT NULL DEFAULT 'member' CHECK (role IN ('member', 'staff')),
  member INTEGER NOT NULL UNIQUE REFERENCES member (id),
  agreement TEXT NOT NULL,
  agreed_at INTEGER NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE session (
  token_hash TEXT PRIMARY KEY NOT NULL,
  account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX session_by_account ON session (account);
