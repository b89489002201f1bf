import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { AplautClient, Exchanged } from '../../../electron/api/aplaut-client';
import type { Sleep } from '../../../electron/storage/clock';
import { openPaceStore } from '../../../electron/api/pace-store';
import { createPacers } from '../../../electron/api/pacer';
import { runDelivery } from '../../../electron/delivery/send/runner';
import { DEFAULT_RETRY_POLICY } from '../../../shared/delivery/answers/retry-policy';
import { preparedRow, tempFolder } from '../../fakes/delivery-bench';
import { consumer } from '../../fakes/scripted-server';

const BASE_URL = 'https://api.aplaut.io/v4';
const PACE = 2;
const MINUTES = 10;
const accepted: Exchanged = {
  kind: 'answer',
  headers: {},
  answer: { status: 200, body: consumer({}), requestId: null, location: null },
};

/** Real timers are late by a few milliseconds, and so are these. A pace that adds up delays would lose one in a hundred turns. */
const lateSleep: Sleep = (delayMs, signal) =>
  new Promise((resolve, reject) => {
    const giveUp = (): void => reject(signal.reason as Error);
    signal.addEventListener('abort', giveUp, { once: true });
    setTimeout(
      () => {
        signal.removeEventListener('abort', giveUp);
        resolve();
      },
      delayMs + Math.random() * 3,
    );
  });

/** Answers after some time, and delays requests beyond the pace, as the API does. */
function slowServer(answerMs: number, delaysExcess: boolean) {
  const starts: number[] = [];
  let freeAtMs = 0;
  const client: Pick<AplautClient, 'send'> = {
    send: () => {
      const nowMs = performance.now();
      starts.push(nowMs);
      freeAtMs = Math.max(nowMs, freeAtMs + 1000 / PACE);
      const heldMs = delaysExcess ? freeAtMs - nowMs : 0;
      return new Promise((resolve) => setTimeout(() => resolve(accepted), heldMs + answerMs));
    },
  };
  return { starts, client: client as AplautClient };
}

/** A separate process that uses the machine's file, with endless rows. */
function send(pacePath: string, client: AplautClient, signal: AbortSignal, pace = PACE) {
  const store = openPaceStore(pacePath, performance.now());
  onTestFinished(() => store.close());
  const pacer = createPacers({ store, nowMs: () => performance.now(), sleep: lateSleep })(BASE_URL, pace);
  let row = 0;
  return runDelivery({
    client,
    pacer,
    signal,
    mode: 'upsert',
    policy: DEFAULT_RETRY_POLICY,
    concurrency: 16,
    before: { pending: 1e6, decided: 1 },
    nextBatch: () => Array.from({ length: 100 }, () => ({ ...preparedRow((row += 1)), attempts: 0, wasTaken: false })),
    save: () => Promise.resolve(),
    writable: () => Promise.resolve(),
    markTaken: () => Promise.resolve(),
    previousValues: null,
    now: () => new Date(),
    nowMs: () => performance.now(),
    random: Math.random,
    sleep: lateSleep,
    onUnexpected: () => undefined,
    onRequest: () => undefined,
    onWait: () => undefined,
  });
}

describe('over ten minutes at two requests per second', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it.each([
    ['answers after 50 ms', 50, false, 1],
    ['answers after 800 ms', 800, false, 1],
    ['answers after 3,000 ms', 3_000, false, 1],
    ['a server that delays excess', 50, true, 1],
    ['two processes of the machine', 800, false, 2],
    ['three processes and a server that delays excess', 3_000, true, 3],
  ])('the pace is neither lost nor exceeded: %s', async (_, answerMs, delaysExcess, processes) => {
    const pacePath = join(tempFolder(), 'pace.db');
    const { starts, client } = slowServer(answerMs, delaysExcess);
    const end = new AbortController();
    const runs = Array.from({ length: processes }, () => send(pacePath, client, end.signal));
    await vi.advanceTimersByTimeAsync(MINUTES * 60_000);
    end.abort();
    await vi.advanceTimersByTimeAsync(10_000);
    await Promise.all(runs);

    const gaps = starts.slice(1).map((atMs, index) => atMs - (starts[index] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1000 / PACE);
    expect(starts.length).toBeGreaterThanOrEqual(0.99 * MINUTES * 60 * PACE);
  });

  it('a faster process keeps to the pace of the slower one, which is not starved, until that has ended', async () => {
    const pacePath = join(tempFolder(), 'pace.db');
    const [slow, quick] = [slowServer(50, false), slowServer(50, false)];
    const [slowEnd, end] = [new AbortController(), new AbortController()];
    const runs = [send(pacePath, slow.client, slowEnd.signal), send(pacePath, quick.client, end.signal, 2 * PACE)];
    await vi.advanceTimersByTimeAsync(MINUTES * 60_000);
    const together = [...slow.starts, ...quick.starts].sort((a, b) => a - b);
    const gaps = together.slice(1).map((atMs, index) => atMs - (together[index] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1000 / PACE);
    expect(together.length).toBeGreaterThanOrEqual(0.99 * MINUTES * 60 * PACE);
    expect(slow.starts.length).toBeGreaterThan(0.3 * together.length);

    slowEnd.abort();
    await vi.advanceTimersByTimeAsync(60_000);
    const alone = quick.starts.length;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(quick.starts.length - alone).toBeGreaterThanOrEqual(0.99 * 60 * 2 * PACE);
    end.abort();
    await vi.advanceTimersByTimeAsync(10_000);
    await Promise.all(runs);
  });
});
