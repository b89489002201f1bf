/** What shows Excel that a number is meant as text; exporters leave it in the cell, also in the form that word processors make of it. */
const APOSTROPHE = /^['’‘`´]+/;
/** `12 345` and `12 345,00`, in threes by any space that a number's format puts there. */
const IN_THREES = /^\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?:[.,]0+)?$/;
/** Digits set apart by a space that nobody types. */
const SET_APART = /^\d+(?:[\u00a0\u2009\u202f]\d+)+(?:[.,]0+)?$/;
/** `1,00`; three noughts may be thousands. */
const WHOLE_FRACTION = /^\d+(?:\.0+|,(?:0{1,2}|0{4,}))$/;
/** `12,345.00`, as an English Excel shows it. */
const ENGLISH = /^\d{1,3}(?:,\d{3})*,(?!000$)\d{3}(?:\.0+)?$/;
/** Either of the two. */
const UNCLEAR = /^\d{1,3},000$/;

/** What all of these begin with; nearly no other id or phone does. */
const MAY_BE = /^(?:['’‘`´]|\d+(?:[.,]|[ \u00a0\u2009\u202f]\d))/;

/** How a value would be written if no program had taken it for a number: null where that cannot be told. */
export interface WrittenNumber {
  plain: string | null;
}

/**
 * Whether a trimmed cell is a number or a code as a spreadsheet or an exporter writes it (`'6987654321098`, `1,00`, `12 345`), and the
 * digits it stands for; null where it is not.
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
