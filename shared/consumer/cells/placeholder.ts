/**
 * What is written for a missing value: `NULL` and `\N` by databases, `nan`, `NaT` and `<NA>` by pandas, `None` by Python, `NA` by R, `N/A`
 * and a dash by people. Case matters: `Nan` and `Null` are names.
 */
const PLACEHOLDERS: ReadonlySet<string> = new Set([
  ...['NULL', 'null', '(NULL)', '(null)', '<NULL>', '<null>', '[NULL]', '[null]', '\\N'],
  ...['nan', 'NaN', 'NAN', 'NaT', 'NA', '<NA>', 'None', 'NONE', 'none', 'nil', 'undefined'],
  ...['N/A', 'n/a', 'Н/Д', 'н/д', '-', '--', '---', '–', '—'],
]);

/** Whether a trimmed cell holds only a mark for a missing value. */
export function isPlaceholder(text: string): boolean {
  // Nearly all cells begin with something else, and looking up a string takes longer.
  return STARTS.has(text.charCodeAt(0)) && PLACEHOLDERS.has(text);
}

const STARTS: ReadonlySet<number> = new Set([...PLACEHOLDERS].map((text) => text.charCodeAt(0)));

/**
 * Whether the text is a database export's mark for a missing value: `\N` from MySQL, `NULL` from others. An export that quotes its texts
 * leaves the quotes off here, so the mark differs from the word.
 */
export function isNullMark(text: string): boolean {
  return text === 'NULL' || text === '\\N';
}
