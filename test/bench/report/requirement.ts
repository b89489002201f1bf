/** A promised performance requirement and its result. */
export interface Requirement {
  work: string;
  measured: string;
  /** The figure to compare with the target: a ratio, or an amount with its unit. */
  figure: string;
  target: string;
  met: boolean;
}

/** `ours` must be at least `wanted` times faster than the slower alternative. */
export function fasterThan(
  work: string,
  ours: number,
  other: { name: string; seconds: number },
  wanted: number,
): Requirement {
  const ratio = other.seconds / ours;
  return {
    work: `${work}: faster than ${other.name}`,
    measured: `${secondsText(ours)} against ${secondsText(other.seconds)}`,
    figure: `${ratio.toFixed(1)} ×`,
    target: `≥ ${wanted} ×`,
    met: ratio >= wanted,
  };
}

/** Ours may take at most `allowed` times the least possible time. */
export function timesTheFloor(
  work: string,
  ours: number,
  floor: { name: string; seconds: number },
  allowed: number,
): Requirement {
  const ratio = ours / floor.seconds;
  return {
    work: `${work}: times ${floor.name}`,
    measured: `${secondsText(ours)} against ${secondsText(floor.seconds)}`,
    figure: `${ratio.toFixed(1)} ×`,
    target: `≤ ${allowed} ×`,
    met: ratio <= allowed,
  };
}

/** An amount with an upper limit. */
export function atMost(
  work: string,
  measured: string,
  { value, allowed, unit, digits = 0 }: { value: number; allowed: number; unit: string; digits?: number },
): Requirement {
  return {
    work,
    measured,
    figure: `${value.toFixed(digits)} ${unit}`,
    target: `≤ ${Number(allowed.toFixed(2))} ${unit}`,
    met: value <= allowed,
  };
}

export function secondsText(seconds: number): string {
  return seconds < 0.1 ? `${(seconds * 1_000).toFixed(1)} ms` : `${seconds.toFixed(2)} s`;
}
