import { z } from 'zod';
import { OUTCOME_KINDS, type OutcomeKind, type RowOutcome } from '../../shared/delivery/outcome';
import { bucketSecondsFor, TALLY_SECONDS, timelineOf, type OutcomeTimeline } from '../../shared/delivery/timeline';
import type { Connection } from './database';

/** How many outcomes of each kind came in each ten seconds of a delivery: to read that off a million rows would take too long. */
export interface OutcomeTallies {
  /** To be called in the transaction that saves the outcomes, so that neither is ever without the other. */
  add(deliveryId: string, outcomes: readonly RowOutcome[]): void;
  /** Null while no request has come to an outcome. */
  timeline(deliveryId: string): OutcomeTimeline | null;
}

const spanSchema = z.object({ first: z.number().nullable(), last: z.number().nullable() });
const sumSchema = z.object({ bucket: z.number(), kind: z.enum(OUTCOME_KINDS), count: z.number() });

export function openOutcomeTallies(database: Connection): OutcomeTallies {
  const addOne = database.prepare(
    `INSERT INTO outcome_tallies (delivery_id, at_s, kind, count) VALUES (?, ?, ?, ?)
     ON CONFLICT (delivery_id, at_s, kind) DO UPDATE SET count = count + excluded.count`,
  );
  const selectSpan = database.prepare(
    'SELECT min(at_s) AS first, max(at_s) AS last FROM outcome_tallies WHERE delivery_id = ?',
  );
  const selectSums = database.prepare(
    `SELECT (at_s - ?) / ? AS bucket, kind, sum(count) AS count FROM outcome_tallies WHERE delivery_id = ? GROUP BY 1, 2`,
  );
  return {
    add: (deliveryId, outcomes) => {
      for (const [atS, kinds] of tally(outcomes))
        for (const [kind, count] of kinds) addOne.run(deliveryId, atS, kind, count);
    },
    timeline: (deliveryId) => {
      const { first, last } = spanSchema.parse(selectSpan.get(deliveryId));
      if (first === null || last === null) return null;
      const length = bucketSecondsFor(first, last);
      const sums = selectSums.all(first, length, deliveryId).map((row) => sumSchema.parse(row));
      return timelineOf(first, length, sums);
    },
  };
}

function tally(outcomes: readonly RowOutcome[]): Map<number, Map<OutcomeKind, number>> {
  const sums = new Map<number, Map<OutcomeKind, number>>();
  for (const { at, kind } of outcomes) {
    const atS = Math.floor(Date.parse(at) / 1000 / TALLY_SECONDS) * TALLY_SECONDS;
    const kinds = sums.get(atS) ?? new Map<OutcomeKind, number>();
    sums.set(atS, kinds.set(kind, (kinds.get(kind) ?? 0) + 1));
  }
  return sums;
}
