import Database from 'libsql';

/** A connection with better-sqlite3's interface. */
export type Connection = Database.Database;

const BUSY_TIMEOUT_MS = 10_000;

/** Each entry brings the schema one version on; entries are never changed once released. */
const MIGRATIONS: readonly string[] = [
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
  // Who ran a delivery and when, how its outcomes came over time, and since when its failed rows are without their contents.
  // Outcomes of older deliveries are counted into the second table; those without an attempt were decided beforehand.
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
];

/**
 * Opens the deliveries' database: what is committed survives a power cut, what is deleted leaves no trace in the file.
 *
 * @throws when the file is no database, or one of a newer version of this program
 */
export function openDatabase(path: string): Connection {
  const database = new Database(path);
  database.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('secure_delete = ON');
  database.pragma('foreign_keys = ON');
  migrate(database);
  return database;
}

function migrate(database: Connection): void {
  const { user_version: version } = database.prepare('PRAGMA user_version').get() as { user_version: number };
  if (version > MIGRATIONS.length) throw new Error('the database belongs to a newer version of this program');
  MIGRATIONS.slice(version).forEach((migration, index) => {
    database.transaction(() => {
      database.exec(migration);
      database.exec(`PRAGMA user_version = ${version + index + 1}`);
    })();
  });
}
