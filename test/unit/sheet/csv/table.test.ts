import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FileProblemError } from '../../../../electron/sheet/source/file-problem-error';
import { EditedTable } from '../../../../electron/sheet/table/edited-table';
import { createSpans, FILL, type Table } from '../../../../electron/sheet/table/table';
import { cleanText } from '../../../../shared/consumer/cells/clean-text';
import { encode } from './encode';
import { contentOf, openCsvText, readCsv, type ReadingWay } from './read-csv';
import { runs } from '../../../fakes/number-of-runs';

const WATCH = { onProgress: () => undefined, signal: new AbortController().signal };

/** Anything that a CSV file may contain, with many difficult cases. */
const hardText = fc
  .array(
    fc.oneof(
      {
        weight: 6,
        arbitrary: fc.constantFrom(
          '"',
          '""',
          '"""',
          ';',
          ';',
          ';',
          '\n',
          '\r\n',
          '\r',
          ' ',
          '\t',
          '="',
          '\0',
          '\u00a0',
        ),
      },
      { weight: 4, arbitrary: fc.constantFrom('a', 'Анна', 'я', '7', '😀', '\u200b', '\u3000', '\ufeff', 'é', '-') },
      {
        weight: 2,
        arbitrary: fc.constantFrom('"x";', ';"Анна ""М"" П"\n', '\n"1";2;3\n', '="007";', '";";', '"a\r\nb"'),
      },
    ),
    { maxLength: 40, size: 'max' },
  )
  .map((parts) => `id;имя;c;d\n1;2;3;4\n${parts.join('')}`);

const WAY: ReadingWay = { delimiter: ';', headerRow: 1 };

function expectFillsOfCells(table: Table): void {
  const edited = new EditedTable(table);
  const fills = new Uint8Array(table.rowCount);
  for (let column = 0; column < table.headers.length; column += 1) {
    table.fills(column, 1, table.rowCount, fills);
    const sure = Array.from(fills.keys()).filter((at) => fills[at] !== FILL.unsure);
    const wanted = sure.map((at) => (edited.cell(at + 1, column) === '' ? FILL.none : FILL.text));
    expect(sure.map((at) => fills[at])).toEqual(wanted);
  }
}

const hasQuoteOrFormula = (bytes: Buffer): boolean => bytes.includes('"') || bytes[0] === 0x3d;

function expectSpansOfCells(table: Table): void {
  const spans = createSpans(table.rowCount);
  for (let column = 0; column < table.headers.length; column += 1) {
    table.spans(column, 1, table.rowCount, spans);
    for (let row = 1; row <= table.rowCount; row += 1) {
      const start = spans.starts[row - 1]!;
      const end = Math.max(start, spans.ends[row - 1]!);
      const span = Buffer.from(table.bytes.subarray(start, end));
      if (!hasQuoteOrFormula(span)) expect(span.toString()).toBe(table.cell(row, column));
    }
  }
}

describe('a table over CSV text', { timeout: 60_000 }, () => {
  it('returns spans that are the UTF-8 of its cells, unless the contract says otherwise', async () => {
    await fc.assert(
      fc.asyncProperty(hardText, fc.constantFrom('utf8', 'utf16le'), async (text, encoding) => {
        const bytes = Buffer.from(`${encoding === 'utf8' ? '' : '\uFEFF'}${text}`, encoding as BufferEncoding);
        const { table } = await (await openCsvText(bytes, WAY)).readAll(WATCH);
        expectSpansOfCells(table);
        expectFillsOfCells(table);
      }),
      { numRuns: runs(1000) },
    );
  });

  it('returns the spans of any part of a column, across blocks', async () => {
    const rows = Array.from({ length: 70_000 }, (_, index) => `${index + 1};"№ ${index + 1}"`);
    const { table } = await (await openCsvText(['id;note', ...rows].join('\n'))).readAll(WATCH);
    expect(table.rowCount).toBe(70_000);
    const spans = createSpans(10_000);
    table.spans(1, 60_001, 10_000, spans);
    const texts = [...spans.starts].map((start, at) =>
      Buffer.from(table.bytes.subarray(start, spans.ends[at])).toString(),
    );
    expect(texts).toEqual(Array.from({ length: 10_000 }, (_, index) => `№ ${60_001 + index}`));
  });

  it('tells by their length which cells have a text, and leaves only a few open', async () => {
    const cells = ['Анна', '7', '', '""', '"" ', '"="""""  ', '=""', 'NULL', '\\N', '"NULL"', 'Nina Petrova', '"Вера"'];
    const { table } = await (
      await openCsvText(['a;b', ...cells.map((cell) => `${cell};x`)].join('\n'), WAY)
    ).readAll(WATCH);
    expectFillsOfCells(table);
    const fills = new Uint8Array(table.rowCount);
    table.fills(0, 1, table.rowCount, fills);
    expect(cells.filter((_, at) => fills[at] === FILL.unsure)).toEqual(cells.slice(3, -2));
  });

  it('is empty outside its rows and columns', async () => {
    const { table } = await (await openCsvText('id;b\n1;2')).readAll(WATCH);
    expect([table.cell(0, 0), table.cell(2, 0), table.cell(1, 2), table.cell(1, -1)]).toEqual(['', '', '', '']);
    expect(table.cells(2)).toEqual(['', '']);
  });

  it('keeps cells beyond the usual width as columns without a header, if they contain anything', async () => {
    const usual = Array.from({ length: 40 }, (_, index) => `${index};a`);
    const { headers, rows, facts } = await readCsv(
      ['id;b', ...usual, '41;a;; ;"x ";', '42;a', '43;a;;;;;;\t;'].join('\n'),
    );
    expect(headers).toEqual(['id', 'b', 'column_3']);
    expect(rows[40]).toEqual(['41', 'a', 'x ']);
    expect(rows[42]).toEqual(['43', 'a', '']);
    expect(facts.trimmedCells).toBe(1);
  });

  it('counts cells with invisible characters around their text', async () => {
    await fc.assert(
      fc.asyncProperty(hardText, async (text) => {
        const { rows, facts } = await readCsv(text, WAY);
        expect(facts.trimmedCells).toBe(rows.flat().filter((cell) => cleanText(cell) !== cell).length);
      }),
      { numRuns: runs(2000) },
    );
  });

  it('has no row without text', async () => {
    await fc.assert(
      fc.asyncProperty(hardText, async (text) => {
        const { rows } = await readCsv(text, WAY);
        for (const row of rows) expect(row.some((cell) => cleanText(cell) !== '')).toBe(true);
      }),
      { numRuns: runs(500) },
    );
  });
});

describe('reading in pieces', { timeout: 60_000 }, () => {
  it('gives the same result wherever the text is cut', async () => {
    await fc.assert(
      fc.asyncProperty(hardText, fc.integer({ min: 1, max: 40 }), async (text, pieceBytes) => {
        expect(await readCsv(text, { ...WAY, pieceBytes })).toEqual(await readCsv(text, WAY));
      }),
      { numRuns: runs(1000) },
    );
  });

  it('gives the same result for a cut at every byte of a text in any encoding', async () => {
    const text = 'id;"имя"\r\n1;"Анна ""М""\r\nП" \r\r\n2;"не\nзакрыто "тут"\r\n\n3;"ООО "Ромашка"";x\r\n="007";Ёж';
    for (const bytes of [
      Buffer.from(text),
      Buffer.from(`\uFEFF${text}`),
      encode(text, 'ibm866'),
      Buffer.from(text, 'utf16le'),
    ]) {
      const whole = await readCsv(bytes);
      for (let pieceBytes = 1; pieceBytes <= bytes.length; pieceBytes += 1) {
        expect(await readCsv(bytes, { pieceBytes })).toEqual(whole);
      }
    }
  });

  it('agrees with the first rows', async () => {
    await fc.assert(
      fc.asyncProperty(hardText, fc.integer({ min: 1, max: 200 }), async (text, headBytes) => {
        const reading = await openCsvText(text, { ...WAY, headBytes });
        const all = contentOf(await reading.readAll(WATCH));
        const { rows, headers } = contentOf(reading.head);
        const filled = (row: readonly string[]): string => row.filter((cell) => cell !== '').join('¦');
        expect(headers.slice(0, 4)).toEqual(all.headers.slice(0, 4));
        expect(rows.map(filled)).toEqual(all.rows.slice(0, rows.length).map(filled));
      }),
      { numRuns: runs(1000) },
    );
  });

  it('leaves out a row that is cut off from the first rows', async () => {
    const reading = await openCsvText('id;name\n1;Anna\n2;Boris', { headBytes: 'id;name\n1;Anna\n2;Bo'.length });
    expect(contentOf(reading.head).rows).toEqual([['1', 'Anna']]);
  });

  it('reads more if the header or the first row is longer than the sample', async () => {
    const long = 'x'.repeat(1000);
    const reading = await openCsvText(`id;${long}\n\n\n1;"${long}\n${long}"\n2;b\n`, { headBytes: 16 });
    expect(contentOf(reading.head).headers).toEqual(['id', long]);
    expect(contentOf(reading.head).rows[0]).toEqual(['1', `${long}\n${long}`]);
  });
});

describe('arbitrary bytes', { timeout: 60_000 }, () => {
  const anyBytes = fc
    .array(
      fc.oneof(
        fc.uint8Array({ maxLength: 12 }),
        fc.constantFrom('"', ';', '\n', '\r\n', 'id;имя\n', '1;Анна\n', '=', '\uFEFF').map((text) => Buffer.from(text)),
      ),
      { minLength: 1, maxLength: 20, size: 'max' },
    )
    .map((parts) => Buffer.concat(parts))
    .filter((bytes) => bytes.length > 0);
  const anyWay = fc.record({
    pieceBytes: fc.integer({ min: 1, max: 50 }),
    headBytes: fc.integer({ min: 1, max: 300 }),
    encoding: fc.constantFrom(undefined, undefined, 'utf-8', 'utf-16be', 'koi8-r', 'shift_jis', 'windows-1252'),
    headerRow: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
  });

  it('become a table or are refused with a problem, wherever they are cut', async () => {
    const outcome = (bytes: Buffer, way: ReadingWay): Promise<unknown> =>
      readCsv(bytes, way).catch((error: unknown) => {
        expect(error).toBeInstanceOf(FileProblemError);
        return (error as FileProblemError).problem.code;
      });
    await fc.assert(
      fc.asyncProperty(anyBytes, anyWay, async (bytes, way) => {
        expect(await outcome(bytes, way)).toEqual(await outcome(bytes, { ...way, pieceBytes: 1000 }));
      }),
      { numRuns: runs(2000) },
    );
  });
});
