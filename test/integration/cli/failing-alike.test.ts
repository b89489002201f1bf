import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { startPracticeShop } from '../../../electron/practice/practice-shop';
import { startCli } from '../../fakes/run-cli';
import { temporaryFolder } from '../../fakes/temporary-folder';

const TOKEN = 'cli-test-token-Zq81';

it('the unattended import ends with 6 when its first rows are refused alike, the same command continues, and both runs are listed', async () => {
  const folder = temporaryFolder();
  const shop = await startPracticeShop({ databasePath: ':memory:', tokens: [TOKEN], pace: 0 });
  onTestFinished(async () => {
    await shop.close();
    folder.remove();
  });
  const file = join(folder.path, 'sheet.csv');
  const rows = Array.from({ length: 60 }, (_, n) => `${n},c${n}@example.ru,Клиент ${n},,2018-01-01 00:11:22`);
  writeFileSync(file, `${['external_id,email,name,phone,created_at', ...rows].join('\n')}\n`);
  const data = join(folder.path, 'data');
  const args = ['import', file, '--base-url', shop.baseUrl, '--user-data', data, '--pace', '0', '--json'];

  shop.setFaults([
    { action: { do: 'status', status: 422, body: '{"status":"422","title":"Failed","details":["scope is wrong"]}' } },
  ]);
  const report = join(folder.path, 'report.csv');
  const refused = await startCli([...args, '--report', report], { APLAUT_ACCESS_TOKEN: TOKEN }).ended;
  expect(refused.exitCode).toBe(6);
  expect(refused.json().error).toMatchObject({
    code: 'failing-alike',
    message: expect.stringContaining('scope is wrong') as string,
    hint: expect.stringMatching(/^deliveries resume /) as string,
  });
  const lines = readFileSync(report, 'utf8').trimEnd().split('\r\n');
  expect(lines).toHaveLength(61);
  expect(lines[1]).toContain(refused.json().error.request_id);
  expect(lines[60]).toMatch(/^"60","59","Not sent",.*,"59","c59@example\.ru",/);

  shop.setFaults([]);
  const continued = await startCli(args, { APLAUT_ACCESS_TOKEN: TOKEN }).ended;
  expect(continued.exitCode).toBe(6);
  expect(continued.json().result).toMatchObject({ rows: 60, requests: 60, outcomes: { failed: 5, created: 55 } });

  const listed = await startCli(['deliveries', 'list', '--user-data', data, '--json']).ended;
  expect(listed.json().result['deliveries']).toMatchObject([
    {
      status: 'finished',
      failed_wiped_at: null,
      runs: [
        { by: 'cli', end: 'failing-alike' },
        { by: 'cli', end: 'finished', ended_at: expect.any(String) as string },
      ],
    },
  ]);
});
