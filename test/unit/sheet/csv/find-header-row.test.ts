import { describe, expect, it } from 'vitest';
import { countKeyFields, findHeaderRow } from '../../../../electron/sheet/table/find-header-row';
import { matchColumns } from '../../../../shared/consumer/columns/match-columns';
import { CONSUMER_FIELDS } from '../../../../shared/consumer/fields';
import { FIELD_SYNONYMS, GENERIC_SYNONYMS } from '../../../../shared/consumer/columns/field-synonyms';
import { readCsv } from './read-csv';

const rows = (...lines: string[]): string[][] => lines.map((line) => line.split(';'));

describe('the header row', () => {
  it.each<[string, string[][], number | null]>([
    ['is the first one of a plain table', rows('a;b', '1;2', '3;4'), 0],
    ['is nowhere where all is blank', rows('', ' ;\u00a0', ''), null],
    ['is below a title', rows('Список клиентов', '', 'Код;ФИО;Город', '1;Анна;Тверь'), 2],
    ['is below a title with empty cells beside it', rows('Список клиентов;;', 'Код;ФИО;Город', '1;Анна;Тверь'), 1],
    ['is below titles of two cells', rows('Период:;01.01.2024;;;', 'a;b;c;d;e', '1;2;3;4;5', '6;7;8;9;0'), 1],
    ['is below more titles than rows', rows('Отчёт', 'Магазин', 'Март', '', 'a;b;c;d', '1;2;3;4'), 4],
    ['is below a line of groups', rows('Клиент;;;Заказы;;', 'a;b;c;d;e;f', '1;2;3;4;5;6', '1;2;3;4;5;6'), 1],
    [
      'is where a key field is named, below rows of words',
      rows('Магазин;Город', 'Ромашка;Тверь', 'id;email', '1;a@example.ru'),
      2,
    ],
    [
      'is the first of two with the same key fields',
      rows('id;email', '1;a@example.ru', 'id;email', '2;b@example.ru'),
      0,
    ],
    ['is no row of numbers', rows('2023;2024', 'год;сумма', '1;2'), 1],
    ['is no row of dates and e-mails', rows('01.01.2024;a@example.ru', 'день;сумма', '02.01.2024;5'), 1],
    ['may lack some names', rows('a;;c;', '1;2;3;4', '1;2;3;4'), 0],
    ['may have a name twice', rows('a;a;b', 'Анна;Тверь;да', 'Борис;Псков;нет'), 0],
    ['is narrow where it has the key fields', rows('id;email', '1;2;3;4;5;6', '1;2;3;4;5;6'), 0],
    ['is not a title that is like a key field', rows('Клиент', 'x;b;c;d', '1;2;3;4', '1;2;3;4'), 1],
    ['is the first row where no row looks like one', rows('1;2', '3;4'), 0],
  ])('%s', (_what, records, index) => {
    expect(findHeaderRow(records)).toBe(index);
  });

  it('is found in a short time, however many cells there are', () => {
    const wide = Array.from({ length: 20 }, (_, row) =>
      Array.from({ length: 16_384 }, (_, column) => `слово ${row} ${column}`),
    );
    expect(findHeaderRow(wide)).toBe(0);
  });

  it('is recognised by the field names that columns are matched by', () => {
    const names = [
      ...CONSUMER_FIELDS,
      ...Object.values(FIELD_SYNONYMS).flat(),
      ...GENERIC_SYNONYMS.map(([name]) => name),
    ];
    for (const name of names) {
      const [match] = matchColumns([name]);
      const isKey =
        match?.target.kind === 'field' && ['external_id', 'email', 'name', 'phone'].includes(match.target.field);
      expect([name, countKeyFields([name])]).toEqual([name, isKey ? 1 : 0]);
    }
  });

  it('is what the person chooses, counting blank records', async () => {
    const text = 'a;b\n\n1;"2\n3"\n4;5';
    expect((await readCsv(text, { headerRow: 3 })).headers).toEqual(['1', '2 3'.replace(' ', '\n')]);
    expect((await readCsv(text, { headerRow: 3 })).rows).toEqual([['4', '5']]);
    await expect(readCsv(text, { headerRow: 2 })).rejects.toMatchObject({ problem: { code: 'no-header' } });
    await expect(readCsv(text, { headerRow: 4 })).rejects.toMatchObject({ problem: { code: 'no-rows' } });
    await expect(readCsv(text, { headerRow: 5 })).rejects.toMatchObject({ problem: { code: 'no-header' } });
  });

  it('is found where the person says, even far below the first rows', async () => {
    const text = `${'x;y\n'.repeat(5000)}id;name\n1;Анна\n`;
    expect((await readCsv(text, { headerRow: 5001, headBytes: 100 })).headers).toEqual(['id', 'name']);
  });

  it('is found below more blank lines than the sample has records', async () => {
    const { facts, remarks } = await readCsv(`${';;\n'.repeat(100)}id;name;x\n1\n2;Анна;\n3;Вера;\n`);
    expect(facts.headerRow).toBe(101);
    expect(remarks).toEqual({ 1: [{ code: 'row-short', column: null, line: 102 }] });
  });
});
