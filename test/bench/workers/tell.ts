/** What a worker finds out; seconds of the work itself, without starting and loading. */
export interface Measured {
  seconds: number;
}

/** What a worker's process prints: its findings, and the most memory it ever held. */
export type Told<T> = T & { peakMb: number };

const KB_PER_MB = 1024;

/** Ends a worker: the one line on stdout that whoever started it waits for. */
export function tell(findings: object): void {
  const peakMb = process.resourceUsage().maxRSS / KB_PER_MB;
  process.stdout.write(`${JSON.stringify({ ...findings, peakMb })}\n`);
}

/** @param start What `performance.now()` told at the beginning. */
export function secondsSince(start: number): number {
  return (performance.now() - start) / 1_000;
}

/** An argument of the command line. */
export function argument(index: number): string {
  const value = process.argv[index + 2];
  if (value === undefined) throw new Error(`argument ${index} is missing`);
  return value;
}
