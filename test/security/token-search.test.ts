import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startPracticeShop } from '../../electron/practice/practice-shop';
import { startCli } from '../fakes/run-cli';
import { temporaryFolder } from '../fakes/temporary-folder';

/** The attack: somebody gets the user-data folder, a report, a log or a terminal's scrollback, and searches for the token. */
const TOKEN = 'planted+token/Needle=4471';
const NEEDLES = [
  TOKEN,
  encodeURIComponent(TOKEN),
  Buffer.from(TOKEN).toString('base64').replace(/=+$/, ''),
  Buffer.from(TOKEN).toString('hex'),
];

function* filesUnder(folder: string): Generator<string> {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const stats = statSync(path);
    if (stats.isDirectory()) yield* filesUnder(path);
    else if (stats.isFile()) yield path;
  }
}

describe('a planted token', () => {
  it.each([
    { was: 'accepted', tokens: [TOKEN], exitCode: 0 },
    { was: 'refused', tokens: [], exitCode: 3 },
  ])('is found nowhere after a delivery in which it was $was', async ({ tokens, exitCode }) => {
    const folder = temporaryFolder();
    const shop = await startPracticeShop({ databasePath: ':memory:', tokens, pace: 0 });
    try {
      const file = join(folder.path, 'sheet.csv');
      const report = join(folder.path, 'report.csv');
      writeFileSync(
        file,
        'external_id,email,name,phone,created_at\n1,a@example.ru,А,+7 900 000-00-01,2018-01-01 00:11:22\n',
      );
      const args = [
        'import',
        file,
        '--base-url',
        shop.baseUrl,
        '--user-data',
        join(folder.path, 'data'),
        '--pace',
        '0',
        '--json',
        '--report',
        report,
      ];
      const ended = await startCli(args, { APLAUT_ACCESS_TOKEN: TOKEN }).ended;
      expect(ended.exitCode).toBe(exitCode);
      const texts = [
        ended.stdout,
        ended.stderr,
        ...[...filesUnder(folder.path)].map((path) => readFileSync(path, 'latin1')),
      ];
      expect(texts.length).toBeGreaterThan(5);
      for (const text of texts) for (const needle of NEEDLES) expect(text.includes(needle)).toBe(false);
    } finally {
      await shop.close();
      folder.remove();
    }
  });
});
