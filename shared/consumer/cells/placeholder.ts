/**
 * What programs write where they have no value: databases `NULL` and `\N`, pandas `nan`, `NaT` and `<NA>`, Python `None`, R `NA`,
 * people `N/A` and a dash. Spelt as they spell it: `Nan` and `Null` are names.
 */
const PLACEHOLDERS: ReadonlySet<string> = new Set([
  ...['NULL', 'null', '(NULL)', '(null)', '<NULL>', '<null>', '[NULL]', '[null]', '\\N'],
  ...['nan', 'NaN', 'NAN', 'NaT', 'NA', '<NA>', 'None', 'NONE', 'none', 'nil', 'undefined'],
  ...['N/A', 'n/a', 'Н/Д', 'н/д', '-', '--', '---', '–', '—'],
]);

/** Whether a trimmed cell holds nothing but a mark for a missing value. */
export function isPlaceholder(text: string): boolean {
  // Nearly all cells begin otherwise, and looking up a string takes longer.
  return STARTS.has(text.charCodeAt(0)) && PLACEHOLDERS.has(text);
}

const STARTS: ReadonlySet<number> = new Set([...PLACEHOLDERS].map((text) => text.charCodeAt(0)));

/**
 * Whether it is how a database's export writes a missing value: MySQL `\N`, others `NULL`. An export that puts quotes around texts
 * leaves them off here, so that the word itself can be told from it.
 */
export function isNullMark(text: string): boolean {
  return text === 'NULL' || text === '\\N';
}
