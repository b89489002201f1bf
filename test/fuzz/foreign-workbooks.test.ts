import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { openSheetFile } from '../../electron/sheet/readers/open-sheet-file';
import { fileProblemOf } from '../../electron/sheet/source/file-problem-error';
import { startParser } from '../../electron/sheet/readers/foreign/start-parser';
import { below, pick, seededRandom } from '../bench/data/random';
import { temporaryFolder } from '../fakes/temporary-folder';
import { makeOle, writeBySheetJs, type SheetSpec } from '../fixtures/foreign/by-sheetjs';
import { makeBiff5 } from '../fixtures/foreign/biff';
import { makeOds, odsRow, odsTable, odsText, odsValue } from '../fixtures/foreign/make-ods';
import { makeZip, unpackZip } from '../fixtures/zip';
import { checkTable } from './check-table';
import { mutateBytes } from './mutate-bytes';
import { writeFileSync } from 'node:fs';

/** Each file has a thread of its own, which takes longer than the file. */
const FILES = 60;
const SEED = Number(process.env['FOREIGN_SEED'] ?? Math.floor(Math.random() * 1_000_000));
const ENTRY = pathToFileURL(join(import.meta.dirname, '..', '..', 'out', 'main', 'workbook-thread.cjs'));
const LIMITS = { heapLimitMb: 300, timeLimitMs: 10_000 };

const SHEET: SheetSpec = {
  rows: [
    ['external_id', 'email', 'дата', 'сумма'],
    ['00123', 'a@example.ru', { v: 43_131.5, z: 'dd.mm.yyyy hh:mm' }, 12.5],
    [79_161_234_567, 'b@example.ru', { v: 0.5, z: 'h:mm' }, true],
    ['100502', null, { error: 0x2a }, 'Яна'],
  ],
  merges: ['B4:C4'],
};
const ODS = makeOds(
  odsTable(
    odsRow(odsText('external_id'), odsText('дата')) +
      odsRow(odsValue('float', 'office:value="7"', '7'), odsValue('date', 'office:date-value="2018-01-31"', 'x')) +
      `<table:table-row table:number-rows-repeated="3">${odsText('x')}</table:table-row>`,
  ),
);
const HTML = Buffer.from(
  '<html><table><tr><th>id<th>Имя</tr><tr><td rowspan="2">1</td><td>Анна<br>&laquo;Я&raquo;</td></tr><tr><td>2</table>',
);
const TOKENS = ['<table>', '</table', '<td colspan="9">', 'number-rows-repeated="99"', '&#1071;', '\0', '"', '<!--'];

const whole = [
  writeBySheetJs('biff8', [SHEET]),
  writeBySheetJs('xlml', [SHEET]),
  makeOle('Book', makeBiff5(Buffer.from('A'), [[Buffer.from('id')], [Buffer.from('1')]], 1251)),
  HTML,
];
const archives = [writeBySheetJs('xlsb', [SHEET]), ODS].map((bytes) => [...unpackZip(bytes)]);

/** A file of one of the formats with some bytes changed, within a part if it is an archive. */
function makeFile(index: number): Buffer {
  const random = seededRandom(Math.imul(SEED, 1_000_003) + index);
  if (below(random, 2) === 0) return mutateBytes(random, pick(random, whole), TOKENS);
  const parts = pick(random, archives);
  const hit = below(random, parts.length);
  return makeZip(
    parts.map(({ name, content }, at) => ({
      name,
      method: name === 'mimetype' ? 0 : 8,
      content: at === hit && name !== 'mimetype' ? mutateBytes(random, content, TOKENS) : content,
    })),
  );
}

test(
  `corrupted workbooks of other formats become tables or problems (seed ${SEED})`,
  { timeout: 300_000 },
  async () => {
    const folder = temporaryFolder();
    const outcomes = new Map<string, number>();
    for (let index = 0; index < FILES; index += 1) {
      const path = join(folder.path, `${index}.xls`);
      writeFileSync(path, makeFile(index));
      const outcome = await outcomeOf(path).catch((error: unknown) => {
        throw new Error(`seed ${SEED}, file ${index}`, { cause: error });
      });
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    }
    folder.remove();
    // A run in which every file is refused, or none, would prove nothing.
    expect(outcomes.get('table')).toBeGreaterThan(FILES / 20);
    expect(outcomes.size).toBeGreaterThan(1);
  },
);

async function outcomeOf(path: string): Promise<string> {
  try {
    const reading = await openSheetFile(path, {}, { parser: () => startParser(ENTRY, LIMITS) });
    const { table } = await reading.readAll({ signal: new AbortController().signal, onProgress: () => undefined });
    await reading.close();
    checkTable(table);
    return 'table';
  } catch (error) {
    const problem = fileProblemOf(error);
    if (problem === null || problem.code === 'crashed') throw error;
    return problem.code;
  }
}
