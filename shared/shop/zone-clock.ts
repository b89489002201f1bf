import { IANAZone } from 'luxon';
import { DEFAULT_TIME_ZONE } from './shop';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** A wall clock's reading put on the time line. */
export interface PlacedTime {
  /** The reading, as if it were UTC; differs from the one asked for only where the zone's clocks skipped that. */
  localMs: number;
  offsetMinutes: number;
}

/** A zone's wall clock. */
export interface ZoneClock {
  /**
   * Finds the offset of a reading, given as if it were UTC. A time that the clocks skip (spring) is moved on by the gap;
   * of one that they show twice (autumn) the earlier is meant. luxon's own choice depends on today's offset.
   */
  place: (localMs: number) => PlacedTime;
}

/** In every system's tables: to find that out takes as long as checking ten thousand rows. */
const SURELY_KNOWN: ReadonlySet<string> = new Set([DEFAULT_TIME_ZONE, 'UTC']);

const clocks = new Map<string, ZoneClock | null>();

/** Whether the system knows an IANA zone of this name. */
export function isKnownZone(timeZone: string): boolean {
  return SURELY_KNOWN.has(timeZone) || zoneClock(timeZone) !== null;
}

/** The clock of an IANA zone, such as `Europe/Moscow`; null where the system knows none of this name. */
export function zoneClock(timeZone: string): ZoneClock | null {
  const known = clocks.get(timeZone);
  if (known !== undefined) return known;
  const zone = IANAZone.create(timeZone);
  const clock = zone.isValid ? createClock(zone) : null;
  clocks.set(timeZone, clock);
  return clock;
}

function createClock(zone: IANAZone): ZoneClock {
  // RFC 3339 has no seconds in offsets; local mean times of before 1920 have.
  const offsetAt = (ms: number) => Math.round(zone.offset(ms));
  /** By day since 1970: its one offset, or null where the clocks change within a day of it. */
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
  };
}
