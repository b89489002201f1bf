import { basename } from 'node:path';
import { z } from 'zod';
import { ARRIVAL_STATES } from '../../../shared/watch/arrival';
import { holdSchema } from '../../../shared/watch/hold';
import type { FileLook } from '../../../shared/watch/standing-files';
import { watchRulesSchema, type Arrival, type Watch } from '../../../shared/watch/watch';
import { AppError } from '../../errors/app-error';
import { inTransaction, openMigratedOrSetAside, type Opening } from '../../storage/database';
import type { SetAside } from '../../storage/json-file';
import { writeLockOf } from '../../storage/write-lock';
import { ARRIVAL_QUERIES, MIGRATIONS } from './watch-schema';

/** What is remembered of an arrival beside its hash. Parts that are left out stay as they are. */
export type ArrivalChange = Partial<Pick<Arrival, 'hold' | 'deliveryId' | 'rows' | 'report'>> & Pick<Arrival, 'state'>;

/**
 * The watched folders, and what became of the files in them: names and hashes, nothing of the contents. Window and commands use it at the
 * same time. A change waits, without blocking this process, until no other program has the database locked. It is on disk when its promise
 * resolves; changes are made one after another, in the order of the calls. They reject with SQLite's error. An entry that cannot be read is left
 * out.
 */
export interface WatchStore {
  /** In the order in which they were set up. */
  list(): Watch[];
  get(id: string): Watch | undefined;
  /** Adds it, or changes one that has the same id. Rejects if another one has the folder and the shop. */
  save(watch: Watch): Promise<void>;
  /** With everything that is known of its files: if it is set up again, they are sent again. */
  remove(id: string): Promise<void>;
  removeOfShop(shopId: string): Promise<void>;
  arrival(watchId: string, hash: string): Arrival | undefined;
  /** The arrival of a file that looks like this, so that its contents need not be read again. */
  ofLook(watchId: string, look: FileLook): Arrival | undefined;
  /** Remembers which file has these contents now, and what becomes of them. */
  note(watchId: string, hash: string, look: FileLook, change: ArrivalChange): Promise<void>;
  /** Changes an arrival that is there. Does nothing otherwise: the folder may have been removed. */
  change(watchId: string, hash: string, change: ArrivalChange): Promise<void>;
  /** Arrivals in these states, by state, then oldest first. */
  inStates(watchId: string, states: readonly Arrival['state'][]): Arrival[];
  /** The same of files of this name. */
  ofName(watchId: string, fileName: string, states: readonly Arrival['state'][]): Arrival[];
  /** The last `limit` of those that wait for the person, newest first, and how many there are. */
  waiting(watchId: string, limit: number): { arrivals: Arrival[]; count: number };
  /**
   * How many arrivals have begun to wait for the person since the number `after`, and the number now. An arrival gets the folder's next number
   * whenever its state changes; 0 is before the first.
   */
  waitingSince(watchId: string, after: number): { count: number; number: number };
  /** The last `limit` arrivals, newest first. */
  last(watchId: string, limit: number): Arrival[];
  /** Rows of the file that was sent last; null for none. */
  rowsSentLast(watchId: string): number | null;
  /** Those of these deliveries that come from a watched folder. */
  deliveriesAmong(ids: readonly string[]): string[];
  close(): void;
}

const watchRow = z
  .object({
    id: z.string(),
    folder: z.string(),
    shop_id: z.string(),
    is_on: z.literal([0, 1]),
    run_by: z.enum(['window', 'cli']),
    rules: z.string().transform(parsedJson).pipe(watchRulesSchema),
  })
  .transform((row): Watch => ({
    ...row.rules,
    ...{ id: row.id, folder: row.folder, shopId: row.shop_id, isOn: row.is_on === 1, by: row.run_by },
  }));

const arrivalRow = z
  .object({
    watch_id: z.string(),
    hash: z.string(),
    file_name: z.string(),
    state: z.enum(ARRIVAL_STATES),
    hold: z.string().transform(parsedJson).pipe(holdSchema).nullable(),
    delivery_id: z.string().nullable(),
    row_count: z.number().nullable(),
    report: z.string().nullable(),
    at: z.string(),
  })
  .transform((row): Arrival => ({
    watchId: row.watch_id,
    hash: row.hash,
    fileName: row.file_name,
    state: row.state,
    hold: row.hold,
    deliveryId: row.delivery_id,
    rows: row.row_count,
    report: row.report,
    at: row.at,
  }));

/**
 * The store for a window: without folders where only a newer version can read the database, which is left as it is. Nothing in it then
 * outlives the program. A command may not do without: it would send files again that were sent.
 */
export function openWatchStoreOrEmpty(
  path: string,
  now: () => Date,
  setAside: SetAside,
  opening?: Opening,
): WatchStore {
  try {
    return openWatchStore(path, now, setAside, opening);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'storage-newer') throw error;
    setAside(basename(path), 'newer');
    return openWatchStore(':memory:', now, setAside);
  }
}

/**
 * @param path of the database; a damaged one is set aside
 * @param setAside is called with the name that it was moved to
 * @throws AppError `storage-newer` if a newer version of this program wrote it
 */
export function openWatchStore(
  path: string,
  now: () => Date,
  setAside: (name: string) => void,
  opening?: Opening,
): WatchStore {
  const opened = openMigratedOrSetAside(path, MIGRATIONS, now(), opening);
  if (opened.setAside !== null) setAside(opened.setAside);
  const { database } = opened;
  const selectAll = database.prepare('SELECT * FROM watches ORDER BY rowid');
  const selectWatch = database.prepare('SELECT * FROM watches WHERE id = ?');
  const upsertWatch = database.prepare(
    `INSERT INTO watches (id, folder, shop_id, is_on, run_by, rules) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET folder = excluded.folder, shop_id = excluded.shop_id, is_on = excluded.is_on,
       run_by = excluded.run_by, rules = excluded.rules`,
  );
  const deleteWatch = database.prepare('DELETE FROM watches WHERE id = ?');
  const deleteOfShop = database.prepare('DELETE FROM watches WHERE shop_id = ?');
  const selectArrival = database.prepare('SELECT * FROM arrivals WHERE watch_id = ? AND hash = ?');
  const selectLook = database.prepare(ARRIVAL_QUERIES.ofLook);
  // A clock can be set back, so a number tells which came into its state last.
  const insertArrival = database.prepare(
    `INSERT INTO arrivals (watch_id, hash, file_name, size_bytes, modified_ms, state, at, number)
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, (SELECT coalesce(max(number), 0) + 1 FROM arrivals WHERE watch_id = ?1))
     ON CONFLICT (watch_id, hash) DO UPDATE SET file_name = excluded.file_name, size_bytes = excluded.size_bytes,
       modified_ms = excluded.modified_ms`,
  );
  const updateArrival = database.prepare(
    `UPDATE arrivals SET number = CASE WHEN state = ?1 THEN number ELSE (SELECT max(number) + 1 FROM arrivals WHERE watch_id = ?7) END,
       state = ?1, at = ?2, hold = ?3, delivery_id = ?4, row_count = ?5, report = ?6 WHERE watch_id = ?7 AND hash = ?8`,
  );
  const selectInState = database.prepare(ARRIVAL_QUERIES.inState);
  const selectName = database.prepare(ARRIVAL_QUERIES.ofName);
  const selectWaiting = database.prepare(ARRIVAL_QUERIES.waiting);
  const countWaiting = database.prepare(ARRIVAL_QUERIES.waitingSince);
  const selectLast = database.prepare(ARRIVAL_QUERIES.last);
  const selectRows = database.prepare(ARRIVAL_QUERIES.rowsSentLast);
  const selectDelivery = database.prepare(ARRIVAL_QUERIES.ofDelivery);

  const lock = writeLockOf(database);
  let lastWrite = Promise.resolve();
  /** Does a change after those before it, whatever became of them. */
  const write = (change: () => void): Promise<void> => {
    const written = lastWrite.then(() => lock.free()).then(change);
    lastWrite = written.catch(() => undefined);
    return written;
  };
  const find = (watchId: string, hash: string): Arrival | undefined => readable(selectArrival.get(watchId, hash));
  const update = (before: Arrival, change: ArrivalChange): void => {
    const { state, hold, deliveryId, rows, report } = { ...before, hold: null, ...change };
    updateArrival.run(
      state,
      now().toISOString(),
      hold === null ? null : JSON.stringify(hold),
      deliveryId,
      rows,
      report,
      before.watchId,
      before.hash,
    );
  };
  const waitingSince: WatchStore['waitingSince'] = (watchId, after) => {
    const { count, number } = countWaiting.get(watchId, after) as { count: number; number: number };
    return { count, number };
  };
  return {
    list: () => selectAll.all().flatMap((row) => watchRow.safeParse(row).data ?? []),
    get: (id) => watchRow.safeParse(selectWatch.get(id)).data,
    save: ({ id, folder, shopId, isOn, by, ...rules }) =>
      write(() => {
        upsertWatch.run(id, folder, shopId, isOn ? 1 : 0, by, JSON.stringify(watchRulesSchema.parse(rules)));
      }),
    remove: (id) => write(() => void deleteWatch.run(id)),
    removeOfShop: (shopId) => write(() => void deleteOfShop.run(shopId)),
    arrival: find,
    ofLook: (watchId, { name, sizeBytes, modifiedMs }) =>
      readable(selectLook.get(watchId, name, sizeBytes, modifiedMs)),
    note: (watchId, hash, { name, sizeBytes, modifiedMs }, change) =>
      write(() =>
        inTransaction(database, () => {
          if (selectWatch.get(watchId) === undefined) return;
          const at = now().toISOString();
          insertArrival.run(watchId, hash, name, sizeBytes, modifiedMs, change.state, at);
          const noted = find(watchId, hash);
          if (noted !== undefined) update(noted, change);
        }),
      ),
    change: (watchId, hash, change) =>
      write(() =>
        inTransaction(database, () => {
          const before = find(watchId, hash);
          if (before !== undefined) update(before, change);
        }),
      ),
    inStates: (watchId, states) =>
      states.flatMap((state) => selectInState.all(watchId, state).flatMap((row) => readable(row) ?? [])),
    ofName: (watchId, fileName, states) =>
      states.flatMap((state) => selectName.all(watchId, fileName, state).flatMap((row) => readable(row) ?? [])),
    waiting: (watchId, limit) => ({
      arrivals: selectWaiting.all(watchId, limit).flatMap((row) => readable(row) ?? []),
      count: waitingSince(watchId, 0).count,
    }),
    waitingSince,
    last: (watchId, limit) => selectLast.all(watchId, limit).flatMap((row) => readable(row) ?? []),
    rowsSentLast: (watchId) => (selectRows.get(watchId) as { row_count: number } | undefined)?.row_count ?? null,
    deliveriesAmong: (ids) => ids.filter((id) => selectDelivery.get(id) !== undefined),
    close: () => void database.close(),
  };
}

function readable(row: unknown): Arrival | undefined {
  return arrivalRow.safeParse(row).data;
}

/** Undefined, which no schema takes, for a text that is not JSON. */
function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
