import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { PreparedRow } from '../../shared/consumer/payload-types';
import type { OutcomeKind, RowOutcome } from '../../shared/delivery/outcome';
import { DEFAULT_RETRY_POLICY, type RetryPolicy } from '../../shared/delivery/retry-policy';
import type { Runner } from '../../shared/delivery/runs';
import type { PauseReason } from '../../shared/delivery/state';
import { transition, type DeliveryEvent } from '../../shared/delivery/state-machine';
import type { DeliveryProgress, DeliverySummary } from '../../shared/delivery/summary';
import type { OutcomeTimeline } from '../../shared/delivery/timeline';
import { AppError } from '../ipc/app-error';
import { createAplautClient } from './aplaut-client';
import { openDatabase } from './database';
import type { DeliveryRecord } from './delivery-records';
import { openDeliveryRuns } from './delivery-runs';
import { createDeliveryStore, type JudgedRow } from './delivery-store';
import { openFailedContents } from './failed-contents';
import { openLedger, type LedgerVerdict } from './ledger';
import type { DeliveryShop, NewDelivery } from './new-delivery';
import { createPacers, type Sleep } from './pacer';
import { ProgressMeter } from './progress-meter';
import { runDelivery } from './runner';

export type { DeliveryShop, NewDelivery } from './new-delivery';

/** Every delivery of this machine, running or at rest: what the window and the unattended import steer. */
export interface Deliveries {
  /** Takes all rows in, durably and at once or not at all; the delivery is ready then. */
  create(input: NewDelivery): Promise<DeliverySummary>;
  /** Starts a delivery, or goes on with a paused one. `shop` brings its address, scheme and pace up to date. */
  start(id: string, token: string, shop?: DeliveryShop): void;
  /** Resolves when the requests under way have come to their outcomes. */
  pause(id: string): Promise<DeliverySummary>;
  stop(id: string): Promise<DeliverySummary>;
  /** Resolves when the delivery is paused, stopped or finished. */
  settled(id: string): Promise<DeliverySummary>;
  list(): DeliverySummary[];
  get(id: string): DeliveryProgress;
  headers(id: string): string[];
  shop(id: string): DeliveryShop;
  /** The newest delivery that could go on, of this source where one is named. */
  findUnfinished(sourceKey?: string): DeliverySummary | null;
  outcomes(
    id: string,
    page: { kinds: readonly OutcomeKind[]; offset: number; limit: number },
  ): { total: number; outcomes: RowOutcome[] };
  failedRows(id: string): { prepared: PreparedRow[] };
  /** What the ledger would say of rows, were they sent now; null where it knows nothing of the shop. */
  judge(ledgerScope: string, rows: readonly PreparedRow[]): LedgerVerdict[] | null;
  /** Forgets what was sent to a shop: everything is sent again then. */
  forgetSent(ledgerScope: string): void;
  reportRows(id: string): Iterable<{ outcome: RowOutcome; cells: string[] | null }>;
  /** Throws `delivery-not-allowed` while it runs. */
  remove(id: string): void;
  /** How the outcomes came over time, or null while there is none. */
  timeline(id: string): OutcomeTimeline | null;
  /**
   * Wipes what was sent of the failed rows of deliveries that ended up to this moment (ISO 8601 UTC): they cannot be sent again
   * then, their outcomes stay. Gives the number of such deliveries.
   */
  wipeFailed(endedBy: string): number;
  onProgress(listener: (progress: DeliveryProgress) => void): () => void;
  onOutcomes(listener: (id: string, outcomes: RowOutcome[]) => void): () => void;
  /** Brings running deliveries to rest (they can be continued) and closes the database. */
  close(): Promise<void>;
}

interface Running {
  abort: AbortController;
  /** What the interruption is for; decides the state it ends in. */
  event: DeliveryEvent;
  done: Promise<void>;
  meter: ProgressMeter;
}

const sleepFor: Sleep = (delayMs, signal) => delay(delayMs, undefined, { signal });

export function openDeliveries(options: {
  databasePath: string;
  /** Who runs what is started here; the window where nothing is said. */
  runBy?: Runner;
  now?: () => Date;
  nowMs?: () => number;
  random?: () => number;
  sleep?: Sleep;
  retryPolicy?: Partial<RetryPolicy>;
  requestTimeoutMs?: number;
  /** Hears of failures that end nothing, such as a listener's. */
  onUnexpected?: (error: unknown) => void;
  /** Whether a process still runs: a delivery is interrupted when the one that ran it does not. */
  isAlive?: (pid: number) => boolean;
}): Deliveries {
  const now = options.now ?? (() => new Date());
  const nowMs = options.nowMs ?? (() => performance.now());
  const random = options.random ?? Math.random;
  const sleep = options.sleep ?? sleepFor;
  const policy = { ...DEFAULT_RETRY_POLICY, ...options.retryPolicy };
  const database = openDatabase(options.databasePath);
  const store = createDeliveryStore(database);
  const ledger = openLedger(database);
  const runs = openDeliveryRuns(database);
  const failedContents = openFailedContents(database);
  const pacerFor = createPacers({ nowMs, sleep });
  const running = new Map<string, Running>();
  const progressListeners = new Set<(progress: DeliveryProgress) => void>();
  const outcomeListeners = new Set<(id: string, outcomes: RowOutcome[]) => void>();

  const record = (id: string): DeliveryRecord => {
    const found = store.get(id);
    if (found === undefined) throw new AppError('delivery-not-found');
    return found;
  };
  const progressOf = (id: string): DeliveryProgress => {
    const summary = summaryOf(record(id), { ...store.counts(id), runs: runs.of(id) });
    return (
      running.get(id)?.meter.progress(summary) ?? { summary, ratePerSecond: null, secondsLeft: null, waiting: null }
    );
  };
  /** What a listener does is its own affair: it cannot undo what is on disk, so it cannot end a delivery either. */
  const notify = <A extends unknown[]>(listeners: Iterable<(...args: A) => void>, ...args: A) => {
    for (const listener of listeners) {
      try {
        listener(...args);
      } catch (error) {
        options.onUnexpected?.(error);
      }
    }
  };
  const tell = (id: string) => notify(progressListeners, progressOf(id));
  const move = (id: string, event: DeliveryEvent): void => {
    const before = record(id).state;
    const next = transition(before, event);
    if (next === null) throw new AppError('delivery-not-allowed', event.type);
    const at = now().toISOString();
    if (next.status === 'running') runs.begin(id, options.runBy ?? 'window', at);
    else if (before.status === 'running') runs.end(id, next, at);
    if (next.status === 'finished' || next.status === 'stopped') store.end(id, next, at);
    else store.setState(id, next, next.status === 'running' ? process.pid : null);
  };
  const interrupt = async (id: string, event: DeliveryEvent): Promise<DeliverySummary> => {
    const run = running.get(id);
    if (run === undefined) {
      // A delivery that came to rest by itself a moment ago needs no pause.
      if (event.type === 'pause') return progressOf(id).summary;
      move(id, event);
      tell(id);
    } else {
      // A pause must not undo a stop that is under way.
      if (run.event.type !== 'stop') run.event = event;
      run.abort.abort();
      await run.done;
    }
    return progressOf(id).summary;
  };

  const run = async (id: string, token: string, self: Running): Promise<void> => {
    const { base_url: baseUrl, auth, pace, mode, concurrency, batch_size: batchSize } = record(id);
    const client = createAplautClient({
      baseUrl,
      auth,
      token,
      ...(options.requestTimeoutMs === undefined ? {} : { timeoutMs: options.requestTimeoutMs }),
    });
    const { meter } = self;
    const { pending, outcomes } = store.counts(id);
    const { created, updated, kept, exists, failed } = outcomes;
    const save = (outcomes: RowOutcome[]) => {
      store.saveOutcomes(id, outcomes, meter.takeSpent());
      meter.record(outcomes.length);
      notify(outcomeListeners, id, outcomes);
      if (meter.isTimeToTell()) tell(id);
    };
    try {
      const end = await runDelivery({
        client,
        mode,
        policy,
        random,
        sleep,
        now,
        save,
        concurrency,
        pacer: pacerFor(baseUrl, pace),
        signal: self.abort.signal,
        before: { pending, decided: created + updated + kept + exists + failed },
        nextBatch: () => store.takePending(id, batchSize),
        onRequest: () => meter.countRequest(),
        onWait: (delayMs, why) => {
          meter.wait(delayMs, new Date(now().getTime() + delayMs), why);
          tell(id);
        },
      });
      store.saveOutcomes(id, [], meter.takeSpent());
      move(
        id,
        end.kind === 'complete'
          ? { type: 'complete', pending: store.counts(id).pending }
          : end.kind === 'paused' && self.event.type !== 'stop'
            ? { type: 'pause', reason: end.reason }
            : self.event,
      );
    } finally {
      client.close();
    }
  };

  for (const left of store.list()) {
    const abandoned = left.state.status === 'running' && !(options.isAlive ?? isAlive)(left.owner_pid ?? 0);
    if (abandoned) store.setState(left.id, { status: 'paused', reason: { by: 'restart' } }, null);
  }

  return {
    create: async (input) => {
      const id = randomUUID();
      // Rows arrive over time, and other deliveries must be able to write meanwhile: gathered first, then one transaction.
      const parts = [];
      for await (const part of input.rows) parts.push(part);
      const at = now().toISOString();
      const judged = (prepared: PreparedRow): JudgedRow => {
        const prints = ledger.prints(prepared);
        const verdict = input.all === true ? 'send' : ledger.judge(input.shop.ledgerScope, prints);
        return { prepared, prints, verdict };
      };
      store.begin();
      try {
        store.create(id, input, at);
        for (const { rows, skipped } of parts) store.addRows(id, rows.map(judged), skipped, at);
        store.commit();
      } catch (error) {
        store.rollback();
        throw new AppError('storage', error instanceof Error ? error.message : '');
      }
      return progressOf(id).summary;
    },
    start: (id, token, shop) => {
      if (running.has(id)) return;
      if (shop !== undefined) store.setShop(id, shop);
      move(id, { type: 'start' });
      const self: Running = {
        abort: new AbortController(),
        event: { type: 'pause', reason: { by: 'person' } },
        done: Promise.resolve(),
        meter: new ProgressMeter(nowMs),
      };
      running.set(id, self);
      self.done = run(id, token, self)
        .catch((error: unknown) => {
          const reason: PauseReason = {
            by: 'storage',
            message: error instanceof Error ? error.message : String(error),
          };
          move(id, { type: 'pause', reason });
        })
        .finally(() => {
          running.delete(id);
          tell(id);
        })
        // The database itself is gone: whoever asks for this delivery next will be told so.
        .catch((error: unknown) => options.onUnexpected?.(error));
      tell(id);
    },
    pause: (id) => interrupt(id, { type: 'pause', reason: { by: 'person' } }),
    stop: (id) => interrupt(id, { type: 'stop' }),
    settled: async (id) => {
      await running.get(id)?.done;
      return progressOf(id).summary;
    },
    list: () =>
      store.list().map((delivery) => summaryOf(delivery, { ...store.counts(delivery.id), runs: runs.of(delivery.id) })),
    get: progressOf,
    headers: (id) => record(id).headers,
    shop: (id) => {
      const { shop_id, shop_name, base_url, auth, pace, ledger_scope } = record(id);
      return { id: shop_id, name: shop_name, baseUrl: base_url, auth, pace, ledgerScope: ledger_scope };
    },
    findUnfinished: (sourceKey) => {
      const candidates = sourceKey === undefined ? store.list() : store.listBySource(sourceKey);
      const found = candidates.find(
        (delivery) => delivery.state.status === 'paused' || delivery.state.status === 'ready',
      );
      return found === undefined ? null : progressOf(found.id).summary;
    },
    outcomes: (id, page) => store.outcomes(record(id).id, page),
    failedRows: (id) => ({ prepared: store.failed(record(id).id) }),
    judge: database.transaction((scope: string, rows: readonly PreparedRow[]) =>
      // In one transaction: by itself, every look into the ledger would take and give back the database's locks.
      ledger.isEmpty(scope) ? null : rows.map((row) => ledger.judge(scope, ledger.prints(row))),
    ),
    forgetSent: (scope) => ledger.forget(scope),
    reportRows: (id) => store.withCells(record(id).id),
    remove: (id) => {
      if (running.has(record(id).id)) throw new AppError('delivery-not-allowed', 'remove');
      store.remove(id);
    },
    timeline: (id) => store.timeline(record(id).id),
    wipeFailed: (endedBy) => failedContents.wipe(endedBy, now().toISOString()),
    onProgress: (listener) => {
      progressListeners.add(listener);
      return () => progressListeners.delete(listener);
    },
    onOutcomes: (listener) => {
      outcomeListeners.add(listener);
      return () => outcomeListeners.delete(listener);
    },
    close: async () => {
      await Promise.all([...running.keys()].map((id) => interrupt(id, { type: 'pause', reason: { by: 'restart' } })));
      database.close();
    },
  };
}

function summaryOf(
  delivery: DeliveryRecord,
  counts: Pick<DeliverySummary, 'rows' | 'pending' | 'outcomes' | 'runs'>,
): DeliverySummary {
  return {
    ...counts,
    id: delivery.id,
    shopId: delivery.shop_id,
    shopName: delivery.shop_name,
    baseUrl: delivery.base_url,
    fileName: delivery.file_name,
    mode: delivery.mode,
    state: delivery.state,
    requests: delivery.requests,
    createdAt: delivery.created_at,
    finishedAt: delivery.finished_at,
    activeSeconds: delivery.active_ms / 1000,
    failedWipedAt: delivery.failed_wiped_at,
  };
}

function isAlive(pid: number): boolean {
  if (pid === 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
