import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findText } from '../../../../electron/sheet/find/find-text';
import { Sheet } from '../../../../electron/sheet/sheet';
import type { OperationOf } from '../../../../shared/sheet/operation';
import { createReplacer } from '../../../../shared/sheet/operations/replace';
import { isValidQuery, type TextQuery } from '../../../../shared/sheet/operations/text-query';
import { apply } from '../../../fakes/apply-operation';
import { runs } from '../../../fakes/number-of-runs';
import { FACTS, HEADERS } from '../../../fakes/sheet-facts';
import { textTable } from '../../../fakes/text-table';

const PLAIN: TextQuery = { find: 'а', isRegex: false, matchCase: false, wholeCell: false };
const RULES = { timeZone: 'Europe/Moscow', mode: 'upsert' as const, layout: null };
const NAME = HEADERS.indexOf('name');
const letters = fc.string({
  unit: fc.constantFrom('а', 'А', 'ё', 'Ё', 'b', 'B', '$', '.', '(', '"', '\n', ' '),
  maxLength: 8,
});
/** As people would write it: one that may reach over the end of a line, and one that does not. */
const RUNAWAYS = ['^(\\w+\\s?)+$', '^(\\w+ ?)+$'];
const HUGE = `${'a'.repeat(40)}!`;

const replaced = (text: string, query: Partial<TextQuery>, replacement: string): string =>
  createReplacer({ ...PLAIN, ...query }, replacement)(text);

async function open(names: readonly string[]): Promise<Sheet> {
  const rows = names.map((name, at) => [`${at + 1}`, `p${at + 1}@example.ru`, name, '', '2018-01-01']);
  const table = textTable(HEADERS, rows);
  const sheet = await Sheet.open(table, FACTS, RULES);
  await sheet.load({ table, facts: FACTS }, () => undefined);
  return sheet;
}

const namesOf = (sheet: Sheet): (string | undefined)[] =>
  sheet.window({ start: 0, count: 100 }).rows.map(({ cells }) => cells[NAME]);

const replacing = (
  scope: OperationOf<'replace'>['scope'],
  query: Partial<TextQuery>,
  replacement: string,
): OperationOf<'replace'> => ({ kind: 'replace', scope, ...PLAIN, ...query, replacement });

describe('replacing in a text', () => {
  it('of plain text is what splitting and joining does', () => {
    fc.assert(
      fc.property(letters, letters, letters, (text, find, replacement) => {
        fc.pre(find !== '');
        expect(replaced(text, { find, matchCase: true }, replacement)).toBe(text.split(find).join(replacement));
      }),
    );
  });

  it('finds every letter of the alphabet in both cases', () => {
    const alphabet = 'абвгдеёжзийклмнопрстуфхцчшщъыьэюя';
    for (const letter of alphabet) {
      expect(replaced(letter.toUpperCase(), { find: letter }, '+')).toBe('+');
      expect(replaced(letter, { find: letter.toUpperCase() }, '+')).toBe('+');
      expect(replaced(letter.toUpperCase(), { find: letter, matchCase: true }, '+')).toBe(letter.toUpperCase());
    }
    expect(replaced('ЁЛКА, елка, Ель', { find: 'ёл' }, '+')).toBe('+КА, елка, Ель');
  });

  it.each([
    ['Москва', { find: 'москва', wholeCell: true }, 'мск', 'мск'],
    ['г. Москва', { find: 'москва', wholeCell: true }, 'мск', 'г. Москва'],
    ['Москва\n', { find: 'москва', wholeCell: true }, 'мск', 'Москва\n'],
    ['89261234567', { find: '^8(\\d{3})', isRegex: true }, '+7 $1 ', '+7 926 1234567'],
    ['Иванов Пётр', { find: '(?<last>\\S+) (?<first>\\S+)', isRegex: true }, '$<first> $<last>', 'Пётр Иванов'],
    ['a.b', { find: '.', isRegex: true }, '[$&]', '[a][.][b]'],
    ['a.b', { find: '.' }, '$&', 'a$&b'],
    ['ab', { find: 'a|b', isRegex: true, wholeCell: true }, '', 'ab'],
    ['ИВАН', { find: 'и\\p{L}+', isRegex: true }, 'x', 'x'],
  ])('%j, %j → %j', (text, query, replacement, expected) => {
    expect(replaced(text, query, replacement)).toBe(expected);
  });

  it('tells an invalid expression, also one that only a group would make valid', () => {
    expect(isValidQuery({ ...PLAIN, find: '(' })).toBe(true);
    expect(isValidQuery({ ...PLAIN, find: '' })).toBe(false);
    for (const find of ['(', 'a)(b', '[', '*', 'a{2,1}']) {
      expect(isValidQuery({ ...PLAIN, find, isRegex: true, wholeCell: true })).toBe(false);
    }
  });
});

describe('replacing in a sheet', () => {
  it('covers a range of the view, a column or all columns, as previewed, and is undone as one step', async () => {
    const sheet = await open(['Анна', 'Борис', 'Алла']);
    await sheet.setView({ only: 'all', outcome: null, issue: null, search: 'нна' });
    const range = { start: 0, end: 1, columns: [NAME] };
    expect(await apply(sheet, replacing({ kind: 'range', range }, {}, 'о'))).toEqual({ changed: 1 });
    const column = replacing({ kind: 'column', column: NAME }, {}, 'о');
    const { rowsId, revision } = sheet.state();
    const preview = await sheet.preview({ rowsId, revision, operation: column });
    expect(preview).toEqual({
      changed: 1,
      sample: [{ row: 3, column: NAME, before: 'Алла', after: 'олло' }],
    });
    expect(await apply(sheet, column)).toEqual({ changed: 1 });
    expect(await apply(sheet, replacing({ kind: 'sheet' }, { find: 'EXAMPLE' }, 'пример'))).toEqual({ changed: 3 });
    await sheet.setView({ only: 'all', outcome: null, issue: null, search: '' });
    expect(namesOf(sheet)).toEqual(['онно', 'Борис', 'олло']);
    await sheet.undo(sheet.state());
    await sheet.undo(sheet.state());
    await sheet.undo(sheet.state());
    expect(namesOf(sheet)).toEqual(['Анна', 'Борис', 'Алла']);
    expect(sheet.state().canUndo).toBe(false);
  });

  it('gives each cell what the rule makes of it, over edits and rows of any order, and back', async () => {
    const names = fc.array(letters, { minLength: 1, maxLength: 6 });
    const query = fc.record({
      find: letters,
      isRegex: fc.constant(false),
      matchCase: fc.boolean(),
      wholeCell: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(names, letters, query, letters, async (texts, typed, wanted, replacement) => {
        fc.pre(wanted.find !== '');
        const sheet = await open(texts);
        await apply(sheet, { kind: 'set', edits: [{ row: 1, column: NAME, value: typed }] });
        const before = namesOf(sheet);
        const replace = createReplacer(wanted, replacement);
        const expected = before.map((text) => replace(text ?? ''));
        const { changed } = await apply(sheet, replacing({ kind: 'column', column: NAME }, wanted, replacement));
        expect(namesOf(sheet)).toEqual(expected);
        expect(changed).toBe(before.filter((text, at) => text !== expected[at]).length);
        if (changed > 0) await sheet.undo(sheet.state());
        expect(namesOf(sheet)).toEqual(before);
      }),
      { numRuns: runs(60) },
    );
  });

  it.each(RUNAWAYS)('ends an expression that runs away, changes nothing, and goes on: %s', async (find) => {
    const sheet = await open(['Анна', HUGE]);
    const runaway = replacing({ kind: 'sheet' }, { find, isRegex: true }, '');
    await expect(apply(sheet, runaway)).rejects.toMatchObject({ refusal: 'expression-too-slow' });
    const cells = sheet.range({ ...sheet.state(), range: { start: 0, end: 2, columns: [NAME] } });
    const from = { index: 0, column: NAME };
    await expect(findText(cells, { ...PLAIN, find, isRegex: true }, from, false)).rejects.toMatchObject({
      refusal: 'expression-too-slow',
    });
    expect(namesOf(sheet)).toEqual(['Анна', HUGE]);
    expect(await apply(sheet, replacing({ kind: 'sheet' }, { find: 'Анна' }, 'Вера'))).toEqual({ changed: 1 });
  });

  it('refuses an expression that is none', async () => {
    const sheet = await open(['Анна']);
    await expect(apply(sheet, replacing({ kind: 'sheet' }, { find: '(', isRegex: true }, ''))).rejects.toMatchObject({
      refusal: 'expression-invalid',
    });
  });

  it('leaves a cell that would become longer than Excel allows', async () => {
    const sheet = await open(['а'.repeat(20_000), 'а']);
    expect(await apply(sheet, replacing({ kind: 'sheet' }, {}, 'бб'))).toEqual({ changed: 1 });
  });
});

describe('the sample of a preview', () => {
  const sampleOf = async (names: string[], values: [string, string][]) => {
    const sheet = await open(names);
    const operation = { kind: 'map-values', column: NAME, values } as const;
    return (await sheet.preview({ ...sheet.state(), operation })).sample;
  };

  it.each([40, 100_000])('has every kind of change among %i cells, however they take turns', async (rows) => {
    const names = Array.from({ length: rows }, (_, at) => (at % 2 === 0 ? 'г. Москва' : 'Тверь'));
    const sample = await sampleOf(names, [
      ['г. Москва', 'Москва'],
      ['Тверь', ''],
    ]);
    expect(sample).toHaveLength(20);
    expect(new Set(sample.map(({ after }) => after))).toEqual(new Set(['Москва', '']));
    expect(sample.map(({ row }) => row)).toEqual(sample.map(({ row }) => row).toSorted((one, other) => one - other));
    expect(sample.at(-1)!.row).toBeGreaterThan(rows / 2);
  });

  it('has all kinds of change that occur once among many that are alike', async () => {
    const names = Array.from({ length: 60 }, (_, at) => (at % 20 === 7 ? `Имя ${at}` : 'анна'));
    const rare = [7, 27, 47].map((at): [string, string] => [`Имя ${at}`, '']);
    const sample = await sampleOf(names, [['анна', 'Анна'], ...rare]);
    expect(sample.filter(({ after }) => after === '').map(({ row }) => row)).toEqual([8, 28, 48]);
  });
});

describe('finding in a range', () => {
  it('goes through the matches in both directions, from any cell', async () => {
    const cell = fc.constantFrom('да', 'Да', 'нет', '');
    const rows = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(rows, fc.boolean(), fc.nat(20), async (texts, backwards, seed) => {
        const places = texts.flatMap((row, index) => row.map((text, column) => ({ index, column, text })));
        const start = seed % places.length;
        const order = places.map((_, step) => {
          const at = backwards ? start - step - 1 : start + step + 1;
          return places[(at + 2 * places.length) % places.length];
        });
        const wanted = order.find((place) => place?.text.toLowerCase() === 'да');
        const table = await open([]);
        const cells = {
          ...table.range({ ...table.state(), range: { start: 0, end: 0, columns: [] } }),
          table: { cell: (row: number, column: number) => texts[row - 1]?.[column] ?? '' } as never,
          rows: Uint32Array.from(texts, (_, index) => index + 1),
          columns: [0, 1],
        };
        const { index, column } = places[start] as { index: number; column: number };
        const found = await findText(cells, { ...PLAIN, find: 'да' }, { index, column }, backwards);
        expect(found).toEqual(wanted === undefined ? null : { index: wanted.index, column: wanted.column });
      }),
    );
  });
});
