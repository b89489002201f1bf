import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { bytesOf, listBench, type ListBench } from '../../fakes/list-bench';
import type { ListedConsumer } from '../../../shared/consumer/verdict/listed-consumer';
import type { ExportSwitches } from '../../../electron/practice/exports/switches';
import type { ListCandidates } from '../../../electron/shop-list/believe-list';
import type { ListSink } from '../../../electron/shop-list/list-taken';
import { TOKEN } from '../../fakes/list-bench';

const FIELDS = ['name', 'email', 'unsubscribed', 'custom_attributes.город'];

/** Reads flat lines, as a sheet would after it has checked them. */
const listed: ListSink<ListedConsumer[]> = async (bytes) =>
  gunzipSync(await bytesOf(bytes))
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const { id, ...attributes } = JSON.parse(line) as Record<string, unknown>;
      return { id: String(id), attributes };
    });

const put = ({ practice }: ListBench, id: string, attributes: object) =>
  fetch(`${practice.baseUrl}/consumers/${id}`, {
    method: 'PUT',
    headers: { Authorization: `Bearer ${TOKEN}`, 'Content-Type': 'application/vnd.api+json' },
    body: JSON.stringify({ data: { type: 'consumers', attributes } }),
  });

/** A shop of twenty consumers, ten of them from orders, and its list. */
async function taken(switches: ExportSwitches = {}) {
  const bench = await listBench();
  const people = Array.from({ length: 10 }, (_, n) => ({
    email: `order${n}@example.ru`,
    phone: '',
    name: 'Из заказа',
  }));
  bench.practice.addFromOrders(people, 10);
  for (let n = 0; n < 10; n += 1)
    await put(bench, `c${n}`, { name: `КЛИЕНТ ${n}`, email: `c${n}@example.ru`, custom_attributes: { город: 'Тула' } });
  bench.practice.setExports(switches);
  const how = { signal: new AbortController().signal, onState: () => undefined, overHttp: false };
  const list = await bench.lists.take(bench.shop, listed, how);
  if (list.kind !== 'taken') throw new Error(list.kind);
  bench.seen.length = 0;
  const believe = (candidates: Partial<ListCandidates> = {}, signal = new AbortController().signal) =>
    bench.lists.believe(
      bench.shop,
      {
        listed: list.value,
        absent: ['new1', 'new2', 'new3', 'new4', 'new5', 'new6'],
        fields: FIELDS,
        createdAt: list.createdAt,
        ...candidates,
      },
      signal,
    );
  return { bench, list: list.value, believe };
}

describe('a list', () => {
  it('is trusted after five of its consumers and five new rows agreed, with GETs only', async () => {
    const { bench, believe } = await taken();
    expect(await believe()).toEqual({ kind: 'trusted', asked: 10 });
    expect(bench.seen.map(({ method }) => method)).toEqual(Array.from({ length: 10 }, () => 'GET'));
    expect(new Set(bench.seen.map(({ url }) => url)).size).toBe(10);
  });

  it('is checked at the pace of the shop', async () => {
    const { bench, believe } = await taken();
    bench.shop.pace = 2;
    const beganMs = bench.clock.nowMs;
    await believe();
    expect(bench.clock.nowMs - beganMs).toBeGreaterThanOrEqual(9 * 500);
  });

  it('draws others each time', async () => {
    const { bench, believe } = await taken();
    const asked = new Set<string>();
    for (let time = 0; time < 8; time += 1) await believe();
    for (const { url } of bench.seen) asked.add(url);
    expect(asked.size).toBeGreaterThan(11);
  });

  it.each([
    [{ lie: 'name' }, { kind: 'differs', field: 'name' }],
    [{ lie: 'email' }, { kind: 'differs', field: 'email' }],
    [{ lie: 'unsubscribed' }, { kind: 'differs', field: 'unsubscribed' }],
    [{ lie: 'custom_attributes' }, { kind: 'differs', field: 'custom_attributes.город' }],
    [{ lie: 'phone' }, { kind: 'trusted' }],
  ] as const)('that lies with %j is %j', async (switches, belief) => {
    const { list, believe } = await taken(switches);
    const own = list.filter(({ attributes }) => attributes['external_id'] !== null);
    expect(await believe({ listed: own })).toMatchObject(belief);
  });

  it('that leaves out a consumer, or has one that is not there, is not trusted', async () => {
    const { believe } = await taken({ lie: 'left-out' });
    expect(await believe({ listed: [], absent: Array.from({ length: 10 }, (_, n) => `c${n}`) })).toEqual({
      kind: 'left-out',
    });
    const stranger = { id: '0123456789abcdef01234567', attributes: { external_id: 'gone' } };
    expect(await believe({ listed: [stranger] })).toEqual({ kind: 'not-there' });
    const { list } = await taken();
    expect(await believe({ listed: list.map((one) => ({ ...one, id: 'f'.repeat(24) })).slice(10) })).toMatchObject({
      kind: 'differs',
    });
  });

  it('is not blamed for consumers that changed since', async () => {
    const { bench, list, believe } = await taken();
    const own = list.filter(({ attributes }) => attributes['external_id'] !== null);
    for (let n = 0; n < 5; n += 1) await put(bench, `c${n}`, { name: 'Другое имя' });
    expect(await believe({ listed: own, absent: [] })).toEqual({ kind: 'trusted', asked: 5 });
    for (let n = 5; n < 10; n += 1) await put(bench, `c${n}`, { name: 'Другое имя' });
    expect(await believe({ listed: own, absent: [] })).toEqual({ kind: 'changing' });
    await put(bench, 'new1', { name: 'Новая' });
    expect(await believe({ listed: [], absent: ['new1', 'new2'] })).toEqual({ kind: 'trusted', asked: 1 });
  });

  it('replaces at most ten', async () => {
    const { bench, list, believe } = await taken();
    for (let n = 0; n < 20; n += 1) await put(bench, list[n]!.id!, { name: 'Другое имя' });
    bench.seen.length = 0;
    expect(await believe({ absent: [] })).toEqual({ kind: 'changing' });
    expect(bench.seen).toHaveLength(11);
  });

  it('that nobody can be asked about is trusted, and it says so', async () => {
    const { bench, believe } = await taken();
    expect(await believe({ listed: [], absent: ['a.b', 'a/b'] })).toEqual({ kind: 'trusted', asked: 0 });
    expect(bench.seen).toEqual([]);
  });

  it('is not trusted where the shop does not answer', async () => {
    const { bench, believe } = await taken();
    bench.practice.setFaults([{ action: { do: 'status', status: 401 } }]);
    expect(await believe()).toMatchObject({ kind: 'unanswered', reason: { by: 'token' } });
    bench.practice.setFaults([{ action: { do: 'garbage', kind: 'html' } }]);
    expect(await believe()).toMatchObject({ kind: 'off-contract' });
    bench.practice.setFaults([{ action: { do: 'hang' } }]);
    const stop = new AbortController();
    const cancelled = believe({}, stop.signal);
    bench.seen.length = 0;
    await expect.poll(() => bench.seen.length).toBe(1);
    stop.abort();
    expect(await cancelled).toEqual({ kind: 'cancelled' });
  });
});
