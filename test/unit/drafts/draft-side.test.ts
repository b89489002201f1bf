import { expect, it } from 'vitest';
import { DraftSide } from '../../../electron/sheet/drafts/draft-side';
import type { DraftEntry, DraftEvent } from '../../../shared/sheet/draft';

const RULES = {
  timeZone: 'Europe/Moscow',
  mode: 'upsert' as const,
  layout: { targets: [], constants: {}, without: [] },
};
const ENTRY: DraftEntry = { do: 'undo' };

function readSheet(isAnew: boolean) {
  const told: DraftEvent[] = [];
  const side = new DraftSide((event) => told.push(event));
  side.isOn = true;
  const read = async (rowsId: string): Promise<void> => {
    const whole = side.untilRestored(
      { rowsId, key: 'k', base: RULES, isAnew, options: {}, sheetName: null, headers: [], rows: 1 },
      new AbortController().signal,
    );
    await side.restore({} as never, { rowsId, draft: null, earlier: null }, () => undefined);
    await whole;
  };
  const toldWork = () => told.flatMap((event) => (event.event === 'draft-entry' ? [event.holdsWork] : []));
  return { side, read, toldWork };
}

it('holds what the person did while the rows were still being read', async () => {
  const { side, read, toldWork } = readSheet(false);
  side.note('r1', ENTRY, true);
  expect(side.holdsWork('r1')).toBe(false);
  side.note('r1', ENTRY);
  await read('r1');
  side.note('r1', ENTRY, true);
  expect(side.holdsWork('r1')).toBe(true);
  expect(toldWork()).toEqual([false, true, true]);
  // Another reading of the file begins without it, and one that fails leaves this one as it was.
  await read('r2');
  expect([side.holdsWork('r2'), side.holdsWork('r1')]).toEqual([false, true]);
});

it('does not hold what a reading with other columns has made void', async () => {
  const { side, read } = readSheet(true);
  side.note('r1', ENTRY);
  await read('r1');
  expect(side.holdsWork('r1')).toBe(false);
});
