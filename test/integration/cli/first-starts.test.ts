import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { startPracticeShop } from '../../../electron/practice/practice-shop';
import { startCli } from '../../fakes/run-cli';
import { temporaryFolder } from '../../fakes/temporary-folder';

const TOKEN = 'cli-test-token-Zq81';

it('several first starts at the same moment make one folder of user data, in which all of them send', async () => {
  const folder = temporaryFolder();
  const shop = await startPracticeShop({ databasePath: ':memory:', tokens: [TOKEN], pace: 0 });
  onTestFinished(async () => {
    await shop.close();
    folder.remove();
  });
  const importOf = (n: number) => {
    const file = join(folder.path, `${n}.csv`);
    writeFileSync(
      file,
      `external_id,email,name,phone,created_at\n${n},c${n}@example.ru,Имя,+7 900 000-00-0${n},2018-01-01\n`,
    );
    const to = ['--base-url', shop.baseUrl, '--pace', '0', '--user-data', join(folder.path, 'data'), '--json'];
    return startCli(['import', file, ...to], { APLAUT_ACCESS_TOKEN: TOKEN }).ended;
  };
  const ended = await Promise.all([1, 2, 3, 4].map(importOf));
  expect(ended.map(({ exitCode, stderr }) => ({ exitCode, stderr }))).toEqual(
    ended.map(() => ({ exitCode: 0, stderr: expect.not.stringContaining('locked') as unknown })),
  );
  for (const run of ended) expect(run.json()).toMatchObject({ result: { outcomes: { created: 1 } }, warnings: [] });
  const list = await startCli(['deliveries', 'list', '--user-data', join(folder.path, 'data'), '--json']).ended;
  expect(list.json().result['deliveries']).toHaveLength(4);
});
