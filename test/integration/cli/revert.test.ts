import { describe, expect, it } from 'vitest';
import { consumer, HEADER, useCliBench } from '../../fakes/cli-bench';

const { shop, sheet, data, importArgs, ...bench } = useCliBench();
const run = (...args: string[]) => bench.run([...args, ...data(), '--json']);

function send(names: string[], ...more: string[]) {
  const file = sheet(HEADER, ...names.map((name, n) => consumer(n + 1, name)));
  return bench.run(importArgs(file, '--json', ...more));
}

const names = () =>
  shop()
    .consumers({ offset: 0, limit: 10, search: '' })
    .consumers.map(({ name }) => name);

describe('an import with --keep-before', () => {
  it('can be reverted, until the previous values are deleted', async () => {
    await send(['Анна', 'Борис']);
    const changed = await send(['Анна П.', 'Борис', 'Вера'], '--keep-before', '--all');
    expect(changed.json().result).toMatchObject({ requests: 6, outcomes: { created: 1, updated: 2 } });
    const id = String(changed.json().result['delivery']);
    expect(names()).toEqual(['Анна П.', 'Борис', 'Вера']);

    const back = await run('deliveries', 'take-back', id);
    expect(back.exitCode).toBe(0);
    expect(back.json().result).toMatchObject({
      takes_back: id,
      take_back: {
        restorable: 1,
        created: 1,
        same: 1,
        unknown: 0,
        doubtful: 0,
        changed_since: 0,
        by_list: 0,
        listed_at: null,
      },
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
