/** A worker's results. `seconds` covers the work itself, without starting and loading. */
export interface Measured {
  seconds: number;
}

/** What a worker's process prints: its results, and its peak memory. */
export type Told<T> = T & { peakMb: number };

const KB_PER_MB = 1024;

/** Ends a worker by printing the one line that its parent waits for. */
export function tell(findings: object): void {
  const peakMb = process.resourceUsage().maxRSS / KB_PER_MB;
  process.stdout.write(`${JSON.stringify({ ...findings, peakMb })}\n`);
}

/** @param start the value of `performance.now()` at the beginning */
export function secondsSince(start: number): number {
  return (performance.now() - start) / 1_000;
}

/** An argument of the command line. */
export function argument(index: number): string {
  const value = process.argv[index + 2];
  if (value === undefined) throw new Error(`argument ${index} is missing`);
  return value;
}
