import type { PreparedRow } from '../../shared/consumer/payload-types';
import type { TakeBackPreview } from '../../shared/delivery/before-values';
import type { OutcomeKind, RowOutcome } from '../../shared/delivery/outcome';
import type { ReportGaps } from '../../shared/delivery/report-gaps';
import type { DeliveryPage, DeliveryProgress, DeliverySummary } from '../../shared/delivery/summary';
import type { OutcomeTimeline } from '../../shared/delivery/timeline';
import type { ReportJob } from './report/report-into';
import type { compareRows, CompareContext } from './send/compare';
import type { Ledger } from './store/ledger';
import type { DeliveryShop, NewDelivery } from './store/new-delivery';
import type { ReportFile } from './report/report-file';
import type { ReportShape } from './report/report-line';
import type { CellsOf } from './report/report-rows';

/**
 * Every delivery of this machine, running or at rest: what the window and the unattended import steer. Whatever would change a delivery
 * throws `delivery-elsewhere` while another process runs it.
 */
export interface Deliveries {
  /** The file name under which a damaged database was put aside when this one was begun; null where nothing was damaged. */
  setAside: string | null;
  /** Takes all rows in, bit by bit: nobody sees the delivery before it has all of them and is ready, and one that breaks off is gone. */
  create(input: NewDelivery): Promise<DeliverySummary>;
  /** Starts a delivery, or goes on with a paused one. `shop` brings its address, scheme and pace up to date. */
  start(id: string, token: string, shop?: DeliveryShop): void;
  /** Resolves when the requests under way have come to their outcomes. */
  pause(id: string, by?: 'person' | 'sleep'): Promise<DeliverySummary>;
  stop(id: string): Promise<DeliverySummary>;
  /** Resolves when the delivery is paused, stopped or finished, and the database is without what it lost by that. */
  settled(id: string): Promise<DeliverySummary>;
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
  /** Those of which there is something to send, page by page. */
  failedRows(id: string): AsyncIterable<PreparedRow[]>;
  /** The failed rows for which that is old, see `FailedContents`. */
  acceptedSince(id: string): Promise<ReadonlySet<number>>;
  /** What was sent to which shop. */
  readonly ledger: Ledger;
  /** Asks a shop what sending rows would come to, at the pace that it shares with the deliveries; see {@link compareRows}. */
  compare(
    shop: DeliveryShop,
    token: string,
    rows: readonly PreparedRow[],
    how: Pick<CompareContext, 'mode' | 'signal' | 'onCompared'>,
  ): ReturnType<typeof compareRows>;
  /** What taking a delivery back would come to. */
  takeBackPreview(id: string): Promise<TakeBackPreview>;
  /** The rows of a delivery whose consumers it changed, with the values before, page by page. */
  restorable(id: string): AsyncIterable<PreparedRow[]>;
  /** Forgets what the consumers were before. Throws `delivery-not-allowed` while the delivery may still go on. */
  forgetBefore(id: string): Promise<void>;
  /**
   * Writes a report of every row, also of those without an outcome, in the sheet's order; the file is committed then, and discarded where
   * anything goes wrong. Tells what of the sheet's cells it lacks. Throws the system's error where it cannot be written.
   */
  writeReport(id: string, file: ReportFile, options: ReportOptions): Promise<ReportGaps>;
  /** What became of the rows that have come to an outcome. */
  decided(id: string): Iterable<RowOutcome>;
  /** Throws `delivery-not-allowed` while it runs. */
  remove(id: string): Promise<void>;
  /** How the outcomes came over time, or null while there is none. */
  timeline(id: string): OutcomeTimeline | null;
  /**
   * Wipes what was sent of the failed rows of deliveries that ended up to this moment (ISO 8601 UTC), and the values of `kept` ones: they
   * cannot be sent again then, their outcomes stay. Gives the number of such deliveries.
   */
  wipeFailed(endedBy: string): Promise<number>;
  onProgress(listener: (progress: DeliveryProgress) => void): () => void;
  onOutcomes(listener: (id: string, outcomes: RowOutcome[]) => void): () => void;
  /** Hears of deliveries that are there no more. */
  onRemoved(listener: (id: string) => void): () => void;
  /**
   * Resolves when nothing keeps the database from being written: whoever waits for this before a change does not stand still with
   * all of this process.
   */
  undisturbed(): Promise<void>;
  /** Brings running deliveries to rest (they can be continued) and closes the database. */
  close(): Promise<void>;
}

/** How a report is written. */
export interface ReportOptions
  extends Pick<ReportJob, 'format' | 'delimiter'>, Pick<ReportShape, 'labels' | 'timeZone' | 'shopName'> {
  /** Where the original cells come from that the database has no more. */
  cellsOf: CellsOf;
}
