import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WHOLE_VIEW as WHOLE } from '../../../../renderer/model/sheet';
import { columnClusters, columnFacet } from '../../../../electron/sheet/column-facet';
import { Sheet } from '../../../../electron/sheet/sheet';
import { FACET_VALUES } from '../../../../shared/sheet/limits';
import { apply } from '../../../fakes/apply-operation';
import { FACTS, HEADERS } from '../../../fakes/sheet-facts';
import { textTable } from '../../../fakes/text-table';

const NAME = 2;

async function open(names: readonly string[]): Promise<Sheet> {
  const rows = names.map((name, at) => [`${at + 1}`, `a${at}@example.ru`, name, '+79000000000', '2018-01-01']);
  const table = textTable(HEADERS, rows);
  const sheet = await Sheet.open(table, FACTS, { timeZone: 'Europe/Moscow', mode: 'upsert', layout: null });
  await sheet.load({ table, facts: FACTS }, () => undefined);
  return sheet;
}

const column = (sheet: Sheet) => sheet.column({ rowsId: sheet.state().rowsId, column: NAME });
const facet = (sheet: Sheet, search = '') => columnFacet(column(sheet), search);
const names = fc.array(
  fc.oneof(fc.constantFrom('', ' ', 'Анна', 'анна', 'Анна ', 'Борис'), fc.string({ maxLength: 3 })),
  {
    minLength: 1,
    maxLength: 60,
  },
);

describe('the values of a column', () => {
  it('are counted as one by one counting does, with edits', async () => {
    await fc.assert(
      fc.asyncProperty(names, fc.nat(), fc.string({ maxLength: 3 }), async (texts, at, value) => {
        const sheet = await open(texts);
        const row = (at % texts.length) + 1;
        await apply(sheet, { kind: 'set', edits: [{ row, column: NAME, value }] });
        const cells = texts.with(row - 1, value);
        const filled = cells.filter((cell) => cell.trim() !== '');
        const counts = new Map<string, number>();
        for (const cell of filled) counts.set(cell, (counts.get(cell) ?? 0) + 1);
        const found = await facet(sheet);
        expect(found).toMatchObject({ rows: cells.length, filled: filled.length, distinct: counts.size });
        expect(found.values).toEqual(
          [...counts].map(([text, count]) => ({ value: text, count })).toSorted((a, b) => b.count - a.count),
        );
      }),
    );
  });

  it('are the most frequent ones that hold the searched text, and say which issues the column has', async () => {
    const many = Array.from({ length: 3 * FACET_VALUES }, (_, at) => `имя ${at % (FACET_VALUES + 50)}`);
    const sheet = await open([...many, 'null']);
    const all = await facet(sheet);
    expect(all.values).toHaveLength(FACET_VALUES);
    expect(all.distinct).toBe(FACET_VALUES + 51);
    expect((await facet(sheet, 'ИМЯ 24')).values.map(({ value }) => value).toSorted()).toEqual(
      ['имя 24', ...Array.from({ length: 10 }, (_, at) => `имя 24${at}`)].toSorted(),
    );
    const issues = sheet.window({ start: 0, count: 500 }).rows.flatMap((row) => row.issues);
    const own = issues.filter((issue) => issue.column === NAME);
    expect(all.issues.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThanOrEqual(own.length);
  });

  it('are replaced by a table as one step, of which the preview says how many cells change', async () => {
    await fc.assert(
      fc.asyncProperty(
        names,
        fc.array(fc.tuple(fc.constantFrom('Анна', 'анна', 'Борис', ''), fc.constantFrom('a', 'Борис', '')), {
          minLength: 1,
          maxLength: 4,
        }),
        async (texts, values) => {
          const sheet = await open(texts);
          await sheet.setView({ ...WHOLE, search: 'a1@' });
          const { rowsId, revision } = sheet.state();
          const operation = { kind: 'map-values' as const, column: NAME, values };
          const { changed } = await sheet.preview({ rowsId, revision, operation });
          const before = await facet(sheet);
          const table = new Map<string, string>(values);
          const after = texts.map((text) => table.get(text) ?? text);
          expect(changed).toBe(after.filter((text, at) => text !== texts[at]).length);
          expect((await apply(sheet, operation)).changed).toBe(changed);
          await sheet.setView(WHOLE);
          const shown = sheet.window({ start: 0, count: 500 }).rows.map(({ cells }) => cells[NAME]);
          expect(shown).toEqual(after);
          if (changed === 0) return;
          await sheet.undo(sheet.state());
          expect(await facet(sheet)).toEqual(before);
        },
      ),
    );
  });

  it('that look like one are found', async () => {
    const sheet = await open([
      'Москва',
      'Москва',
      'москва ',
      'г. Москва',
      'Тверь',
      'Санкт-Петербург',
      'СанктПетербург',
    ]);
    const { clusters, found } = await columnClusters(column(sheet));
    expect(found).toBe(2);
    expect(clusters).toEqual([
      {
        by: 'words',
        values: [
          { value: 'Москва', count: 2 },
          { value: 'москва ', count: 1 },
          { value: 'г. Москва', count: 1 },
        ],
      },
      {
        by: 'letters',
        values: [
          { value: 'Санкт-Петербург', count: 1 },
          { value: 'СанктПетербург', count: 1 },
        ],
      },
    ]);
  });
});

it('that look like one are all named, as many as one replacement takes', async () => {
  const spelled = (name: string, ways: number) => Array.from({ length: ways }, (_, at) => name + ' '.repeat(at));
  const sheet = await open([...spelled('Анна', 120), 'Анна', ...spelled('Борис', 4_950)]);
  const { clusters, found } = await columnClusters(column(sheet));
  expect(found).toBe(2);
  expect(clusters.map(({ values }) => values.length)).toEqual([4_950]);
  const fewer = await open([...spelled('Анна', 120), ...spelled('Борис', 60)]);
  expect((await columnClusters(column(fewer))).clusters.map(({ values }) => values.length)).toEqual([120, 60]);
});

describe('a row by its number', () => {
  it('has a position in the view, or none', async () => {
    const sheet = await open(['Вера', 'Анна', 'Борис']);
    expect(sheet.positionOf(3)).toBe(2);
    expect(sheet.positionOf(4)).toBeNull();
    await sheet.setView({ ...WHOLE, filters: [{ column: NAME, values: ['Вера', 'Борис'] }] });
    expect([1, 2, 3].map((row) => sheet.positionOf(row))).toEqual([0, null, 1]);
  });
});
