import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import type { ForeignParser } from '../../electron/sheet/readers/foreign/foreign-workbook';
import { startParser } from '../../electron/sheet/readers/foreign/start-parser';
import { fileProblemOf } from '../../electron/sheet/source/file-problem-error';
import { makeBiff5 } from '../fixtures/foreign/biff';
import { makeOle, writeBySheetJs } from '../fixtures/foreign/by-sheetjs';
import { makeOds, odsRow, odsTable, odsText } from '../fixtures/foreign/make-ods';
import { readBytes } from '../fixtures/foreign/read-file';

/** The thread as it was built, with limits that take a test no minutes. */
const ENTRY = pathToFileURL(join(import.meta.dirname, '..', '..', 'out', 'main', 'workbook-thread.cjs'));
const LIMITS = { heapLimitMb: 200, timeLimitMs: 20_000 };

const parsers: ForeignParser[] = [];
afterEach(() => {
  for (const parser of parsers.splice(0)) parser.end();
});

const started = (limits: { heapLimitMb: number; timeLimitMs: number }): ForeignParser => {
  const parser = startParser(ENTRY, limits);
  parsers.push(parser);
  return parser;
};
const read = (bytes: Buffer, limits = LIMITS) => readBytes(bytes, { threads: { parser: () => started(limits) } });

const codeOf = (code: string) => ({ problem: { code } });

const repeated = (rows: number, columns: number): Buffer =>
  makeOds(
    odsTable(
      `${odsRow(odsText('id'))}<table:table-row table:number-rows-repeated="${rows}"><table:table-cell office:value-type="string"` +
        ` table:number-columns-repeated="${columns}"><text:p>x</text:p></table:table-cell></table:table-row>`,
    ),
  );

describe('a thread that parses a workbook', () => {
  it('gives what parsing without it gives', async () => {
    const bytes = writeBySheetJs('biff8', [
      {
        rows: [
          ['id', 'имя'],
          [1, 'Анна'],
          [2, true],
        ],
        hiddenRows: [2],
      },
    ]);
    const [there, here] = [await read(bytes), await readBytes(bytes)];
    expect([there.facts, there.table.cells(2)]).toEqual([here.facts, here.table.cells(2)]);
    expect(there.table.cells(1)).toEqual(['1', 'Анна']);
  });

  it('finds the tables of code pages', async () => {
    const bytes = makeBiff5(Buffer.from([0xcb]), [[Buffer.from('id')], [Buffer.from([0xdf])]], 1251);
    expect((await read(bytes)).table.cells(1)).toEqual(['Я']);
  });
});

describe('a workbook that would take all memory or time is refused', () => {
  it.each([
    ['a cell repeated in every cell of a sheet', repeated(1_048_576, 16_384)],
    ['a cell repeated without end', repeated(4_000_000_000, 1)],
  ])('at once, before it is parsed: %s', async (_what, bytes) => {
    await expect(read(bytes, { heapLimitMb: 100, timeLimitMs: 5_000 })).rejects.toMatchObject(codeOf('too-large'));
  });

  it('when the memory is full', async () => {
    await expect(read(repeated(1_000_000, 15))).rejects.toMatchObject(codeOf('too-much-work'));
  });

  it('when the time is over', async () => {
    const limits = { heapLimitMb: 1_000, timeLimitMs: 50 };
    await expect(read(repeated(1_000_000, 1), limits)).rejects.toMatchObject(codeOf('too-much-work'));
  });

  it('but a column repeated to the end of the sheet is read', async () => {
    const { table } = await read(repeated(100_000, 2), { heapLimitMb: 500, timeLimitMs: 60_000 });
    expect([table.rowCount, table.cells(100_000)]).toEqual([100_000, ['x', 'x']]);
  });

  it('cells beyond the edge of any sheet', async () => {
    await expect(read(repeated(1, 20_000))).rejects.toMatchObject(codeOf('damaged'));
  });
});

describe('a damaged workbook', () => {
  it.each([
    ['a stream of random records', makeOle('Workbook', Buffer.from('0908100000060500'.repeat(40), 'hex'))],
    ['a stream of zeros', makeOle('Workbook', Buffer.alloc(4096))],
    ['an OpenDocument file that is cut off', makeOds('').subarray(0, 600)],
    ['an OpenDocument file with a document type', makeOds('<!DOCTYPE a [<!ENTITY b "c">]><table:table>&b;')],
  ])('with %s is refused in words', async (_what, bytes) => {
    const problem = await read(bytes).then(
      () => null,
      (error: unknown) => fileProblemOf(error),
    );
    expect(['damaged', 'not-a-table', 'no-header', 'no-rows']).toContain(problem?.code);
  });

  it('does not reach the prototypes of objects', async () => {
    const rows = odsRow(odsText('id')) + odsRow(odsText('1'));
    const bytes = makeOds(odsTable(rows, 'table:name="__proto__"') + odsTable(rows, 'table:name="constructor"'));
    await read(bytes).catch((error: unknown) => expect(error).toHaveProperty('problem'));
    expect(({} as Record<string, unknown>)['!data']).toBeUndefined();
  });
});

it('a parser that is ended while it parses says so', async () => {
  const parser = started({ heapLimitMb: 1_000, timeLimitMs: 60_000 });
  const result = parser.parse({
    format: 'html',
    sheetName: null,
    parts: [{ name: '', content: Buffer.from('<table>') }],
  });
  parser.end();
  expect(await result).toMatchObject({ problem: 'crashed' });
});
