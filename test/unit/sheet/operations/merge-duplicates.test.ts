import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Sheet } from '../../../../electron/sheet/sheet';
import type { OperationOf } from '../../../../shared/sheet/operation';
import { mergeGroup, type MergeRule, type MergeWay } from '../../../../shared/sheet/operations/merge-duplicates';
import { apply } from '../../../fakes/apply-operation';
import { runs } from '../../../fakes/number-of-runs';
import { FACTS, HEADERS } from '../../../fakes/sheet-facts';
import { textTable } from '../../../fakes/text-table';

const RULES = { timeZone: 'Europe/Moscow', mode: 'upsert' as const, layout: null };
const CONTEXT = { timeZone: 'Europe/Moscow', fixed: [0] };

async function open(rows: string[][]): Promise<Sheet> {
  const table = textTable(HEADERS, rows);
  const sheet = await Sheet.open(table, FACTS, RULES);
  await sheet.load({ table, facts: FACTS }, () => undefined);
  return sheet;
}

const merge = (way: Partial<OperationOf<'merge-duplicates'>> = {}): OperationOf<'merge-duplicates'> => ({
  kind: 'merge-duplicates',
  by: 'id',
  keep: 'merge',
  rules: [],
  group: null,
  ...way,
});

const seen = (sheet: Sheet) => {
  const { counts, issuesByCode, repairs } = sheet.state();
  return { rows: sheet.window({ start: 0, count: 100 }).rows, counts, issuesByCode, repairs };
};
const sent = (sheet: Sheet) => seen(sheet).rows.filter(({ excluded }) => !excluded);

describe('merging the rows of one consumer', () => {
  const rows = [
    ['1', 'a@example.ru', '', 'Москва', '2024-01-05'],
    ['1', '', 'Анна', 'нет', '01.02.2024'],
    ['1', 'b@example.ru', 'Анна Петрова', 'Тверь', 'не дата'],
  ];
  const cellsBy = (keep: MergeWay['keep'], rule?: MergeRule, column = 3) =>
    mergeGroup(rows, { by: 'id', keep, rules: rule === undefined ? [] : [{ column, rule }] }, CONTEXT);

  it('keeps a row as it is', () => {
    expect(cellsBy('first')).toEqual({ kept: 0, cells: rows[0] });
    expect(cellsBy('last')).toEqual({ kept: 2, cells: rows[2] });
    expect(cellsBy('most-complete')).toEqual({ kept: 2, cells: rows[2] });
  });

  it('takes the first filled text of each column where no rule is given', () => {
    expect(cellsBy('merge')).toEqual({ kept: 0, cells: ['1', 'a@example.ru', 'Анна', 'Москва', '2024-01-05'] });
  });

  it.each<[MergeRule, number, string]>([
    [{ kind: 'last' }, 3, 'Тверь'],
    [{ kind: 'longest' }, 2, 'Анна Петрова'],
    [{ kind: 'join', separator: '; ' }, 1, 'a@example.ru; b@example.ru'],
    [{ kind: 'newest', date: 4 }, 3, 'нет'],
    [{ kind: 'newest', date: 4 }, 1, 'a@example.ru'],
    [{ kind: 'newest', date: 0 }, 3, 'Москва'],
    [{ kind: 'last' }, 0, '1'],
  ])('%j in column %i gives «%s»', (rule, column, text) => {
    expect(cellsBy('merge', rule, column).cells[column]).toBe(text);
  });

  it('counts marks for a missing value as empty', () => {
    const [merged] = [
      mergeGroup(
        [
          ['1', '-'],
          ['1', 'Анна'],
        ],
        { by: 'id', keep: 'merge', rules: [] },
        CONTEXT,
      ),
    ];
    expect(merged.cells).toEqual(['1', 'Анна']);
  });
});

describe('merging duplicates in a sheet', () => {
  const people = () => [
    ['1', 'a@example.ru', '', '', '2024-01-01'],
    ['2', 'b@example.ru', 'Борис', '', '2024-01-01'],
    ['1', '', 'Анна', '+79260000001', '2024-01-02'],
    ['3', 'B@example.ru', 'Борис П.', '', '2024-01-01'],
    ['1', 'c@example.ru', 'Аня', '', '2024-01-03'],
  ];

  it('leaves one row with all that is known, and is undone as one step', async () => {
    const sheet = await open(people());
    const before = seen(sheet);
    expect(await apply(sheet, merge())).toEqual({ changed: 4 });
    expect(sent(sheet).map(({ row, cells }) => [row, ...cells])).toEqual([
      [1, '1', 'a@example.ru', 'Анна', '+79260000001', '2024-01-01'],
      [2, ...people()[1]!],
      [4, ...people()[3]!],
    ]);
    await sheet.undo(sheet.state());
    expect(seen(sheet)).toEqual(before);
    expect(sheet.state().canUndo).toBe(false);
    await sheet.redo(sheet.state());
    expect(sent(sheet)).toHaveLength(3);
  });

  it('merges the group of one row only', async () => {
    const sheet = await open([...people(), ['2', '', 'Боря', '', '']]);
    await apply(sheet, merge({ group: 6, keep: 'last' }));
    expect(sent(sheet).map(({ row }) => row)).toEqual([1, 3, 4, 5, 6]);
  });

  it('merges rows with the same e-mail, and keeps the id of the row that stays', async () => {
    const sheet = await open(people());
    await apply(
      sheet,
      merge({
        by: 'email',
        rules: [
          { column: 0, rule: { kind: 'last' } },
          { column: 2, rule: { kind: 'last' } },
        ],
      }),
    );
    expect(
      sent(sheet)
        .find(({ row }) => row === 2)
        ?.cells.slice(0, 3),
    ).toEqual(['2', 'b@example.ru', 'Борис П.']);
    expect(sheet.state().issuesByCode.map(({ code }) => code)).not.toContain('email-duplicate');
  });

  it('shows each group with what it becomes, from the group of a row on', async () => {
    const sheet = await open([...people(), ['2', '', 'Боря', '', '2024-01-01']]);
    const way = { by: 'id' as const, keep: 'merge' as const, rules: [] };
    const all = sheet.duplicateGroups({ ...way, start: 0, count: 20, row: null });
    expect(all).toMatchObject({ total: 2, first: 0 });
    expect(all.groups.map(({ size, kept, rows }) => [size, kept, rows.map(({ row }) => row)])).toEqual([
      [3, 1, [1, 3, 5]],
      [2, 2, [2, 6]],
    ]);
    // The id is the same in all rows.
    expect(all.groups[0]?.columns).toEqual([1, 2, 3, 4]);
    const one = sheet.duplicateGroups({ ...way, start: 0, count: 1, row: 6 });
    expect(one).toEqual({ total: 2, first: 1, groups: [all.groups[1]] });
    await apply(sheet, merge());
    const after = seen(sheet).rows;
    for (const { kept, columns, cells } of all.groups)
      expect(columns.map((column) => after[kept - 1]?.cells[column])).toEqual(cells);
  });

  it('does nothing where there is no duplicate', async () => {
    const sheet = await open(people().slice(0, 2));
    expect(await apply(sheet, merge())).toEqual({ changed: 0 });
    expect(sheet.state().canUndo).toBe(false);
  });

  it('leaves no duplicate, does what its preview says, and is undone, whatever the rows', async () => {
    const rule = fc.oneof(
      fc.constantFrom<MergeRule>({ kind: 'first' }, { kind: 'last' }, { kind: 'longest' }, { kind: 'newest', date: 4 }),
      fc.constant<MergeRule>({ kind: 'join', separator: ', ' }),
    );
    const row = fc.tuple(
      fc.constantFrom('1', '2', '3', '', ' 1'),
      fc.constantFrom('a@example.ru', 'A@example.ru', 'b@example.ru', '', 'нет'),
      fc.constantFrom('Анна', 'Анна Петрова', '', '-'),
      fc.constantFrom('+79260000001', '', 'x'),
      fc.constantFrom('2024-01-01', '02.01.2024', '', 'x'),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { maxLength: 12 }),
        fc.array(fc.nat(11), { maxLength: 3 }),
        fc.record({
          by: fc.constantFrom('id' as const, 'email' as const),
          keep: fc.constantFrom('first' as const, 'last' as const, 'most-complete' as const, 'merge' as const),
          rules: fc.array(fc.record({ column: fc.nat(4), rule }), { maxLength: 3 }),
          group: fc.option(fc.integer({ min: 1, max: 12 })),
        }),
        async (rows, left, way) => {
          const sheet = await open(rows);
          const out = left.map((at) => at + 1).filter((at) => at <= rows.length);
          if (out.length > 0) await apply(sheet, { kind: 'exclude', rows: out });
          const before = seen(sheet);
          const { rowsId, revision } = sheet.state();
          const preview = await sheet.preview({ rowsId, revision, operation: merge(way) });
          const { changed } = await apply(sheet, merge(way));
          expect(changed).toBe(preview.changed);
          const after = seen(sheet);
          expect(after.counts.excluded - before.counts.excluded).toBe(preview.excluded ?? 0);
          for (const cell of preview.sample) expect(after.rows[cell.row - 1]?.cells[cell.column]).toBe(cell.after);
          const code = way.by === 'id' ? 'id-duplicate' : 'email-duplicate';
          if (way.group === null) expect(after.issuesByCode.map((issue) => issue.code)).not.toContain(code);
          if (changed > 0) await sheet.undo(sheet.state());
          expect(seen(sheet)).toEqual(before);
        },
      ),
      { numRuns: runs(150) },
    );
  });
});
