import { mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'libsql';
import { openPatiently } from '../storage/retry-locked';
import { storageProblem } from '../storage/storage-problem';

/** While it is opened. */
const BUSY_TIMEOUT_MS = 5_000;
/** Hosts without a request for this long are forgotten; longer than any wait a server asks for. */
const FORGET_AFTER_MS = 24 * 3600_000;
/**
 * Times further in the future than this are from before the computer restarted. Smaller differences mean that another process read the
 * clock after this one and wrote first.
 */
const CLOCK_SKEW_MS = 60_000;

/** For this long after its last turn, plus one interval, a process's pace binds the others, too. */
const IN_USE_MS = 10_000;

interface Host {
  last_start_ms: number;
  held_from_ms: number;
  held_until_ms: number;
  longest_ms: number;
}

/**
 * The last start of a request to each host, shared by all processes that open the same file. All use the same clock. A call throws
 * `SQLITE_BUSY` at once while another program has the file locked.
 */
export interface PaceStore {
  /**
   * Takes a start now if the last one is at least an interval ago and nothing holds the host back; at most one caller wins. The longest
   * interval in use at the host counts: a slower process would otherwise always be too late.
   */
  take(host: string, nowMs: number, intervalMs: number): boolean;
  /** The earliest possible start, if no other process comes first; `intervalMs` 0 for callers without a pace. */
  freeAtMs(host: string, nowMs: number, intervalMs: number): number;
  hold(host: string, nowMs: number, untilMs: number): void;
  close(): void;
}

/**
 * Opens the file, or replaces it if it is damaged, since nothing in it is worth keeping. If no file can be opened, or a newer version wrote
 * it with another schema, the pace is kept only in this process.
 */
export function openPaceStore(path: string, nowMs: number): PaceStore {
  const database = openOrBeginAnew(path);
  const add = database.prepare('INSERT INTO hosts (host) VALUES (?) ON CONFLICT (host) DO NOTHING');
  const use = database.prepare(
    `INSERT INTO paces (host, interval_ms, asked_ms) VALUES (?1, ?2, ?3)
     ON CONFLICT (host, interval_ms) DO UPDATE SET asked_ms = excluded.asked_ms`,
  );
  // Parameters: the host, now, and the limit for times of an older clock.
  const longest = `(SELECT max(interval_ms) FROM paces WHERE host = ?1 AND asked_ms + interval_ms + ${IN_USE_MS} >= ?2 AND asked_ms <= ?3)`;
  const take = database.prepare(
    `UPDATE hosts SET last_start_ms = ?2 WHERE host = ?1 AND (last_start_ms + ${longest} <= ?2 OR last_start_ms > ?3)
     AND (held_until_ms <= ?2 OR held_from_ms > ?3)`,
  );
  const select = database.prepare(
    `SELECT last_start_ms, held_from_ms, held_until_ms, coalesce(${longest}, 0) AS longest_ms FROM hosts WHERE host = ?1`,
  );
  const hold = database.prepare(
    `UPDATE hosts SET held_until_ms = CASE WHEN held_from_ms > ? THEN ? ELSE max(held_until_ms, ?) END, held_from_ms = ?
     WHERE host = ?`,
  );
  const known = new Set<string>();
  const know = (host: string): void => {
    if (known.has(host)) return;
    add.run(host);
    known.add(host);
  };
  database
    .prepare('DELETE FROM hosts WHERE max(last_start_ms, held_from_ms) > ? OR max(last_start_ms, held_from_ms) < ?')
    .run(nowMs + CLOCK_SKEW_MS, nowMs - FORGET_AFTER_MS);
  database
    .prepare('DELETE FROM paces WHERE asked_ms > ? OR asked_ms < ?')
    .run(nowMs + CLOCK_SKEW_MS, nowMs - FORGET_AFTER_MS);
  // A pacer waits by itself, without blocking the whole process.
  database.pragma('busy_timeout = 0');
  return {
    take: (host, nowMs, intervalMs) => {
      know(host);
      use.run(host, intervalMs, nowMs);
      return take.run(host, nowMs, nowMs + CLOCK_SKEW_MS).changes === 1;
    },
    freeAtMs: (host, nowMs, intervalMs) => {
      const found = select.get(host, nowMs, nowMs + CLOCK_SKEW_MS) as Host | undefined;
      if (found === undefined) return nowMs;
      const isOld = (atMs: number) => atMs > nowMs + CLOCK_SKEW_MS;
      const waitMs = intervalMs === 0 ? 0 : Math.max(intervalMs, found.longest_ms);
      const nextMs = isOld(found.last_start_ms) ? nowMs : found.last_start_ms + waitMs;
      const heldMs = isOld(found.held_from_ms) ? nowMs : found.held_until_ms;
      return Math.max(nowMs, nextMs, heldMs);
    },
    hold: (host, nowMs, untilMs) => {
      know(host);
      hold.run(nowMs + CLOCK_SKEW_MS, untilMs, untilMs, nowMs, host);
    },
    close: () => void database.close(),
  };
}

function openOrBeginAnew(path: string): Database.Database {
  try {
    mkdirSync(dirname(path), { recursive: true });
    return openPatiently(() => open(path), BUSY_TIMEOUT_MS);
  } catch (error) {
    if (storageProblem(error) !== 'damaged') return open(':memory:');
    rmSync(path, { force: true });
    return open(path);
  }
}

function open(path: string): Database.Database {
  const database = new Database(path);
  try {
    database.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
    // A power cut loses at most one second of patience here; a damaged file is replaced.
    database.pragma('journal_mode = MEMORY');
    database.pragma('synchronous = OFF');
    database.exec(
      `CREATE TABLE IF NOT EXISTS hosts (
         host TEXT PRIMARY KEY, last_start_ms REAL NOT NULL DEFAULT -1e12, held_from_ms REAL NOT NULL DEFAULT -1e12,
         held_until_ms REAL NOT NULL DEFAULT -1e12
       ) STRICT;
       CREATE TABLE IF NOT EXISTS paces (
         host TEXT NOT NULL, interval_ms REAL NOT NULL, asked_ms REAL NOT NULL, PRIMARY KEY (host, interval_ms)
       ) STRICT`,
    );
    // Fails on a newer version's schema.
    database.prepare('SELECT host, last_start_ms, held_from_ms, held_until_ms FROM hosts');
    database.prepare('SELECT host, interval_ms, asked_ms FROM paces');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
