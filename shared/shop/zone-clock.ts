import { IANAZone } from 'luxon';
import { DEFAULT_TIME_ZONE } from './shop-limits';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** A wall-clock time placed on the time line. */
export interface PlacedTime {
  /** The wall-clock time as if it were UTC. Differs from the one asked for only if the zone's clocks skipped that. */
  localMs: number;
  offsetMinutes: number;
}

/** The wall clock of a zone. */
export interface ZoneClock {
  /**
   * Finds the offset of a wall-clock time, given as if it were UTC. A time that the clocks skip (spring) is moved forward by the gap. For a
   * time that they show twice (autumn), the earlier is taken. luxon's own choice depends on today's offset.
   */
  place: (localMs: number) => PlacedTime;
  /** The wall-clock time at an instant, as if it were UTC. */
  localAt: (ms: number) => number;
}

/** Known to every system, so the lookup is skipped: it takes as long as checking ten thousand rows. */
const SURELY_KNOWN: ReadonlySet<string> = new Set([DEFAULT_TIME_ZONE, 'UTC']);

const clocks = new Map<string, ZoneClock | null>();

/** Whether the system knows an IANA zone of this name. */
export function isKnownZone(timeZone: string): boolean {
  return SURELY_KNOWN.has(timeZone) || zoneClock(timeZone) !== null;
}

/** The clock of an IANA zone, such as `Europe/Moscow`. Null if the system does not know the name. */
export function zoneClock(timeZone: string): ZoneClock | null {
  const known = clocks.get(timeZone);
  if (known !== undefined) return known;
  const zone = IANAZone.create(timeZone);
  const clock = zone.isValid ? createClock(zone) : null;
  clocks.set(timeZone, clock);
  return clock;
}

function createClock(zone: IANAZone): ZoneClock {
  // RFC 3339 offsets have no seconds, while local mean times before 1920 do.
  const offsetAt = (ms: number) => Math.round(zone.offset(ms));
  /** Day since 1970 → its offset, or null if the clocks change within a day of it. */
  const days = new Map<number, number | null>();

  const offsetOfDay = (day: number): number | null => {
    const known = days.get(day);
    if (known !== undefined) return known;
    const before = offsetAt((day - 1) * DAY_MS);
    const offset = before === offsetAt((day + 2) * DAY_MS) ? before : null;
    days.set(day, offset);
    return offset;
  };

  const placeNearChange = (localMs: number): PlacedTime => {
    const before = offsetAt(localMs - DAY_MS);
    const after = offsetAt(localMs + DAY_MS);
    for (const offsetMinutes of [before, after]) {
      if (offsetAt(localMs - offsetMinutes * MINUTE_MS) === offsetMinutes) return { localMs, offsetMinutes };
    }
    return { localMs: localMs + (after - before) * MINUTE_MS, offsetMinutes: after };
  };

  return {
    place: (localMs) => {
      const offsetMinutes = offsetOfDay(Math.floor(localMs / DAY_MS));
      return offsetMinutes === null ? placeNearChange(localMs) : { localMs, offsetMinutes };
    },
    localAt: (ms) => ms + (offsetOfDay(Math.floor(ms / DAY_MS)) ?? offsetAt(ms)) * MINUTE_MS,
  };
}
