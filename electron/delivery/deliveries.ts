import { randomUUID } from 'node:crypto';
import { endFor, ofBoth, type Interruption } from '../../shared/delivery/interruption';
import type { RowOutcome } from '../../shared/delivery/outcome';
import { DEFAULT_RETRY_POLICY, type RetryPolicy } from '../../shared/delivery/retry-policy';
import type { Runner } from '../../shared/delivery/runs';
import { isOver, type PauseReason } from '../../shared/delivery/state';
import { transition, type DeliveryEvent } from '../../shared/delivery/state-machine';
import type { DeliveryProgress, DeliverySummary } from '../../shared/delivery/summary';
import { AppError } from '../errors/app-error';
import type { AplautClient } from '../api/aplaut-client';
import { createBackground } from './background/background';
import { openBeforeValues } from './store/before-values';
import { clientForShop } from '../api/client-for-shop';
import { monotonicMs, sleepFor } from '../storage/clock';
import { compareRows } from './send/compare';
import { openOrSetAside } from './store/database';
import { shopOf, type DeliveryRecord } from './store/delivery-records';
import { summaryOf } from './delivery-summary';
import type { Deliveries } from './deliveries-contract';
import { openDeletions } from './store/deletions';
import { createDeliveryStore } from './store/delivery-store';
import { openFailedContents } from './store/failed-contents';
import { hasTraces } from './store/leave-no-trace';
import { openLedger } from './store/ledger';
import { Listeners } from './listeners';
import type { DeliveryShop } from './store/new-delivery';
import { takeOwnerLock } from './store/owner-lock';
import type { Sleep } from '../storage/clock';
import type { Pacer } from '../api/pacer';
import { ProgressMeter } from './send/progress-meter';
import { openReportedRows } from './store/reported-rows';
import { rowPages } from './store/row-pages';
import { runDelivery } from './send/runner';
import { failurePause } from '../storage/storage-problem';
import { takeIn } from './take-in';

export type { Deliveries, ReportOptions } from './deliveries-contract';
export type { DeliveryShop, NewDelivery } from './store/new-delivery';

interface Running {
  abort: AbortController;
  /** What the interruption is for; decides the state it ends in. */
  event: Interruption;
  done: Promise<void>;
  meter: ProgressMeter;
}

export function openDeliveries(options: {
  databasePath: string;
  /** The built `delivery-worker.js`. */
  workerPath: string;
  pacerFor: (baseUrl: string, pace: number) => Pacer;
  /** Who runs what is started here; the window where nothing is said. */
  runBy?: Runner;
  now?: () => Date;
  nowMs?: () => number;
  random?: () => number;
  sleep?: Sleep;
  retryPolicy?: Partial<RetryPolicy>;
  requestTimeoutMs?: number;
  busyTimeoutMs?: number;
  /** Hears of failures that end nothing, such as a listener's. */
  onUnexpected?: (error: unknown) => void;
}): Deliveries {
  const now = options.now ?? (() => new Date());
  const nowMs = options.nowMs ?? monotonicMs;
  const random = options.random ?? Math.random;
  const sleep = options.sleep ?? sleepFor;
  const runBy = options.runBy ?? 'window';
  const policy = { ...DEFAULT_RETRY_POLICY, ...options.retryPolicy };
  const { database, setAside } = openOrSetAside(options.databasePath, now(), options.busyTimeoutMs);
  const background = createBackground(options);
  const store = createDeliveryStore(database);
  const ledger = openLedger(database);
  const failedContents = openFailedContents(database);
  const before = openBeforeValues(database);
  const reported = openReportedRows(database);
  const deletions = openDeletions(database);
  const owner = takeOwnerLock(`${options.databasePath}-owners`);
  const running = new Map<string, Running>();
  /** Pauses that could not be written, because the database was what paused them; at the next start they are. */
  const unwritten = new Map<string, DeliverySummary>();
  const progressListeners = new Listeners<[progress: DeliveryProgress]>(options.onUnexpected);
  const outcomeListeners = new Listeners<[id: string, outcomes: RowOutcome[]]>(options.onUnexpected);
  const removalListeners = new Listeners<[id: string]>(options.onUnexpected);

  let tidied: Promise<void> = Promise.resolve();
  /**
   * Takes from the disk what is over or was left, and then rewrites the database where something was deleted; not while anybody sends,
   * who could not write meanwhile.
   */
  const tidy = (): Promise<void> => {
    tidied = tidied
      .then(async () => {
        await deletions.removeLeft((of) => of === owner.id || owner.isHeld(of));
        await deletions.wipeEnded();
        const isWanted = hasTraces(options.databasePath) && store.listRunning().length === 0;
        if (isWanted) await background.run('rewrite', {});
      })
      .catch((error: unknown) => options.onUnexpected?.(error));
    return tidied;
  };

  const record = (id: string): DeliveryRecord => {
    const found = store.get(id);
    if (found === undefined) throw new AppError('delivery-not-found');
    return found;
  };
  const summaryOnDisk = (of: DeliveryRecord): DeliverySummary => summaryOf(of, store.runs(of.id));
  const summaryFor = (of: DeliveryRecord): DeliverySummary =>
    running.get(of.id)?.meter.progress().summary ?? unwritten.get(of.id) ?? summaryOnDisk(of);
  const progressOf = (id: string): DeliveryProgress =>
    running.get(id)?.meter.progress() ?? {
      summary: unwritten.get(id) ?? summaryOnDisk(record(id)),
      ratePerSecond: null,
      secondsLeft: null,
      waiting: null,
    };
  const tell = (id: string) => progressListeners.tell(progressOf(id));
  const at = () => now().toISOString();
  const move = (id: string, event: DeliveryEvent, shop?: DeliveryShop): void => {
    const { state, owner: ifOwner } = record(id);
    if (state.status === 'running' && ifOwner !== owner.id) throw new AppError('delivery-elsewhere');
    const next = store.move(id, event, { ifOwner, owner: owner.id, at: at(), runBy, shop });
    if (next === null) throw new AppError('delivery-not-allowed', event.type);
  };
  /** A delivery whose process has ended in the middle waits for somebody to go on with it. */
  const pauseAbandoned = (): void => {
    for (const { id, owner: ifOwner } of store.listRunning()) {
      const isRun =
        ifOwner === owner.id ? running.has(id) || unwritten.has(id) : ifOwner !== null && owner.isHeld(ifOwner);
      if (isRun) continue;
      store.move(id, { type: 'pause', reason: { by: 'restart' } }, { ifOwner, owner: null, at: at(), runBy });
    }
  };
  const interrupt = async (id: string, event: Interruption): Promise<DeliverySummary> => {
    const run = running.get(id);
    if (run === undefined) {
      pauseAbandoned();
      const { state } = record(id);
      // A delivery that came to rest by itself a moment ago needs no pause, unless it would go on by itself as well.
      if (event.type === 'pause' && state.status !== 'running' && transition(state, event) === null)
        return progressOf(id).summary;
      await tidied;
      move(id, event);
      unwritten.delete(id);
      tell(id);
      void tidy();
    } else {
      run.event = run.abort.signal.aborted ? ofBoth(run.event, event) : event;
      run.abort.abort();
      await run.done;
    }
    return progressOf(id).summary;
  };

  const run = async (id: string, client: AplautClient, self: Running): Promise<void> => {
    const { meter } = self;
    try {
      const { base_url: baseUrl, pace, mode, concurrency, batch_size: batchSize, keep_before } = record(id);
      const { pending, outcomes } = meter.progress().summary;
      const { created, updated, kept, exists, failed } = outcomes;
      let lastRow = -1;
      const end = await runDelivery({
        client,
        mode,
        policy,
        random,
        sleep,
        now,
        nowMs,
        concurrency,
        save: (outcomes) => {
          store.saveOutcomes(id, outcomes, meter.takeSpent());
          meter.record(outcomes);
          outcomeListeners.tell(id, outcomes);
          if (meter.isTimeToTell()) tell(id);
        },
        keepBefore: keep_before
          ? { isKept: ({ row }) => before.isKept(id, row), keep: ({ row }, was) => before.keep(id, row, was) }
          : null,
        pacer: options.pacerFor(baseUrl, pace),
        signal: self.abort.signal,
        before: { pending, decided: created + updated + kept + exists + failed },
        nextBatch: () => {
          const batch = store.takeRows(id, lastRow, batchSize);
          lastRow = batch.at(-1)?.row ?? lastRow;
          return batch;
        },
        markTaken: (row, isTaken) => store.markTaken(id, row, isTaken),
        onRequest: () => meter.countRequest(),
        onWait: (delayMs, why) => {
          meter.wait(delayMs, new Date(now().getTime() + delayMs), why);
          tell(id);
        },
        onUnexpected: (error) => options.onUnexpected?.(error),
      });
      store.saveOutcomes(id, [], meter.takeSpent());
      move(
        id,
        end.kind === 'complete'
          ? { type: 'complete', pending: summaryOnDisk(record(id)).pending }
          : end.kind === 'paused'
            ? endFor(end.reason, self.abort.signal.aborted ? self.event : null)
            : self.event,
      );
    } catch (error) {
      options.onUnexpected?.(error);
      pauseUnwritable(id, failurePause(error), meter);
    } finally {
      client.close();
    }
  };
  /** Pauses a delivery of which something could not be written: on disk if that works again, else as far as this process knows. */
  const pauseUnwritable = (id: string, reason: PauseReason, meter: ProgressMeter): void => {
    try {
      move(id, { type: 'pause', reason });
    } catch (error) {
      options.onUnexpected?.(error);
      unwritten.set(id, { ...meter.progress().summary, state: { status: 'paused', reason } });
    }
  };
  /** Writes down the pause that could not be written before; throws where that still does not work. */
  const writePause = (id: string): void => {
    const { state } = unwritten.get(id) ?? {};
    if (state?.status === 'paused') move(id, { type: 'pause', reason: state.reason });
    unwritten.delete(id);
  };

  pauseAbandoned();
  void tidy();

  return {
    setAside,
    ledger,
    create: async (input) => {
      const id = randomUUID();
      await tidied;
      await takeIn(id, input, { store, deletions, ledger, now, owner: owner.id });
      return progressOf(id).summary;
    },
    start: (id, token, shop) => {
      if (running.has(id)) return;
      pauseAbandoned();
      writePause(id);
      const { base_url: baseUrl, auth } = record(id);
      const client = clientForShop(shop ?? { baseUrl, auth }, token, options.requestTimeoutMs);
      move(id, { type: 'start' }, shop);
      const self: Running = {
        abort: new AbortController(),
        event: { type: 'pause', reason: { by: 'person' } },
        done: Promise.resolve(),
        meter: new ProgressMeter(nowMs, summaryOnDisk(record(id))),
      };
      running.set(id, self);
      self.done = run(id, client, self)
        .finally(() => {
          running.delete(id);
          tell(id);
        })
        .then(tidy)
        // The database itself is gone: whoever asks for this delivery next will be told so.
        .catch((error: unknown) => options.onUnexpected?.(error));
      tell(id);
    },
    pause: (id, by = 'person') => interrupt(id, { type: 'pause', reason: { by } }),
    stop: (id) => interrupt(id, { type: 'stop' }),
    settled: async (id) => {
      await running.get(id)?.done;
      return tidied.then(() => progressOf(id).summary);
    },
    list: () => {
      pauseAbandoned();
      return store.list().map(summaryFor);
    },
    page: (page) => {
      pauseAbandoned();
      return { total: store.count(), deliveries: store.list(page).map(summaryFor) };
    },
    get: progressOf,
    headers: (id) => record(id).headers,
    sourceKey: (id) => record(id).source_key,
    shop: (id) => shopOf(record(id)),
    findUnfinished: (sourceKey) => {
      pauseAbandoned();
      const found = store.listBySource(sourceKey).find(isUnfinished);
      return found === undefined ? null : summaryFor(found);
    },
    unfinished: () => {
      pauseAbandoned();
      return store.unfinished().map(summaryFor);
    },
    runsHere: (id) => running.has(id),
    runElsewhere: () => {
      pauseAbandoned();
      return store.listRunning().flatMap(({ id, owner: runs }) => (runs === owner.id ? [] : [id]));
    },
    outcomes: (id, page) => store.outcomes(record(id).id, page),
    failedRows: (id) => rowPages((after, limit) => store.failed(record(id).id, after, limit)),
    acceptedSince: (id) => background.run('accepted-since', { deliveryId: id }),
    compare: async (shop, token, rows, how) => {
      const client = clientForShop(shop, token, options.requestTimeoutMs);
      try {
        return await compareRows(rows, {
          ...how,
          client,
          policy,
          random,
          sleep,
          pacer: options.pacerFor(shop.baseUrl, shop.pace),
        });
      } finally {
        client.close();
      }
    },
    takeBackPreview: async (id) => background.run('take-back-preview', { deliveryId: record(id).id }),
    restorable: (id) => rowPages((after, limit) => before.restorable(record(id).id, after, limit)),
    forgetBefore: async (id) => {
      const { state } = record(id);
      if (!isOver(state)) throw new AppError('delivery-not-allowed', state.status);
      await tidied;
      await before.forget(id);
      await tidy();
    },
    writeReport: async (id, file, { cellsOf, labels, timeZone, shopName, ...how }) => {
      try {
        const { headers, file_name: fileName, state } = record(id);
        const shape = { headers, fileName, shopName, labels, timeZone };
        const job = { deliveryId: id, isStopped: state.status === 'stopped', fd: file.fd, shape, ...how };
        const gaps = await background.run('report', job, cellsOf);
        await file.commit();
        return gaps;
      } catch (error) {
        await file.discard();
        throw error;
      }
    },
    decided: (id) => reported.decided(record(id).id),
    remove: async (id) => {
      await tidied;
      pauseAbandoned();
      if (record(id).state.status === 'running')
        throw new AppError(running.has(id) ? 'delivery-not-allowed' : 'delivery-elsewhere', 'remove');
      const removed = deletions.remove(id, owner.id);
      unwritten.delete(id);
      removalListeners.tell(id);
      await removed;
      void tidy();
    },
    timeline: (id) => store.timeline(record(id).id),
    wipeFailed: async (endedBy) => {
      await tidied;
      const wiped = await failedContents.wipe(endedBy, at());
      await tidy();
      return wiped;
    },
    onProgress: progressListeners.add,
    onOutcomes: outcomeListeners.add,
    onRemoved: removalListeners.add,
    undisturbed: () => tidied,
    close: async () => {
      await Promise.all([...running.keys()].map((id) => interrupt(id, { type: 'pause', reason: { by: 'restart' } })));
      await tidied;
      await background.close();
      database.close();
      owner.release();
    },
  };
}

const isUnfinished = ({ state }: DeliveryRecord): boolean => !isOver(state);
