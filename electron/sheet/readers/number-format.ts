/** What a number format of Excel shows, as far as it matters for reading a cell as text (ECMA-376 part 1, 18.8.31). */
export interface ShownByFormat {
  date: boolean;
  time: boolean;
  /** Digits the format fills up to with zeros, such as 5 for `00000`; 0 for every other format. */
  zeroPaddedDigits: number;
}

const known = new Map<string, ShownByFormat>();

/** Reads a number format such as `dd.mm.yyyy hh:mm`. Only its first section, for positive numbers, counts. */
export function readNumberFormat(format: string | undefined): ShownByFormat {
  const key = format ?? 'General';
  let shown = known.get(key);
  if (shown === undefined) {
    shown = parseFormat(key);
    known.set(key, shown);
  }
  return shown;
}

function parseFormat(format: string): ShownByFormat {
  const tokens = format
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[[^\]]*\]/g, '')
    .replace(/;.*$/s, '')
    .toLowerCase();
  return {
    date: /[yd]|m{3}/.test(tokens),
    // The colon is there because exceljs gives built-in format 22 as `m/d/yy "h":mm`, its hour made a literal.
    time: /[hs:]/.test(tokens),
    zeroPaddedDigits: /^0{2,}$/.test(tokens) ? tokens.length : 0,
  };
}
