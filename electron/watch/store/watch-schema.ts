/** The schema of `watches.db`, see `openMigrated`. Released entries never change. */
export const MIGRATIONS: readonly string[] = [
  `CREATE TABLE watches (
     id TEXT PRIMARY KEY, folder TEXT NOT NULL, shop_id TEXT NOT NULL, is_on INTEGER NOT NULL, run_by TEXT NOT NULL, rules TEXT NOT NULL,
     UNIQUE (folder, shop_id)
   ) STRICT;
   CREATE TABLE arrivals (
     watch_id TEXT NOT NULL REFERENCES watches(id) ON DELETE CASCADE, hash TEXT NOT NULL, file_name TEXT NOT NULL,
     size_bytes INTEGER NOT NULL, modified_ms REAL NOT NULL, state TEXT NOT NULL, hold TEXT, delivery_id TEXT, row_count INTEGER,
     report TEXT, at TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (watch_id, hash)
   ) STRICT;
   CREATE INDEX arrivals_delivery ON arrivals (delivery_id) WHERE delivery_id IS NOT NULL;
   CREATE INDEX arrivals_look ON arrivals (watch_id, file_name);
   CREATE INDEX arrivals_number ON arrivals (watch_id, number);`,
  // Nearly all arrivals are sent, and every look at a folder asks for those that are not.
  `CREATE INDEX arrivals_state ON arrivals (watch_id, state, number);
   CREATE INDEX arrivals_name ON arrivals (watch_id, file_name, state, number);
   DROP INDEX arrivals_look;`,
];

/**
 * What is asked about the arrivals of a folder, some of it at every look. A folder may have had many thousands of them, so that each of these
 * has an index (watch-store.test.ts). `?1` is the folder.
 */
export const ARRIVAL_QUERIES = {
  ofLook: 'SELECT * FROM arrivals WHERE watch_id = ?1 AND file_name = ?2 AND size_bytes = ?3 AND modified_ms = ?4',
  inState: 'SELECT * FROM arrivals WHERE watch_id = ?1 AND state = ?2 ORDER BY number',
  ofName: 'SELECT * FROM arrivals WHERE watch_id = ?1 AND file_name = ?2 AND state = ?3 ORDER BY number',
  waiting: "SELECT * FROM arrivals WHERE watch_id = ?1 AND state = 'waits' ORDER BY number DESC LIMIT ?2",
  waitingSince: `SELECT (SELECT count(*) FROM arrivals WHERE watch_id = ?1 AND state = 'waits' AND number > ?2) AS count,
       max(?2, coalesce((SELECT max(number) FROM arrivals WHERE watch_id = ?1), 0)) AS number`,
  last: 'SELECT * FROM arrivals WHERE watch_id = ?1 ORDER BY number DESC LIMIT ?2',
  rowsSentLast: `SELECT row_count FROM arrivals WHERE watch_id = ?1 AND state IN ('sending', 'sent') AND row_count IS NOT NULL
     ORDER BY number DESC LIMIT 1`,
  ofDelivery: 'SELECT 1 FROM arrivals WHERE delivery_id = ?1',
} as const;
