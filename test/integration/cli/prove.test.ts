import { describe, expect, it } from 'vitest';
import { consumer, HEADER, TOKEN, useCliBench } from '../../fakes/cli-bench';

const { sheet, shop, data, run, importArgs } = useCliBench();

async function imported(file: string): Promise<string> {
  shop().setExports({ waitMs: 0, workMs: 0 });
  const { result } = (await run(importArgs(file, '--json'))).json();
  return result['delivery'] as string;
}

const proven = (id: string, ...more: string[]) => run(['deliveries', 'prove', id, ...data(), ...more]);

describe('deliveries prove', () => {
  it('ends with 0 if everything has arrived', async () => {
    const id = await imported(sheet(HEADER, consumer(1), consumer(2)));
    const ended = await proven(id, '--json');
    expect(ended.exitCode).toBe(0);
    expect(ended.json().result).toMatchObject({ delivery: id, rows: 2 });
    const { proof } = ended.json().result as unknown as { proof: Record<string, unknown> };
    expect(proof).toEqual({
      ...{ taken_at: expect.any(String) as string, arrived: 2, differs: 0, missing: 0 },
      ...{ sent_again_since: 0, not_checkable: 0 },
    });
  });

  it('ends with 6 if something differs, and shows both values with the file', async () => {
    const file = sheet(HEADER, consumer(1), consumer(2));
    const id = await imported(file);
    await fetch(`${shop().baseUrl}/consumers/2`, {
      method: 'PUT',
      headers: { Authorization: `Bearer ${TOKEN}`, 'Content-Type': 'application/vnd.api+json' },
      body: JSON.stringify({ data: { type: 'consumers', attributes: { name: 'Борис' } } }),
    });
    expect((await proven(id, '--file', `${file}x`)).exitCode).toBe(2);
    const ended = await proven(id, '--file', file);
    expect(ended.exitCode).toBe(6);
    expect(ended.stdout).toContain('name: Борис → Клиент 2');
  });

  it('ends with 1 and proves nothing by a list that lies', async () => {
    const id = await imported(sheet(HEADER, consumer(1)));
    shop().setExports({ waitMs: 0, workMs: 0, lie: 'name' });
    const ended = await proven(id, '--json');
    expect(ended.exitCode).toBe(1);
    expect(ended.json()).toMatchObject({ ok: false, error: { code: 'no-list' } });
  });
});
