import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { consumer, HEADER, useCliBench, withToken } from '../../fakes/cli-bench';

const { pathOf, sheet, data, run, seen, shop } = useCliBench();

/** A folder that does not exist before. */
function folderOf(name: string): string {
  mkdirSync(pathOf(name));
  return pathOf(name);
}

it('watch sends what is new in a folder once, asks about the rest, and its exit code says which', async () => {
  const add = ['shops', 'add', 'Ромашка', '--base-url', shop().baseUrl, '--pace', '0', ...data()];
  expect((await run(add)).exitCode).toBe(0);
  const first = sheet(HEADER, consumer(1));
  const learn = await run(['import', first, '--shop', 'Ромашка', '--save-layout', '--json', ...data()]);
  expect(learn.exitCode).toBe(0);
  const [good, other] = [folderOf('exchange'), folderOf('other')];
  writeFileSync(join(good, 'night.csv'), [HEADER, consumer(1), consumer(2)].join('\n'));
  writeFileSync(
    join(other, 'cities.csv'),
    'external_id,email,name,phone,created_at,city\n1,a@example.ru,Анна,,,Тула\n',
  );
  const watch = (folder: string, ...more: string[]) =>
    run(['watch', folder, '--shop', 'Ромашка', '--once', '--json', ...data(), ...more], withToken);
  seen().length = 0;
  // A file is whole after half a minute, by the real clock: both at once.
  const [sent, held] = await Promise.all([watch(good), watch(other)]);
  expect([sent.exitCode, sent.json().result]).toMatchObject([
    0,
    { folder: good, waiting: 0, files: [{ file: 'night.csv', state: 'sent', why: null, rows: 2, held: 0 }] },
  ]);
  expect(seen().filter(({ method }) => method === 'PUT')).toHaveLength(1);
  expect(readdirSync(join(good, 'Aplaut'))).toHaveLength(1);
  expect([held.exitCode, held.json().result]).toMatchObject([
    6,
    { waiting: 1, files: [{ file: 'cities.csv', state: 'waits', why: 'layout-unknown', delivery: null }] },
  ]);
  // Nothing is new, so there is nothing to wait for.
  const again = await watch(good);
  expect([again.exitCode, again.json().result]).toMatchObject([0, { files: [] }]);
  expect((await watch(other)).exitCode).toBe(6);
  const gone = await watch(pathOf('nowhere'));
  expect([gone.exitCode, gone.json().error.code]).toEqual([2, 'watch-folder-unreadable']);
  const reports = await watch(join(good, 'Aplaut'));
  expect([reports.exitCode, reports.json().error.code]).toEqual([2, 'watch-folder-is-reports']);
}, 180_000);
