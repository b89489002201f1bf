/** How far back the rate looks. */
const WINDOW_MS = 60_000;
/** Below this the rate is chance. */
const LEAST_SPAN_MS = 2_000;

/** When outcomes came, over the last minute: times in milliseconds of a clock that never goes back, with their numbers. */
export type RateWindow = readonly { atMs: number; outcomes: number }[];

export function recordOutcomes(window: RateWindow, atMs: number, outcomes: number): RateWindow {
  return [...window.filter((entry) => entry.atMs > atMs - WINDOW_MS), { atMs, outcomes }];
}

/** Outcomes a second over the last minute, or null while there is too little to tell. */
export function ratePerSecond(window: RateWindow, nowMs: number): number | null {
  const first = window[0];
  if (first === undefined || nowMs - first.atMs < LEAST_SPAN_MS) return null;
  const count = window.slice(1).reduce((sum, entry) => sum + entry.outcomes, 0);
  return count === 0 ? null : count / ((nowMs - first.atMs) / 1000);
}
