import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gridColumns, gridPositionOf } from '../../../renderer/features/rows/layout/grid-columns';
import { textPieces } from '../../../renderer/features/rows/cell/text-pieces';
import { cellTextOf, fieldText } from '../../../renderer/features/rows/grid/line-breaks';
import { planPaste } from '../../../renderer/features/rows/clipboard/paste-plan';
import type { ColumnLayout, Target } from '../../../shared/consumer/target';
import { noOutcomes } from '../../../shared/delivery/outcome';
import type { SheetColumn } from '../../../shared/sheet/sheet-state';

function columnNamed(header: string): SheetColumn {
  return { header, fault: null, match: { by: 'none', suggestion: null }, samples: [], added: false };
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
    delivery: null,
  }).map((column) => column.id);
}

describe('the columns of the grid', () => {
  const id: Target = { kind: 'field', field: 'external_id' };
  const date: Target = { kind: 'field', field: 'created_at' };
  const own: Target = { kind: 'custom', key: 'ltv', type: 'text' };

  it('are those of the file, in its order', () => {
    expect(columnsOf([own, id, date])).toEqual(['c0', 'c1', 'c2']);
  });

  it('include a missing column at its place in the required order', () => {
    expect(columnsOf([id, own, date], {}, ['email', 'phone'])).toEqual(['c0', 'm:email', 'm:phone', 'c1', 'c2']);
    expect(columnsOf([own], {}, ['external_id'])).toEqual(['m:external_id', 'c0']);
  });

  it('show a constant in its place, and an optional one at the end', () => {
    expect(columnsOf([id, own], { constants: { email: 'a@example.ru', complained: 'нет' } })).toEqual([
      'c0',
      'k:email',
      'c1',
      'k:complained',
    ]);
  });

  it('show whether their empty cells clear values, in modes where they do', () => {
    const clearing: Target = { ...own, clears: true };
    const clears = (mode: 'upsert' | 'create') =>
      gridColumns({
        columns: [columnNamed('a'), columnNamed('b'), columnNamed('c')],
        rules: { layout: { targets: [id, clearing, own], constants: {}, without: [] }, timeZone: 'UTC', mode },
        missing: [],
        delivery: null,
      }).map((column) => column.kind === 'sheet' && column.clears);
    expect(clears('upsert')).toEqual([false, true, false]);
    expect(clears('create')).toEqual([false, false, false]);
  });

  it('are found by the file’s column', () => {
    const columns = gridColumns({
      columns: [columnNamed('a'), columnNamed('b')],
      rules: { layout: { targets: [id, own], constants: {}, without: [] }, timeZone: 'UTC', mode: 'upsert' },
      missing: ['email'],
      delivery: null,
    });
    expect(gridPositionOf(columns, 1)).toBe(2);
    expect(gridPositionOf(columns, null)).toBe(0);
  });

  it('begin with the outcomes once the sheet was sent', () => {
    const columns = gridColumns({
      columns: [columnNamed('a')],
      rules: { layout: { targets: [id], constants: {}, without: [] }, timeZone: 'UTC', mode: 'upsert' },
      missing: ['email'],
      delivery: { id: 'd1', outcomes: noOutcomes() },
    });
    expect(columns.map((column) => column.id)).toEqual(['outcome', 'c0', 'm:email']);
    expect(gridPositionOf(columns, 0)).toBe(1);
  });
});

describe('a pasted block', () => {
  const columns = gridColumns({
    columns: [columnNamed('a'), columnNamed('b')],
    rules: {
      layout: { targets: [{ kind: 'field', field: 'external_id' }, { kind: 'skip' }], constants: {}, without: [] },
      timeZone: 'UTC',
      mode: 'upsert',
    },
    missing: ['email'],
    delivery: null,
  });
  const none = { rowsBelow: 0, rowsAdded: 0, rowsOver: 0, cellsRight: 0, cellsFixed: 0 };

  it('is pasted completely if it fits', () => {
    expect(planPaste([['1'], ['2']], { position: 3, column: 2 }, columns, 5, false)).toEqual({
      block: { position: 3, columns: [1], rows: [['1'], ['2']], addRows: false },
      cells: 2,
      ...none,
    });
  });

  it('is counted if it does not fit, and nothing is counted twice', () => {
    const lines = [['1', '2', '3', '4'], ['5'], ['6', '7']];
    expect(planPaste(lines, { position: 3, column: 0 }, columns, 5, false)).toEqual({
      block: { position: 3, columns: [0, null, 1], rows: [['1', '2', '3'], ['5']], addRows: false },
      cells: 3,
      ...none,
      rowsBelow: 1,
      cellsRight: 1,
      cellsFixed: 1,
    });
  });

  it('is cut to whole rows if it exceeds the limit of one paste', () => {
    const lines = Array.from({ length: 60_000 }, () => ['a', 'b']);
    const plan = planPaste(lines, { position: 0, column: 1 }, columns, 100_000, false);
    expect(plan).toMatchObject({ cells: 50_000, cellsFixed: 50_000, rowsOver: 10_000, rowsBelow: 0 });
  });

  it('has each cell either in its place or among those reported as left out', () => {
    const cell = fc.constantFrom('', 'a', 'b', 'c', 'd');
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { maxLength: 6 }),
        fc.nat(4),
        fc.nat(2),
        fc.nat(6),
        fc.boolean(),
        (lines, position, column, viewRows, addRows) => {
          const plan = planPaste(lines, { position, column }, columns, viewRows, addRows);
          const fate = (row: number, at: number) => {
            if (!addRows && position + row >= viewRows) return 'below';
            const target = columns[column + at];
            if (target === undefined) return 'right';
            return target.kind === 'sheet' ? `${position + row} ${target.index}` : 'fixed';
          };
          const all = lines.flatMap((line, row) => line.map((text, at) => ({ text, fate: fate(row, at) })));
          const goesIn = all.filter(({ fate }) => fate.includes(' '));
          const { block } = plan;
          const pasted = block.rows.flatMap((line, row) =>
            line.flatMap((text, at) => {
              const to = block.columns[at];
              return typeof to === 'number' ? [{ text, fate: `${block.position + row} ${to}` }] : [];
            }),
          );
          expect(pasted).toEqual(goesIn);
          const beyond = Math.max(0, Math.min(lines.length, position + lines.length - viewRows));
          const count = (what: string) => all.filter(({ fate }) => fate === what).length;
          expect(plan).toMatchObject({
            cells: goesIn.length,
            cellsRight: count('right'),
            cellsFixed: count('fixed'),
            rowsBelow: addRows ? 0 : beyond,
            rowsAdded: addRows ? beyond : 0,
            rowsOver: 0,
          });
        },
      ),
    );
  });
});

describe('a cell’s text', () => {
  const pieces = (text: string, search: string) =>
    textPieces(text, search).map(({ sign, isFound, text: piece }) => [sign ?? (isFound ? 'found' : 'plain'), piece]);

  it('is one line, with its line breaks and search matches as pieces', () => {
    expect(pieces('Анна\r\nбОрис', 'Бор')).toEqual([
      ['plain', 'Анна'],
      ['break', '\r\n'],
      ['found', 'бОр'],
      ['plain', 'ис'],
    ]);
    expect(pieces('a.b(c', '.B(')).toEqual([['plain', 'a'], ['found', '.b('], ['plain', 'c']]); // prettier-ignore
    expect(pieces('', 'x')).toEqual([]);
  });

  it('has nothing added and nothing lost, whatever the search', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'Б', '.', '\\', '-', '/', '^', '\n', '\r', ' ', '\u00a0', '\u200b'),
    });
    fc.assert(
      fc.property(text, text, (cell, search) => {
        expect(textPieces(cell, search).map((piece) => piece.text).join('')).toBe(cell); // prettier-ignore
      }),
    );
  });

  it('leaves a text field as it entered it, with its kind of line break', () => {
    for (const text of ['a', 'a\nb', 'a\r\nb', 'a\rb', '\r\n\n']) {
      expect(cellTextOf(fieldText(text), text)).toBe(text);
    }
    expect(cellTextOf('a\nb\nc', 'a\r\nb')).toBe('a\r\nb\r\nc');
    expect(cellTextOf('a\nb', 'a')).toBe('a\nb');
  });
});
