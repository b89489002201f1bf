import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { writeSample } from '../../../electron/window/write-sample';
import { openSheetFile } from '../../../electron/sheet/readers/open-sheet-file';
import { temporaryFolder } from '../../fakes/temporary-folder';

const SAMPLE = join(import.meta.dirname, '../../../assets/sample.csv');

async function read(path: string): Promise<{ headers: readonly string[]; rows: (readonly string[])[] }> {
  const reading = await openSheetFile(path, {});
  const { table } = await reading.readAll({ signal: new AbortController().signal, onProgress: () => undefined });
  await reading.close();
  return { headers: table.headers, rows: Array.from({ length: table.rowCount }, (_, index) => table.cells(index + 1)) };
}

it('the sample is the same sheet as CSV and as a workbook', async () => {
  const folder = temporaryFolder();
  onTestFinished(() => folder.remove());
  const csv = join(folder.path, 'пример.csv');
  const xlsx = join(folder.path, 'пример.XLSX');
  await writeSample(SAMPLE, csv);
  await writeSample(SAMPLE, xlsx);
  expect(readFileSync(csv)).toEqual(readFileSync(SAMPLE));
  expect(readFileSync(xlsx).subarray(0, 2).toString()).toBe('PK');
  expect(await read(xlsx)).toEqual(await read(csv));
});
