import { pauseEnd } from '../../shared/delivery/state';
import type { DeliverySummary } from '../../shared/delivery/summary';
import type { ConnectionCheck } from '../../shared/shop/shop';
import type { Deliveries } from '../delivery/deliveries';
import type { Sleep } from '../delivery/pacer';

/** How often a server that does not answer is looked for. */
const LOOK_AGAIN_MS = 30_000;
/** How long a server is left alone that asked for more patience than a request has; the text of the pause names it. */
const RATE_LIMIT_REST_MS = 15 * 60_000;

/** The deliveries that go on without anybody's word, once what paused them is over. */
export interface GoOn {
  /** Whether any delivery waits to go on by itself: the program must not end then. */
  isWaiting(): boolean;
  /** The computer is about to sleep: what runs comes to rest, and goes on after {@link GoOn.wake}. */
  sleep(): void;
  wake(): void;
}

/**
 * Lets paused deliveries go on by themselves: when the server answers again, when the time it asked for is over, when the computer wakes.
 * A delivery that a person resumes, stops or pauses meanwhile is left alone.
 */
export function goOnByThemselves(options: {
  deliveries: Deliveries;
  resume: (id: string) => unknown;
  /** A harmless question to a delivery's shop. */
  check: (shopId: string) => Promise<ConnectionCheck>;
  sleep: Sleep;
  onUnexpected: (error: unknown) => void;
}): GoOn {
  const { deliveries, resume, check, sleep, onUnexpected } = options;
  /** One for each delivery that waits; aborting its `nap` looks at once, aborting `over` ends the wait. */
  const waiting = new Map<string, { nap: AbortController; over: AbortController }>();

  const isBack = async ({ shopId, state }: DeliverySummary): Promise<boolean> => {
    if (shopId === null || state.status !== 'paused' || pauseEnd(state.reason) !== 'connection') return true;
    const found = await check(shopId);
    // A token that is refused is an answer: the delivery says so when it goes on. A page of a hotel's network is none.
    return found.ok || found.code === 'refused' || found.code === 'forbidden' || found.code === 'no-token';
  };

  const wait = async (summary: DeliverySummary, delayMs: number): Promise<void> => {
    const { id } = summary;
    const over = new AbortController();
    const isOver = (): boolean => over.signal.aborted;
    for (;;) {
      const nap = new AbortController();
      waiting.set(id, { nap, over });
      await sleep(delayMs, AbortSignal.any([nap.signal, over.signal])).catch(() => undefined);
      if (isOver()) return;
      const back = await isBack(summary).catch(() => false);
      if (isOver()) return;
      if (!back) continue;
      waiting.delete(id);
      resume(id);
      return;
    }
  };

  deliveries.onProgress(({ summary }) => {
    waiting.get(summary.id)?.over.abort();
    waiting.delete(summary.id);
    if (summary.state.status !== 'paused') return;
    const end = pauseEnd(summary.state.reason);
    if (end !== 'connection' && end !== 'time') return;
    void wait(summary, end === 'connection' ? LOOK_AGAIN_MS : RATE_LIMIT_REST_MS).catch(onUnexpected);
  });

  const resumeSleeping = async (id: string): Promise<void> => {
    const { state } = await deliveries.settled(id);
    if (state.status === 'paused' && state.reason.by === 'sleep') resume(id);
  };

  return {
    isWaiting: () => waiting.size > 0,
    sleep: () => {
      for (const { id, state } of deliveries.list()) {
        if (state.status === 'running') deliveries.pause(id, 'sleep').catch(onUnexpected);
      }
    },
    wake: () => {
      for (const { nap } of waiting.values()) nap.abort();
      for (const { id } of deliveries.list()) void resumeSleeping(id).catch(onUnexpected);
    },
  };
}
