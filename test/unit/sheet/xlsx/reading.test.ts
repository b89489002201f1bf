import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openSheetFile } from '../../../../electron/sheet/readers/open-sheet-file';
import { readCellFormats } from '../../../../electron/sheet/readers/xlsx/cell-formats';
import { openWorkbook } from '../../../../electron/sheet/readers/xlsx/open-xlsx';
import { scanPart } from '../../../../electron/sheet/readers/xlsx/scan-part';
import { SharedStrings, SharedStringsScanner } from '../../../../electron/sheet/readers/xlsx/shared-strings';
import { SheetScanner } from '../../../../electron/sheet/readers/xlsx/sheet-scanner';
import { TextArena } from '../../../../electron/sheet/readers/xlsx/text-arena';
import { WorkbookPackage } from '../../../../electron/sheet/readers/xlsx/workbook-package';
import { createSpans, type Table } from '../../../../electron/sheet/table/table';
import { temporaryFolder } from '../../../fakes/temporary-folder';
import { escapeXml, makeSheet, makeXlsx } from '../../../fixtures/xlsx/make-xlsx';
import { readAllOf, recordsOf } from '../../../fixtures/xlsx/read-workbook';

/** A sheet with every feature, in the styles of several programs. */
const SHEET = Buffer.from(
  '\ufeff<?xml version="1.0" encoding="UTF-8"?><!-- c --><worksheet xmlns="m" xmlns:x="m"><dimension ref="A1:XFD1048576"/>' +
    '<sheetData><row r="1" spans="1:4"><c r="A1" t="s"><v>0</v></c><c r="B1" s="0" t="s"><v>1</v></c><c t="inlineStr">' +
    '<is><r><t>Ан</t></r><r><t xml:space="preserve">на </t></r></is></c></row>\r\n' +
    "<row r='2' hidden='true'><c r='A2' s='1'><v>43131.5</v></c><c r='B2' t='str'><f>A1&amp;\"&gt;\"</f><v>а&amp;б_x000D_\r\nв</v></c></row>" +
    '<x:row r="3"><x:c r="A3"><x:v>7.9161234567E+10</x:v></x:c><x:c r="C3" t="b"><x:v>1</x:v></x:c></x:row>' +
    '<row><c/><c t="str"><v><![CDATA[<я>]]>&#x1F600;</v></c><c r="F4"><v>0.30000000000000004</v></c></row>' +
    '</sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells></worksheet>',
);
const STRINGS = Buffer.from(
  '<sst><si><t>идент</t></si><si><r><t>им</t></r><r><t>я&lt;</t></r><rPh><t>x</t></rPh></si></sst>',
);
const formats = { kinds: new Uint8Array([0, 2]), zeros: new Uint8Array(2), masks: new Map<number, string>() };

// eslint-disable-next-line @typescript-eslint/require-await -- the pieces of a part come as promises
async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** Everything that a scan finds, as plain values. */
async function scanned(sheet: (bytes: Buffer) => AsyncGenerator<Buffer>): Promise<unknown> {
  const arena = new TextArena(0);
  const strings = new SharedStrings();
  await scanPart('strings', sheet(STRINGS), new SharedStringsScanner('strings', arena, strings));
  const options = { strings, formats, isFrom1904: false, firstRow: 1, maxRows: Infinity };
  const scanner = new SheetScanner('sheet', arena, options);
  await scanPart('sheet', sheet(SHEET), scanner);
  const { rows, trimmedCells, faults } = scanner.writer;
  const cells = Array.from({ length: rows.rowCount }, (_, row) =>
    rows.columns().map((column) => arena.text(rows.place(row, rows.slotOf(column)))),
  );
  const found: number[][] = [];
  faults.forEach((...fault) => found.push(fault));
  return { cells, columns: rows.columns(), trimmedCells, faults: found, merges: scanner.merges.length };
}

describe('reading in pieces', () => {
  const EXPECTED = {
    cells: [
      ['идент', 'имя<', 'Анна ', ''],
      ['2018-01-31 12:00:00', 'а&б\r\nв', '', ''],
      ['79161234567', '', 'true', ''],
      ['', '<я>😀', '', '0.3'],
    ],
    columns: [0, 1, 2, 5],
    trimmedCells: 1,
    faults: [],
    merges: 1,
  };

  it.each(Array.from({ length: 70 }, (_, index) => index + 1))('in pieces of %i bytes', async (size) => {
    expect(await scanned((bytes) => pieces(bytes, size))).toEqual(EXPECTED);
  });

  it('cut in two at every byte', async () => {
    for (let cut = 0; cut <= SHEET.length; cut += 1) {
      const inTwo = async function* (bytes: Buffer): AsyncGenerator<Buffer> {
        await Promise.resolve();
        yield bytes.subarray(0, cut);
        yield bytes.subarray(cut);
      };
      expect(await scanned(inTwo)).toEqual(EXPECTED);
    }
  });
});

describe('a part that is cut off', () => {
  it('is damaged, wherever it ends', async () => {
    for (let length = 0; length < SHEET.length; length += 1) {
      const part = SHEET.subarray(0, length);
      await expect(scanned((bytes) => pieces(bytes === SHEET ? part : bytes, 1000))).rejects.toMatchObject({
        problem: { code: 'damaged', detail: expect.stringContaining('sheet') as string },
      });
    }
  });
});

/** Checks the contract of every table (see `Table`). */
function holdToContract(table: Table): void {
  expect(new Set(table.headers).size).toBe(table.headers.length);
  expect(table.headerFaults).toHaveLength(table.headers.length);
  const spans = createSpans(table.rowCount);
  const bytes = Buffer.from(table.bytes.buffer, table.bytes.byteOffset, table.bytes.byteLength);
  table.headers.forEach((_, column) => {
    table.spans(column, 1, table.rowCount, spans);
    for (let row = 1; row <= table.rowCount; row += 1) {
      const text = table.cell(row, column);
      expect(table.cells(row)[column]).toBe(text);
      const start = spans.starts[row - 1] ?? 0;
      expect(bytes.toString('utf8', start, Math.max(start, spans.ends[row - 1] ?? 0))).toBe(text);
    }
    const [some, one] = [createSpans(2), createSpans(1)];
    table.spans(column, table.rowCount, 2, some);
    table.spans(column, table.rowCount, 1, one);
    expect([some.starts[0], some.ends[0]]).toEqual([one.starts[0], one.ends[0]]);
    expect(some.ends[1]).toBe(some.starts[1]);
  });
  expect(table.cell(0, 0)).toBe('');
  expect(table.cell(table.rowCount + 1, 0)).toBe('');
  expect(table.cell(1, table.headers.length)).toBe('');
  expect(table.cells(table.rowCount + 1)).toEqual(table.headers.map(() => ''));
}

const text = fc.oneof(
  fc
    .string({ unit: 'binary', maxLength: 12 })
    .map((value) => value.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '')),
  fc.constantFrom('', ' ', '#N/A', '=1', 'Анна', '\u00a0x', 'x'.repeat(130), '"', '_x0041_'),
);

describe('any sheet', () => {
  it('fulfils the contract of a table, and keeps every text', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(text, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 64, max: 400 }),
        async (rows, pieceBytes) => {
          const cell = (value: string): string =>
            `<c t="inlineStr"><is><t>${escapeXml(value.replaceAll('_x', '_x005F_x')).replaceAll('\r', '&#13;')}</t></is></c>`;
          const xml = [['h1', 'h2', 'h3', 'h4', 'h5', 'h6'], ...rows]
            .map((cells) => `<row>${cells.map(cell).join('')}</row>`)
            .join('');
          const seen = rows.filter((cells) =>
            cells.some(
              (value) => value.replace(/[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g, '') !== '',
            ),
          );
          fc.pre(seen.length > 0);
          const { table } = await readAllOf(makeSheet(xml), { headerRow: 1 }, pieceBytes);
          holdToContract(table);
          const expected = seen.map((cells) => Array.from({ length: 6 }, (_, column) => cells[column] ?? ''));
          expect(recordsOf(table).slice(1)).toEqual(expected);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('with more rows than a block, and growing width', async () => {
    const rows = Array.from({ length: 40_000 }, (_, index) => {
      const width = 1 + Math.floor(index / 1000);
      return `<row>${Array.from({ length: width }, (_, column) => `<c><v>${index * 100 + column}</v></c>`).join('')}</row>`;
    });
    const { table } = await readAllOf(makeSheet(rows.join('')), { headerRow: 1 });
    expect([table.rowCount, table.headers.length]).toEqual([39_999, 40]);
    for (const row of [1, 999, 1000, 15_999, 16_383, 16_384, 16_385, 32_768, 39_999]) {
      const width = 1 + Math.floor(row / 1000);
      expect(table.cells(row)).toEqual(
        Array.from({ length: 40 }, (_, column) => (column < width ? String(row * 100 + column) : '')),
      );
    }
    const spans = createSpans(table.rowCount);
    table.spans(20, 1, table.rowCount, spans);
    const at = (row: number): string =>
      Buffer.from(table.bytes).toString('utf8', spans.starts[row - 1], spans.ends[row - 1]);
    expect([at(19_999), at(20_000), at(39_999)]).toEqual(['', '2000020', '3999920']);
  });
});

describe('the head', () => {
  const width = 8;
  const strings = Array.from({ length: 5000 }, (_, index) => `<si><t>строка ${index}</t></si>`).join('');
  const rows = Array.from({ length: 1000 }, (_, row) => {
    const cells = Array.from({ length: width }, (_, column) => `<c t="s"><v>${(row * width + column) % 5000}</v></c>`);
    return `<row r="${row + 1}">${cells.join('')}<c><v>${row}</v></c></row>`;
  });
  const bytes = makeXlsx({ sheets: [{ name: 'A', xml: rows.join('') }], strings });
  const watch = { onProgress: () => undefined, signal: new AbortController().signal };

  it('has the same first rows as the complete table', async () => {
    const reading = await openWorkbook(bytes, {});
    const all = await reading.readAll(watch);
    const { head } = reading;
    expect(head.table.rowCount).toBe(199);
    expect(recordsOf(head.table)).toEqual(recordsOf(all.table).slice(0, 200));
    expect(head.facts).toEqual(all.facts);
    holdToContract(head.table);
  });

  it('begins at the chosen row', async () => {
    const reading = await openWorkbook(bytes, { headerRow: 900 });
    const all = await reading.readAll(watch);
    expect([reading.head.facts.headerRow, reading.head.table.rowCount, all.table.rowCount]).toEqual([900, 100, 100]);
    expect(recordsOf(reading.head.table)).toEqual(recordsOf(all.table));
  });

  it('reports progress up to 1, never falling', async () => {
    const seen: number[] = [];
    const reading = await openWorkbook(bytes, {}, 4096);
    await reading.readAll({ ...watch, onProgress: (done) => seen.push(done) });
    expect(seen.length).toBeGreaterThan(10);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.at(-1)).toBe(1);
  });

  it('can be all that is read: reading on is cancelled', async () => {
    const reading = await openWorkbook(bytes, {});
    const signal = AbortSignal.abort(new Error('called off'));
    await expect(reading.readAll({ ...watch, signal })).rejects.toThrow('called off');
  });

  it('is read from a file', async () => {
    const folder = temporaryFolder();
    try {
      await writeFile(join(folder.path, 'a.xlsx'), bytes);
      const reading = await openSheetFile(join(folder.path, 'a.xlsx'), {});
      await reading.close();
      expect(reading.head.table.cell(1, 0)).toBe('строка 8');
      expect((await reading.readAll(watch)).table.rowCount).toBe(999);
    } finally {
      folder.remove();
    }
  });
});

describe('large amounts', () => {
  it('a million styles', async () => {
    const styles = `<styleSheet><cellXfs>${'<xf numFmtId="14" fontId="0" applyFont="1"/>'.repeat(1_000_000)}</cellXfs></styleSheet>`;
    const pack = new WorkbookPackage(makeSheet('', { extra: [{ name: 'styles.xml', content: styles }] }), 512 * 1024);
    const { kinds } = await readCellFormats(pack, 'styles.xml');
    expect([kinds.length, kinds[999_999]]).toEqual([1_000_000, 1]);
  }, 20_000);
});
