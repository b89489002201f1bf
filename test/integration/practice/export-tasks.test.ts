import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { SeenAtArchives } from '../../../electron/practice/exports/archive-host';
import type { ExportSwitches } from '../../../electron/practice/exports/switches';
import { inventedEmails, orderPeople } from '../../../electron/practice/order-people';
import { startPracticeShop, type PracticeShop } from '../../../electron/practice/practice-shop';
import { temporaryFolder } from '../../fakes/temporary-folder';

const TOKEN = 'practice-token';
const MEDIA_TYPE = 'application/vnd.api+json';
const AT_ONCE = { waitMs: 0, workMs: 0, workMsPerThousand: 0, betweenTasksMs: 0 } satisfies ExportSwitches;

let shop: PracticeShop;
let nowMs = Date.parse('2026-09-28T10:00:00Z');
const seen: SeenAtArchives[] = [];
const options = {
  databasePath: ':memory:',
  tokens: [TOKEN, 'other-token'],
  pace: 0,
  now: () => new Date(nowMs),
  onArchiveRequest: (request: SeenAtArchives) => seen.push(request),
};

beforeEach(async () => {
  seen.length = 0;
  shop = await startPracticeShop({ ...options, exports: AT_ONCE });
});

afterEach(() => shop.close());

interface Task {
  id: string;
  type: string;
  attributes: Record<string, string | number | null>;
}

async function ask(method: string, path: string, body?: unknown, token = TOKEN, from = shop) {
  const response = await fetch(from.baseUrl + path, {
    method,
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': MEDIA_TYPE },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const { data } = (text.startsWith('{') ? JSON.parse(text) : {}) as { data?: Task };
  return { status: response.status, headers: response.headers, text, task: data! };
}

const wanted = (attributes: object = {}) => ({
  data: { type: 'export_tasks', attributes: { records_type: 'consumers', format: 'jsonl', ...attributes } },
});
const create = (token?: string) => ask('POST', '/export_tasks', wanted(), token);
const follow = async (id: string) => (await ask('GET', `/export_tasks/${id}`)).task.attributes;
const put = (id: string, attributes: object) =>
  ask('PUT', `/consumers/${id}`, { data: { type: 'consumers', attributes } });

async function finished(id: string) {
  for (;;) {
    const attributes = await follow(id);
    if (attributes['finished_at'] !== null) return attributes;
  }
}

/** A task of the shop as the switches say, at its end. */
async function completed(switches: ExportSwitches = {}) {
  shop.setExports({ ...AT_ONCE, ...switches });
  return finished((await create()).task.id);
}

async function archive(switches: ExportSwitches = {}): Promise<Buffer> {
  const { archive_url: url } = await completed(switches);
  return Buffer.from(await (await fetch(String(url))).arrayBuffer());
}

const linesOf = (bytes: Buffer) => gunzipSync(bytes).toString('utf8').trimEnd().split('\n');

describe('an export task', () => {
  it('waits, is processed and completed, with times that have an offset', async () => {
    shop.setExports({ ...AT_ONCE, waitMs: 1_000, workMs: 2_000 });
    const { status, task } = await create();
    expect([status, task.type]).toEqual([201, 'export_tasks']);
    expect(task.id).toMatch(/^[0-9a-f]{24}$/);
    expect(task.attributes).toMatchObject({ state: 'waiting', archive_url: null, started_at: null, finished_at: null });
    nowMs += 1_500;
    expect(await follow(task.id)).toMatchObject({ state: 'processing', archive_url: null, finished_at: null });
    nowMs += 1_500;
    const done = await finished(task.id);
    expect(done).toMatchObject({ state: 'completed', archive_content_type: 'application/gzip' });
    expect(done['created_at']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+03:00$/);
    expect(Date.parse(String(done['finished_at'])) - Date.parse(String(done['created_at']))).toBe(3_000);
    expect(Date.parse(String(done['created_at']))).toBe(nowMs - 3_000);
  });

  it('takes longer in a larger shop', async () => {
    const workedMs = async () => {
      shop.setExports({ ...AT_ONCE, workMsPerThousand: 1_000_000 });
      const { id } = (await create()).task;
      nowMs += 10_000;
      const done = await finished(id);
      return Date.parse(String(done['finished_at'])) - Date.parse(String(done['started_at']));
    };
    expect(await workedMs()).toBe(0);
    for (const id of ['1', '2']) await put(id, {});
    expect(await workedMs()).toBe(2_000);
  });

  it.each([
    [{ ends: 'rejected' }, { state: 'rejected', error_message: 'Export failed' }],
    [{ minutesUsed: 60 }, { state: 'refused', refuse_reason: 'export_forbidden_in_company_settings' }],
    [{ ends: 'start-time-exceeded' }, { state: 'refused', refuse_reason: 'maximum_time_to_start_exceeded' }],
    [{ ends: 'unknown' }, { state: 'archived' }],
  ] as const)('ends as the switch %j says', async (switches, told) => {
    expect(await completed(switches)).toMatchObject({ ...told, archive_url: null });
  });

  it('uses up the quota of the day, which comes back after a day', async () => {
    expect(await completed({ workMs: 0 })).toMatchObject({ state: 'completed' });
    shop.setExports({ ...AT_ONCE, workMs: 60 * 60_000 });
    await create();
    expect(await completed()).toMatchObject({ state: 'refused' });
    nowMs += 24 * 3600_000;
    expect(await completed()).toMatchObject({ state: 'completed' });
  });

  it('can be made once a minute with a token, and a refused one counts', async () => {
    shop.setExports({ waitMs: 0, workMs: 0, minutesUsed: 60 });
    expect((await create()).status).toBe(201);
    nowMs += 20_000;
    const second = await create();
    expect([second.status, second.headers.get('retry-after'), second.text]).toEqual([429, '40', 'Throttled\n']);
    expect((await create('other-token')).status).toBe(201);
    nowMs += 40_000;
    expect((await create()).status).toBe(201);
  });

  it('is not made twice by one answer that was lost, but stays after it', async () => {
    shop.setExports({ waitMs: 0, workMs: 0 });
    shop.setFaults([{ match: { path: '/export_tasks', nth: 1 }, action: { do: 'drop', when: 'after' } }]);
    await expect(create()).rejects.toThrow();
    expect((await create()).status).toBe(429);
  });

  it('reads no filter, and knows only lists of consumers as lines of JSON', async () => {
    await put('1', { name: 'Анна' });
    const { status, task } = await ask('POST', '/export_tasks', wanted({ filter: { external_id: 'none' } }));
    expect(status).toBe(201);
    nowMs += 1;
    expect((await follow(task.id))['state']).toMatch(/processing|completed/);
    for (const attributes of [{ format: 'csv' }, { format: 'xlsx' }, { records_type: 'orders' }])
      expect((await ask('POST', '/export_tasks', wanted(attributes))).status).toBe(422);
    expect((await ask('POST', '/export_tasks', { data: { type: 'consumers' } })).status).toBe(400);
  });

  it('cannot be listed, and one that is not there is not found', async () => {
    expect((await ask('GET', '/export_tasks')).status).toBe(404);
    expect((await ask('GET', '/export_tasks/0123456789abcdef01234567')).status).toBe(404);
    expect((await ask('GET', '/export_tasks/0123456789abcdef01234567', undefined, 'none')).status).toBe(401);
  });

  it('outlives the program that made it', async () => {
    const { path, remove } = temporaryFolder();
    onTestFinished(remove);
    const kept = { ...options, databasePath: `${path}/practice-shop.db`, exports: AT_ONCE };
    const first = await startPracticeShop(kept);
    const { id } = (await ask('POST', '/export_tasks', wanted(), TOKEN, first)).task;
    await first.close();
    const second = await startPracticeShop(kept);
    onTestFinished(() => second.close());
    const { status, task } = await ask('GET', `/export_tasks/${id}`, undefined, TOKEN, second);
    expect([status, task.id]).toEqual([200, id]);
  });
});

describe('an archive', () => {
  beforeEach(async () => {
    await put('1', { name: 'АННА', email: 'a@example.ru', custom_attributes: { ltv: '7' } });
    await put('2', { name: 'ПЁТР', unsubscribed: true });
  });

  it('lists all consumers as a GET gives them, in each form of line', async () => {
    const got = (await ask('GET', '/consumers/1')).task;
    const first = (bytes: Buffer) => JSON.parse(linesOf(bytes)[0]!) as unknown;
    expect(first(await archive())).toEqual({ id: got.id, ...got.attributes });
    expect(first(await archive({ shape: 'json-api' }))).toEqual(got);
    expect(first(await archive({ shape: 'under-data' }))).toEqual({ data: got });
    expect(linesOf(await archive())).toHaveLength(2);
  });

  it('is gzip of several members, which end in the middle of lines', async () => {
    const bytes = await archive({ linesPerMember: 1 });
    const members = bytes.toString('latin1').split('\x1f\x8b\x08').length - 1;
    expect(members).toBe(3);
    expect(linesOf(bytes)).toHaveLength(2);
  });

  it('is on another port, for everybody who has the link, and says its size', async () => {
    const { archive_url: url, archive_size: size } = await completed();
    expect(new URL(String(url)).port).not.toBe(new URL(shop.baseUrl).port);
    const response = await fetch(String(url));
    expect(response.headers.get('content-type')).toBe('application/gzip');
    expect((await response.arrayBuffer()).byteLength).toBe(size);
    expect((await fetch(String(url).replace(/.{3}\.jsonl/, '000.jsonl'))).status).toBe(404);
  });

  it.each([{ Authorization: `Bearer ${TOKEN}` }, { Cookie: 'hop=1' }])('is refused with %j', async (headers) => {
    const { archive_url: url } = await completed();
    expect((await fetch(String(url), { headers })).status).toBe(400);
    expect(seen.at(-1)?.headers).toHaveProperty(Object.keys(headers)[0]!.toLowerCase());
  });

  it('comes after as many redirects as wanted, or elsewhere', async () => {
    const { archive_url: url } = await completed({ redirects: 3 });
    const response = await fetch(String(url));
    expect([response.status, response.redirected, seen.length]).toEqual([200, true, 4]);
    const elsewhere = await completed({ redirects: 1, redirectTo: 'https://archives.example.com/list' });
    const hop = await fetch(String(elsewhere['archive_url']), { redirect: 'manual' });
    expect(hop.headers.get('location')).toBe('https://archives.example.com/list');
    expect(hop.headers.get('set-cookie')).toContain('hop=1');
    const named = await completed({ origin: 'http://archives.example.com' });
    expect(named['archive_url']).toMatch(/^http:\/\/archives\.example\.com\/archives\//);
  });

  it('lies where it is told to', async () => {
    const [, second] = linesOf(await archive({ lie: 'name' }));
    expect(JSON.parse(second!)).toMatchObject({ external_id: '2', name: 'Пётр9' });
    expect(JSON.parse(linesOf(await archive({ lie: 'unsubscribed' }))[1]!)).toMatchObject({ unsubscribed: false });
    expect(linesOf(await archive({ lie: 'left-out' }))).toHaveLength(1);
  });

  it('is damaged where it is told to be', async () => {
    const cut = await archive({ spoil: 'cut' });
    expect(() => gunzipSync(cut)).toThrow('unexpected end of file');
    const notGzip = await archive({ spoil: 'not-gzip' });
    expect(() => gunzipSync(notGzip)).toThrow('incorrect header check');
    const bad = linesOf(await archive({ spoil: 'bad-line' })).at(-1)!;
    expect(() => JSON.parse(bad) as unknown).toThrow();
    expect(linesOf(await archive({ spoil: 'deep-line' })).at(-1)).toHaveLength(200_000);
    expect(gunzipSync(await archive({ spoil: 'not-utf8' })).includes(0xff)).toBe(true);
    const ids = linesOf(await archive({ spoil: 'duplicate-ids' })).map((line) => (JSON.parse(line) as Task).id);
    expect([ids.length, new Set(ids).size]).toEqual([4, 2]);
  });

  it('as a bomb is small, and unpacks to more than is kept in memory', async () => {
    const bomb = await archive({ spoil: 'bomb' });
    expect(bomb.length).toBeLessThan(16 * 1024 * 1024);
    expect(() => gunzipSync(bomb, { maxOutputLength: 2 ** 28 })).toThrow(RangeError);
  });
});

describe('consumers from orders', () => {
  const anna = { email: 'anna@example.ru', phone: '+7 (900) 000-00-01', name: 'АННА' };

  it('have no external id and the server’s spelling, and are not added twice', async () => {
    const others = orderPeople(inventedEmails(3, Math.random), Math.random);
    expect(shop.addFromOrders([anna], 10)).toBe(1);
    expect(shop.addFromOrders([anna, ...others], 2)).toBe(2);
    expect(shop.consumers({ offset: 0, limit: 9, search: '' }).total).toBe(3);
    const [added] = shop.consumers({ offset: 0, limit: 9, search: '' }).consumers;
    expect(added).toMatchObject({ externalId: null, email: anna.email, name: 'Анна', phone: '79000000001' });
    expect((await put('7', { email: anna.email })).text).toContain('"email":["is already taken"]');
    expect((await put(added!.id, { name: 'ИВАНОВА' })).status).toBe(200);
  });
});
