import type { PreparedRow } from '../../shared/consumer/payload-types';
import type { RevertPreview } from '../../shared/delivery/compare/previous-values';
import type { OutcomeKind, RowOutcome } from '../../shared/delivery/outcome';
import type { ReportGaps } from '../../shared/delivery/report-gaps';
import { isOver } from '../../shared/delivery/state';
import type { DeliveryPage, DeliveryProgress, DeliverySummary } from '../../shared/delivery/summary';
import type { OutcomeTimeline } from '../../shared/delivery/timeline';
import type { VerdictReportJob, VerdictsOf } from './report/verdict-report';
import type { Background } from './background/background';
import type { LiveDeliveries } from './live-deliveries';
import type { ProofReportJob, ProvenOf } from './report/proof-report';
import type { ReportFile } from './report/report-file';
import type { ReportJob } from './report/report-into';
import type { ReportShape } from './report/report-line';
import type { CellsOf } from './report/report-rows';
import type { AcceptedRow, SentPrintStore } from './prints/sent-prints';
import type { PreviousValues } from './store/previous-values';
import { shopOf } from './store/delivery-records';
import type { DeliveryShop } from './store/new-delivery';
import type { ReportedRows } from './store/reported-rows';
import type { RowStore } from './store/row-store';
import { rowPages } from './row-pages';

/** Queries on all deliveries of this machine, running or not. An unknown id throws `delivery-not-found`. */
export interface DeliveryQueries {
  list(): DeliverySummary[];
  /** One page, the newest first. */
  page(page: { offset: number; limit: number }): Omit<DeliveryPage, 'watched'>;
  get(id: string): DeliveryProgress;
  headers(id: string): string[];
  /** See {@link NewDelivery.sourceKey}. */
  sourceKey(id: string): string;
  shop(id: string): DeliveryShop;
  /** The newest unfinished delivery of this source: starting another would send everything twice. */
  findUnfinished(sourceKey: string): DeliverySummary | null;
  /** All unfinished deliveries, the newest first, whichever process runs them. */
  unfinished(): DeliverySummary[];
  /**
   * Whether something may have been sent to a shop at or after a time (ISO 8601 UTC), by any process on this machine.
   *
   * @param scope see `DeliveryShop.ledgerScope`
   */
  isSentSince(scope: string, since: string): boolean;
  /** Whether this process runs it. */
  runsHere(id: string): boolean;
  /** Deliveries that other living processes run. Cheap enough to poll. */
  runElsewhere(): string[];
  outcomes(
    id: string,
    page: { kinds: readonly OutcomeKind[]; offset: number; limit: number },
  ): { total: number; outcomes: RowOutcome[] };
  /** The outcomes of all rows that have one. */
  decided(id: string): Iterable<RowOutcome>;
  /** Outcomes over time, or null while there are none. */
  timeline(id: string): OutcomeTimeline | null;
  /** The numbers of the failed rows that can be sent again, page by page. */
  failedRowNumbers(id: string): AsyncIterable<{ row: number }[]>;
  /** The same rows with their contents. */
  failedRows(id: string): AsyncIterable<PreparedRow[]>;
  /** Failed rows whose consumers were accepted since; see `FailedContents`. */
  acceptedSince(id: string): Promise<ReadonlySet<number>>;
  /** The rows that the shop accepted, with prints of what was sent, page by page. */
  acceptedRows(id: string): AsyncIterable<AcceptedRow[]>;
  /** Accepted rows whose consumers a later delivery has sent again; see `sentAgain`. */
  sentAgain(id: string): Promise<ReadonlySet<number>>;
  /** What reverting a delivery would restore. */
  revertPreview(id: string): Promise<RevertPreview>;
  /** The rows whose consumers the delivery changed, with their previous values, page by page. */
  restorable(id: string): AsyncIterable<PreparedRow[]>;
  /**
   * Writes a report with every row in the sheet's order, including rows without an outcome. Commits the file, or discards it on failure.
   *
   * @returns how many rows lack the sheet's cells or may differ from what was sent
   * @throws the system's error if the file cannot be written
   */
  writeReport(id: string, file: ReportFile, options: ReportOptions): Promise<ReportGaps>;
  /** The same for what a list showed of the accepted rows. */
  writeProofReport(
    id: string,
    file: ReportFile,
    job: Omit<ProofReportJob, 'fd' | 'deliveryId'>,
    provenOf: ProvenOf,
  ): Promise<void>;
  /** The same for what sending each row of a sheet would come to; there is no delivery. */
  writeVerdictReport(file: ReportFile, job: Omit<VerdictReportJob, 'fd'>, verdictsOf: VerdictsOf): Promise<void>;
}

/** How a report is written. */
export interface ReportOptions
  extends Pick<ReportJob, 'format' | 'delimiter'>, Pick<ReportShape, 'labels' | 'timeZone' | 'shopName'> {
  /** Provides original cells that the database no longer has. */
  cellsOf: CellsOf;
}

export function queryDeliveries(options: {
  live: LiveDeliveries;
  rows: RowStore;
  background: Background;
  previousValues: PreviousValues;
  reported: ReportedRows;
  sentPrints: SentPrintStore;
}): DeliveryQueries {
  const { live, rows, background, previousValues, reported, sentPrints } = options;
  const { store } = live;
  /** The id, checked to exist. */
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
    isSentSince: (scope, since) => {
      live.pauseAbandoned();
      return store.isSentSince(scope, since);
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
    acceptedRows: (id) => rowPages((after, limit) => sentPrints.accepted(known(id), after, limit)),
    sentAgain: (id) => background.run('sent-again', { deliveryId: id }),
    revertPreview: async (id) => background.run('revert-preview', { deliveryId: known(id) }),
    restorable: (id) => rowPages((after, limit) => previousValues.restorable(known(id), after, limit)),
    writeProofReport: (id, file, job, provenOf) =>
      completed(file, () => background.run('proof-report', { ...job, deliveryId: known(id), fd: file.fd }, provenOf)),
    writeVerdictReport: (file, job, verdictsOf) =>
      completed(file, () => background.run('verdict-report', { ...job, fd: file.fd }, verdictsOf)),
    writeReport: (id, file, { cellsOf, labels, timeZone, shopName, ...how }) =>
      completed(file, () => {
        const { headers, file_name: fileName, state } = live.record(id);
        const shape = { headers, fileName, shopName, labels, timeZone };
        const job = { deliveryId: id, isStopped: state.status === 'stopped', fd: file.fd, shape, ...how };
        return background.run('report', job, cellsOf);
      }),
  };
}

/** Moves a report into place once it is written, or leaves nothing behind. */
async function completed<T>(file: ReportFile, write: () => Promise<T>): Promise<T> {
  try {
    const written = await write();
    await file.commit();
    return written;
  } catch (error) {
    await file.discard();
    throw error;
  }
}
