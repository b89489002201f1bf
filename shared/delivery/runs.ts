import type { DeliveryState, PauseReason } from './state';

/** What runs deliveries: the window, or a command without a window. */
export const RUNNERS = ['window', 'cli'] as const;
export type Runner = (typeof RUNNERS)[number];

/** How a run ended: the delivery's end, or the reason for its pause. */
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

/** One stretch of a delivery, from its start or resumption until it stops. Times are ISO 8601 UTC. */
export interface DeliveryRun {
  by: Runner;
  startedAt: string;
  /** Null while the run continues, and for good if the program ended in the middle of it. */
  endedAt: string | null;
  end: RunEnd | null;
}

/** Whether a command runs it. Then only that command can control it. */
export function runsUnattended({ state, runs }: { state: DeliveryState; runs: readonly DeliveryRun[] }): boolean {
  return state.status === 'running' && runs.at(-1)?.by === 'cli';
}

/**
 * The state of a run. `broken-off`: it is no longer running, and how it ended was never recorded, since the program ended. `unwritable`: nothing
 * can be recorded at present, and so neither can its end.
 */
export function runStanding(
  runs: readonly DeliveryRun[],
  index: number,
  state: DeliveryState,
): RunEnd | 'going-on' | 'broken-off' | 'unwritable' {
  const end = runs[index]?.end ?? null;
  if (end !== null) return end;
  if (index === runs.length - 1) {
    if (state.status === 'running') return 'going-on';
    if (state.status === 'paused' && state.reason.by === 'storage') return 'unwritable';
  }
  return 'broken-off';
}
