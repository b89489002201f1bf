import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent, type AgentOptions } from 'node:https';
import { setTimeout as delay } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { DEFAULT_RETRY_POLICY } from '../../shared/delivery/answers/retry-policy';
import { directNetwork } from '../../electron/network/network';
import type { Connections } from '../../electron/api/connections';
import { openPaceStore } from '../../electron/api/pace-store';
import { createPacers } from '../../electron/api/pacer';
import type { SeenAtArchives } from '../../electron/practice/exports/archive-host';
import { startPracticeShop, type PracticeShop, type SeenRequest } from '../../electron/practice/practice-shop';
import { ARCHIVE_LIMITS, type ArchiveLimits } from '../../electron/shop-list/fetch-archive';
import type { ObtainingState } from '../../shared/ipc/list-taking';
import { createShopLists, type ListedShop, type ShopLists } from '../../electron/shop-list/take-shop-list';
import type { ListTask } from '../../electron/shops/list-task';

export const TOKEN = 'list-token';

/** The watch over a silent host runs in real time; all other waits only move the clock. */
const STALL_MS = 1_717;

/** A practice shop and what takes its list, on one clock that moves only while somebody waits. */
export interface ListBench {
  practice: PracticeShop;
  shop: ListedShop;
  lists: ShopLists;
  /** The same as after a restart of the program: only what was written down is left. */
  restarted: (onWrite?: () => void) => ShopLists;
  /** What is written down. */
  remembered: () => ListTask | null;
  clock: { nowMs: number };
  waits: number[];
  states: ObtainingState[];
  seen: SeenRequest[];
  seenAtArchives: SeenAtArchives[];
  /** The times at which tasks were made. */
  tasksMadeAt: number[];
}

export async function listBench(
  options: { agent?: AgentOptions; limits?: Partial<ArchiveLimits>; baseUrl?: string } = {},
): Promise<ListBench> {
  const clock = { nowMs: Date.parse('2026-09-28T10:00:00Z') };
  const seen: SeenRequest[] = [];
  const seenAtArchives: SeenAtArchives[] = [];
  const tasksMadeAt: number[] = [];
  const practice = await startPracticeShop({
    databasePath: ':memory:',
    tokens: [TOKEN],
    pace: 0,
    now: () => new Date(clock.nowMs),
    onRequest: (request) => {
      seen.push(request);
      if (request.method === 'POST' && request.url.endsWith('/export_tasks')) tasksMadeAt.push(clock.nowMs);
    },
    onArchiveRequest: (request) => seenAtArchives.push(request),
  });
  onTestFinished(() => practice.close());
  const waits: number[] = [];
  const sleep = async (ms: number, signal: AbortSignal): Promise<void> => {
    if (ms === STALL_MS) return delay(ms, undefined, { signal });
    signal.throwIfAborted();
    waits.push(ms);
    clock.nowMs += ms;
    return Promise.resolve();
  };
  const store = openPaceStore(':memory:', 0);
  onTestFinished(() => store.close());
  const pacerFor = createPacers({ store, nowMs: () => clock.nowMs, sleep });
  let remembered: ListTask | null = null;
  const restarted = (onWrite: () => void = () => undefined): ShopLists =>
    createShopLists({
      tasks: {
        listTask: () => remembered,
        rememberListTask: (_, task) => {
          onWrite();
          remembered = task;
          onWrite();
        },
      },
      network: directNetwork,
      pacerFor,
      openConnections: () => connectionsWith(options.agent ?? {}),
      nowMs: () => clock.nowMs,
      sleep,
      random: Math.random,
      policy: { ...DEFAULT_RETRY_POLICY, maxAttempts: 3, maxAttemptsBeforeContact: 3 },
      archiveLimits: { ...ARCHIVE_LIMITS, stallMs: STALL_MS, ...options.limits },
    });
  const shop = {
    id: 'one',
    baseUrl: options.baseUrl ?? practice.baseUrl,
    auth: 'bearer' as const,
    token: TOKEN,
    pace: 0,
  };
  const lists = restarted();
  return {
    ...{ practice, shop, lists, restarted, remembered: () => remembered, clock },
    ...{ waits, states: [], seen, seenAtArchives, tasksMadeAt },
  };
}

function connectionsWith(agent: AgentOptions): Connections {
  const httpAgent = new HttpAgent(agent);
  const httpsAgent = new HttpsAgent(agent);
  return {
    httpAgent,
    httpsAgent,
    neverStood: () => false,
    plainProxy: () => Promise.resolve(null),
    close: () => {
      httpAgent.destroy();
      httpsAgent.destroy();
    },
  };
}

/** All bytes of an archive. */
export async function bytesOf(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return Buffer.concat(chunks);
}
