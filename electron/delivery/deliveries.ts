import { DEFAULT_RETRY_POLICY, type RetryPolicy } from '../../shared/delivery/answers/retry-policy';
import type { Runner } from '../../shared/delivery/runs';
import type { Network } from '../network/network';
import type { Pacer } from '../api/pacer';
import { monotonicMs, sleepFor, type Sleep } from '../storage/clock';
import type { Opening } from '../storage/database';
import { ownersOf, takeOwnerLock, type OwnerLock } from '../storage/owner-lock';
import { writeLockOf } from '../storage/write-lock';
import { createBackground } from './background/background';
import { createHousekeeping, type Housekeeping } from './housekeeping';
import { Listeners } from './listeners';
import { LiveDeliveries } from './live-deliveries';
import { queryDeliveries, type DeliveryQueries } from './query-deliveries';
import { runDeliveries, type DeliveryRuns } from './run-deliveries';
import { createShopApi, type ShopApi } from './shop-api';
import { openSentPrints } from './prints/sent-prints';
import { openPreviousValues } from './store/previous-values';
import { openOrSetAside } from './store/database';
import { openDeletions } from './store/deletions';
import { createDeliveryStore } from './store/delivery-store';
import { openFailedContents } from './store/failed-contents';
import { openLedger, type Ledger } from './store/ledger';
import { openReportedRows } from './store/reported-rows';
import { createRowStore } from './store/row-store';
import { enterArrived } from './intake/enter-arrived';
import { takeByFile } from './intake/take-by-file';
import { openFiledRows } from './prints/filed-rows';
import { takeIn } from './intake/take-in';

export type { ReportOptions } from './query-deliveries';
export type { DeliveryShop, NewDelivery } from './store/new-delivery';

/** All deliveries of this machine. Callers that need one part ask for that part alone. */
export interface Deliveries extends DeliveryRuns, DeliveryQueries, Housekeeping, Pick<ShopApi, 'compare'> {
  /** The file name that a damaged database was moved to at this start; null if it was fine. */
  setAside: string | null;
  /**
   * Enters the rows of a delivery by file in the ledger, apart from those that did not arrive by a list of the shop's consumers. Does nothing
   * if something may have been sent to the shop since the list was asked for.
   */
  enterArrived(id: string, notArrived: ReadonlySet<number>, listAskedAt: string): Promise<void>;
  /** What was sent to which shop. */
  readonly ledger: Ledger;
  /** Called for each delivery that was removed. */
  onRemoved(listener: (id: string) => void): () => void;
  /** Pauses running deliveries, so that they can be resumed later, and closes the database. */
  close(): Promise<void>;
}

export function openDeliveries(options: {
  databasePath: string;
  /** This process's lock, where it was taken before; released with the deliveries. */
  owner?: OwnerLock;
  /** The built `delivery-worker.cjs`. */
  workerPath: string;
  pacerFor: (baseUrl: string, pace: number) => Pacer;
  network: Network;
  /** Who runs deliveries started here; the window by default. */
  runBy?: Runner;
  now?: () => Date;
  nowMs?: () => number;
  random?: () => number;
  sleep?: Sleep;
  retryPolicy?: Partial<RetryPolicy>;
  requestTimeoutMs?: number;
  opening?: Opening;
  /** Called with failures that stop nothing, such as a listener's. */
  onUnexpected?: (error: unknown) => void;
}): Deliveries {
  const now = options.now ?? (() => new Date());
  const nowMs = options.nowMs ?? monotonicMs;
  const onUnexpected = (error: unknown): void => options.onUnexpected?.(error);
  const { database, setAside } = openOrSetAside(options.databasePath, now(), options.opening);
  const lock = writeLockOf(database);
  const background = createBackground(options);
  const store = createDeliveryStore(database);
  const rows = createRowStore(database);
  const ledger = openLedger(database);
  const filed = openFiledRows(database);
  const previousValues = openPreviousValues(database);
  const deletions = openDeletions(database);
  const owner = options.owner ?? takeOwnerLock(ownersOf(options.databasePath));
  const live = new LiveDeliveries(store, owner, options.runBy ?? 'window', now);
  const removalListeners = new Listeners<[id: string]>(onUnexpected);
  const { tidy, tidied, ...housekeeping } = createHousekeeping({
    databasePath: options.databasePath,
    live,
    background,
    deletions,
    previousValues,
    failedContents: openFailedContents(database),
    lock,
    now,
    onRemoved: (id) => removalListeners.tell(id),
    onUnexpected,
  });
  const shopApi = createShopApi({
    pacerFor: options.pacerFor,
    network: options.network,
    requestTimeoutMs: options.requestTimeoutMs,
    policy: { ...DEFAULT_RETRY_POLICY, ...options.retryPolicy },
    random: options.random ?? Math.random,
    sleep: options.sleep ?? sleepFor,
  });
  const { pauseAll, ...runs } = runDeliveries({
    live,
    lock,
    rows,
    shopApi,
    previousValues,
    takeIn: (id, input) =>
      takeIn(id, input, { store, rows, deletions, ledger, previousValues, lock, now, owner: owner.id }),
    takeByFile: (id, input) =>
      takeByFile(id, input, { database, store, rows, filed, deletions, ledger, lock, now, owner: owner.id }),
    tidy,
    tidied,
    undisturbed: () => housekeeping.undisturbed(),
    now,
    nowMs,
    onUnexpected,
  });
  live.pauseAbandoned();
  void tidy();
  return {
    ...runs,
    ...queryDeliveries({
      live,
      rows,
      background,
      previousValues,
      reported: openReportedRows(database),
      sentPrints: openSentPrints(database),
    }),
    ...housekeeping,
    compare: (shop, token, rows, how) => {
      const goals = ledger.goesTo(shop.ledgerScope, rows);
      const toCompare = rows.map((row, at) => ({ ...row, goesTo: goals[at] ?? null }));
      return shopApi.compare(shop, token, toCompare, how);
    },
    setAside,
    enterArrived: (id, notArrived, listAskedAt) =>
      enterArrived(live.record(id), { filed, ledger, lock }, notArrived, listAskedAt),
    ledger,
    onRemoved: removalListeners.add,
    close: async () => {
      await pauseAll();
      await tidied();
      await background.close();
      database.close();
      owner.release();
    },
  };
}
