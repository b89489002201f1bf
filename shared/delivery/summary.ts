import type { DeliveryMode } from '../consumer/target';
import type { OutcomeCounts } from './outcome';
import type { DeliveryRun } from './runs';
import type { DeliveryState } from './state';

/** A delivery as lists, the progress line and the result show it. */
export interface DeliverySummary {
  id: string;
  shopId: string | null;
  shopName: string;
  baseUrl: string;
  fileName: string;
  mode: DeliveryMode;
  state: DeliveryState;
  /** Rows of the sheet this delivery answers for, the skipped ones included. */
  rows: number;
  /** Rows without an outcome yet. */
  pending: number;
  outcomes: OutcomeCounts;
  /** HTTP requests made so far, repeats included. */
  requests: number;
  /** ISO 8601 UTC. */
  createdAt: string;
  finishedAt: string | null;
  /** Seconds spent running, pauses left out. */
  activeSeconds: number;
  /** Since when the failed rows are without their contents and cannot be sent again, ISO 8601 UTC; null while they can. */
  failedWipedAt: string | null;
  /** Who ran it when, oldest first. */
  runs: DeliveryRun[];
  /** What the consumers were before is kept, so that it can be taken back. */
  keepsBefore: boolean;
  /** The delivery whose values before this one restores; null for all others. */
  takesBack: string | null;
  /** Of the `skipped` rows, those that an error kept back. */
  keptBack: number;
  /** Of the `skipped` rows, those that the person excluded. */
  excluded: number;
  /**
   * Of the `unchanged` rows, those that differ from what the server has all the same, in what it does not take: e-mail, phone, or what
   * it did not take last time. 0 for deliveries of older versions, which did not count them.
   */
  notApplied: number;
}

/** Some of the history: there may be thousands. */
export interface DeliveryPage {
  /** How many there are in all. */
  total: number;
  deliveries: DeliverySummary[];
}

/** Whether of the rows that have come to an outcome all are at the server as they were sent. */
export function isAllAsSent({ outcomes, notApplied }: Pick<DeliverySummary, 'outcomes' | 'notApplied'>): boolean {
  const { kept, exists, failed, skipped } = outcomes;
  return kept + exists + failed + skipped + notApplied === 0;
}

/** What of a sheet's ready rows would cost no request: this machine has sent them to the shop already, just so. */
export interface DeliveryPreview {
  unchanged: number;
  /** Only the e-mail or the phone is another one, and the server keeps those it has. */
  contactOnly: number;
  /** As sent before, when the server accepted the row but has something otherwise. */
  notTaken: number;
}

/** The same for the open sheet, with the delivery by which it is on its way to the shop already and that is not over; null for none. */
export interface SheetPreview extends DeliveryPreview {
  unfinishedId: string | null;
}

/** What changes while a delivery runs; sent at most a few times a second, and always once at the end. */
export interface DeliveryProgress {
  summary: DeliverySummary;
  /** Outcomes a second over the last minute, or null while there is too little to tell. */
  ratePerSecond: number | null;
  /**
   * Seconds that are left at the pace of the last minutes and with the wait that the server asked for, or null while unknown: also while
   * no server answers.
   */
  secondsLeft: number | null;
  /** Set while the runner waits for the server: until when (ISO 8601 UTC) and why. */
  waiting: { until: string; why: 'rate-limit' | 'server-busy' | 'network' } | null;
}
