import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { bytesOf, listBench, TOKEN, type ListBench } from '../../fakes/list-bench';
import type { ExportSwitches } from '../../../electron/practice/exports/switches';
import type { ListSink } from '../../../electron/shop-list/list-taken';
import type { ObtainingState } from '../../../shared/ipc/list-taking';
import { startScriptedServer } from '../../fakes/scripted-server';

const linesOf: ListSink<unknown[]> = async (bytes) =>
  gunzipSync(await bytesOf(bytes))
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as unknown);

function fill({ practice }: ListBench, count = 3): void {
  const people = Array.from({ length: count }, (_, n) => ({
    email: `c${n}@example.ru`,
    phone: '',
    name: `Клиент ${n}`,
  }));
  practice.addFromOrders(people, count);
}

function take(
  bench: ListBench,
  how: {
    switches?: ExportSwitches;
    overHttp?: boolean;
    signal?: AbortSignal;
    onState?: (state: ObtainingState) => void;
  } = {},
  lists = bench.lists,
) {
  if (how.switches !== undefined) bench.practice.setExports(how.switches);
  return lists.take(bench.shop, linesOf, {
    signal: how.signal ?? new AbortController().signal,
    overHttp: how.overHttp ?? false,
    onState: (state) => {
      bench.states.push(state);
      how.onState?.(state);
    },
  });
}

describe('taking a list', () => {
  it.each(['flat', 'json-api', 'under-data'] as const)('hands over its bytes, in the form %s', async (shape) => {
    const bench = await listBench();
    fill(bench, 1_200);
    const taken = await take(bench, { switches: { shape, waitMs: 3_000, workMs: 5_000 } });
    expect(taken).toMatchObject({ kind: 'taken', value: { length: 1_200 } });
    expect(taken.kind === 'taken' && Date.parse(taken.createdAt)).toBe(bench.tasksMadeAt[0]);
    expect(bench.states.map((state) => ('state' in state ? state.state : state.at)).slice(0, 4)).toEqual([
      'asking',
      'waiting',
      'waiting',
      'processing',
    ]);
    expect(bench.waits.slice(0, 3)).toEqual([2_000, 3_000, 4_500]);
    const last = bench.states.at(-1);
    expect(last?.at === 'fetching' && last.bytes).toBe(last?.at === 'fetching' && last.totalBytes);
    expect(bench.remembered()?.state).toBe('done');
  });

  it('asks ever more seldom, at last every thirty seconds', async () => {
    const bench = await listBench();
    await take(bench, { switches: { waitMs: 0, workMs: 3 * 60_000 } });
    expect(Math.max(...bench.waits)).toBe(30_000);
    expect(bench.waits.every((wait, index) => index === 0 || wait >= bench.waits[index - 1]!)).toBe(true);
  });

  it('sends the token to the shop and never to the host of the archive', async () => {
    const bench = await listBench();
    expect(await take(bench, { switches: { redirects: 5 } })).toMatchObject({ kind: 'taken' });
    expect(bench.seenAtArchives).toHaveLength(6);
    for (const { headers } of bench.seenAtArchives) {
      expect(Object.keys(headers)).not.toEqual(expect.arrayContaining(['authorization']));
      expect(JSON.stringify(headers)).not.toContain(TOKEN);
      expect(headers.cookie).toBeUndefined();
    }
  });

  it.each([
    [{ ends: 'rejected' }, { kind: 'rejected', message: 'Export failed' }],
    [{ minutesUsed: 60 }, { kind: 'refused', reason: 'quota' }],
    [{ ends: 'start-time-exceeded' }, { kind: 'refused', reason: 'start-time-exceeded' }],
    [{ ends: 'unknown' }, { kind: 'off-contract', message: 'archived' }],
    [{ redirects: 6 }, { kind: 'no-archive', problem: 'too-many-redirects' }],
    [
      { redirects: 1, redirectTo: 'ftp://archives.example.com/' },
      { kind: 'no-archive', problem: 'bad-link' },
    ],
  ] as const)('with %j ends as %j', async (switches, ended) => {
    const bench = await listBench();
    expect(await take(bench, { switches })).toMatchObject(ended);
  });

  it('waits for the task-a-minute limit, of this program or of others, and says so', async () => {
    const bench = await listBench();
    await take(bench);
    expect(await take(bench)).toMatchObject({ kind: 'taken' });
    expect(bench.states).toContainEqual({ at: 'limit', waitMs: expect.any(Number) as number });
    expect(bench.tasksMadeAt[1]! - bench.tasksMadeAt[0]!).toBeGreaterThanOrEqual(60_000);

    const other = await listBench();
    const ask = { data: { type: 'export_tasks', attributes: { records_type: 'consumers', format: 'jsonl' } } };
    await fetch(`${other.practice.baseUrl}/export_tasks`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${TOKEN}`, 'Content-Type': 'application/vnd.api+json' },
      body: JSON.stringify(ask),
    });
    expect(await take(other)).toMatchObject({ kind: 'taken' });
    expect(other.waits).toContain(60_000);
  });

  it('does not wait for longer than two minutes', async () => {
    const bench = await listBench();
    const action = { do: 'status', status: 429, headers: { 'Retry-After': '121' } } as const;
    bench.practice.setFaults([{ match: { method: 'POST' }, action }]);
    expect(await take(bench)).toEqual({ kind: 'throttled', waitMs: 121_000 });
    expect(bench.waits).toEqual([]);
    expect(bench.remembered()).toBeNull();
  });

  it('says that an answer was lost, and makes another task only when a minute has passed', async () => {
    const bench = await listBench();
    bench.practice.setFaults([{ match: { method: 'POST', nth: 1 }, action: { do: 'drop', when: 'after' } }]);
    expect(await take(bench)).toMatchObject({ kind: 'taken' });
    expect(bench.states).toContainEqual({ at: 'answer-lost', waitMs: 60_000 });
    expect(bench.tasksMadeAt[1]! - bench.tasksMadeAt[0]!).toBeGreaterThanOrEqual(60_000);

    const again = await listBench();
    again.practice.setFaults([{ match: { method: 'POST' }, action: { do: 'drop', when: 'after' } }]);
    expect(await take(again)).toEqual({ kind: 'answer-lost' });
    expect(again.tasksMadeAt).toHaveLength(2);
  });

  it.each([
    [
      { do: 'status', status: 401 },
      { kind: 'unanswered', reason: { by: 'token', httpStatus: 401 } },
    ],
    [
      { do: 'status', status: 404 },
      { kind: 'not-offered', message: 'HTTP 404' },
    ],
    [{ do: 'redirect', status: 302, location: 'https://elsewhere.example.com' }, { kind: 'not-offered' }],
    [{ do: 'garbage', kind: 'html' }, { kind: 'off-contract' }],
  ] as const)('is ended by the answer %j to the request for a task', async (action, ended) => {
    const bench = await listBench();
    bench.practice.setFaults([{ match: { method: 'POST' }, action }]);
    expect(await take(bench)).toMatchObject(ended);
    expect(bench.tasksMadeAt).toHaveLength(1);
  });

  it.each([
    [
      { do: 'status', status: 403 },
      { kind: 'unanswered', reason: { by: 'token', httpStatus: 403 } },
    ],
    [
      { do: 'status', status: 500 },
      { kind: 'unanswered', reason: { by: 'network', message: 'HTTP 500' } },
    ],
    [{ do: 'garbage', kind: 'truncated-json' }, { kind: 'off-contract' }],
  ] as const)('is ended by the answer %j to following it, and can follow it again', async (action, ended) => {
    const bench = await listBench();
    bench.practice.setFaults([{ match: { method: 'GET' }, action }]);
    expect(await take(bench)).toMatchObject(ended);
    bench.practice.setFaults([]);
    expect(await take(bench)).toMatchObject({ kind: 'taken' });
    expect(bench.tasksMadeAt).toHaveLength(1);
  });

  it('goes on after answers that pass: busy, throttled, cut off', async () => {
    const bench = await listBench();
    bench.practice.setFaults([
      { match: { method: 'POST', nth: 1 }, action: { do: 'status', status: 503, headers: { 'Retry-After': '5' } } },
      { match: { method: 'GET', nth: 1 }, action: { do: 'rate-limit', resetInSeconds: 3 } },
      { match: { method: 'GET', nth: 1 }, action: { do: 'drop', when: 'before' } },
    ]);
    expect(await take(bench)).toMatchObject({ kind: 'taken' });
    expect(bench.states).toContainEqual({ at: 'repeating', waitMs: 5_000 });
  });

  it('gives up where nothing answers', async () => {
    const bench = await listBench({ baseUrl: 'http://127.0.0.1:1/v4' });
    expect(await take(bench)).toMatchObject({ kind: 'unanswered', reason: { by: 'network', message: 'ECONNREFUSED' } });
  });

  it('does not fetch a list that was made long before, but makes a new one', async () => {
    const bench = await listBench({ limits: { maxBytes: 10 } });
    const aborted = new AbortController();
    const onState = (state: ObtainingState) => state.at === 'fetching' && aborted.abort();
    expect(await take(bench, { signal: aborted.signal, onState })).toEqual({ kind: 'cancelled' });
    expect(bench.remembered()?.state).toBe('made');
    bench.clock.nowMs += 61 * 60_000;
    await take(bench);
    expect(bench.tasksMadeAt).toHaveLength(2);
  });

  it('makes a new task if the shop has forgotten the last one', async () => {
    const bench = await listBench();
    const stop = new AbortController();
    await take(bench, { signal: stop.signal, onState: (state) => state.at === 'preparing' && stop.abort() });
    bench.practice.setFaults([{ match: { method: 'GET', nth: 1 }, action: { do: 'status', status: 404 } }]);
    expect(await take(bench)).toMatchObject({ kind: 'taken' });
    expect(bench.tasksMadeAt).toHaveLength(2);
  });
});

describe('cancelling', () => {
  it.each(['asking', 'preparing', 'fetching'] as const)('while %s ends it at once, and the task stays', async (at) => {
    const bench = await listBench();
    fill(bench);
    const stop = new AbortController();
    const onState = (state: ObtainingState) => state.at === at && stop.abort();
    expect(await take(bench, { signal: stop.signal, onState })).toEqual({ kind: 'cancelled' });
    await expect.poll(() => bench.remembered()?.state).toBe('made');
    expect(await take(bench)).toMatchObject({ kind: 'taken', value: { length: 3 } });
    expect(bench.tasksMadeAt).toHaveLength(1);
  });

  it('while waiting for the limit makes no task', async () => {
    const bench = await listBench();
    await take(bench);
    const stop = new AbortController();
    const onState = (state: ObtainingState) => state.at === 'limit' && stop.abort();
    expect(await take(bench, { signal: stop.signal, onState })).toEqual({ kind: 'cancelled' });
    expect(bench.tasksMadeAt).toHaveLength(1);
  });

  it('while waiting for an answer that never comes', async () => {
    const bench = await listBench();
    bench.practice.setFaults([{ match: { method: 'GET', nth: 1 }, action: { do: 'hang' } }]);
    const stop = new AbortController();
    const cancelled = take(bench, { signal: stop.signal });
    await expect.poll(() => bench.seen.length).toBe(2);
    stop.abort();
    expect(await cancelled).toEqual({ kind: 'cancelled' });
  });
});

describe('a program that is killed', () => {
  class Killed extends Error {}

  it('at any moment makes no second task within a minute, and has the list when it is started again', async () => {
    for (let moment = 1; ; moment += 1) {
      const bench = await listBench();
      fill(bench);
      let passed = 0;
      const mayKill = (): void => {
        passed += 1;
        if (passed === moment) throw new Killed();
      };
      const first = await take(bench, { onState: mayKill }, bench.restarted(mayKill)).catch((error: unknown) => {
        if (!(error instanceof Killed)) throw error;
        return null;
      });
      if (first !== null) {
        expect(moment).toBeGreaterThan(8);
        return;
      }
      bench.clock.nowMs += moment * 700;
      expect(await take(bench, {}, bench.restarted())).toMatchObject({ kind: 'taken', value: { length: 3 } });
      bench.tasksMadeAt.forEach((at, index) => {
        if (index > 0) expect(at - bench.tasksMadeAt[index - 1]!).toBeGreaterThanOrEqual(60_000);
      });
    }
  });
});

describe('the archive', () => {
  it('is cut off', async () => {
    const server = await startScriptedServer(['cut-off']);
    const bench = await listBench();
    const origin = new URL(server.baseUrl).origin;
    const ended = await take(bench, { switches: { origin } });
    await server.close();
    expect(ended).toMatchObject({ kind: 'no-archive', problem: 'unreachable' });
    expect(bench.remembered()?.state).toBe('made');
  });

  it('never comes', async () => {
    const server = await startScriptedServer(['hang']);
    const bench = await listBench();
    const ended = await take(bench, { switches: { origin: new URL(server.baseUrl).origin } });
    await server.close();
    expect(ended).toMatchObject({ kind: 'no-archive', problem: 'too-slow' });
  });

  it.each([404, 403, 500])('is refused with %i, and its link is in nothing that is said', async (status) => {
    const server = await startScriptedServer([{ status }]);
    const bench = await listBench();
    const ended = await take(bench, { switches: { origin: new URL(server.baseUrl).origin } });
    await server.close();
    expect(ended).toEqual({ kind: 'no-archive', problem: 'refused', detail: `HTTP ${status}` });
    expect(JSON.stringify([ended, bench.states, bench.remembered()])).not.toContain('archives');
    // Another attempt makes another task, since this link will not work.
    expect(bench.remembered()?.state).toBe('done');
  });

  it.each([undefined, '20'])('is too large, whatever length is announced (%s)', async (length) => {
    const headers = length === undefined ? { 'Transfer-Encoding': 'chunked' } : {};
    const server = await startScriptedServer([{ status: 200, headers, body: Buffer.alloc(200) }]);
    const bench = await listBench({ limits: { maxBytes: 100 } });
    const ended = await take(bench, { switches: { origin: new URL(server.baseUrl).origin } });
    await server.close();
    expect(ended).toMatchObject({ kind: 'no-archive', problem: 'too-large' });
  });

  it('comes as fast as it is read', async () => {
    const bench = await listBench();
    fill(bench, 50);
    bench.practice.setExports({ spoil: 'bomb' });
    let most = 0;
    const slow: ListSink<number> = async (bytes) => {
      for await (const chunk of bytes) {
        most += chunk.byteLength;
        if (most > 1_000_000) return most;
        await new Promise((resolve) => setImmediate(resolve));
      }
      return most;
    };
    const signal = new AbortController().signal;
    const onState = (): void => undefined;
    const taken = await bench.lists.take(bench.shop, slow, { signal, onState, overHttp: false });
    expect(taken.kind === 'taken' && taken.value).toBeLessThan(2_000_000);
  });

  it('that fails is not taken, even if the sink does not pass that on', async () => {
    const server = await startScriptedServer(['cut-off']);
    const bench = await listBench();
    bench.practice.setExports({ origin: new URL(server.baseUrl).origin });
    const deaf: ListSink<string> = async (bytes) => {
      await bytesOf(bytes).catch(() => undefined);
      return 'read';
    };
    const how = { signal: new AbortController().signal, onState: () => undefined, overHttp: false };
    expect(await bench.lists.take(bench.shop, deaf, how)).toMatchObject({ kind: 'no-archive' });
    await server.close();
  });

  it('whose reader fails is an error, and can be had again', async () => {
    const bench = await listBench();
    const how = { signal: new AbortController().signal, onState: () => undefined, overHttp: false };
    const failing = () => Promise.reject(new Error('the sheet is gone'));
    await expect(bench.lists.take(bench.shop, failing, how)).rejects.toThrow('the sheet is gone');
    expect(await take(bench)).toMatchObject({ kind: 'taken' });
    expect(bench.tasksMadeAt).toHaveLength(1);
  });
});
