import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startPracticeShop, type PracticeShop, type SeenRequest } from '../../../electron/practice/practice-shop';
import { startCli } from '../../fakes/run-cli';
import { temporaryFolder } from '../../fakes/temporary-folder';

const TOKEN = 'cli-test-token-Zq81';

let folder: ReturnType<typeof temporaryFolder>;
let shop: PracticeShop;
let seen: SeenRequest[];

beforeEach(async () => {
  folder = temporaryFolder();
  seen = [];
  shop = await startPracticeShop({
    databasePath: ':memory:',
    tokens: [TOKEN],
    pace: 0,
    onRequest: (request) => seen.push(request),
  });
});

afterEach(async () => {
  await shop.close();
  folder.remove();
});

function sheet(names: string[]): string {
  const path = join(folder.path, 'sheet.csv');
  const lines = names.map((name, n) => `${n + 1},c${n + 1}@example.ru,${name},+7 900 000-00-00,2018-01-01 00:11:22`);
  writeFileSync(path, `external_id,email,name,phone,created_at\n${lines.join('\n')}\n`);
  return path;
}

const run = (file: string, more: string[], token = TOKEN) =>
  startCli(
    [...['import', file, '--base-url', shop.baseUrl, '--user-data', join(folder.path, 'data'), '--pace', '0', ...more]],
    { APLAUT_ACCESS_TOKEN: token },
  ).ended;

describe('the unattended comparison', () => {
  it('tells what sending would change, in words and as JSON, and sends nothing', async () => {
    await run(sheet(['Анна', 'Борис']), ['--json']);
    seen.length = 0;
    const file = sheet(['Анна', 'Борис Ильич', 'Вера']);
    const json = await run(file, ['--compare', '--json']);
    expect(json.exitCode).toBe(0);
    expect(json.json().result).toMatchObject({
      compared: 3,
      not_ready: 0,
      counts: { 'no-effect': 1, 'would-change': 1, 'would-create': 1 },
      rows: [
        { row: 1, external_id: '1', kind: 'no-effect', changes: [] },
        { row: 2, kind: 'would-change', changes: [{ field: 'name', from: 'Борис', to: 'Борис Ильич' }] },
        { row: 3, kind: 'would-create' },
      ],
    });
    expect(new Set(seen.map(({ method }) => method))).toEqual(new Set(['GET']));

    const words = await run(file, ['--compare', '2']);
    expect(words.exitCode).toBe(0);
    expect(words.stdout.trim().split('\n')).toHaveLength(4);
    expect(words.stdout).toContain('1\t1\tWould change nothing');
    expect(words.stdout).toContain('name: Борис → Борис Ильич');
    expect(shop.consumers({ offset: 0, limit: 10, search: '' }).total).toBe(2);
  });

  it('ends with 3 where the token is refused', async () => {
    const ended = await run(sheet(['Анна']), ['--compare', '--json'], 'another-token-Zq81');
    expect(ended.exitCode).toBe(3);
    expect(ended.json().error).toMatchObject({ code: 'compare-refused' });
  });

  it.each(['--compare=0', '--compare=501', '--compare=x'])('refuses %s', async (option) => {
    const ended = await run(sheet(['Анна']), [option, '--json']);
    expect(ended.exitCode).toBe(2);
    expect(ended.json().error).toMatchObject({ code: 'invalid-option', field: '--compare' });
  });
});
