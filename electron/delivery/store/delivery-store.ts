import type { DeliveryRun, Runner } from '../../../shared/delivery/runs';
import { isOver, type DeliveryState } from '../../../shared/delivery/state';
import { transition, type DeliveryEvent } from '../../../shared/delivery/state-machine';
import type { DeliverySummary } from '../../../shared/delivery/summary';
import { inTransaction, type Connection } from './database';
import { VISIBLE } from './deletions';
import { deliveryRecordSchema, type DeliveryRecord } from './delivery-records';
import type { DeliveryShop, NewDelivery } from './new-delivery';
import { openRunLog, SENT_SINCE } from './run-log';

/** The rows of a new delivery and how many were decided in advance; see `DeliverySummary`. */
export interface TakenCounts extends Pick<DeliverySummary, 'rows' | 'notApplied' | 'blocked' | 'excluded'> {
  unchanged: number;
  /** Rows that a list settled otherwise. */
  exists: number;
  absent: number;
}

/** The deliveries themselves, without their rows. Everything is on disk when a call returns. */
export interface DeliveryStore {
  /** Creates a delivery that stays invisible until {@link DeliveryStore.finishPreparing}. `owner` prepares it. */
  prepare(id: string, input: Omit<NewDelivery, 'rows'>, at: string, owner: string): void;
  /** Makes a complete delivery ready and visible. */
  finishPreparing(id: string, taken: TakenCounts): void;
  /** Makes a complete delivery by file visible. It is over. */
  finishByFile(
    id: string,
    taken: { rows: number; inFile: number; blocked: number; excluded: number },
    at: string,
  ): void;
  /** Newest first, starting at `offset`, at most `limit`. */
  list(page?: { offset: number; limit: number }): DeliveryRecord[];
  count(): number;
  /** Unfinished deliveries, newest first. */
  unfinished(): DeliveryRecord[];
  listRunning(): DeliveryRecord[];
  get(id: string): DeliveryRecord | undefined;
  /**
   * The only way to change a delivery's state. Reads the stored state and writes the one after the event with all that belongs to it, in
   * one transaction. A delivery that has ended is also marked there for `Deletions`. Returns null and changes nothing if the event is not
   * possible in the stored state, or if the delivery has another owner by now.
   *
   * @param change.ifOwner the process that ran it until now; null for none
   * @param change.owner the process that runs it if it is running afterwards; null if it was interrupted at an unknown time
   * @param change.runBy the kind of that process
   * @param change.shop updates the address, scheme and pace
   */
  move(
    id: string,
    event: DeliveryEvent,
    change: {
      ifOwner: string | null;
      owner: string | null;
      at: string;
      runBy: Runner;
      shop?: DeliveryShop | undefined;
    },
  ): DeliveryState | null;
  /** Newest first. */
  listBySource(sourceKey: string): DeliveryRecord[];
  /** Whether something may have been sent to a shop at or after a time (ISO 8601 UTC), by any process. */
  isSentSince(scope: string, since: string): boolean;
  /** Its runs, oldest first. */
  runs(id: string): DeliveryRun[];
}

export function createDeliveryStore(database: Connection): DeliveryStore {
  const runs = openRunLog(database);
  const insertDelivery = database.prepare(
    `INSERT INTO deliveries (id, shop_id, shop_name, base_url, auth, pace, mode, file_name, headers, source_key, concurrency, batch_size, state, created_at, ledger_scope, keep_before, takes_back, owner)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const updateState = database.prepare(
    'UPDATE deliveries SET state = ?, owner = ?, finished_at = ?, is_to_wipe = ? WHERE id = ?',
  );
  const finish = database.prepare(
    `UPDATE deliveries SET state = ?, owner = NULL, row_count = ?, outcome_counts = ?, not_applied = ?, kept_back = ?, excluded = ?, settled = ?
     WHERE id = ?`,
  );
  const noteFile = database.prepare('UPDATE deliveries SET by_file = ?, finished_at = ? WHERE id = ?');
  const updateShop = database.prepare(
    'UPDATE deliveries SET base_url = ?, auth = ?, pace = ?, ledger_scope = ? WHERE id = ?',
  );
  // Ordered by rowid, not by time: a clock can be set back.
  const selectPage = database.prepare(`SELECT * FROM deliveries WHERE ${VISIBLE} ORDER BY rowid DESC LIMIT ? OFFSET ?`);
  const selectCount = database.prepare(`SELECT count(*) AS count FROM deliveries WHERE ${VISIBLE}`);
  const selectUnfinished = database.prepare(
    `SELECT * FROM deliveries WHERE finished_at IS NULL AND ${VISIBLE} ORDER BY rowid DESC`,
  );
  const selectRunning = database.prepare(
    `SELECT * FROM deliveries WHERE finished_at IS NULL AND state ->> 'status' = 'running'`,
  );
  const selectOne = database.prepare(`SELECT * FROM deliveries WHERE id = ? AND ${VISIBLE}`);
  const selectBySource = database.prepare(
    `SELECT * FROM deliveries WHERE source_key = ? AND ${VISIBLE} ORDER BY rowid DESC`,
  );
  const selectSentSince = database.prepare(`SELECT ${SENT_SINCE} AS is_sent`);
  return {
    prepare: (id, input, at, owner) => {
      const { shop, mode, fileName, headers, sourceKey, concurrency, batchSize, rememberPrevious, reverts } = input;
      insertDelivery.run(
        id,
        shop.id,
        shop.name,
        shop.baseUrl,
        shop.auth,
        shop.pace,
        mode,
        fileName,
        JSON.stringify(headers),
        sourceKey,
        concurrency ?? DEFAULT_CONCURRENCY,
        batchSize ?? DEFAULT_BATCH_SIZE,
        JSON.stringify({ status: 'preparing' }),
        at,
        shop.ledgerScope,
        rememberPrevious === true ? 1 : 0,
        reverts ?? null,
        owner,
      );
    },
    finishPreparing: (id, { rows, unchanged, exists, absent, notApplied, blocked, excluded }) => {
      const ready: DeliveryState = { status: 'ready' };
      const counts = JSON.stringify({ unchanged, skipped: blocked + excluded + absent, ...(exists > 0 && { exists }) });
      const settled = exists + absent;
      inTransaction(database, () =>
        finish.run(JSON.stringify(ready), rows, counts, notApplied, blocked, excluded, settled, id),
      );
    },
    finishByFile: (id, { rows, inFile, blocked, excluded }, at) => {
      const finished: DeliveryState = { status: 'finished' };
      const counts = JSON.stringify({ skipped: rows });
      inTransaction(database, () => {
        finish.run(JSON.stringify(finished), rows, counts, 0, blocked, excluded, 0, id);
        noteFile.run(inFile, at, id);
      });
    },
    list: ({ offset, limit } = { offset: 0, limit: -1 }) => selectPage.all(limit, offset).map(toRecord),
    count: () => (selectCount.get() as { count: number }).count,
    unfinished: () => selectUnfinished.all().map(toRecord),
    listRunning: () => selectRunning.all().map(toRecord),
    get: (id) => optionalRecord(selectOne.get(id)),
    move: (id, event, { ifOwner, owner, at, runBy, shop }) =>
      inTransaction(database, () => {
        const record = optionalRecord(selectOne.get(id));
        const after = record?.owner === ifOwner ? transition(record.state, event) : null;
        if (after === null) return null;
        const [ownerAfter, endedAt, isToWipe] = [
          after.status === 'running' ? owner : null,
          isOver(after) ? at : null,
          isOver(after) ? 1 : 0,
        ];
        updateState.run(JSON.stringify(after), ownerAfter, endedAt, isToWipe, id);
        if (shop !== undefined) updateShop.run(shop.baseUrl, shop.auth, shop.pace, shop.ledgerScope, id);
        if (after.status === 'running') runs.begin(id, runBy, at);
        else if (record?.state.status === 'running' && owner !== null) runs.end(id, after, at);
        return after;
      }),
    listBySource: (sourceKey) => selectBySource.all(sourceKey).map(toRecord),
    isSentSince: (scope, since) => (selectSentSince.get(scope, since) as { is_sent: number }).is_sent === 1,
    runs: (id) => runs.of(id),
  };
}

/** Enough for two requests per second with answers that take eight seconds. There are never more requests in flight than the pace needs. */
const DEFAULT_CONCURRENCY = 16;
const DEFAULT_BATCH_SIZE = 100;

function toRecord(record: unknown): DeliveryRecord {
  return deliveryRecordSchema.parse(record);
}

function optionalRecord(record: unknown): DeliveryRecord | undefined {
  return record === undefined ? undefined : toRecord(record);
}
