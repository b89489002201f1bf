import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { draftName } from '../../../electron/drafts/draft-folder';
import { DRAFT_VERSION, type DraftHeader } from '../../../electron/drafts/draft-header';
import { applyTo } from '../../fakes/apply-operation';
import { draftBench } from './draft-bench';

/** A table and its draft, written by the code of the commit that the folder is named after. */
const FROZEN = join(import.meta.dirname, '..', '..', 'fixtures', 'stored', 'user-data', 'bfd65d21');

it('does again what the draft of an earlier version holds', async () => {
  const [, ...rows] = readFileSync(join(FROZEN, 'draft.csv'), 'utf8').trimEnd().split('\n');
  const bench = draftBench(rows);
  const [head = '', ...entries] = readFileSync(join(FROZEN, 'draft.jsonl'), 'utf8').split('\n');
  const header = { ...(JSON.parse(head) as DraftHeader), path: bench.file };
  mkdirSync(bench.drafts, { recursive: true });
  writeFileSync(join(bench.drafts, draftName(header)), [JSON.stringify(header), ...entries].join('\n'));

  const { restored, look } = await bench.start();
  expect(restored).toEqual([{ changes: 3, differing: 0, copyName: null }]);
  const { rows: shown, undone } = await look();
  expect(shown.map(({ cells, excluded }) => [cells[2], cells[4], excluded])).toEqual([
    ['Анна', '2018-01-01', false],
    ['Имя 2', '2018-01-01', true],
    ['Имя 3', '2020-02-02', false],
    ['Имя 4', '2020-02-02', false],
  ]);
  expect(undone).toBe(1);
  await bench.end();
});

it('an older program leaves alone what a newer one has added to its draft', async () => {
  const bench = draftBench(['1,c1@example.com,Ева,+7 916 345-12-01,2018-01-01']);
  const set = (value: string) => ({ kind: 'set' as const, edits: [{ row: 1, column: 2, value }] });
  const first = await bench.start();
  await applyTo(first, set('Анна'));
  await first.settled();
  bench.setVersion(DRAFT_VERSION + 1);
  const newer = await bench.start();
  expect([newer.restored, newer.failed]).toEqual([[{ changes: 1, differing: 0, copyName: null }], []]);
  await applyTo(newer, set('Зоя'));
  await newer.settled();

  const [name = '', ...others] = readdirSync(bench.drafts);
  const left = readFileSync(join(bench.drafts, name), 'utf8');
  expect(others).toEqual([]);
  bench.setVersion(DRAFT_VERSION);
  const older = await bench.start();
  expect([older.newer, older.restored]).toEqual([['a'], []]);
  await applyTo(older, set('Мария'));
  await older.settled();
  expect(readFileSync(join(bench.drafts, name), 'utf8')).toBe(left);

  bench.setVersion(DRAFT_VERSION + 1);
  const again = await bench.start();
  expect(again.restored).toEqual([{ changes: 2, differing: 0, copyName: null }]);
  expect((await again.look()).rows[0]?.cells[2]).toBe('Зоя');
  await bench.end();
});

it.each(['with', 'without'])('leaves the draft of a newer version as it is, %s entries', async (entriesOrNot) => {
  const bench = draftBench(['1,c1@example.com,Ева,+7 916 345-12-01,2018-01-01']);
  const first = await bench.start();
  await applyTo(first, { kind: 'set', edits: [{ row: 1, column: 2, value: 'Анна' }] });
  await first.settled();
  const [name = ''] = readdirSync(bench.drafts);
  const path = join(bench.drafts, name);
  const [, ...entries] = readFileSync(path, 'utf8').split('\n');
  const head = JSON.stringify({ version: DRAFT_VERSION + 1, tables: ['of a newer kind'] });
  const newer = entriesOrNot === 'with' ? [head, ...entries].join('\n') : head;
  writeFileSync(path, newer);

  const second = await bench.start();
  expect([second.newer, second.restored, second.failed]).toEqual([['a'], [], []]);
  expect((await second.look()).rows[0]?.cells[2]).toBe('Ева');
  // The person is asked before what they do now is lost.
  expect(second.draft.hasFailed()).toBe(true);
  await applyTo(second, { kind: 'set', edits: [{ row: 1, column: 2, value: 'Зоя' }] });
  await second.settled();
  for (const end of ['keep', 'discard'] as const) {
    second.draft.end(end);
    await second.settled();
    expect([readdirSync(bench.drafts), readFileSync(path, 'utf8')]).toEqual([[name], newer]);
  }
  expect(await bench.folder.hasAny(bench.file)).toBe(true);
  await bench.end();
});
