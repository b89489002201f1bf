import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resultParts } from '../../../renderer/features/delivery/result/result-parts';
import { OUTCOME_KINDS, noOutcomes, type OutcomeKind, type RowOutcome } from '../../../shared/delivery/outcome';
import { countDeliveryRows, countSheetRows, progressOf, type RowCounts } from '../../../shared/delivery/row-counts';
import type { DeliverySummary } from '../../../shared/delivery/summary';
import { ProgressMeter } from '../../../electron/delivery/send/progress-meter';

const sum = ({ sent, toSend, unchanged, blocked, excluded }: RowCounts) =>
  sent + toSend + unchanged + blocked + excluded;
const some = fc.nat(5_000);

/** A new delivery: rows that are not to be sent have their outcome already. */
const created = fc
  .record({
    pending: some,
    blocked: some,
    excluded: some,
    unchanged: some,
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ pending, blocked, excluded, unchanged, share }) => ({
    pending,
    blocked,
    excluded,
    notApplied: Math.floor(unchanged * share),
    rows: pending + blocked + excluded + unchanged,
    outcomes: { ...noOutcomes(), unchanged, skipped: blocked + excluded },
  }));

const decided = (kinds: OutcomeKind[]) => kinds.map((kind) => ({ kind })) as RowOutcome[];
/** Possible outcomes of a request. */
const afterRequest = fc.constantFrom(...OUTCOME_KINDS.filter((kind) => kind !== 'unchanged'));

describe('the counts of rows', () => {
  it('add up to the rows of a sheet, whether or not known rows are sent', () => {
    const sheet = fc.record({ ready: fc.integer({ min: 60, max: 9_999 }), blocked: some, excluded: some });
    const count = fc.nat(20);
    const preview = fc.option(fc.record({ unchanged: count, listed: count, contactOnly: count, notTaken: count }));
    fc.assert(
      fc.property(sheet, preview, (counts, known) => {
        const parts = countSheetRows(counts, known);
        expect(sum(parts)).toBe(counts.ready + counts.blocked + counts.excluded);
        expect(parts).toMatchObject({ sent: 0, blocked: counts.blocked, excluded: counts.excluded });
        expect(parts.toSend).toBeLessThanOrEqual(counts.ready);
      }),
    );
  });

  it('add up to the rows of a delivery at every moment, and progress counts only rows that are sent', () => {
    fc.assert(
      fc.property(created, fc.array(afterRequest, { maxLength: 200, size: 'max' }), (before, answers) => {
        const meter = new ProgressMeter(() => 0, before as unknown as DeliverySummary);
        const toSend = before.pending;
        let sent = 0;
        expect(progressOf(before)).toEqual({ sent: 0, ofRows: toSend });
        for (const answer of answers.slice(0, toSend)) {
          meter.record(decided([answer]));
          sent += 1;
          const { summary } = meter.progress();
          expect(sum(countDeliveryRows(summary))).toBe(before.rows);
          expect(progressOf(summary)).toEqual({ sent, ofRows: toSend });
          expect(countDeliveryRows(summary)).toMatchObject({ toSend: toSend - sent, blocked: before.blocked });
          expect(resultParts(summary).reduce((total, { count }) => total + count, 0)).toBe(before.rows);
        }
      }),
    );
  });

  it('name the rows that were not sent when a delivery is over', () => {
    const outcomes = { ...noOutcomes(), updated: 1, kept: 3, failed: 2, unchanged: 5, skipped: 9 };
    expect(resultParts({ outcomes, pending: 0, notApplied: 1, blocked: 4, excluded: 3 })).toEqual([
      { key: 'accepted', count: 1 },
      { key: 'acceptedInPart', count: 3 },
      { key: 'refused', count: 2 },
      { key: 'notThere', count: 2 },
      { key: 'unchanged', count: 4 },
      { key: 'notApplied', count: 1 },
      { key: 'blocked', count: 4 },
      { key: 'excluded', count: 3 },
    ]);
  });
});

describe('the time left', () => {
  it('is unknown while no server answers', () => {
    const clock = { ms: 0 };
    const meter = new ProgressMeter(() => clock.ms, { pending: 100, outcomes: noOutcomes() } as DeliverySummary);
    clock.ms = 10_000;
    meter.record(decided(['updated', 'updated']));
    expect(meter.progress().secondsLeft).toBeGreaterThan(0);
    meter.wait(1_000, new Date(), 'network');
    expect(meter.progress().secondsLeft).toBeNull();
    meter.countRequest();
    expect(meter.progress().secondsLeft).toBeGreaterThan(0);
  });
});
