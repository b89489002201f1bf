import { describe, expect, it } from 'vitest';
import type { DeliveryMode } from '../../../shared/consumer/delivery-mode';
import { noOutcomes } from '../../../shared/delivery/outcome';
import { DEFAULT_RETRY_POLICY } from '../../../shared/delivery/answers/retry-policy';
import type { DeliverySummary } from '../../../shared/delivery/summary';
import type { AplautClient, Exchanged } from '../../../electron/api/aplaut-client';
import { openPaceStore } from '../../../electron/api/pace-store';
import { createPacers } from '../../../electron/api/pacer';
import { ProgressMeter } from '../../../electron/delivery/send/progress-meter';
import { runDelivery, type RunEnd } from '../../../electron/delivery/send/runner';
import { virtualClock, type VirtualClock } from '../../fakes/virtual-clock';

/** What the server does with its n-th request: a status after some milliseconds, possibly with a wait. */
type Answering = (request: number, nowMs: number) => { status: number; afterMs: number; retryAfterS?: number };

interface Simulation {
  answering: Answering;
  rows?: number;
  pace?: number;
  mode?: DeliveryMode;
  concurrency?: number;
  /** Rows decided when the delivery was created. */
  unchanged?: number;
  /** Pauses after this many outcomes, for this long. */
  pause?: { afterRows: number; forMs: number };
}

/** The time left as reported at a moment of the simulated time. */
interface Told {
  atMs: number;
  secondsLeft: number | null;
}

/** A pseudo-random sequence that is the same each time. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function answeringClient(clock: VirtualClock, answering: Answering): AplautClient {
  let requests = 0;
  const exchange = async (): Promise<Exchanged> => {
    const { status, afterMs, retryAfterS } = answering(requests++, clock.nowMs());
    await clock.sleep(afterMs);
    return {
      kind: 'answer',
      headers: retryAfterS === undefined ? {} : { 'retry-after': String(retryAfterS) },
      answer: { status, body: { data: { attributes: {} } }, requestId: null, location: null },
    };
  };
  return {
    send: exchange,
    getConsumer: exchange,
    listOne: exchange,
    createExportTask: exchange,
    getExportTask: exchange,
    close: () => undefined,
  };
}

/**
 * Sends rows through the real runner, pacer and retries in simulated time. Returns what the meter reported, and when all rows were sent.
 */
async function simulate(simulation: Simulation): Promise<{ told: Told[]; endedMs: number; runsFromMs: number[] }> {
  const { rows = 1_200, pace = 2, mode = 'upsert', concurrency = 4, unchanged = 0, pause } = simulation;
  const clock = virtualClock();
  const client = answeringClient(clock, simulation.answering);
  const pacerFor = createPacers({ store: openPaceStore(':memory:', 0), nowMs: clock.nowMs, sleep: clock.sleep });
  const told: Told[] = [];
  const runsFromMs: number[] = [];
  let sent = 0;
  let taken = 0;

  const run = async (until: number): Promise<RunEnd> => {
    const standing = { pending: rows - sent, rows: rows + unchanged, outcomes: { ...noOutcomes(), unchanged } };
    const meter = new ProgressMeter(clock.nowMs, standing as DeliverySummary);
    const stop = new AbortController();
    runsFromMs.push(clock.nowMs());
    const tell = () => told.push({ atMs: clock.nowMs(), secondsLeft: meter.progress().secondsLeft });
    taken = sent;
    return runDelivery({
      client,
      mode,
      policy: DEFAULT_RETRY_POLICY,
      random: dice(7),
      sleep: clock.sleep,
      now: () => new Date(clock.nowMs()),
      nowMs: clock.nowMs,
      previousValues: null,
      concurrency,
      pacer: pacerFor('http://127.0.0.1:9/v4', pace),
      signal: stop.signal,
      before: { pending: rows, decided: 1 },
      nextBatch: () => {
        const batch = Array.from({ length: Math.min(100, rows - taken) }, (_, index) => ({
          row: taken + index,
          externalId: `c${taken + index}`,
          attributes: {},
          cells: [],
          attempts: 0,
          wasTaken: false,
        }));
        taken += batch.length;
        return batch;
      },
      save: (outcomes) => {
        sent += outcomes.length;
        meter.record(outcomes);
        tell();
        if (sent >= until) stop.abort();
        return Promise.resolve();
      },
      writable: () => Promise.resolve(),
      markTaken: () => Promise.resolve(),
      onUnexpected: () => undefined,
      onRequest: () => meter.countRequest(),
      onWait: (delayMs, why) => {
        meter.wait(delayMs, new Date(clock.nowMs() + delayMs), why);
        tell();
      },
    });
  };
  const whole = async (): Promise<void> => {
    if (pause !== undefined) {
      await run(pause.afterRows);
      await clock.sleep(pause.forMs);
    }
    expect(await run(Infinity)).toEqual({ kind: 'complete' });
  };
  await clock.runUntil(whole());
  expect(sent).toBe(rows);
  return { told, endedMs: clock.nowMs(), runsFromMs };
}

/** The text never says less than five seconds, so near the end it cannot be more exact. */
const FINEST_SECONDS = 5;
/** How long the very last rows wait for a repeat is chance. */
const LAST_SECONDS = 15;

/** The largest relative error reported after the first minute of each run. */
function worst({ told, endedMs, runsFromMs }: Awaited<ReturnType<typeof simulate>>, pausedMs = 0): number {
  let most = 0;
  let counted = 0;
  for (const { atMs, secondsLeft } of told) {
    const from = Math.max(...runsFromMs.filter((fromMs) => fromMs <= atMs));
    if (atMs < from + 60_000) continue;
    const isBeforePause = runsFromMs.length > 1 && atMs < (runsFromMs[1] ?? 0);
    const left = (endedMs - atMs - (isBeforePause ? pausedMs : 0)) / 1_000;
    if (left < LAST_SECONDS) continue;
    const off = Math.abs((secondsLeft ?? Infinity) - left);
    counted += 1;
    if (off > FINEST_SECONDS) most = Math.max(most, off / left);
  }
  expect(counted).toBeGreaterThan(100);
  return most;
}

const steady =
  (afterMs: number): Answering =>
  () => ({ status: 200, afterMs });

describe('after the first minute, the time left is right within a tenth', () => {
  it.each([50, 800, 3_000])('when every answer takes %i ms', async (afterMs) => {
    expect(worst(await simulate({ answering: steady(afterMs) }))).toBeLessThan(0.1);
  });

  it.each([1, 2, 3, 4, 5])('when answers randomly take 50, 800 or 3000 ms (%i)', async (seed) => {
    const chance = dice(seed);
    const times = [50, 800, 3_000];
    const answering = () => ({ status: 200, afterMs: times[Math.floor(chance() * times.length)] ?? 0 });
    expect(worst(await simulate({ answering }))).toBeLessThan(0.1);
  });

  it('when there is no pace and only the server slows it down', async () => {
    expect(worst(await simulate({ answering: steady(700), pace: 0, rows: 3_000 }))).toBeLessThan(0.1);
  });

  it('when requests fail in bursts and are repeated', async () => {
    const answering = (request: number) => ({ status: request % 40 < 6 ? 500 : 200, afterMs: 300 });
    expect(worst(await simulate({ answering }))).toBeLessThan(0.1);
  });

  it.each([1, 2, 3])('when every tenth request fails at random (%i)', async (seed) => {
    const chance = dice(seed);
    const answering = () => ({ status: chance() < 0.1 ? 500 : 200, afterMs: 400 });
    expect(worst(await simulate({ answering }))).toBeLessThan(0.1);
  });

  it('when most rows were unchanged and took no time', async () => {
    expect(worst(await simulate({ answering: steady(300), rows: 400, unchanged: 50_000 }))).toBeLessThan(0.1);
  });

  it('when every row takes two requests', async () => {
    expect(worst(await simulate({ answering: steady(300), mode: 'update', rows: 500 }))).toBeLessThan(0.1);
  });

  it('before and after a pause', async () => {
    const pause = { afterRows: 300, forMs: 900_000 };
    expect(worst(await simulate({ answering: steady(300), pause }), pause.forMs)).toBeLessThan(0.1);
  });

  it('after the server asked once to wait for half a minute, which is added while it lasts', async () => {
    const answering: Answering = (_, nowMs) =>
      nowMs > 100_000 && nowMs < 101_000
        ? { status: 429, afterMs: 100, retryAfterS: 30 }
        : { status: 200, afterMs: 300 };
    expect(worst(await simulate({ answering }))).toBeLessThan(0.1);
  });
});
