import { writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { consumer, HEADER, useCliBench } from '../../fakes/cli-bench';

const { pathOf, data, importArgs, run } = useCliBench();

it('several first starts at once create one user-data folder, in which all of them send', async () => {
  const importOf = (n: number) => {
    const file = pathOf(`${n}.csv`);
    writeFileSync(file, `${HEADER}\n${consumer(n)}\n`);
    return run(importArgs(file, '--json'));
  };
  const ended = await Promise.all([1, 2, 3, 4].map(importOf));
  expect(ended.map(({ exitCode, stderr }) => ({ exitCode, stderr }))).toEqual(
    ended.map(() => ({ exitCode: 0, stderr: expect.not.stringContaining('locked') as unknown })),
  );
  for (const each of ended) expect(each.json()).toMatchObject({ result: { outcomes: { created: 1 } }, warnings: [] });
  const list = await run(['deliveries', 'list', ...data(), '--json']);
  expect(list.json().result['deliveries']).toHaveLength(4);
});
