import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSheetFile } from '../../../electron/sheet/readers/read-sheet-file';
import type { FileProblemCode } from '../../../shared/sheet/file-problem';
import type { FileFacts, ReadingOptions } from '../../../shared/sheet/sheet-state';

/** What stands beside each fixture: what it must become. */
type Expected = { options?: ReadingOptions } & (
  { problem: FileProblemCode } | { problem?: undefined; facts: Partial<FileFacts>; headers: string[]; rows: string[][] }
);

const folder = join(import.meta.dirname, '../../fixtures/csv');
const names = (await readdir(folder)).filter((name) => name.endsWith('.csv'));
const watch = { onProgress: () => undefined, signal: new AbortController().signal };

let temp: string;
beforeAll(async () => {
  temp = await mkdtemp(join(tmpdir(), 'aplaut-fixtures-'));
});
afterAll(() => rm(temp, { recursive: true }));

describe.each(names)('%s', (name) => {
  it.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ])('becomes what stands beside it, with %s', async (lineBreak, characters) => {
    const expected = JSON.parse(
      await readFile(join(folder, name.replace('.csv', '.expected.json')), 'utf8'),
    ) as Expected;
    const text = await readFile(join(folder, name), 'utf8');
    const path = join(temp, `${lineBreak}-${name}`);
    await writeFile(path, text.replace(/\r?\n/g, characters));

    const reading = readSheetFile(path, expected.options ?? {}, watch);

    if (expected.problem !== undefined) {
      await expect(reading).rejects.toMatchObject({ problem: { code: expected.problem } });
      return;
    }
    const { headers, rows, facts } = await reading;
    expect({ headers, rows }).toEqual({ headers: expected.headers, rows: expected.rows });
    expect(facts).toMatchObject({ format: 'csv', encoding: 'utf-8', ...expected.facts });
  });
});
