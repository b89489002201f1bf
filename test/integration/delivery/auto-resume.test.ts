import { describe, expect, it, onTestFinished } from 'vitest';
import type { ConnectionCheck } from '../../../shared/shop/shop';
import { createAutoResume } from '../../../electron/delivery/auto-resume';
import { AppError } from '../../../electron/errors/app-error';
import { newDelivery, openBench, preparedRows, serve, TOKEN } from '../../fakes/delivery-bench';
import { consumer, startScriptedServer, type Step } from '../../fakes/scripted-server';

const accept: Step = { status: 201, body: consumer({}) };
const silent: ConnectionCheck = { ok: false, code: 'host-unknown', message: 'ENOTFOUND', requestId: null };
const there: ConnectionCheck = { ok: true, auth: 'bearer', requestId: null };

/** Deliveries that resume by themselves. Their waits are counted and end at once unless told otherwise. */
function openGoingOn(
  check: () => ConnectionCheck,
  napsEnd = true,
  {
    databasePath,
    beforeResume,
    nowMs = () => 0,
  }: { databasePath?: string; beforeResume?: () => void; nowMs?: () => number } = {},
) {
  const bench = openBench({
    policy: { maxRateLimitRepeats: 1 },
    ...(databasePath === undefined ? {} : { databasePath }),
  });
  const naps: number[] = [];
  const failures: unknown[] = [];
  const autoResume = createAutoResume({
    deliveries: bench.deliveries,
    // eslint-disable-next-line @typescript-eslint/require-await
    resume: async (id) => {
      beforeResume?.();
      bench.deliveries.start(id, TOKEN);
    },
    check: () => Promise.resolve(check()),
    hasShop: (shopId) => shopId === 'shop-1',
    nowMs,
    sleep: (delayMs, signal) => {
      naps.push(delayMs);
      if (napsEnd) return new Promise((resolve) => setImmediate(resolve));
      return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
    },
    onUnexpected: (error) => failures.push(error),
  });
  const resting = (id: string, status: string) =>
    new Promise<void>((resolve) => {
      bench.deliveries.onProgress(({ summary }) => {
        if (summary.id === id && summary.state.status === status) resolve();
      });
    });
  return { ...bench, autoResume, naps, failures, resting };
}

describe('a delivery whose server is unreachable', () => {
  it('checks every half minute, and resumes by itself when the server is back', async () => {
    const server = await startScriptedServer([accept]);
    const { port } = new URL(server.baseUrl);
    await server.close();
    let looks = 0;
    const { deliveries, naps, resting, failures, autoResume } = openGoingOn(() => ((looks += 1) < 3 ? silent : there));
    const { id } = await deliveries.create(newDelivery(server.baseUrl, preparedRows(3)));
    const finished = resting(id, 'finished');
    const paused = resting(id, 'paused');
    deliveries.start(id, TOKEN);
    await paused;
    expect(autoResume.isWaiting()).toBe(true);
    const back = await startScriptedServer([accept], Number(port));
    await finished;
    await back.close();
    expect(looks).toBe(3);
    expect(naps).toEqual([30_000, 30_000, 30_000]);
    expect(autoResume.isWaiting()).toBe(false);
    expect(failures).toEqual([]);
  });

  it('is left alone once a person stops it', async () => {
    const { deliveries, resting, autoResume } = openGoingOn(() => there, false);
    const { id } = await deliveries.create(newDelivery('http://127.0.0.1:9/v4', preparedRows(3)));
    const paused = resting(id, 'paused');
    deliveries.start(id, TOKEN);
    await paused;
    await deliveries.stop(id);
    expect(autoResume.isWaiting()).toBe(false);
    autoResume.wake();
    expect(deliveries.get(id).summary.state.status).toBe('stopped');
  });
});

describe('a delivery that would resume by itself', () => {
  it('does not once a person has paused it, however long the server is back', async () => {
    const server = await serve([accept]);
    const { port } = new URL(server.baseUrl);
    await server.close();
    const { deliveries, resting, autoResume } = openGoingOn(() => there, false);
    const { id } = await deliveries.create(newDelivery(server.baseUrl, preparedRows(3)));
    const paused = resting(id, 'paused');
    deliveries.start(id, TOKEN);
    await paused;
    await deliveries.pause(id);
    expect(deliveries.get(id).summary.state).toEqual({ status: 'paused', reason: { by: 'person' } });
    const back = await startScriptedServer([accept], Number(port));
    autoResume.wake();
    expect(autoResume.isWaiting()).toBe(false);
    expect(back.arrived).toEqual([]);
    deliveries.start(id, TOKEN);
    expect((await deliveries.settled(id)).state.status).toBe('finished');
    await back.close();
  });
});

describe('a server that asks for a long wait', () => {
  it('is left alone for a quarter of an hour, without a request', async () => {
    const server = await serve((_, index) => (index < 2 ? { status: 429, headers: { 'Retry-After': '60' } } : accept));
    let looks = 0;
    const { deliveries, naps, resting } = openGoingOn(() => ((looks += 1), there));
    const { id } = await deliveries.create(newDelivery(server.baseUrl, preparedRows(2)));
    const finished = resting(id, 'finished');
    deliveries.start(id, TOKEN);
    await finished;
    expect(naps).toEqual([15 * 60_000]);
    expect(looks).toBe(0);
  });

  it('is left alone for the same time if the computer sleeps and wakes meanwhile', async () => {
    let nowMs = 0;
    const server = await serve((_, index) => (index < 2 ? { status: 429, headers: { 'Retry-After': '60' } } : accept));
    const { deliveries, naps, resting, autoResume } = openGoingOn(() => there, false, { nowMs: () => nowMs });
    const { id } = await deliveries.create(newDelivery(server.baseUrl, preparedRows(2)));
    const paused = resting(id, 'paused');
    const finished = resting(id, 'finished');
    deliveries.start(id, TOKEN);
    await paused;
    nowMs = 10 * 60_000;
    autoResume.wake();
    await expect.poll(() => naps).toEqual([15 * 60_000, 5 * 60_000]);
    expect(server.arrived).toHaveLength(2);
    nowMs = 20 * 60_000;
    autoResume.wake();
    await finished;
  });
});

describe('sleep', () => {
  it('pauses running deliveries, which resume when the computer wakes', async () => {
    const server = await serve([accept]);
    const { deliveries, autoResume, resting } = openGoingOn(() => there);
    const { id } = await deliveries.create(newDelivery(server.baseUrl, preparedRows(50)));
    const paused = resting(id, 'paused');
    const finished = resting(id, 'finished');
    const unlisten = deliveries.onOutcomes(() => {
      unlisten();
      autoResume.sleep();
    });
    deliveries.start(id, TOKEN);
    await paused;
    expect(deliveries.get(id).summary.state).toEqual({ status: 'paused', reason: { by: 'sleep' } });
    autoResume.wake();
    await finished;
    expect(server.arrived).toHaveLength(50);
  });

  it('does not make a delivery resume that a person paused', async () => {
    const server = await serve([accept]);
    const { deliveries, autoResume, resting } = openGoingOn(() => there);
    const { id } = await deliveries.create(newDelivery(server.baseUrl, preparedRows(50)));
    const paused = resting(id, 'paused');
    const unlisten = deliveries.onOutcomes(() => {
      unlisten();
      void deliveries.pause(id);
    });
    deliveries.start(id, TOKEN);
    await paused;
    autoResume.sleep();
    autoResume.wake();
    await deliveries.settled(id);
    expect(deliveries.get(id).summary.state).toEqual({ status: 'paused', reason: { by: 'person' } });
  });

  it('makes a check for the server happen at once on waking', async () => {
    let looks = 0;
    const { deliveries, autoResume, resting } = openGoingOn(() => ((looks += 1), silent), false);
    const { id } = await deliveries.create(newDelivery('http://127.0.0.1:9/v4', preparedRows(1)));
    const paused = resting(id, 'paused');
    deliveries.start(id, TOKEN);
    await paused;
    autoResume.wake();
    await expect.poll(() => looks).toBe(1);
  });
});

/** A delivery from an earlier run of the program that got no answers. */
async function leftWithoutNetwork(shopId: string | null = 'shop-1') {
  const server = await startScriptedServer([accept]);
  await server.close();
  const { deliveries, databasePath } = openBench();
  const input = newDelivery(server.baseUrl, preparedRows(3));
  const { id } = await deliveries.create({ ...input, shop: { ...input.shop, id: shopId } });
  deliveries.start(id, TOKEN);
  expect((await deliveries.settled(id)).state).toMatchObject({ reason: { by: 'network' } });
  const comeBack = async () => {
    const back = await startScriptedServer([accept], Number(new URL(server.baseUrl).port));
    onTestFinished(() => back.close());
    return back;
  };
  return { id, deliveries, databasePath, comeBack };
}

describe('a delivery that was waiting before the program started', () => {
  it('is handled from the start, and resumes by itself', async () => {
    const left = await leftWithoutNetwork();
    let looks = 0;
    const again = openGoingOn(() => ((looks += 1) < 2 ? silent : there), true, left);
    const finished = again.resting(left.id, 'finished');
    await left.comeBack();
    again.autoResume.takeUp();
    again.autoResume.takeUp();
    expect(again.autoResume.isWaiting()).toBe(true);
    await finished;
    expect(again.naps).toEqual([30_000, 30_000]);
    expect(again.autoResume.isWaiting()).toBe(false);
  });

  it('resumes at once if the computer slept', async () => {
    const server = await serve([accept]);
    const one = openBench();
    const { id } = await one.deliveries.create(newDelivery(server.baseUrl, preparedRows(40)));
    const paused = new Promise((resolve) => {
      const unlisten = one.deliveries.onOutcomes(() => {
        unlisten();
        resolve(one.deliveries.pause(id, 'sleep'));
      });
    });
    one.deliveries.start(id, TOKEN);
    await paused;
    const { autoResume, naps, resting } = openGoingOn(() => there, false, one);
    const finished = resting(id, 'finished');
    autoResume.takeUp();
    await finished;
    expect(naps).toEqual([]);
  });

  it('is left alone if its shop is not saved or a person paused it', async () => {
    const left = await leftWithoutNetwork(null);
    const { id } = await left.deliveries.create(newDelivery('http://127.0.0.1:9/v4', preparedRows(3)));
    left.deliveries.start(id, TOKEN);
    await left.deliveries.pause(id);
    const { autoResume } = openGoingOn(() => there, false, left);
    autoResume.takeUp();
    expect(autoResume.isWaiting()).toBe(false);
  });

  it('is left alone once another process resumes or ends it', async () => {
    const left = await leftWithoutNetwork();
    const { deliveries, autoResume, failures, naps } = openGoingOn(() => there, false, left);
    autoResume.takeUp();
    await left.comeBack();
    left.deliveries.start(left.id, TOKEN);
    autoResume.wake();
    await expect.poll(() => autoResume.isWaiting()).toBe(false);
    expect((await left.deliveries.settled(left.id)).state.status).toBe('finished');
    expect(deliveries.get(left.id).summary.runs).toHaveLength(2);
    expect(naps).toHaveLength(1);
    expect(failures).toEqual([]);
  });
});

describe('a failing resumption', () => {
  it('is tried again if the database was busy', async () => {
    const left = await leftWithoutNetwork();
    let failures = 0;
    const again = openGoingOn(() => there, true, {
      ...left,
      beforeResume: () => {
        if ((failures += 1) < 3) throw new Error('database is locked');
      },
    });
    const finished = again.resting(left.id, 'finished');
    await left.comeBack();
    again.autoResume.takeUp();
    await finished;
    expect(again.naps).toEqual([30_000, 30_000, 30_000]);
    expect(again.failures).toHaveLength(2);
  });

  it('is tried again if a token was missing, but does not keep the program from ending', async () => {
    const left = await leftWithoutNetwork();
    let hasToken = false;
    const again = openGoingOn(() => there, false, {
      ...left,
      beforeResume: () => {
        if (!hasToken) throw new AppError('no-token');
      },
    });
    const finished = again.resting(left.id, 'finished');
    await left.comeBack();
    again.autoResume.takeUp();
    again.autoResume.wake();
    await expect.poll(() => again.autoResume.isWaiting()).toBe(false);
    hasToken = true;
    again.autoResume.wake();
    await finished;
    expect(again.failures).toEqual([]);
  });
});

it('a deleted delivery is not waited for any more', async () => {
  const { deliveries, resting, autoResume } = openGoingOn(() => silent, false);
  const { id } = await deliveries.create(newDelivery('http://127.0.0.1:9/v4', preparedRows(1)));
  const paused = resting(id, 'paused');
  deliveries.start(id, TOKEN);
  await paused;
  expect(autoResume.isWaiting()).toBe(true);
  await deliveries.remove(id);
  expect(autoResume.isWaiting()).toBe(false);
});
