import { z } from 'zod';
import type { RowOutcome } from '../../../shared/delivery/outcome';
import {
  bucketSecondsFor,
  noneYet,
  TALLY_SECONDS,
  TONE_OF_OUTCOME,
  type OutcomeTimeline,
  type ToneCounts,
} from '../../../shared/delivery/timeline';
import type { Connection } from './database';

/** Outcomes per ten seconds of a delivery: counting them from a million rows would take too long. */
export interface OutcomeTallies {
  /** Call it in the transaction that saves the outcomes, so that the two always agree. */
  add(deliveryId: string, outcomes: readonly RowOutcome[]): void;
  /** Null while no request has an outcome. */
  timeline(deliveryId: string): OutcomeTimeline | null;
}

const spanSchema = z.object({ first: z.number().nullable(), last: z.number().nullable() });
const countsSchema = z.object({ confirmed: z.number(), otherwise: z.number(), failed: z.number() });

export function openOutcomeTallies(database: Connection): OutcomeTallies {
  const addOne = database.prepare(
    `INSERT INTO outcome_tallies (delivery_id, at_s, confirmed, otherwise, failed) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (delivery_id, at_s) DO UPDATE SET
       confirmed = confirmed + excluded.confirmed, otherwise = otherwise + excluded.otherwise, failed = failed + excluded.failed`,
  );
  const selectSpan = database.prepare(
    'SELECT min(at_s) AS first, max(at_s) AS last FROM outcome_tallies WHERE delivery_id = ?',
  );
  // Bucket by bucket: a few milliseconds for a million rows, where grouping by an expression sorts them all.
  const selectBucket = database.prepare(
    `SELECT total(confirmed) AS confirmed, total(otherwise) AS otherwise, total(failed) AS failed
     FROM outcome_tallies WHERE delivery_id = ? AND at_s >= ? AND at_s < ?`,
  );
  return {
    add: (deliveryId, outcomes) => {
      for (const [atS, { confirmed, otherwise, failed }] of tally(outcomes))
        addOne.run(deliveryId, atS, confirmed, otherwise, failed);
    },
    timeline: (deliveryId) => {
      const { first, last } = spanSchema.parse(selectSpan.get(deliveryId));
      if (first === null || last === null) return null;
      const length = bucketSecondsFor(first, last);
      const buckets: ToneCounts[] = [];
      for (let from = first; from <= last; from += length)
        buckets.push(countsSchema.parse(selectBucket.get(deliveryId, from, from + length)));
      return { startedAt: new Date(first * 1000).toISOString(), bucketSeconds: length, buckets };
    },
  };
}

/** Outcomes by the start of their ten seconds, in seconds since 1970. */
function tally(outcomes: readonly RowOutcome[]): Map<number, ToneCounts> {
  const sums = new Map<number, ToneCounts>();
  for (const { at, kind } of outcomes) {
    const atS = Math.floor(Date.parse(at) / 1000 / TALLY_SECONDS) * TALLY_SECONDS;
    const counts = sums.get(atS) ?? noneYet();
    counts[TONE_OF_OUTCOME[kind]] += 1;
    sums.set(atS, counts);
  }
  return sums;
}
