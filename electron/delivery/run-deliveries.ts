import { randomUUID } from 'node:crypto';
import { endFor, ofBoth, type Interruption } from '../../shared/delivery/interruption';
import type { RowOutcome } from '../../shared/delivery/outcome';
import type { PauseReason } from '../../shared/delivery/state';
import { transition } from '../../shared/delivery/state-machine';
import type { DeliveryProgress, DeliverySummary } from '../../shared/delivery/summary';
import type { AplautClient } from '../api/aplaut-client';
import { failurePause } from '../storage/storage-problem';
import type { WriteLock } from '../storage/write-lock';
import type { LiveDeliveries, Running } from './live-deliveries';
import { Listeners } from './listeners';
import { ProgressMeter } from './send/progress-meter';
import { runDelivery } from './send/runner';
import { storablePacer } from './send/storable-pacer';
import type { ShopApi } from './shop-api';
import type { NewFiledDelivery } from './intake/take-by-file';
import type { PreviousValues } from './store/previous-values';
import type { DeliveryShop, NewDelivery } from './store/new-delivery';
import type { RowStore } from './store/row-store';

/** Creates and runs deliveries. Changing one that another process runs throws `delivery-elsewhere`. */
export interface DeliveryRuns {
  /** Stores all rows in chunks. The delivery becomes visible when it is complete. If that fails midway, it is removed. */
  create(input: NewDelivery): Promise<DeliverySummary>;
  /** Starts a delivery, or resumes a paused one. `shop` updates its address, scheme and pace. */
  start(id: string, token: string, shop?: DeliveryShop): void;
  /** Remembers a file for the cabinet as a delivery that is over. Nothing is sent. */
  recordByFile(input: NewFiledDelivery): Promise<DeliverySummary>;
  /** Resolves when the requests in flight have their outcomes. */
  pause(id: string, by?: 'person' | 'sleep'): Promise<DeliverySummary>;
  stop(id: string): Promise<DeliverySummary>;
  /** Resolves when the delivery has stopped for whatever reason and its clean-up is done. */
  settled(id: string): Promise<DeliverySummary>;
  onProgress(listener: (progress: DeliveryProgress) => void): () => void;
  onOutcomes(listener: (id: string, outcomes: RowOutcome[]) => void): () => void;
}

export function runDeliveries(options: {
  live: LiveDeliveries;
  lock: WriteLock;
  rows: RowStore;
  shopApi: ShopApi;
  previousValues: PreviousValues;
  /** Stores the rows of a new delivery. */
  takeIn: (id: string, input: NewDelivery) => Promise<void>;
  takeByFile: (id: string, input: NewFiledDelivery) => Promise<void>;
  /** See {@link Housekeeping}. */
  tidy: () => Promise<void>;
  tidied: () => Promise<void>;
  undisturbed: () => Promise<void>;
  now: () => Date;
  nowMs: () => number;
  onUnexpected: (error: unknown) => void;
}): DeliveryRuns & { pauseAll: () => Promise<void> } {
  const { live, lock, rows, shopApi, previousValues, now, nowMs, onUnexpected } = options;
  const { running } = live;
  const progressListeners = new Listeners<[progress: DeliveryProgress]>(onUnexpected);
  const outcomeListeners = new Listeners<[id: string, outcomes: RowOutcome[]]>(onUnexpected);
  const tell = (id: string): void => progressListeners.tell(live.progress(id));

  const run = async (id: string, client: AplautClient, self: Running): Promise<void> => {
    const { meter } = self;
    try {
      const { base_url: baseUrl, pace, mode, concurrency, batch_size: batchSize, keep_before } = live.record(id);
      const { pending, outcomes } = meter.progress().summary;
      const { created, updated, kept, exists, failed } = outcomes;
      let lastRow = -1;
      const manners = shopApi.manners(baseUrl, pace);
      const end = await runDelivery({
        ...manners,
        pacer: storablePacer(manners.pacer, lock),
        writable: () => lock.free(),
        client,
        mode,
        now,
        nowMs,
        concurrency,
        save: async (outcomes) => {
          await lock.free();
          rows.saveOutcomes(id, outcomes, meter.takeSpent());
          meter.record(outcomes);
          outcomeListeners.tell(id, outcomes);
          if (meter.isTimeToTell()) tell(id);
        },
        previousValues: keep_before
          ? {
              recall: async ({ row }) => {
                await lock.free();
                return previousValues.recall(id, row);
              },
              remember: async ({ row }, previous) => {
                await lock.free();
                previousValues.remember(id, row, previous);
              },
            }
          : null,
        signal: self.abort.signal,
        before: { pending, decided: created + updated + kept + exists + failed },
        nextBatch: () => {
          const batch = rows.takeRows(id, lastRow, batchSize);
          lastRow = batch.at(-1)?.row ?? lastRow;
          return batch;
        },
        markTaken: async (row, isTaken) => {
          await lock.free();
          rows.markTaken(id, row, isTaken);
        },
        onRequest: () => meter.countRequest(),
        onWait: (delayMs, why) => {
          meter.wait(delayMs, new Date(now().getTime() + delayMs), why);
          tell(id);
        },
        onUnexpected,
      });
      await lock.free();
      rows.saveOutcomes(id, [], meter.takeSpent());
      live.move(
        id,
        end.kind === 'complete'
          ? { type: 'complete', pending: live.summaryOnDisk(live.record(id)).pending }
          : end.kind === 'paused'
            ? endFor(end.reason, self.abort.signal.aborted ? self.event : null)
            : self.event,
      );
    } catch (error) {
      onUnexpected(error);
      await pauseUnwritable(id, failurePause(error), meter);
    } finally {
      client.close();
    }
  };
  /** Pauses a delivery after a failed write: on disk if that works again, else in this process's memory. */
  const pauseUnwritable = async (id: string, reason: PauseReason, meter: ProgressMeter): Promise<void> => {
    try {
      await lock.free();
      live.move(id, { type: 'pause', reason });
    } catch (error) {
      onUnexpected(error);
      live.pauseUnwritten(id, reason, meter);
    }
  };

  /** A delivery that has just stopped by itself needs no pause, unless it would resume by itself. */
  const needsNothing = (id: string, event: Interruption): boolean => {
    const { state } = live.record(id);
    return event.type === 'pause' && state.status !== 'running' && transition(state, event) === null;
  };

  const interrupt = async (id: string, event: Interruption): Promise<DeliverySummary> => {
    const run = running.get(id);
    if (run === undefined) {
      if (needsNothing(id, event)) return live.progress(id).summary;
      await options.undisturbed();
      if (running.has(id)) return interrupt(id, event);
      live.pauseAbandoned();
      if (needsNothing(id, event)) return live.progress(id).summary;
      live.move(id, event);
      live.forgetUnwritten(id);
      tell(id);
      void options.tidy();
    } else {
      run.event = run.abort.signal.aborted ? ofBoth(run.event, event) : event;
      run.abort.abort();
      await run.done;
    }
    return live.progress(id).summary;
  };

  return {
    recordByFile: async (input) => {
      const id = randomUUID();
      await options.undisturbed();
      await options.takeByFile(id, input);
      return live.progress(id).summary;
    },
    create: async (input) => {
      const { id = randomUUID() } = input;
      await options.undisturbed();
      await options.takeIn(id, input);
      return live.progress(id).summary;
    },
    start: (id, token, shop) => {
      if (running.has(id)) return;
      live.pauseAbandoned();
      live.writePause(id);
      const { base_url: baseUrl, auth } = live.record(id);
      const client = shopApi.client(shop ?? { baseUrl, auth }, token);
      live.move(id, { type: 'start' }, shop);
      const self: Running = {
        abort: new AbortController(),
        event: { type: 'pause', reason: { by: 'person' } },
        done: Promise.resolve(),
        meter: new ProgressMeter(nowMs, live.summaryOnDisk(live.record(id))),
      };
      running.set(id, self);
      self.done = run(id, client, self)
        .finally(() => {
          running.delete(id);
          tell(id);
        })
        .then(options.tidy)
        // The database itself failed: the next query of this delivery will report it.
        .catch(onUnexpected);
      tell(id);
    },
    pause: (id, by = 'person') => interrupt(id, { type: 'pause', reason: { by } }),
    stop: (id) => interrupt(id, { type: 'stop' }),
    settled: async (id) => {
      await running.get(id)?.done;
      await options.tidied();
      return live.progress(id).summary;
    },
    pauseAll: async () => {
      await Promise.all([...running.keys()].map((id) => interrupt(id, { type: 'pause', reason: { by: 'restart' } })));
    },
    onProgress: progressListeners.add,
    onOutcomes: outcomeListeners.add,
  };
}
