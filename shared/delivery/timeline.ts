import type { OutcomeKind } from './outcome';

/** What the server did with rows, in the three classes that the chart shows. */
export const TIMELINE_TONES = ['confirmed', 'otherwise', 'failed'] as const;
export type TimelineTone = (typeof TIMELINE_TONES)[number];
export type ToneCounts = Record<TimelineTone, number>;

export const noneYet = (): ToneCounts => ({ confirmed: 0, otherwise: 0, failed: 0 });

/** The class of an outcome in the chart: as sent, different from what was sent, or refused. */
export const TONE_OF_OUTCOME: Readonly<Record<OutcomeKind, TimelineTone>> = {
  created: 'confirmed',
  updated: 'confirmed',
  unchanged: 'confirmed',
  kept: 'otherwise',
  exists: 'otherwise',
  skipped: 'otherwise',
  failed: 'failed',
};

/** Outcomes over the time of a delivery, from the first that needed a request to the last. Pauses are empty buckets. */
export interface OutcomeTimeline {
  /** Beginning of the first bucket, ISO 8601 UTC. */
  startedAt: string;
  /** Length of each bucket. */
  bucketSeconds: number;
  /** In order, without gaps. */
  buckets: readonly Readonly<ToneCounts>[];
}

/** Outcomes are summed over this many seconds: fine enough for the first minute, and few enough for days. */
export const TALLY_SECONDS = 10;
/** Nobody can tell more bars than this apart. */
const MOST_BUCKETS = 120;
/** Round bucket lengths in seconds. Longer ones are whole days. */
const LENGTHS = [10, 20, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 14_400, 21_600, 43_200] as const;
const DAY = 86_400;

/** The shortest bucket length for which the time from the first tally to the last fits into the chart. */
export function bucketSecondsFor(firstS: number, lastS: number): number {
  const span = lastS - firstS + TALLY_SECONDS;
  return LENGTHS.find((length) => span / length <= MOST_BUCKETS) ?? Math.ceil(span / MOST_BUCKETS / DAY) * DAY;
}
