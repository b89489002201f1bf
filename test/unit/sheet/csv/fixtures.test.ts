import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Remark } from '../../../../electron/sheet/table/remarks';
import type { FileProblemCode } from '../../../../shared/sheet/file-problem';
import type { FileFacts, ReadingOptions } from '../../../../shared/sheet/sheet-state';
import { readCsv } from './read-csv';

/** The expected result in the file next to each fixture. */
type Expected = { options?: ReadingOptions } & (
  | { problem: FileProblemCode }
  | {
      problem?: undefined;
      facts: Partial<FileFacts>;
      headers: string[];
      rows: string[][];
      /** By row. Left out if there are none. */
      remarks?: Record<number, Remark[]>;
    }
);

const folder = join(import.meta.dirname, '../../../fixtures/csv');
const names = (await readdir(folder)).filter((name) => name.endsWith('.csv'));

describe.each(names)('%s', (name) => {
  it.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ])('gives the expected result with %s', async (_lineBreak, characters) => {
    const expected = JSON.parse(
      await readFile(join(folder, name.replace('.csv', '.expected.json')), 'utf8'),
    ) as Expected;
    const text = (await readFile(join(folder, name), 'utf8')).replace(/\r?\n/g, characters);

    const reading = readCsv(text, expected.options ?? {});

    if (expected.problem !== undefined) {
      await expect(reading).rejects.toMatchObject({ problem: { code: expected.problem } });
      return;
    }
    const { headers, rows, facts, remarks } = await reading;
    expect({ headers, rows, remarks }).toEqual({
      headers: expected.headers,
      rows: expected.rows,
      remarks: expected.remarks ?? {},
    });
    expect(facts).toMatchObject({ format: 'csv', encoding: 'utf-8', trimmedCells: 0, ...expected.facts });
  });
});
