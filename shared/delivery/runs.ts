import type { DeliveryState, DeliveryStatus, PauseReason } from './state';

/** Who runs deliveries: the window, or an unattended command. */
export const RUNNERS = ['window', 'cli'] as const;
export type Runner = (typeof RUNNERS)[number];

/** How a run came to rest: the delivery's end, or why it was paused. */
export const RUN_ENDS = [
  'finished',
  'stopped',
  'person',
  'token',
  'no-token',
  'network',
  'rate-limit',
  'failing-alike',
  'restart',
  'sleep',
  'storage',
  'program',
] as const satisfies readonly ('finished' | 'stopped' | PauseReason['by'])[];
export type RunEnd = (typeof RUN_ENDS)[number];

/** One stretch of a delivery, from its start or continuation until it came to rest. Times are ISO 8601 UTC. */
export interface DeliveryRun {
  by: Runner;
  startedAt: string;
  /** Null while it goes on, and for ever where its program ended in the middle. */
  endedAt: string | null;
  end: RunEnd | null;
}

/** Whether an unattended command runs it: then it can be steered there alone. */
export function runsUnattended({ state, runs }: { state: DeliveryState; runs: readonly DeliveryRun[] }): boolean {
  return state.status === 'running' && runs.at(-1)?.by === 'cli';
}

/** How a run stands: `broken-off` where nobody is running it any more and nobody could say how it ended. */
export function runStanding(
  runs: readonly DeliveryRun[],
  index: number,
  status: DeliveryStatus,
): RunEnd | 'going-on' | 'broken-off' {
  const end = runs[index]?.end ?? null;
  if (end !== null) return end;
  return index === runs.length - 1 && status === 'running' ? 'going-on' : 'broken-off';
}
