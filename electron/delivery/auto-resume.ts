import { goesOnByItself, pauseEnd, RATE_LIMIT_REST_MINUTES } from '../../shared/delivery/state';
import type { DeliverySummary } from '../../shared/delivery/summary';
import type { ConnectionCheck } from '../../shared/shop/shop';
import type { Deliveries } from './deliveries';
import type { Sleep } from '../storage/clock';
import { AppError } from '../errors/app-error';

/** How often to check a server that does not answer. */
const LOOK_AGAIN_MS = 30_000;

/** Deliveries that resume without a person, once the reason for their pause is over. */
export interface AutoResume {
  /** Takes over deliveries that were waiting before this program started, or that another process left waiting. */
  takeUp(): void;
  /** Whether any delivery waits to resume: the program must not end then. */
  isWaiting(): boolean;
  /** The computer is about to sleep: running deliveries pause, and resume after {@link AutoResume.wake}. */
  sleep(): void;
  wake(): void;
}

interface Waiting {
  /** Aborting it checks at once. */
  nap: AbortController;
  /** Aborting it ends the wait. */
  over: AbortController;
  /** When to check, in wall-clock time: a monotonic clock may stop while the computer sleeps. Null: whenever it wakes. */
  notBeforeMs: number | null;
  /** A token is missing. Checking is useless until somebody enters it, and nobody can while there is no window. */
  needsPerson: boolean;
}

/**
 * Resumes paused deliveries when the server answers again, when the time it asked for is over, or when the computer wakes. Deliveries that
 * a person resumed, stopped, paused or deleted meanwhile are left alone, and so are those that another process runs.
 */
export function createAutoResume(options: {
  deliveries: Deliveries;
  resume: (id: string) => Promise<unknown>;
  /** Checks a delivery's shop with a request that changes nothing. */
  check: (shopId: string) => Promise<ConnectionCheck>;
  hasShop: (shopId: string) => boolean;
  sleep: Sleep;
  /** Wall-clock time: other clocks stand still while the computer sleeps. */
  nowMs: () => number;
  onUnexpected: (error: unknown) => void;
}): AutoResume {
  const { deliveries, resume, check, hasShop, sleep, nowMs, onUnexpected } = options;
  const waiting = new Map<string, Waiting>();

  /** How long a delivery waits before it can resume by itself; null if it cannot. */
  const restOf = ({ shopId, state }: DeliverySummary): number | null => {
    if (state.status !== 'paused' || shopId === null || !hasShop(shopId)) return null;
    switch (pauseEnd(state.reason)) {
      case 'connection':
        return LOOK_AGAIN_MS;
      case 'time':
        return RATE_LIMIT_REST_MINUTES * 60_000;
      case 'wake':
        return 0;
      case 'new-token':
      case 'new-start':
      case 'person':
        return null;
    }
  };

  const isBack = async ({ shopId, state }: DeliverySummary): Promise<boolean> => {
    if (shopId === null || state.status !== 'paused' || pauseEnd(state.reason) !== 'connection') return true;
    const found = await check(shopId);
    // A refused token is an answer, too: the delivery reports it when it resumes. A captive portal's page is not.
    return found.ok || found.code === 'refused' || found.code === 'forbidden' || found.code === 'no-token';
  };

  /** Another process may have resumed or ended it, or a person paused it there. */
  const waitsStill = (id: string): boolean => {
    const { state } = deliveries.get(id).summary;
    return state.status === 'paused' && goesOnByItself(state.reason);
  };

  /** Whether the wait is over. A passing obstacle, such as a busy database, does not end it. */
  const isEnded = async (id: string, self: Waiting, back: boolean): Promise<boolean> => {
    try {
      if (!waitsStill(id)) return true;
      if (back) await resume(id);
      return back;
    } catch (error) {
      self.needsPerson = error instanceof AppError && error.code === 'no-token';
      if (error instanceof AppError) return !self.needsPerson;
      onUnexpected(error);
      return false;
    }
  };

  /** Sleeps until then, or until the computer wakes and an earlier check is allowed. */
  const rest = async (self: Waiting, restMs: number): Promise<void> => {
    for (let leftMs = restMs; leftMs > 0 && !self.over.signal.aborted;) {
      self.nap = new AbortController();
      const woken = await sleep(leftMs, AbortSignal.any([self.nap.signal, self.over.signal])).then(
        () => false,
        () => true,
      );
      leftMs = woken && self.notBeforeMs !== null ? Math.min(leftMs, self.notBeforeMs - nowMs()) : 0;
    }
  };

  const wait = async (summary: DeliverySummary, restMs: number): Promise<void> => {
    const { id, state } = summary;
    const isTimed = state.status === 'paused' && pauseEnd(state.reason) === 'time';
    const self: Waiting = {
      nap: new AbortController(),
      over: new AbortController(),
      notBeforeMs: isTimed ? nowMs() + restMs : null,
      needsPerson: false,
    };
    const isOver = (): boolean => self.over.signal.aborted;
    waiting.set(id, self);
    for (let delayMs = restMs; !isOver(); delayMs = LOOK_AGAIN_MS) {
      await rest(self, delayMs);
      const back = !isOver() && (await isBack(summary).catch(() => false));
      if (!isOver() && (await isEnded(id, self, back))) end(id);
    }
  };

  const end = (id: string): void => {
    waiting.get(id)?.over.abort();
    waiting.delete(id);
  };

  deliveries.onProgress(({ summary }) => {
    end(summary.id);
    const restMs = restOf(summary);
    // Those paused by the computer's sleep wait for `wake`.
    if (restMs !== null && restMs > 0) void wait(summary, restMs).catch(onUnexpected);
  });
  deliveries.onRemoved(end);

  const resumeSleeping = async (id: string): Promise<void> => {
    const summary = await deliveries.settled(id);
    if (restOf(summary) === 0 && !waiting.has(id)) await wait(summary, 0);
  };

  return {
    takeUp: () => {
      try {
        for (const summary of deliveries.unfinished()) {
          const restMs = restOf(summary);
          if (restMs !== null && !waiting.has(summary.id)) void wait(summary, restMs).catch(onUnexpected);
        }
      } catch (error) {
        // The window is still useful if nobody can be told of this.
        onUnexpected(error);
      }
    },
    isWaiting: () => [...waiting.values()].some(({ needsPerson }) => !needsPerson),
    sleep: () => {
      for (const { id } of deliveries.unfinished()) {
        if (deliveries.runsHere(id)) deliveries.pause(id, 'sleep').catch(onUnexpected);
      }
    },
    wake: () => {
      for (const { nap } of waiting.values()) nap.abort();
      for (const { id } of deliveries.unfinished()) void resumeSleeping(id).catch(onUnexpected);
    },
  };
}
