import { describe, expect, it } from 'vitest';
import { feedOutcomes } from '../../../electron/sending/outcome-feed';
import type { RowOutcome } from '../../../shared/delivery/outcome';
import type { SheetInput } from '../../../shared/sheet/protocol';

const outcomeOf = (row: number): RowOutcome => ({
  row,
  externalId: `c${row}`,
  kind: 'created',
  reason: null,
  message: null,
  field: null,
  sentValue: null,
  serverValue: null,
  otherFields: null,
  httpStatus: 201,
  requestId: null,
  at: '2026-11-24T12:00:00.000Z',
  attempts: 1,
});
const rows = (first: number, count: number) => Array.from({ length: count }, (_, n) => outcomeOf(first + n));
const turn = () => new Promise(setImmediate);

/** Deliveries and a sheet as the feed sees them. Time passes when the test decides. */
function setUp(options: { known?: RowOutcome[]; sheetFails?: boolean } = {}) {
  const told: (id: string, outcomes: RowOutcome[]) => void = (id, outcomes) =>
    listeners.forEach((l) => l(id, outcomes));
  const listeners: ((id: string, outcomes: RowOutcome[]) => void)[] = [];
  const asleep: (() => void)[] = [];
  const marked: { id: string; rows: number[] }[] = [];
  let isOpen = true;
  const request = (_name: string, payload: SheetInput<'mark-outcomes'>) => {
    if (options.sheetFails === true) return Promise.reject(new Error('the sheet process ended'));
    marked.push({ id: payload.deliveryId, rows: payload.outcomes.map(({ row }) => row) });
    return Promise.resolve();
  };
  const feed = feedOutcomes({
    deliveries: {
      onOutcomes: (listener) => {
        listeners.push(listener);
        return () => true;
      },
      decided: () => options.known ?? [],
    },
    sheetOf: () => (isOpen ? { request: request as never } : undefined),
    sleep: () => new Promise<void>((resolve) => asleep.push(resolve)),
  });
  const wake = async () => {
    asleep.splice(0).forEach((resolve) => resolve());
    await turn();
  };
  return { told, marked, wake, feed, close: () => (isOpen = false) };
}

describe('outcomes on their way to the sheet', () => {
  it('are collected and sent a few times a second', async () => {
    const { told, marked, wake } = setUp();
    told('d1', rows(1, 2));
    told('d1', rows(3, 1));
    told('d2', rows(9, 1));
    await turn();
    expect(marked).toEqual([]);
    await wake();
    expect(marked).toEqual([
      { id: 'd1', rows: [1, 2, 3] },
      { id: 'd2', rows: [9] },
    ]);
    told('d1', rows(4, 1));
    await wake();
    expect(marked.at(-1)).toEqual({ id: 'd1', rows: [4] });
  });

  it('are split to fit into messages', async () => {
    const { told, marked, wake } = setUp();
    told('d1', rows(1, 11_000));
    await wake();
    expect(marked.map((part) => part.rows.length)).toEqual(Array.from({ length: 22 }, () => 500));
  });

  it('include those known from the beginning', async () => {
    const { feed, marked } = setUp({ known: rows(1, 3) });
    feed.bringKnown('d1');
    await turn();
    expect(marked).toEqual([{ id: 'd1', rows: [1, 2, 3] }]);
  });

  it('stop silently if the sheet is closed or its process ends', async () => {
    const closed = setUp({ known: rows(1, 1) });
    closed.told('d1', rows(1, 1));
    closed.close();
    closed.told('d1', rows(2, 1));
    closed.feed.bringKnown('d1');
    await closed.wake();
    expect(closed.marked).toEqual([]);

    const failing = setUp({ sheetFails: true, known: rows(1, 1) });
    failing.told('d1', rows(1, 1));
    failing.feed.bringKnown('d1');
    await failing.wake();
    expect(failing.marked).toEqual([]);
  });
});
