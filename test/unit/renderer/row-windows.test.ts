import { describe, expect, it } from 'vitest';
import { createRowWindows } from '../../../renderer/model/row-windows';
import type { RowWindow, WindowRow } from '../../../shared/sheet/sheet-state';

function rowOf(position: number, text: string): WindowRow {
  return { row: position + 1, cells: [text], issues: [], excluded: false, edited: [], outcome: null };
}

/** A sheet whose answers come when the test decides. */
function slowSheet() {
  const asked: { start: number; answer: (text: string) => Promise<void>; refuse: () => Promise<void> }[] = [];
  const fetchRows = (start: number, count: number) =>
    new Promise<RowWindow>((resolve, reject) => {
      asked.push({
        start,
        answer: async (text) => {
          resolve({ revision: 0, start, rows: Array.from({ length: count }, (_, at) => rowOf(start + at, text)) });
          await Promise.resolve();
        },
        refuse: async () => {
          reject(new Error('gone'));
          await Promise.resolve();
        },
      });
    });
  return { asked, windows: createRowWindows(1, fetchRows) };
}

describe('rows by their position', () => {
  it('are requested once, in chunks, and shown when they arrive', async () => {
    const { asked, windows } = slowSheet();
    windows.want(90, 120);
    windows.want(90, 120);
    expect(asked.map(({ start }) => start)).toEqual([0, 100]);
    expect(windows.row(95)).toBeUndefined();
    await asked[0]!.answer('first');
    expect(windows.row(95)?.cells).toEqual(['first']);
    expect(windows.row(105)).toBeUndefined();
  });

  it('are requested before they come into sight while the grid is scrolled, not after a jump', () => {
    const { asked, windows } = slowSheet();
    const starts = (): number[] => asked.splice(0).map(({ start }) => start);
    windows.want(1_000, 1_040);
    expect(starts()).toEqual([1_000]);
    windows.want(1_015, 1_055);
    expect(starts()).toEqual([1_100]);
    windows.want(1_010, 1_050);
    expect(starts()).toEqual([900]);
    windows.want(5_000, 5_040);
    expect(starts()).toEqual([5_000]);
    windows.want(20, 60);
    windows.want(5, 45);
    expect(starts()).toEqual([0]);
  });

  it('are requested one by one where something needs them that is not on the screen, and then stay', async () => {
    const { asked, windows } = slowSheet();
    for (let chunk = 0; chunk < 60; chunk += 1) {
      windows.want(chunk * 100, chunk * 100 + 40);
      await asked.splice(0)[0]!.answer('shown');
    }
    expect(windows.lacks(50)).toBe(false);
    expect(windows.lacks(900_050)).toBe(true);
    expect(windows.lacks(900_050)).toBe(true);
    expect(asked.map(({ start }) => start)).toEqual([900_000]);
    await asked[0]!.answer('needed');
    expect(windows.lacks(900_050)).toBe(false);
    expect(windows.row(900_050)?.cells).toEqual(['needed']);
  });

  it('that the view does not have are not waited for', async () => {
    const { asked, windows } = slowSheet();
    expect(windows.lacks(50)).toBe(true);
    await asked[0]!.refuse();
    await asked[0]!.refuse();
    windows.want(0, 10);
    await asked[1]!.answer('first');
    expect(windows.lacks(50)).toBe(false);
  });

  it('stay visible until fresh ones arrive after a change', async () => {
    const { asked, windows } = slowSheet();
    windows.want(0, 10);
    await asked[0]!.answer('old');
    windows.invalidate();
    expect(windows.row(3)?.cells).toEqual(['old']);
    await asked[1]!.answer('new');
    expect(windows.row(3)?.cells).toEqual(['new']);
  });

  it('are never replaced by an older answer that arrives late', async () => {
    const { asked, windows } = slowSheet();
    windows.want(0, 10);
    windows.invalidate();
    await asked[1]!.answer('new');
    await asked[0]!.answer('old');
    expect(windows.row(3)?.cells).toEqual(['new']);
  });

  it('of another view are dropped, even if still on their way', async () => {
    const { asked, windows } = slowSheet();
    windows.want(0, 10);
    windows.clear();
    await asked[0]!.answer('of the view before');
    expect(windows.row(3)).toBeUndefined();
    await asked[1]!.answer('of this view');
    expect(windows.row(3)?.cells).toEqual(['of this view']);
  });

  it('show a typed value at once, without the issues of the old one', async () => {
    const { asked, windows } = slowSheet();
    windows.want(0, 10);
    await asked[0]!.answer('old');
    const before = windows.version();
    windows.patch([{ row: 4, column: 0, value: 'typed' }]);
    expect(windows.row(3)?.cells).toEqual(['typed']);
    expect(windows.row(2)?.cells).toEqual(['old']);
    expect(windows.version()).toBeGreaterThan(before);
  });

  it('show an exclusion at once', async () => {
    const { asked, windows } = slowSheet();
    windows.want(0, 10);
    await asked[0]!.answer('old');
    const before = windows.version();
    windows.exclude([4], true);
    expect([2, 3, 4].map((position) => windows.row(position)?.excluded)).toEqual([false, true, false]);
    expect(windows.version()).toBeGreaterThan(before);
  });

  it('are requested again after a failure', async () => {
    const { asked, windows } = slowSheet();
    windows.want(0, 10);
    await asked[0]!.refuse();
    await Promise.resolve();
    windows.want(0, 10);
    expect(asked).toHaveLength(2);
  });
});
