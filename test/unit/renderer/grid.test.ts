import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moveFocus } from '../../../renderer/features/rows/focus-moves';
import { gridColumns, gridPositionOf } from '../../../renderer/features/rows/grid-columns';
import { readCommand } from '../../../renderer/features/rows/grid-keys';
import { splitClipboard } from '../../../renderer/features/rows/paste-cells';
import type { ColumnLayout, Target } from '../../../shared/consumer/target';
import type { SheetColumn } from '../../../shared/sheet/sheet-state';

function columnNamed(header: string): SheetColumn {
  return { header, fault: null, match: { by: 'none', suggestion: null }, samples: [] };
}

function columnsOf(
  targets: Target[],
  change: Partial<ColumnLayout> = {},
  missing: Parameters<typeof gridColumns>[0]['missing'] = [],
) {
  return gridColumns({
    columns: targets.map((_, index) => columnNamed(`h${index}`)),
    rules: { layout: { targets, constants: {}, without: [], ...change }, timeZone: 'UTC', mode: 'upsert' },
    missing,
  }).map((column) => column.id);
}

describe('the columns of the grid', () => {
  const id: Target = { kind: 'field', field: 'external_id' };
  const date: Target = { kind: 'field', field: 'created_at' };
  const own: Target = { kind: 'custom', key: 'ltv', type: 'text' };

  it('are those of the file, in its order', () => {
    expect(columnsOf([own, id, date])).toEqual(['c0', 'c1', 'c2']);
  });

  it('have a missing column where the required order puts it', () => {
    expect(columnsOf([id, own, date], {}, ['email', 'phone'])).toEqual(['c0', 'm:email', 'm:phone', 'c1', 'c2']);
    expect(columnsOf([own], {}, ['external_id'])).toEqual(['m:external_id', 'c0']);
  });

  it('show a constant in its place, an optional one at the end', () => {
    expect(columnsOf([id, own], { constants: { email: 'a@example.ru', complained: 'нет' } })).toEqual([
      'c0',
      'k:email',
      'c1',
      'k:complained',
    ]);
  });

  it('say whether their empty cells clear values, in the modes where they do', () => {
    const clearing: Target = { ...own, clears: true };
    const clears = (mode: 'upsert' | 'create') =>
      gridColumns({
        columns: [columnNamed('a'), columnNamed('b'), columnNamed('c')],
        rules: { layout: { targets: [id, clearing, own], constants: {}, without: [] }, timeZone: 'UTC', mode },
        missing: [],
      }).map((column) => column.kind === 'sheet' && column.clears);
    expect(clears('upsert')).toEqual([false, true, false]);
    expect(clears('create')).toEqual([false, false, false]);
  });

  it('are found by the column of the file', () => {
    const columns = gridColumns({
      columns: [columnNamed('a'), columnNamed('b')],
      rules: { layout: { targets: [id, own], constants: {}, without: [] }, timeZone: 'UTC', mode: 'upsert' },
      missing: ['email'],
    });
    expect(gridPositionOf(columns, 1)).toBe(2);
    expect(gridPositionOf(columns, null)).toBe(0);
  });
});

describe('moves in the grid', () => {
  const bounds = { rows: 1_000_000, columns: 15, pageRows: 20 };

  it.each([
    ['ArrowDown', false, { position: 11, column: 3 }],
    ['ArrowDown', true, { position: 999_999, column: 3 }],
    ['PageUp', false, { position: 0, column: 3 }],
    ['Home', false, { position: 10, column: 0 }],
    ['End', true, { position: 999_999, column: 14 }],
  ] as const)('%s (Ctrl: %s)', (key, ctrl, expected) => {
    expect(moveFocus({ position: 10, column: 3 }, key, ctrl, bounds)).toEqual(expected);
  });

  it('never leave it', () => {
    const keys = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown'];
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...keys), fc.boolean())),
        fc.record({
          rows: fc.integer({ min: 1, max: 50 }),
          columns: fc.integer({ min: 1, max: 9 }),
          pageRows: fc.integer({ min: 1, max: 60 }),
        }),
        (moves, small) => {
          let at = { position: 0, column: 0 };
          for (const [key, ctrl] of moves) at = moveFocus(at, key, ctrl, small) ?? at;
          expect(at.position).toBeGreaterThanOrEqual(0);
          expect(at.position).toBeLessThan(small.rows);
          expect(at.column).toBeGreaterThanOrEqual(0);
          expect(at.column).toBeLessThan(small.columns);
        },
      ),
    );
  });

  it('leave other keys alone', () => {
    expect(moveFocus({ position: 0, column: 0 }, 'a', false, bounds)).toBeNull();
  });
});

describe('keys on a cell', () => {
  const key = (name: string, ctrlKey = false) => readCommand({ key: name, ctrlKey, metaKey: false, altKey: false });

  it('start an edit by Enter, F2 or typing', () => {
    expect(key('Enter')).toEqual({ kind: 'edit', typed: null });
    expect(key('F2')).toEqual({ kind: 'edit', typed: null });
    expect(key('ж')).toEqual({ kind: 'edit', typed: 'ж' });
  });

  it('clear by Delete and exclude by Ctrl and minus', () => {
    expect(key('Delete')).toEqual({ kind: 'clear' });
    expect(key('-', true)).toEqual({ kind: 'toggle-row' });
    expect(key('-')).toEqual({ kind: 'edit', typed: '-' });
  });

  it('leave shortcuts and named keys alone', () => {
    expect(key('z', true)).toBeNull();
    expect(key('Shift')).toBeNull();
    expect(key('F8')).toBeNull();
  });
});

describe('what is pasted', () => {
  it.each([
    ['one cell', 'a', [['a']]],
    [
      'a block as Excel copies it',
      'a\tb\r\nc\td\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['empty cells', '\t\n', [['', '']]],
    ['a quoted cell with a line break, a tab and quotes', '"a\n\t""b"""\tc', [['a\n\t"b"', 'c']]],
    ['quotes inside a cell', 'say "hi"\tx', [['say "hi"', 'x']]],
    ['nothing', '', []],
  ])('%s', (_, text, cells) => {
    expect(splitClipboard(text)).toEqual(cells);
  });
});
