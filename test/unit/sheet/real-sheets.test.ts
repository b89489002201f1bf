import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openSheetFile } from '../../../electron/sheet/readers/open-sheet-file';

/**
 * Workbooks from other people's test collections, next to the project but not part of it. `expected.jsonl` has the results on which
 * openpyxl, SheetJS and we agree. See the folder's README. `REAL_SHEETS=all` reads all of them, a number reads the sample with that seed.
 */
const folder = join(import.meta.dirname, '../../../../shared/real-sheets');
const list = join(folder, 'expected.jsonl');
const isThere = existsSync(list);
const SAMPLE = 60;

/** A line of `expected.jsonl`. */
interface Expected {
  file: string;
  sheet: string;
  header_row: number;
  /** SHA-256 of the rows below the header as JSON. */
  sha256: string;
}

async function hashOf({ file, sheet, header_row: headerRow }: Expected): Promise<string> {
  const reading = await openSheetFile(join(folder, 'files', file), { sheetName: sheet, headerRow });
  try {
    const { table } = await reading.readAll({ signal: new AbortController().signal, onProgress: () => undefined });
    const rows = Array.from({ length: table.rowCount }, (_, index) => table.cells(index + 1));
    return createHash('sha256').update(JSON.stringify(rows)).digest('hex');
  } finally {
    await reading.close();
  }
}

describe.skipIf(!isThere)('other people’s workbooks', { timeout: 300_000 }, () => {
  const all = isThere
    ? readFileSync(list, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Expected)
    : [];

  it('are read as other libraries read them', async () => {
    const wanted = process.env['REAL_SHEETS'];
    const seed = Number(wanted ?? Date.now());
    const sample = fc.shuffledSubarray(all, { minLength: SAMPLE, maxLength: SAMPLE });
    const chosen = wanted === 'all' ? all : fc.sample(sample, { numRuns: 1, seed }).flat();
    const differing: string[] = [];
    for (const each of chosen) if ((await hashOf(each)) !== each.sha256) differing.push(`${each.file} [${each.sheet}]`);
    expect(chosen.length).toBeGreaterThanOrEqual(SAMPLE);
    expect(differing, `REAL_SHEETS=${seed} reads the same sample`).toEqual([]);
  });
});
