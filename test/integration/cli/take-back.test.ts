import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startPracticeShop, type PracticeShop } from '../../../electron/practice/practice-shop';
import { startCli } from '../../fakes/run-cli';
import { temporaryFolder } from '../../fakes/temporary-folder';

const TOKEN = 'cli-test-token-Zq81';

let folder: ReturnType<typeof temporaryFolder>;
let shop: PracticeShop;

beforeEach(async () => {
  folder = temporaryFolder();
  shop = await startPracticeShop({ databasePath: ':memory:', tokens: [TOKEN], pace: 0 });
});

afterEach(async () => {
  await shop.close();
  folder.remove();
});

const run = (...args: string[]) =>
  startCli([...args, '--user-data', join(folder.path, 'data'), '--json'], { APLAUT_ACCESS_TOKEN: TOKEN }).ended;

function send(names: string[], ...more: string[]) {
  const path = join(folder.path, 'sheet.csv');
  const lines = names.map((name, n) => `${n + 1},c${n + 1}@example.ru,${name},+7 900 000-00-00,2018-01-01 00:11:22`);
  writeFileSync(path, `external_id,email,name,phone,created_at\n${lines.join('\n')}\n`);
  return run('import', path, '--base-url', shop.baseUrl, '--pace', '0', ...more);
}

const names = () => shop.consumers({ offset: 0, limit: 10, search: '' }).consumers.map(({ name }) => name);

describe('the unattended import with --keep-before', () => {
  it('can be taken back, until the values before are forgotten', async () => {
    await send(['Анна', 'Борис']);
    const changed = await send(['Анна П.', 'Борис', 'Вера'], '--keep-before', '--all');
    expect(changed.json().result).toMatchObject({ requests: 6, outcomes: { created: 1, updated: 2 } });
    const id = String(changed.json().result['delivery']);
    expect(names()).toEqual(['Анна П.', 'Борис', 'Вера']);

    const back = await run('deliveries', 'take-back', id);
    expect(back.exitCode).toBe(0);
    expect(back.json().result).toMatchObject({
      takes_back: id,
      take_back: { restorable: 1, created: 1, same: 1, unknown: 0, doubtful: 0, changed_since: 0 },
      rows: 1,
      outcomes: { updated: 1 },
    });
    expect(back.stderr).toContain('1 added customer stays');
    expect(names()).toEqual(['Анна', 'Борис', 'Вера']);

    expect((await run('deliveries', 'forget-before', id)).exitCode).toBe(0);
    const again = await run('deliveries', 'take-back', id);
    expect(again.exitCode).toBe(2);
    expect(again.json().error).toMatchObject({ code: 'nothing-to-take-back' });
  });
});
