/** The apostrophe that makes Excel treat a number as text, also in its typographic forms. Exporters leave it in the cell. */
const APOSTROPHE = /^['’‘`´]+/;
/** `12 345` and `12 345,00`: groups of three digits, with any of the spaces that number formats use. */
const IN_THREES = /^\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?:[.,]0+)?$/;
/** Digits separated by a space that nobody types. */
const SET_APART = /^\d+(?:[\u00a0\u2009\u202f]\d+)+(?:[.,]0+)?$/;
/** `1,00`. Three zeros may be thousands. */
const WHOLE_FRACTION = /^\d+(?:\.0+|,(?:0{1,2}|0{4,}))$/;
/** `12,345.00`, the English format of Excel. */
const ENGLISH = /^\d{1,3}(?:,\d{3})*,(?!000$)\d{3}(?:\.0+)?$/;
/** Thousands or decimals: either is possible. */
const UNCLEAR = /^\d{1,3},000$/;

/** What all of these begin with. Nearly no other id or phone does. */
const MAY_BE = /^(?:['’‘`´]|\d+(?:[.,]|[ \u00a0\u2009\u202f]\d))/;

/** The value as it was before a program took it for a number. `plain` is null if that cannot be told. */
export interface WrittenNumber {
  plain: string | null;
}

/**
 * Recognises a trimmed cell as a number or code in a spreadsheet's or exporter's notation (`'6987654321098`, `1,00`, `12 345`) and returns
 * the digits it stands for. Null for any other text.
 */
export function writtenNumber(text: string): WrittenNumber | null {
  if (text.startsWith('+') || !MAY_BE.test(text)) return null;
  const bare = text.replace(APOSTROPHE, '');
  const digits = withoutFormat(bare);
  if (digits !== null) return { plain: digits };
  if (UNCLEAR.test(bare)) return { plain: null };
  if (bare === text) return null;
  const ownQuotes = bare.replace(/['’‘`´]$/, '').trim();
  return { plain: ownQuotes === '' ? null : (withoutFormat(ownQuotes) ?? ownQuotes) };
}

function withoutFormat(text: string): string | null {
  if (IN_THREES.test(text) || SET_APART.test(text)) return text.replace(/[.,]0+$/, '').replace(/\D/g, '');
  if (WHOLE_FRACTION.test(text)) return text.replace(/[.,].*$/, '');
  return ENGLISH.test(text) ? text.replace(/\..*$/, '').replaceAll(',', '') : null;
}
