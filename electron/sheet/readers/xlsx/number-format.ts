import { readMask } from './number-mask';

/** How a cell's number format affects a number's text, as far as it matters here. */
export const PLAIN = 0;
export const DATE = 1;
export const DATE_TIME = 2;
/** Only a time: a time of day, or the time of a date if the serial number has one. */
export const TIME = 3;
/** Elapsed hours, minutes and seconds, possibly more than 24 hours. */
export const ELAPSED = 4;
/** Digits with text before or between them, such as `"+7"0` and `"ID-"00000`. */
export const MASKED = 5;

export interface NumberFormat {
  kind: typeof PLAIN | typeof DATE | typeof DATE_TIME | typeof TIME | typeof ELAPSED | typeof MASKED;
  /** The length to which the format pads with zeros, such as 5 for `00000`; 0 for every other format. */
  zeros: number;
  /** See `readMask`; null for every other format. */
  mask: string | null;
}

const ofKind = (kind: NumberFormat['kind']): NumberFormat => ({ kind, zeros: 0, mask: null });
const PLAIN_FORMAT = ofKind(PLAIN);
/** The longest format that Excel accepts (Excel specifications and limits). The patterns take quadratic time for long broken ones. */
const MAX_FORMAT_CHARACTERS = 1024;
const MAX_ZEROS = 255;

/**
 * Formats identified only by a number in the file (ECMA-376 part 1, 18.8.30). From 27 on they are dates and times of East Asian locales.
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
 * Reads a number format such as `[$-419]dd.mm.yyyy hh:mm;@` (ECMA-376 part 1, 18.8.31). Only its first section counts, which is for
 * positive numbers.
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
  // A single m or mm means the month, unless hours or seconds make it minutes.
  const hasDate = /[yd]|m{3}/.test(tokens) || (!hasTime && tokens.includes('m'));
  if (hasDate) return ofKind(hasTime ? DATE_TIME : DATE);
  if (hasTime) return ofKind(TIME);
  const mask = readMask(format);
  if (mask !== null) return { kind: MASKED, zeros: 0, mask };
  return { kind: PLAIN, mask: null, zeros: /^0{2,}$/.test(tokens) ? Math.min(tokens.length, MAX_ZEROS) : 0 };
}
