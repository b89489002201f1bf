import type { PreparedRow } from '../../shared/consumer/payload-types';
import type { TakeBackPreview } from '../../shared/delivery/before-values';
import type { OutcomeKind, RowOutcome } from '../../shared/delivery/outcome';
import type { ReportGaps } from '../../shared/delivery/report-gaps';
import { isOver } from '../../shared/delivery/state';
import type { DeliveryPage, DeliveryProgress, DeliverySummary } from '../../shared/delivery/summary';
import type { OutcomeTimeline } from '../../shared/delivery/timeline';
import type { Background } from './background/background';
import type { LiveDeliveries } from './live-deliveries';
import type { ReportFile } from './report/report-file';
import type { ReportJob } from './report/report-into';
import type { ReportShape } from './report/report-line';
import type { CellsOf } from './report/report-rows';
import type { BeforeValues } from './store/before-values';
import { shopOf } from './store/delivery-records';
import type { DeliveryShop } from './store/new-delivery';
import type { ReportedRows } from './store/reported-rows';
import type { RowStore } from './store/row-store';
import { rowPages } from './row-pages';

/** What can be asked of every delivery of this machine, running or at rest. Whoever names one that is not there gets `delivery-not-found`. */
export interface DeliveryQueries {
  list(): DeliverySummary[];
  /** Some of them, the newest first. */
  page(page: { offset: number; limit: number }): DeliveryPage;
  get(id: string): DeliveryProgress;
  headers(id: string): string[];
  /** See {@link NewDelivery.sourceKey}. */
  sourceKey(id: string): string;
  shop(id: string): DeliveryShop;
  /** What of this source is not over, the newest: to begin it anew would send everything twice. */
  findUnfinished(sourceKey: string): DeliverySummary | null;
  /** All that is not over, the newest first; that may be running here or elsewhere. */
  unfinished(): DeliverySummary[];
  /** Whether this process runs it. */
  runsHere(id: string): boolean;
  /** Those that other living processes run; cheap, so that it can be asked often. */
  runElsewhere(): string[];
  outcomes(
    id: string,
    page: { kinds: readonly OutcomeKind[]; offset: number; limit: number },
  ): { total: number; outcomes: RowOutcome[] };
  /** What became of the rows that have come to an outcome. */
  decided(id: string): Iterable<RowOutcome>;
  /** How the outcomes came over time, or null while there is none. */
  timeline(id: string): OutcomeTimeline | null;
  /** The numbers of the failed rows of which there is something to send, page by page. */
  failedRowNumbers(id: string): AsyncIterable<{ row: number }[]>;
  /** Those rows themselves. */
  failedRows(id: string): AsyncIterable<PreparedRow[]>;
  /** The failed rows for which that is old, see `FailedContents`. */
  acceptedSince(id: string): Promise<ReadonlySet<number>>;
  /** What taking a delivery back would come to. */
  takeBackPreview(id: string): Promise<TakeBackPreview>;
  /** The rows of a delivery whose consumers it changed, with the values before, page by page. */
  restorable(id: string): AsyncIterable<PreparedRow[]>;
  /**
   * Writes a report of every row, also of those without an outcome, in the sheet's order; the file is committed then, and discarded where
   * anything goes wrong. Tells what of the sheet's cells it lacks. Throws the system's error where it cannot be written.
   */
  writeReport(id: string, file: ReportFile, options: ReportOptions): Promise<ReportGaps>;
}

/** How a report is written. */
export interface ReportOptions
  extends Pick<ReportJob, 'format' | 'delimiter'>, Pick<ReportShape, 'labels' | 'timeZone' | 'shopName'> {
  /** Where the original cells come from that the database has no more. */
  cellsOf: CellsOf;
}

export function queryDeliveries(options: {
  live: LiveDeliveries;
  rows: RowStore;
  background: Background;
  before: BeforeValues;
  reported: ReportedRows;
}): DeliveryQueries {
  const { live, rows, background, before, reported } = options;
  const { store } = live;
  /** Throws where there is no such delivery. */
  const known = (id: string): string => live.record(id).id;
  return {
    list: () => {
      live.pauseAbandoned();
      return store.list().map((of) => live.summary(of));
    },
    page: (page) => {
      live.pauseAbandoned();
      return { total: store.count(), deliveries: store.list(page).map((of) => live.summary(of)) };
    },
    get: (id) => live.progress(id),
    headers: (id) => live.record(id).headers,
    sourceKey: (id) => live.record(id).source_key,
    shop: (id) => shopOf(live.record(id)),
    findUnfinished: (sourceKey) => {
      live.pauseAbandoned();
      const found = store.listBySource(sourceKey).find(({ state }) => !isOver(state));
      return found === undefined ? null : live.summary(found);
    },
    unfinished: () => {
      live.pauseAbandoned();
      return store.unfinished().map((of) => live.summary(of));
    },
    runsHere: (id) => live.running.has(id),
    runElsewhere: () => {
      live.pauseAbandoned();
      return store.listRunning().flatMap(({ id, owner }) => (owner === live.owner.id ? [] : [id]));
    },
    outcomes: (id, page) => rows.outcomes(known(id), page),
    decided: (id) => reported.decided(known(id)),
    timeline: (id) => rows.timeline(known(id)),
    failedRowNumbers: (id) => rowPages((after, limit) => rows.failedNumbers(known(id), after, limit)),
    failedRows: (id) => rowPages((after, limit) => rows.failed(known(id), after, limit)),
    acceptedSince: (id) => background.run('accepted-since', { deliveryId: id }),
    takeBackPreview: async (id) => background.run('take-back-preview', { deliveryId: known(id) }),
    restorable: (id) => rowPages((after, limit) => before.restorable(known(id), after, limit)),
    writeReport: async (id, file, { cellsOf, labels, timeZone, shopName, ...how }) => {
      try {
        const { headers, file_name: fileName, state } = live.record(id);
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
  };
}
