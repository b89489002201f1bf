import { countKeyFields } from '../../table/find-header-row';
import { CR, LF } from './byte-values';
import { recordTexts } from './record-texts';
import { SAMPLE_BYTES, trySample } from './try-sample';

/** In order of preference, for files that fit several of them. */
const DELIMITERS = [',', ';', '\t', '|'] as const;

const SAMPLE_RECORDS = 100;
/** The header is among this many first records, below any titles. */
const HEADER_RECORDS = 12;

/** A sample read with one delimiter. */
interface Attempt {
  delimiter: string;
  /** Number of cells in each record that is not blank. */
  widths: number[];
  strayQuotes: number;
  /** The most identifying fields named by one of the first records. */
  keys: number;
}

/**
 * Finds the delimiter by comparing the structure that each one would give: how regular the records are, whether the first record that it
 * splits agrees, whether the quotes agree, and whether one of the first lines becomes a header. Simply counting characters is often wrong,
 * since Russian names and sums contain many commas.
 *
 * @param start of the first record in `bytes`
 * @param isWhole whether the text ends at `length`; otherwise the last record is probably cut off
 */
export function detectDelimiter(bytes: Buffer, start: number, length: number, isWhole: boolean): string {
  let from = start;
  while (from < length && (bytes[from] === LF || bytes[from] === CR)) from += 1;
  const end = Math.min(length, from + SAMPLE_BYTES);
  const attempts = DELIMITERS.map((delimiter) =>
    attempt(delimiter, bytes.subarray(from, end), isWhole && end === length),
  );
  // This delimiter leaves no cells in any line, or makes the first line too wide for a sheet. The file is then refused instead of misread
  // with another one.
  const parter = attempts.find(({ widths }) => widths.length === 0);
  if (parter !== undefined) return parter.delimiter;
  const structured = firstParted(attempts);
  let best: string = DELIMITERS[0];
  let bestScore = 0;
  for (const each of attempts) {
    const score = evenness(each, structured);
    if (score <= bestScore) continue;
    best = each.delimiter;
    bestScore = score;
  }
  return best;
}

function attempt(delimiter: string, sample: Buffer, isWhole: boolean): Attempt {
  const { bytes, indexer } = trySample(delimiter, sample, isWhole);
  const { cells, strayQuotes } = indexer;
  const rows = [...Array(Math.min(cells.rowCount, SAMPLE_RECORDS)).keys()];
  const keys = rows.slice(0, HEADER_RECORDS).map((row) => countKeyFields(recordTexts(bytes, cells, row)));
  return { delimiter, widths: rows.map((row) => cells.width(row)), strayQuotes, keys: Math.max(0, ...keys) };
}

/** Index of the first record that any of the delimiters splits. */
function firstParted(attempts: readonly Attempt[]): number {
  const found = attempts.map(({ widths }) => widths.findIndex((width) => width > 1)).filter((index) => index >= 0);
  return found.length === 0 ? 0 : Math.min(...found);
}

/** 0 if the character splits nothing. The higher, the more the records look like a table. */
function evenness({ widths, strayQuotes, keys }: Attempt, structured: number): number {
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  const [usual, count] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [1, 0];
  // The header is often the widest record if others leave out empty cells at the end.
  const isParted = usual > 1 || keys > 1;
  if (!isParted) return 0;
  const parts = Math.max(usual, 2);
  // Commas in names or sums occur only in the rows. If the header has none, the comma is probably not the delimiter.
  const headerAgrees = widths[structured] === usual || keys > 1 ? 1 : 0.5;
  // Quotes that are never closed, or are in the middle of a cell, show that cells were split at the wrong character.
  const quotesAgree = strayQuotes > 0 ? 0.5 : 1;
  return (count / widths.length) * (1 - 1 / parts) * headerAgrees * quotesAgree * (1 + keys);
}
