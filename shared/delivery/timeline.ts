import type { OutcomeKind } from './outcome';

/** What the server did with rows, as coarsely as a chart can show it. */
export const TIMELINE_TONES = ['confirmed', 'otherwise', 'failed'] as const;
export type TimelineTone = (typeof TIMELINE_TONES)[number];
export type ToneCounts = Record<TimelineTone, number>;

export const noneYet = (): ToneCounts => ({ confirmed: 0, otherwise: 0, failed: 0 });

/** Where an outcome stands in the chart: as sent, otherwise than sent, or refused. */
export const TONE_OF_OUTCOME: Readonly<Record<OutcomeKind, TimelineTone>> = {
  created: 'confirmed',
  updated: 'confirmed',
  unchanged: 'confirmed',
  kept: 'otherwise',
  exists: 'otherwise',
  skipped: 'otherwise',
  failed: 'failed',
};

/** Outcomes over the time of a delivery, from the first that a request brought to the last; pauses are empty buckets. */
export interface OutcomeTimeline {
  /** Beginning of the first bucket, ISO 8601 UTC. */
  startedAt: string;
  /** Length of each bucket. */
  bucketSeconds: number;
  /** One after the other, without a gap. */
  buckets: readonly Readonly<ToneCounts>[];
}

/** Outcomes are kept in sums of this many seconds: fine enough for the first minute, few enough for days. */
export const TALLY_SECONDS = 10;
/** More bars than this nobody can tell apart. */
const MOST_BUCKETS = 120;
/** Lengths of a bucket that people can name, in seconds; days follow. */
const LENGTHS = [10, 20, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 14_400, 21_600, 43_200] as const;
const DAY = 86_400;

/** The shortest length of a bucket by which the time from the first tally to the last needs no more than can be shown. */
export function bucketSecondsFor(firstS: number, lastS: number): number {
  const span = lastS - firstS + TALLY_SECONDS;
  return LENGTHS.find((length) => span / length <= MOST_BUCKETS) ?? Math.ceil(span / MOST_BUCKETS / DAY) * DAY;
}
