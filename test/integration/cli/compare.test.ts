import { describe, expect, it } from 'vitest';
import { consumer, HEADER, useCliBench, withToken } from '../../fakes/cli-bench';

const { shop, seen, importArgs, ...bench } = useCliBench();
const sheet = (names: string[]) => bench.sheet(HEADER, ...names.map((name, n) => consumer(n + 1, name)));
const run = (file: string, more: string[], env = withToken) => bench.run(importArgs(file, ...more), env);

describe('the comparison on the command line', () => {
  it('shows what sending would change, as text and as JSON, and sends nothing', async () => {
    await run(sheet(['Анна', 'Борис']), ['--json']);
    seen().length = 0;
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
    expect(new Set(seen().map(({ method }) => method))).toEqual(new Set(['GET']));

    const words = await run(file, ['--compare', '2']);
    expect(words.exitCode).toBe(0);
    expect(words.stdout.trim().split('\n')).toHaveLength(4);
    expect(words.stdout).toContain('1\t1\tWould change nothing');
    expect(words.stdout).toContain('name: Борис → Борис Ильич');
    expect(shop().consumers({ offset: 0, limit: 10, search: '' }).total).toBe(2);
  });

  it('ends with 3 if the token is refused', async () => {
    const ended = await run(sheet(['Анна']), ['--compare', '--json'], { APLAUT_ACCESS_TOKEN: 'another-token-Zq81' });
    expect(ended.exitCode).toBe(3);
    expect(ended.json().error).toMatchObject({ code: 'compare-refused' });
  });
});
