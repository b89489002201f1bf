import { readMask } from './number-mask';

/** What a cell's number format makes of a number, as far as it matters for its text. */
export const PLAIN = 0;
export const DATE = 1;
export const DATE_TIME = 2;
/** A time alone: of day, or of a date where the serial has one. */
export const TIME = 3;
/** Hours, minutes and seconds that passed, beyond 24 hours too. */
export const ELAPSED = 4;
/** Digits with something written before or between them, such as `"+7"0` and `"ID-"00000`. */
export const MASKED = 5;

export interface NumberFormat {
  kind: typeof PLAIN | typeof DATE | typeof DATE_TIME | typeof TIME | typeof ELAPSED | typeof MASKED;
  /** Digits the format fills up to with zeros, such as 5 for `00000`; 0 for every other format. */
  zeros: number;
  /** See `readMask`; null for every other format. */
  mask: string | null;
}

const ofKind = (kind: NumberFormat['kind']): NumberFormat => ({ kind, zeros: 0, mask: null });
const PLAIN_FORMAT = ofKind(PLAIN);
/** As long as Excel takes them (Excel specifications and limits); patterns take quadratic time over broken long ones. */
const MAX_FORMAT_CHARACTERS = 1024;
const MAX_ZEROS = 255;

/**
 * Formats that have a number and no text in the file (ECMA-376 part 1, 18.8.30). Those from 27 on are the dates and times of East
 * Asian locales.
 */
export function builtInFormat(id: number): NumberFormat {
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58)) {
    return ofKind(DATE);
  }
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id === 45 || id === 47) return ofKind(TIME);
  if (id === 22) return ofKind(DATE_TIME);
  return id === 46 ? ofKind(ELAPSED) : PLAIN_FORMAT;
}

/**
 * Reads a number format such as `[$-419]dd.mm.yyyy hh:mm;@` (ECMA-376 part 1, 18.8.31). Only its first section, for positive
 * numbers, counts.
 */
export function readNumberFormat(format: string): NumberFormat {
  if (format.length > MAX_FORMAT_CHARACTERS) return PLAIN_FORMAT;
  const section = format
    .replace(/"[^"]*"|\\.|_.|\*./gs, '')
    .replace(/;.*$/s, '')
    .toLowerCase();
  const isElapsed = /\[(?:h+|m+|s+)\]/.test(section);
  const tokens = section.replace(/\[[^\]]*\]/g, '').replace(/am\/pm|a\/p/g, '');
  if (isElapsed) return ofKind(ELAPSED);
  if (/^general$/.test(tokens)) return PLAIN_FORMAT;
  const hasTime = /[hs]/.test(tokens);
  // A single m or mm is the month, unless hours or seconds make it minutes.
  const hasDate = /[yd]|m{3}/.test(tokens) || (!hasTime && tokens.includes('m'));
  if (hasDate) return ofKind(hasTime ? DATE_TIME : DATE);
  if (hasTime) return ofKind(TIME);
  const mask = readMask(format);
  if (mask !== null) return { kind: MASKED, zeros: 0, mask };
  return { kind: PLAIN, mask: null, zeros: /^0{2,}$/.test(tokens) ? Math.min(tokens.length, MAX_ZEROS) : 0 };
}
