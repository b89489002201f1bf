import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { translatorFor } from '../../../../electron/i18n/translate';
import { openCsvInPieces } from '../../../../electron/sheet/readers/csv/open-csv';
import { FileProblemError } from '../../../../electron/sheet/source/file-problem-error';
import { contentOf, openCsvText, readCsv, sourceOf } from './read-csv';

const signal = new AbortController().signal;
const MEGABYTE = 1024 * 1024;

describe('reading a CSV file', { timeout: 60_000 }, () => {
  const text = `id;name\n${Array.from({ length: 1000 }, (_, index) => `${index};Анна\n`).join('')}`;

  it('reports progress that never falls, and everything at the end', async () => {
    const progress: [number, number][] = [];
    const reading = await openCsvText(text, { pieceBytes: 1000 });
    await reading.readAll({ onProgress: (done, rows) => progress.push([done, rows]), signal });
    expect(progress.length).toBeGreaterThan(10);
    expect(progress).toEqual([...progress].sort(([a], [b]) => a - b));
    expect(progress.at(-1)).toEqual([1, 1000]);
  });

  it('lets the process answer requests between pieces', async () => {
    const reading = await openCsvText(text, { pieceBytes: 1000 });
    const state = { turns: 0, isDone: false };
    const all = reading.readAll({ onProgress: () => undefined, signal }).finally(() => (state.isDone = true));
    while (!state.isDone) {
      await setImmediate();
      state.turns += 1;
    }
    await all;
    expect(state.turns).toBeGreaterThan(10);
  });

  it('stops when cancelled, and leaves no read pending', async () => {
    const controller = new AbortController();
    const source = sourceOf(Buffer.from(text));
    let reads = 0;
    const counted = {
      ...source,
      read: async (into: Uint8Array, position: number) => {
        reads += 1;
        await setImmediate();
        await source.read(into, position);
        reads -= 1;
      },
    };
    const reading = await openCsvInPieces(counted, {}, 1000);
    const onProgress = (): void => controller.abort(new Error('called off'));
    await expect(reading.readAll({ onProgress, signal: controller.signal })).rejects.toThrow('called off');
    expect(reads).toBe(0);
  });

  it.each(['read', 'assertUnchanged'] as const)('fails with the file’s error: %s', async (method) => {
    const failing = {
      ...sourceOf(Buffer.from(text)),
      [method]: () => Promise.reject(new FileProblemError('changed', 'It is shorter.')),
    };
    const reading = await openCsvInPieces(failing, {}, 1000);
    await expect(reading.readAll({ onProgress: () => undefined, signal })).rejects.toMatchObject({
      problem: { code: 'changed' },
    });
  });

  it.each([
    ['nothing but blanks', '\n ; \n\u00a0\n"";\n', 'no-header'],
    ['a header alone', 'id;name\n', 'no-rows'],
    ['a header and blanks', 'id;name\n;\n \n', 'no-rows'],
    ['NUL bytes alone', '\0\0\0\0', 'no-header'],
  ])('refuses %s', async (_what, content, code) => {
    for (const headBytes of [2, 1000]) {
      await expect(readCsv(content, { headBytes })).rejects.toMatchObject({ problem: { code } });
    }
  });
});

describe('rows that are shorter or longer than the header', () => {
  const lines = (...rows: string[]): string => ['external_id,email,name', ...rows].join('\n');
  const remark = (code: string, line: number) => [{ code, column: null, line }];

  it('get remarks with their line in the file', async () => {
    const { remarks } = await readCsv(lines('1,a,"x\ny"', '', '2,b', '3,c,d', '4,e,f,g', '5,h,i', '6,h,i,,'));
    expect(remarks).toEqual({ 2: remark('row-short', 5), 4: remark('row-long', 7) });
  });

  it('get none if most rows are like that', async () => {
    expect((await readCsv(lines('1', '2,b', '3,c,d'))).remarks).toEqual({});
    expect((await readCsv(lines('1,a,b,c', '2,a,b,c', '3,a,b'))).remarks).toEqual({});
  });
});

/** The problem code of a text, so that a failing test does not print the text. */
async function problemOf(content: string): Promise<string> {
  try {
    await readCsv(content);
    return 'nothing';
  } catch (error) {
    return error instanceof FileProblemError ? error.problem.code : String(error);
  }
}

describe('hostile text', { timeout: 60_000 }, () => {
  it('has a million unclosed quotes', async () => {
    const { rows, remarks } = await readCsv(`id;name\n${'1;"Анна\n'.repeat(300_000)}`);
    expect(rows).toHaveLength(300_000);
    expect(rows[299_999]).toEqual(['1', '"Анна']);
    expect(remarks[300_000]).toEqual([{ code: 'quote-unclosed', column: 1, line: 300_001 }]);
  });

  it('has thousands of them in each line', async () => {
    const line = Array.from({ length: 16_000 }, (_, column) => `""${column}`).join(';');
    const { rows } = await readCsv(`${line}\n${`${line}\n`.repeat(20)}`, { headerRow: 1 });
    expect(rows[19]?.[15_999]).toBe('""15999');
  });

  it('has one quote that is never closed in a long file', async () => {
    const { rows, remarks } = await readCsv(`id;name\n1;"Анна\n${'2;Борис\n'.repeat(400_000)}`, {
      pieceBytes: MEGABYTE,
    });
    expect(rows).toHaveLength(400_001);
    expect(remarks).toEqual({ 1: [{ code: 'quote-unclosed', column: 1, line: 2 }] });
  });

  it.each([
    ['one cell', `id\n${'x'.repeat(20 * MEGABYTE)}`, 'not-a-table'],
    ['one line without a header', 'x'.repeat(70 * MEGABYTE), 'not-a-table'],
    ['one line after the first rows', `id;name\n1;2\n${'x'.repeat(70 * MEGABYTE)}`, 'not-a-table'],
    ['one quoted cell', `id\n1\n"${'x'.repeat(20 * MEGABYTE)}"`, 'not-a-table'],
    ['too many columns', `id;name\n1;2\n${';'.repeat(16_384)}x`, 'not-a-table'],
    ['too many headers', `${'a;'.repeat(16_384)}x\n1`, 'not-a-table'],
    [
      'too many cells',
      `${Array.from({ length: 10_000 }, (_, column) => column).join(',')}\n${'1,2\n'.repeat(20_100)}`,
      'too-large',
    ],
    ['one row more than the sentence says', `id\n${'1\n'.repeat(5_000_001)}`, 'too-many-rows'],
    ['six million rows', `id\n${'1\n'.repeat(6_000_000)}`, 'too-many-rows'],
  ])('is %s', async (_what, content, code) => {
    expect(await problemOf(content)).toBe(code);
  });

  it('has as many rows as allowed', async () => {
    const reading = await openCsvText(`id\n${'1\n'.repeat(5_000_000)}`);
    const { table } = await reading.readAll({ onProgress: () => undefined, signal });
    expect(table.rowCount).toBe(5_000_000);
    expect(translatorFor('ru')('fileProblems.too-many-rows')).toContain('больше 5\u00a0000\u00a0000 строк');
    expect(translatorFor('en')('fileProblems.too-many-rows')).toContain('more than 5,000,000 rows');
  });

  it('is as wide as a sheet can be', async () => {
    const line = Array.from({ length: 16_384 }, (_, column) => `c${column}`).join(',');
    const reading = await openCsvText(`${line}\n${line}\n${line}\n`);
    expect(contentOf(reading.head).headers).toHaveLength(16_384);
  });

  it('is many blank lines', async () => {
    const { rows, facts } = await readCsv(`${'\n'.repeat(500_000)}id;name\n${' ;\r\n'.repeat(500_000)}1;2`);
    expect(rows).toEqual([['1', '2']]);
    expect(facts.headerRow).toBe(500_001);
  });
});
