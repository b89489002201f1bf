import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { csvReader } from '../../../electron/sheet/readers/csv-reader';
import { detectDelimiter } from '../../../electron/sheet/readers/detect-delimiter';
import { splitRecords } from '../../../electron/sheet/readers/split-records';
import type { ReadingOptions } from '../../../shared/sheet/sheet-state';

const signal = new AbortController().signal;
const read = (bytes: Buffer, options: ReadingOptions = {}) =>
  csvReader.read({ name: 'a.csv', bytes }, options, { onProgress: () => undefined, signal });

const TEXT = 'id;имя\n1;Анна\n2;Борис';
const TABLE = {
  headers: ['id', 'имя'],
  rows: [
    ['1', 'Анна'],
    ['2', 'Борис'],
  ],
};

const bigEndian = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();
/** Cyrillic letters stand in windows-1251 in the order of Unicode, from А at 0xC0 on. */
const windows1251 = (text: string): Buffer =>
  Buffer.from(Array.from(text).map((c) => (c >= 'А' && c <= 'я' ? c.charCodeAt(0) - 0x410 + 0xc0 : c.charCodeAt(0))));

describe('the encoding of a CSV file', () => {
  it.each([
    ['UTF-8', Buffer.from(TEXT), 'utf-8'],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${TEXT}`), 'utf-8'],
    ['UTF-16, little end first', Buffer.from(`\uFEFF${TEXT}`, 'utf16le'), 'utf-16le'],
    ['UTF-16, big end first', bigEndian(`\uFEFF${TEXT}`), 'utf-16be'],
    ['windows-1251', windows1251(TEXT), 'windows-1251'],
  ])('%s is found', async (_name, bytes, encoding) => {
    const { headers, rows, facts } = await read(bytes);
    expect({ headers, rows }).toEqual(TABLE);
    expect(facts.encoding).toBe(encoding);
  });

  it('is what the person says', async () => {
    expect((await read(Buffer.from('id,\xe9\n1,2', 'latin1'), { encoding: 'windows-1252' })).headers).toEqual([
      'id',
      'é',
    ]);
  });

  it.each([
    ['that does not exist', 'utf-99'],
    ['that the file is not in', 'utf-8'],
  ])('is refused where the person names one %s', async (_what, encoding) => {
    await expect(read(windows1251(TEXT), { encoding })).rejects.toMatchObject({
      problem: { code: 'unsupported-encoding' },
    });
  });
});

describe('the delimiter', () => {
  const cell = fc.stringMatching(/^[a-zа-я ]{1,12}$/).map((text) => `x${text}`);

  it('is found in any even table, whatever its quoted cells hold', () => {
    const noisy = fc
      .tuple(cell, fc.constantFrom(',', ';', '\t', '|', '""', '\n'))
      .map(([text, noise]) => `"${text}${noise}"`);
    const table = fc
      .integer({ min: 2, max: 8 })
      .chain((width) =>
        fc.array(fc.array(fc.oneof(cell, noisy), { minLength: width, maxLength: width }), { minLength: 2 }),
      );
    fc.assert(
      fc.property(table, fc.constantFrom(',', ';', '\t', '|'), (rows, delimiter) => {
        expect(detectDelimiter(rows.map((row) => row.join(delimiter)).join('\n'))).toBe(delimiter);
      }),
    );
  });

  it('is a comma where there is one column', () => {
    expect(detectDelimiter('id\n1\n2')).toBe(',');
  });

  it('is the one of the table even where some rows are short', () => {
    expect(detectDelimiter('id;name;phone;sum\n1;Анна;;1,5\n2;Борис\n3;Вера;;2,5')).toBe(';');
  });
});

describe('parsing in slices', () => {
  const watch = { onProgress: () => undefined, signal };

  it('gives what parsing at once gives, cells longer than a slice included', async () => {
    const long = `"${'длинное, «примечание»\n'.repeat(150_000)}"`;
    const row = '1,"Анна, ""Мария""\nИванова",анна@example.ru\n';
    const text = `id,name,email\n${row.repeat(40_000)}2,${long},x\n${row.repeat(1_000)}`;
    const progress: number[] = [];
    const records = await splitRecords(text, ',', { signal, onProgress: (done) => progress.push(done) });
    expect(records).toEqual(Papa.parse<string[]>(text, { delimiter: ',', newline: '\n' }).data);
    expect(progress.length).toBeGreaterThan(1);
    expect(progress).toEqual([...progress].sort((a, b) => a - b));
  });

  it('stops between slices where it is called off', async () => {
    const controller = new AbortController();
    const onProgress = () => controller.abort(new Error('called off'));
    const text = 'a,b\n'.repeat(600_000);
    await expect(splitRecords(text, ',', { onProgress, signal: controller.signal })).rejects.toThrow('called off');
  });

  it('gives back every cell that papaparse wrote', async () => {
    const cells = fc.array(
      fc.array(
        fc.string({ unit: 'grapheme' }).map((s) => s.replace(/\r/g, '')),
        { minLength: 2, maxLength: 4 },
      ),
      { minLength: 1 },
    );
    await fc.assert(
      fc.asyncProperty(cells, async (rows) => {
        const text = Papa.unparse(rows, { newline: '\n', quotes: true });
        expect(await splitRecords(text, ',', watch)).toEqual(rows);
      }),
    );
  });
});
