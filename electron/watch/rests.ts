/** Things that are left alone for a while, by name. One whose time is over is forgotten, so that memory does not grow with every file ever seen. */
export interface Rests {
  /** Leaves it alone for this time, from now on. */
  begin(name: string, durationMs: number): void;
  isResting(name: string): boolean;
}

/** @param nowMs a clock that only goes forward */
export function createRests(nowMs: () => number): Rests {
  const untilMs = new Map<string, number>();
  return {
    begin: (name, durationMs) => {
      const now = nowMs();
      for (const [known, until] of untilMs) if (until <= now) untilMs.delete(known);
      untilMs.set(name, now + durationMs);
    },
    isResting: (name) => nowMs() < (untilMs.get(name) ?? -Infinity),
  };
}
