import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { draftBench } from './draft-bench';

/** A table and its draft, written by the code of the commit that the folder is named after. */
const FROZEN = join(import.meta.dirname, '..', '..', 'fixtures', 'stored', 'user-data', 'bfd65d21');

it('does again what the draft of an earlier version holds', async () => {
  const [, ...rows] = readFileSync(join(FROZEN, 'draft.csv'), 'utf8').trimEnd().split('\n');
  const bench = draftBench(rows);
  const [head = '', ...entries] = readFileSync(join(FROZEN, 'draft.jsonl'), 'utf8').split('\n');
  const header = { ...(JSON.parse(head) as { key: string }), path: bench.file };
  mkdirSync(bench.drafts, { recursive: true });
  writeFileSync(bench.folder.pathOf(header), [JSON.stringify(header), ...entries].join('\n'));

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
