import { cleanText } from '../../../shared/consumer/cells/clean-text';
import type { ConsumerField } from '../../../shared/consumer/fields';
import { fieldNamedBy } from '../../../shared/consumer/columns/match-columns';

/** Titles above a header are few; a row further down is no header by itself. */
const MAX_CANDIDATES = 20;
/** Enough to know a header by, of a record that may have thousands of cells. */
const MAX_CELLS = 256;
/** No header is so long; a description is. */
const MAX_HEADER_LENGTH = 100;

/** The fields that customers are known by: a row that names one of them is the header. */
const KEY_FIELDS: ReadonlySet<ConsumerField | undefined> = new Set(['external_id', 'email', 'name', 'phone']);

interface Candidate {
  index: number;
  /** Cells with text. */
  filled: number;
  cells: readonly string[];
}

/**
 * Finds the record that holds the headers: titles («Список клиентов», «Период: …») and blank lines above it are passed over.
 *
 * @param records the first of the file, as they stand there
 * @returns its index, or null where all records are blank
 */
export function findHeaderRow(records: readonly (readonly string[])[]): number | null {
  const candidates = records
    .map((record, index) => {
      const cells = record.slice(0, MAX_CELLS).map(cleanText);
      return { index, cells, filled: cells.filter((cell) => cell !== '').length };
    })
    .filter(({ filled }) => filled > 0);
  const first = candidates[0];
  if (first === undefined) return null;

  const usual = usualWidth(candidates);
  // A title has fewer cells than the table; a header without some of its names has not.
  const near = candidates.slice(0, MAX_CANDIDATES);
  const wide = near.filter(({ filled }) => filled * 2 >= usual);
  return (mostKeys(near, usual) ?? wide.find(looksLikeHeader) ?? wide[0] ?? first).index;
}

/** How many of the fields that customers are known by a record names, were it the header. */
export function countKeyFields(record: readonly string[]): number {
  const fields = new Set<ConsumerField | undefined>();
  for (const cell of record.slice(0, MAX_CELLS)) {
    const field = cell.length > MAX_HEADER_LENGTH ? undefined : fieldNamedBy(cell);
    if (KEY_FIELDS.has(field)) fields.add(field);
  }
  return fields.size;
}

/** The width that most of the cells are in: a few titles do not outweigh the rows. */
function usualWidth(candidates: readonly Candidate[]): number {
  const cellsOfWidth = new Map<number, number>();
  for (const { cells } of candidates) {
    const width = cells.findLastIndex((cell) => cell !== '') + 1;
    cellsOfWidth.set(width, (cellsOfWidth.get(width) ?? 0) + width);
  }
  let usual = 1;
  let most = 0;
  for (const [width, count] of cellsOfWidth) {
    if (count < most || (count === most && width < usual)) continue;
    usual = width;
    most = count;
  }
  return usual;
}

/** One key field alone may be a word of a title («Клиент»). */
function mostKeys(candidates: readonly Candidate[], usual: number): Candidate | undefined {
  let best: Candidate | undefined;
  let most = 0;
  for (const candidate of candidates) {
    const keys = countKeyFields(candidate.cells);
    if (keys <= most || (keys === 1 && candidate.filled * 2 < usual)) continue;
    best = candidate;
    most = keys;
  }
  return best;
}

/** Names are words, each once for the most part; rows hold numbers, dates, e-mails. */
function looksLikeHeader({ cells, filled }: Candidate): boolean {
  const named = cells.filter((cell) => cell !== '');
  const words = named.filter((cell) => cell.length <= MAX_HEADER_LENGTH && /\p{L}/u.test(cell) && !cell.includes('@'));
  return words.length * 2 >= filled && new Set(named).size * 2 > filled;
}
