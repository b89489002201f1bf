/** How far back the rate that people read looks: it follows what happens. */
const RATE_MS = 60_000;
/** How far back the rate looks by which the time left is told: answers that are slow by turns and bursts of failures even out. */
const STEADY_RATE_MS = 180_000;
/** Below this the rate is chance. */
const LEAST_SPAN_MS = 2_000;
/** Outcomes nearer to each other than this share an entry, so that a window stays small at any rate. */
const ENTRY_MS = 500;

/**
 * When outcomes came, over the last minutes: times in milliseconds of a clock that never goes back, with the number of outcomes
 * that came up to then since the entry before. The first entry marks the beginning.
 */
export type RateWindow = readonly { atMs: number; outcomes: number }[];

/** A window that begins now. */
export function openRateWindow(nowMs: number): RateWindow {
  return [{ atMs: nowMs, outcomes: 0 }];
}

export function recordOutcomes(window: RateWindow, atMs: number, outcomes: number): RateWindow {
  const kept = recent(window, atMs, STEADY_RATE_MS);
  const last = kept.at(-1);
  // The first entry is the beginning of the time that is measured: nothing may move it.
  if (last === undefined || kept.length < 2 || atMs - (kept.at(-2)?.atMs ?? -Infinity) >= ENTRY_MS) {
    return [...kept, { atMs, outcomes }];
  }
  return [...kept.slice(0, -1), { atMs, outcomes: last.outcomes + outcomes }];
}

/** Outcomes a second over the last minute, or null while there is too little to tell. */
export function ratePerSecond(window: RateWindow, nowMs: number): number | null {
  return rateOver(RATE_MS, window, nowMs);
}

/** Seconds until nothing is pending, by the rate of the last three minutes; null while that cannot be told. */
export function secondsLeft(pending: number, window: RateWindow, nowMs: number): number | null {
  const rate = rateOver(STEADY_RATE_MS, window, nowMs);
  return rate === null ? null : pending / rate;
}

function rateOver(spanMs: number, window: RateWindow, nowMs: number): number | null {
  const [first, ...rest] = recent(window, nowMs, spanMs);
  if (first === undefined || nowMs - first.atMs < LEAST_SPAN_MS) return null;
  const outcomes = rest.reduce((sum, entry) => sum + entry.outcomes, 0);
  return outcomes === 0 ? null : outcomes / ((nowMs - first.atMs) / 1000);
}

/** The entries of this last stretch of time, and the one before them, from which their time is counted. */
function recent(window: RateWindow, nowMs: number, spanMs: number): RateWindow {
  const firstInside = window.findIndex((entry) => entry.atMs > nowMs - spanMs);
  return firstInside === -1 ? [] : window.slice(Math.max(0, firstInside - 1));
}
