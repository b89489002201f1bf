import { cleanText } from '../../../shared/consumer/cells/clean-text';
import type { ConsumerField } from '../../../shared/consumer/fields';
import { fieldNamedBy } from '../../../shared/consumer/columns/match-columns';

/** There are only a few titles above a header, so rows further down are not considered. */
const MAX_CANDIDATES = 20;
/** Enough of a record to recognise a header. A record may have thousands of cells. */
const MAX_CELLS = 256;
/** A longer cell is a description and not a header. */
const MAX_HEADER_LENGTH = 100;

/** Fields that identify customers: a row that names one of them is the header. */
const KEY_FIELDS: ReadonlySet<ConsumerField | undefined> = new Set(['external_id', 'email', 'name', 'phone']);

interface Candidate {
  index: number;
  /** Cells with text. */
  filled: number;
  cells: readonly string[];
}

/**
 * Finds the record with the headers, skipping titles («Список клиентов», «Период: …») and blank lines above it.
 *
 * @param records the file's first records, unchanged
 * @returns its index, or null if all records are blank
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
  // A title has fewer cells than the table, even than a header with some names missing.
  const near = candidates.slice(0, MAX_CANDIDATES);
  const wide = near.filter(({ filled }) => filled * 2 >= usual);
  return (mostKeys(near, usual) ?? wide.find(looksLikeHeader) ?? wide[0] ?? first).index;
}

/** The number of identifying fields that a record would name as a header. */
export function countKeyFields(record: readonly string[]): number {
  const fields = new Set<ConsumerField | undefined>();
  for (const cell of record.slice(0, MAX_CELLS)) {
    const field = cell.length > MAX_HEADER_LENGTH ? undefined : fieldNamedBy(cell);
    if (KEY_FIELDS.has(field)) fields.add(field);
  }
  return fields.size;
}

/** The most common width, weighted by cells, so that a few titles do not outweigh the rows. */
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

/** A single identifying field may be a word in a title («Клиент»). */
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

/** Headers are words, mostly different ones. Rows have numbers, dates and e-mails. */
function looksLikeHeader({ cells, filled }: Candidate): boolean {
  const named = cells.filter((cell) => cell !== '');
  const words = named.filter((cell) => cell.length <= MAX_HEADER_LENGTH && /\p{L}/u.test(cell) && !cell.includes('@'));
  return words.length * 2 >= filled && new Set(named).size * 2 > filled;
}
