import { openMigrated, openMigratedOrSetAside, type Connection, type Opening } from '../../storage/database';

export { connect, inStep, inTransaction, type Connection } from '../../storage/database';

/** Each entry raises the schema by one version; released entries never change. */
export const MIGRATIONS: readonly string[] = [
  `CREATE TABLE deliveries (
     id TEXT PRIMARY KEY, shop_id TEXT, shop_name TEXT NOT NULL, base_url TEXT NOT NULL, auth TEXT NOT NULL, pace REAL NOT NULL,
     mode TEXT NOT NULL, file_name TEXT NOT NULL, headers TEXT NOT NULL, source_key TEXT NOT NULL, concurrency INTEGER NOT NULL,
     batch_size INTEGER NOT NULL, state TEXT NOT NULL, requests INTEGER NOT NULL DEFAULT 0, active_ms REAL NOT NULL DEFAULT 0,
     owner_pid INTEGER, created_at TEXT NOT NULL, finished_at TEXT
   ) STRICT;
   CREATE TABLE delivery_rows (
     delivery_id TEXT NOT NULL REFERENCES deliveries(id) ON DELETE CASCADE, row INTEGER NOT NULL, external_id TEXT NOT NULL,
     attributes TEXT, cells TEXT, kind TEXT, reason TEXT, message TEXT, field TEXT, server_value TEXT, http_status INTEGER,
     request_id TEXT, at TEXT, attempts INTEGER NOT NULL DEFAULT 0,
     was_taken INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (delivery_id, row)
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX delivery_rows_kind ON delivery_rows (delivery_id, kind, row);`,
  `ALTER TABLE deliveries ADD COLUMN ledger_scope TEXT NOT NULL DEFAULT '';
   ALTER TABLE delivery_rows ADD COLUMN consumer_print BLOB;
   ALTER TABLE delivery_rows ADD COLUMN applied_print BLOB;
   ALTER TABLE delivery_rows ADD COLUMN contact_print BLOB;
   CREATE TABLE ledger (
     scope TEXT NOT NULL, consumer BLOB NOT NULL, applied BLOB NOT NULL, contact BLOB NOT NULL, PRIMARY KEY (scope, consumer)
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE secrets (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;`,
  `ALTER TABLE deliveries DROP COLUMN owner_pid;
   ALTER TABLE deliveries ADD COLUMN owner TEXT;`,
  `ALTER TABLE delivery_rows ADD COLUMN sent_value TEXT;
   ALTER TABLE delivery_rows ADD COLUMN other_fields TEXT;`,
  `ALTER TABLE deliveries ADD COLUMN keep_before INTEGER NOT NULL DEFAULT 0;
   ALTER TABLE deliveries ADD COLUMN takes_back TEXT;
   CREATE TABLE before_values (
     delivery_id TEXT NOT NULL REFERENCES deliveries(id) ON DELETE CASCADE, row INTEGER NOT NULL, was TEXT NOT NULL, attributes TEXT,
     PRIMARY KEY (delivery_id, row)
   ) STRICT, WITHOUT ROWID;`,
  // Records who ran a delivery and when, its outcomes over time, and when its failed rows lost their contents. Outcomes of older deliveries
  // are added to the second table. Rows without an attempt were decided beforehand.
  `CREATE TABLE delivery_runs (
     id INTEGER PRIMARY KEY, delivery_id TEXT NOT NULL REFERENCES deliveries(id) ON DELETE CASCADE, run_by TEXT NOT NULL,
     started_at TEXT NOT NULL, ended_at TEXT, ended TEXT
   ) STRICT;
   CREATE INDEX delivery_runs_delivery ON delivery_runs (delivery_id);
   CREATE TABLE outcome_tallies (
     delivery_id TEXT NOT NULL REFERENCES deliveries(id) ON DELETE CASCADE, at_s INTEGER NOT NULL, confirmed INTEGER NOT NULL,
     otherwise INTEGER NOT NULL, failed INTEGER NOT NULL, PRIMARY KEY (delivery_id, at_s)
   ) STRICT, WITHOUT ROWID;
   INSERT INTO outcome_tallies
     SELECT delivery_id, CAST(strftime('%s', at) AS INTEGER) / 10 * 10 AS at_s, sum(kind IN ('created', 'updated')),
       sum(kind IN ('kept', 'exists', 'skipped')), sum(kind = 'failed') FROM delivery_rows
     WHERE kind IS NOT NULL AND attempts > 0 AND at IS NOT NULL GROUP BY 1, 2;
   ALTER TABLE deliveries ADD COLUMN failed_wiped_at TEXT;`,
  'ALTER TABLE deliveries ADD COLUMN not_applied INTEGER NOT NULL DEFAULT 0;',
  // Records how many rows were never to be sent, by reason. Counted once for deliveries of older versions.
  `ALTER TABLE deliveries ADD COLUMN kept_back INTEGER NOT NULL DEFAULT 0;
   ALTER TABLE deliveries ADD COLUMN excluded INTEGER NOT NULL DEFAULT 0;
   UPDATE deliveries SET kept_back = counted.kept_back, excluded = counted.excluded FROM (
     SELECT delivery_id, sum(reason = 'kept-back') AS kept_back, sum(reason = 'excluded') AS excluded FROM delivery_rows
     WHERE kind = 'skipped' AND reason IS NOT NULL GROUP BY delivery_id
   ) AS counted WHERE counted.delivery_id = deliveries.id;`,
  // Stores a delivery's number of rows and outcomes, so that they need not be counted, and whether its contents still have to be wiped.
  // Adds an index for unfinished deliveries.
  `ALTER TABLE deliveries ADD COLUMN row_count INTEGER NOT NULL DEFAULT 0;
   ALTER TABLE deliveries ADD COLUMN outcome_counts TEXT NOT NULL DEFAULT '{}';
   ALTER TABLE deliveries ADD COLUMN is_to_wipe INTEGER NOT NULL DEFAULT 0;
   UPDATE deliveries SET row_count = (SELECT count(*) FROM delivery_rows WHERE delivery_id = deliveries.id);
   UPDATE deliveries SET outcome_counts = counted.counts FROM (
     SELECT delivery_id, json_group_object(kind, count) AS counts FROM (
       SELECT delivery_id, kind, count(*) AS count FROM delivery_rows WHERE kind IS NOT NULL GROUP BY delivery_id, kind
     ) GROUP BY delivery_id
   ) AS counted WHERE counted.delivery_id = deliveries.id;
   CREATE INDEX deliveries_unfinished ON deliveries (created_at) WHERE finished_at IS NULL;`,
  // Stores keyed hashes of what was sent, field by field (`sent-prints.ts`). The names of the fields are stored once.
  `CREATE TABLE field_sets (id INTEGER PRIMARY KEY, fields TEXT NOT NULL UNIQUE) STRICT;
   ALTER TABLE delivery_rows ADD COLUMN field_set INTEGER;
   ALTER TABLE delivery_rows ADD COLUMN field_prints BLOB;`,
  // Records how many rows a list of the shop's consumers settled as there or not there.
  'ALTER TABLE deliveries ADD COLUMN settled INTEGER NOT NULL DEFAULT 0;',
  // Stores previous values that a list of the shop's consumers shows: with the row until that is sent, then with the other ones and the time
  // of the list.
  `ALTER TABLE delivery_rows ADD COLUMN listed_before TEXT;
   ALTER TABLE before_values ADD COLUMN listed_at TEXT;`,
  // Records how many rows a delivery has in a file for the cabinet; 0 for one by the API.
  'ALTER TABLE deliveries ADD COLUMN by_file INTEGER NOT NULL DEFAULT 0;',
  // Stores which consumer a row goes to in place of the one with its id, and remembers that beside the ledger (`adoptions.ts`).
  `ALTER TABLE delivery_rows ADD COLUMN adopts TEXT;
   CREATE TABLE adoptions (
     scope TEXT NOT NULL, consumer BLOB NOT NULL, internal_id TEXT NOT NULL, identity BLOB NOT NULL, PRIMARY KEY (scope, consumer)
   ) STRICT, WITHOUT ROWID;`,
  // Records that an accepted row went to another consumer than the one with its id. Which one is forgotten with the ledger.
  'ALTER TABLE delivery_rows ADD COLUMN was_adopted INTEGER NOT NULL DEFAULT 0;',
];

/** Opens the deliveries' database, see {@link openMigrated}. */
export function openDatabase(path: string, opening?: Opening): Connection {
  return openMigrated(path, MIGRATIONS, opening);
}

/** The same, see {@link openMigratedOrSetAside}. */
export function openOrSetAside(
  path: string,
  now: Date,
  opening?: Opening,
): { database: Connection; setAside: string | null } {
  return openMigratedOrSetAside(path, MIGRATIONS, now, opening);
}
