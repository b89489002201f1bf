import type { DeliveryMode } from '../consumer/delivery-mode';
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
  /** Rows of the sheet that this delivery covers, including skipped ones. */
  rows: number;
  /** Rows without an outcome yet. */
  pending: number;
  outcomes: OutcomeCounts;
  /** HTTP requests made so far, including repeats. */
  requests: number;
  /** ISO 8601 UTC. */
  createdAt: string;
  finishedAt: string | null;
  /** Seconds spent running, without pauses. */
  activeSeconds: number;
  /** When the contents of the failed rows were wiped, so that they cannot be sent again, ISO 8601 UTC. Null while they can. */
  failedWipedAt: string | null;
  /** Its runs, oldest first. */
  runs: DeliveryRun[];
  /** Whether the consumers' previous values are stored, so that it can be reverted. */
  remembersPrevious: boolean;
  /** The delivery whose previous values this one restores; null for all others. */
  reverts: string | null;
  /** Number of `skipped` rows that were blocked by an error. */
  blocked: number;
  /** Number of `skipped` rows that the person excluded. */
  excluded: number;
  /**
   * Number of `unchanged` rows that still differ from what the server has, in something it does not accept: e-mail, phone, or a value it
   * did not accept last time. 0 for deliveries of older versions, which did not count them.
   */
  notApplied: number;
  /** Number of `exists` and `skipped` rows that a list of the shop's consumers settled without a request; left out for none. */
  settled?: number;
  /** Number of rows in a file for the cabinet, all of them `skipped`: nothing was sent. 0 or left out for a delivery by the API. */
  byFile?: number;
}

/** A part of the history, which may have thousands of deliveries. */
export interface DeliveryPage {
  /** Number of deliveries in all. */
  total: number;
  /** Ids of those that a watched folder has sent. */
  watched: string[];
  deliveries: DeliverySummary[];
}

/** Whether all rows with an outcome are at the server as they were sent. */
export function isAllAsSent({ outcomes, notApplied }: Pick<DeliverySummary, 'outcomes' | 'notApplied'>): boolean {
  const { kept, exists, failed, skipped } = outcomes;
  return kept + exists + failed + skipped + notApplied === 0;
}

/** Ready rows of a sheet that would need no request, as far as the ledger or a list of the shop's consumers shows. */
export interface DeliveryPreview {
  /** This machine has sent them to the shop with the same values. */
  unchanged: number;
  /** The shop's list shows the same values, or that the mode leaves the row alone. */
  listed: number;
  /** Only the e-mail or the phone differs, and the server keeps its own. */
  contactOnly: number;
  /** Same as sent before, when the server accepted the row but not all its values. */
  notTaken: number;
}

/** Rows that are sent, and how many of them go to a consumer that they adopt. */
export interface RowsSent {
  rows: number;
  adopted: number;
}

/** The same for the open sheet. `unfinishedId` is the delivery that is already sending it and has not ended; null for none. */
export interface SheetPreview extends DeliveryPreview {
  /** Of the rows that would be sent, those that go to a consumer that they adopt: a GET comes before each of them. */
  adopted: number;
  /** The same of all ready rows. */
  adoptedOfAll: number;
  /** Ready rows that would be sent without the shop's list; null if no list decides. */
  withoutList: RowsSent | null;
  unfinishedId: string | null;
}

/** What changes while a delivery runs. Sent at most a few times a second, and always once at the end. */
export interface DeliveryProgress {
  summary: DeliverySummary;
  /** Outcomes per second over the last minute, or null while there is too little data. */
  ratePerSecond: number | null;
  /**
   * Seconds left at the rate of the last minutes, including the wait that the server asked for. Null while unknown, also while no server
   * answers.
   */
  secondsLeft: number | null;
  /** Set while the runner waits for the server: until when (ISO 8601 UTC) and why. */
  waiting: { until: string; why: 'rate-limit' | 'server-busy' | 'network' } | null;
}
