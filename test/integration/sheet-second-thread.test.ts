import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import type { SecondThread } from '../../electron/sheet/source/second-thread';
import { startSecondThread } from '../../electron/sheet/second-thread/start-second-thread';
import { sheetState } from '../../electron/sending/sheet-state';
import { createSheetServer } from '../../electron/sheet/sheet-server';
import { createRequestChannel } from '../../shared/sheet/request-channel';
import { temporaryFolder } from '../fakes/temporary-folder';

const ENTRY = pathToFileURL(join(import.meta.dirname, '..', '..', 'out', 'main', 'second-thread.cjs'));
const ROWS = 200_000;

/** Every kind of row that the byte scan has to tell apart, some of them late in the file. Large enough for a second thread. */
function largeCsv(encoding: BufferEncoding, noteOf: (row: number) => string = () => ''): Buffer {
  const lines = ['external_id;email;name;phone;created_at;note;'];
  for (let row = 1; row <= ROWS; row += 1) {
    const id = row % 30_000 === 0 ? '"7"' : row % 35_001 === 0 ? `  ${row} ` : String(100_000 + row);
    const email = row % 25_000 === 0 ? 'SAME@example.ru' : row % 45_000 === 0 ? 'broken@' : `a${row}@example.ru`;
    lines.push(
      `${id};${email};"Name ""${row}""";+7916${1_000_000 + row};2024-01-31;"two\r\nlines ${row}${noteOf(row)}";`,
    );
  }
  return Buffer.from(lines.join('\n'), encoding);
}

/** The results for the file with a second thread and without one. */
async function openedBothWays(content: Buffer) {
  const folder = temporaryFolder();
  const path = join(folder.path, 'large.csv');
  writeFileSync(path, content);
  let started = 0;
  const beside = await openedWith(path, () => {
    started += 1;
    return startSecondThread(ENTRY);
  });
  const alone = await openedWith(path);
  folder.remove();
  expect(started).toBe(1);
  return { beside, alone };
}

async function openedWith(path: string, startThread?: () => SecondThread) {
  const serve = createSheetServer(() => undefined, { second: startThread });
  const channel = createRequestChannel((message) => void serve('main', message).then(channel.receive));
  await channel.request('open', {
    path,
    options: {},
    layout: null,
    timeZone: 'Europe/Moscow',
    mode: 'upsert',
  });
  const ask = channel.request;
  const state = await sheetState({ request: ask });
  return {
    issues: state.issuesByCode,
    counts: state.counts,
    key: await ask('table-key', {}),
    window: (await ask('get-window', { start: ROWS - 200, count: 200 })).rows,
  };
}

it.each(['utf8', 'utf16le'] as const)('a second thread gives the same result as one alone, in %s', async (encoding) => {
  const mark = encoding === 'utf16le' ? Buffer.from([0xff, 0xfe]) : Buffer.alloc(0);
  const { beside, alone } = await openedBothWays(Buffer.concat([mark, largeCsv(encoding)]));
  expect(alone.counts.issues).toBeGreaterThan(10);
  expect(beside).toEqual(alone);
});

it('the same holds if there are far more rows than the first ones suggest', async () => {
  const long = ' '.repeat(1_000);
  const { beside, alone } = await openedBothWays(largeCsv('utf8', (row) => (row < 10_000 ? long : '')));
  expect(alone.counts.rows).toBe(ROWS);
  expect(beside).toEqual(alone);
});

it('a thread that ends in the middle fails its jobs', async () => {
  const thread = startSecondThread(ENTRY);
  const digest = thread.do('digest');
  thread.end();
  await expect(digest).rejects.toThrow('ended');
});
