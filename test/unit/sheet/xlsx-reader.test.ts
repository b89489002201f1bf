import { describe, expect, it } from 'vitest';
import { xlsxReader } from '../../../electron/sheet/readers/xlsx-reader';
import type { ReadingOptions } from '../../../shared/sheet/sheet-state';
import { makeWorkbook, type CellSpec, type SheetSpec } from '../../fixtures/make-workbook';
import { makeZip } from '../../fixtures/make-zip';

function read(bytes: Buffer, options: ReadingOptions = {}, onProgress: (done: number) => void = () => undefined) {
  return xlsxReader.read({ name: 'a.xlsx', bytes }, options, { onProgress, signal: new AbortController().signal });
}

/** The text that one cell is read as. */
async function textOf(cell: CellSpec, options: { date1904?: boolean } = {}): Promise<string | undefined> {
  const { rows } = await read(await makeWorkbook([{ name: 'A', rows: [['h'], [cell], ['end']] }], options));
  return rows.length === 2 ? rows[0]?.[0] : '';
}

const at = (iso: string): Date => new Date(`${iso}Z`);

describe('a cell of a workbook becomes text', () => {
  it.each<[string, CellSpec, string]>([
    ['plain text', 'Анна', 'Анна'],
    ['text with spaces and line breaks', ' a\nb ', ' a\nb '],
    ['a phone as a number', 79000000001, '79000000001'],
    ['a whole number beyond an exponent', 1e21, '1000000000000000000000'],
    ['a negative number', -5, '-5'],
    ['a fraction with the noise of binary', 0.1 + 0.2, '0.3'],
    ['zero', 0, '0'],
    ['a padded number', { value: 42, numFmt: '00000' }, '00042'],
    ['a padded number that is long enough', { value: 123456, numFmt: '00000' }, '123456'],
    ['money', { value: 1500, numFmt: '#,##0.00 "₽"' }, '1500'],
    ['yes', true, 'true'],
    ['no', false, 'false'],
    ['a date', { value: at('2018-01-31T00:00:00'), numFmt: 'dd.mm.yyyy' }, '2018-01-31'],
    ['a date with its time hidden', { value: at('2018-01-31T10:00:00'), numFmt: 'dd.mm.yyyy' }, '2018-01-31'],
    ['a date and time', { value: at('2018-01-01T00:11:22'), numFmt: 'dd.mm.yyyy hh:mm' }, '2018-01-01 00:11:22'],
    ['built-in format 22', { value: at('2018-01-01T00:11:22'), numFmt: 'm/d/yy "h":mm' }, '2018-01-01 00:11:22'],
    ['a time a hair early', { value: at('2018-01-01T00:11:21.999'), numFmt: 'd.m.yy h:mm' }, '2018-01-01 00:11:22'],
    [
      'a date just before midnight',
      { value: at('2018-01-01T23:59:59.9995'), numFmt: 'd.m.yy h:mm' },
      '2018-01-02 00:00:00',
    ],
    ['a time of day', { value: at('1899-12-30T09:30:00'), numFmt: 'h:mm' }, '09:30:00'],
    ['a formula', { formula: 'A1&"x"', result: 'hx' }, 'hx'],
    ['a formula that gives a number', { formula: '1+1', result: 2 }, '2'],
    [
      'a formula that gives a date',
      { value: { formula: 'TODAY()', result: at('2020-02-29T00:00:00') }, numFmt: 'yyyy-mm-dd' },
      '2020-02-29',
    ],
    ['a formula that fails', { formula: 'NA()', result: { error: '#N/A' } }, '#N/A'],
    ['an error', { error: '#DIV/0!' }, '#DIV/0!'],
    ['rich text', { richText: [{ text: 'Ан' }, { font: { bold: true }, text: 'на' }] }, 'Анна'],
    ['a hyperlink', { text: 'anna@example.ru', hyperlink: 'mailto:anna@example.ru' }, 'anna@example.ru'],
    ['characters that XML escapes', '<b> & "q"', '<b> & "q"'],
    ['nothing', null, ''],
  ])('%s', async (_what, cell, text) => {
    expect(await textOf(cell)).toBe(text);
  });

  it('counts days from 1904 where the workbook does', async () => {
    expect(await textOf({ value: at('2018-01-31T00:00:00'), numFmt: 'dd.mm.yyyy' }, { date1904: true })).toBe(
      '2018-01-31',
    );
  });

  it('reads a serial that is no date as an error, not as a crash', async () => {
    expect(await textOf({ value: 1e12, numFmt: 'dd.mm.yyyy' })).toBe('#NUM!');
  });
});

describe('a workbook becomes a table', () => {
  const people: SheetSpec = { name: 'Клиенты', rows: [['id', 'имя'], [1, 'Анна'], [], [2, null, 'лишнее'], [3]] };

  it('skips blank rows, fills short ones and keeps cells without a header', async () => {
    const { headers, rows } = await read(await makeWorkbook([people]));
    expect(headers).toEqual(['id', 'имя', '']);
    expect(rows).toEqual([
      ['1', 'Анна', ''],
      ['2', '', 'лишнее'],
      ['3', '', ''],
    ]);
  });

  it('takes the first sheet that is not hidden, and tells of all', async () => {
    const hidden: SheetSpec = { name: 'Справочник', rows: [['x'], ['y']], hidden: true };
    const { facts, headers } = await read(await makeWorkbook([hidden, people]));
    expect(facts).toEqual({
      format: 'xlsx',
      sheetNames: ['Справочник', 'Клиенты'],
      sheetName: 'Клиенты',
      encoding: null,
      delimiter: null,
      headerRow: 1,
    });
    expect(headers[0]).toBe('id');
  });

  it('takes the sheet and the header row it is told', async () => {
    const other: SheetSpec = { name: 'Второй', rows: [['Отчёт'], [], ['email'], ['anna@example.ru']] };
    const { facts, headers, rows } = await read(await makeWorkbook([people, other]), {
      sheetName: 'Второй',
      headerRow: 3,
    });
    expect([facts.sheetName, facts.headerRow, headers, rows]).toEqual(['Второй', 3, ['email'], [['anna@example.ru']]]);
  });

  it('does not repeat the value of merged cells', async () => {
    const merged: SheetSpec = {
      name: 'A',
      rows: [
        ['a', 'b'],
        ['1', 'x'],
        ['2', null],
      ],
      merge: 'B2:B3',
    };
    expect((await read(await makeWorkbook([merged]))).rows).toEqual([
      ['1', 'x'],
      ['2', ''],
    ]);
  });

  it('tells of progress, never falling, up to 1', async () => {
    const seen: number[] = [];
    await read(await makeWorkbook([people]), {}, (done) => seen.push(done));
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.at(-1)).toBe(1);
  });

  it.each<[string, SheetSpec[], ReadingOptions, string]>([
    ['an empty sheet', [{ name: 'A', rows: [] }], {}, 'no-header'],
    ['a header alone', [{ name: 'A', rows: [['id', 'email']] }], {}, 'no-rows'],
    ['another sheet than there is', [people], { sheetName: 'Лист9' }, 'no-such-sheet'],
  ])('refuses %s', async (_what, sheets, options, code) => {
    await expect(read(await makeWorkbook(sheets), options)).rejects.toMatchObject({ problem: { code } });
  });

  it('refuses a workbook whose parts are broken', async () => {
    const bytes = makeZip([{ name: 'xl/workbook.xml', content: '<workbook><sheets><sheet' }]);
    await expect(read(bytes)).rejects.toMatchObject({ problem: { code: 'damaged' } });
  });
});
