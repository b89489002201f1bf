import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { HEADER, useCliBench } from '../../fakes/cli-bench';

const { shop, pathOf, sheet, data, importArgs, run } = useCliBench();

it('an import ends with 6 if its first rows are refused alike, the same command resumes, and both runs are listed', async () => {
  const rows = Array.from({ length: 60 }, (_, n) => `${n},c${n}@example.ru,Клиент ${n},,2018-01-01 00:11:22`);
  const args = importArgs(sheet(HEADER, ...rows), '--json');

  shop().setFaults([
    { action: { do: 'status', status: 422, body: '{"status":"422","title":"Failed","details":["scope is wrong"]}' } },
  ]);
  const report = pathOf('report.csv');
  const refused = await run([...args, '--report', report]);
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

  shop().setFaults([]);
  const continued = await run(args);
  expect(continued.exitCode).toBe(6);
  expect(continued.json().result).toMatchObject({ rows: 60, requests: 60, outcomes: { failed: 5, created: 55 } });

  const listed = await run(['deliveries', 'list', ...data(), '--json']);
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
