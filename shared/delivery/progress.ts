/** How far back the rate looks. */
const WINDOW_MS = 60_000;
/** Below this the rate is chance. */
const LEAST_SPAN_MS = 2_000;
/** Outcomes nearer to each other than this share an entry, so that a window stays small at any rate. */
const ENTRY_MS = 500;

/**
 * When outcomes came, over the last minute: times in milliseconds of a clock that never goes back, with the number of outcomes
 * that came up to then since the entry before. The first entry marks the beginning.
 */
export type RateWindow = readonly { atMs: number; outcomes: number }[];

/** A window that begins now. */
export function openRateWindow(nowMs: number): RateWindow {
  return [{ atMs: nowMs, outcomes: 0 }];
}

export function recordOutcomes(window: RateWindow, atMs: number, outcomes: number): RateWindow {
  const kept = recent(window, atMs);
  const last = kept.at(-1);
  // The first entry is the beginning of the time that is measured: nothing may move it.
  if (last === undefined || kept.length < 2 || atMs - (kept.at(-2)?.atMs ?? -Infinity) >= ENTRY_MS) {
    return [...kept, { atMs, outcomes }];
  }
  return [...kept.slice(0, -1), { atMs, outcomes: last.outcomes + outcomes }];
}

/** Outcomes a second over the last minute, or null while there is too little to tell. */
export function ratePerSecond(window: RateWindow, nowMs: number): number | null {
  const [first, ...rest] = recent(window, nowMs);
  if (first === undefined || nowMs - first.atMs < LEAST_SPAN_MS) return null;
  const outcomes = rest.reduce((sum, entry) => sum + entry.outcomes, 0);
  return outcomes === 0 ? null : outcomes / ((nowMs - first.atMs) / 1000);
}

/** Seconds until nothing is pending, or null while that cannot be told. */
export function secondsLeft(pending: number, rate: number | null): number | null {
  return rate === null || rate <= 0 ? null : pending / rate;
}

/** The entries of the last minute, and the one before them, from which their time is counted. */
function recent(window: RateWindow, nowMs: number): RateWindow {
  const firstInside = window.findIndex((entry) => entry.atMs > nowMs - WINDOW_MS);
  return firstInside === -1 ? [] : window.slice(Math.max(0, firstInside - 1));
}
