-- SPDX-License-Identifier: MIT
-- What members share besides goods: uses and budgets of promotions, rewards given out.
CREATE TABLE counter (
  key TEXT PRIMARY KEY NOT NULL,
  value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
