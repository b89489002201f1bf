import Papa from 'papaparse';

/** In the order of preference where nothing tells them apart. */
const DELIMITERS = [',', ';', '\t', '|'] as const;

const SAMPLE_CHARACTERS = 64 * 1024;
const SAMPLE_RECORDS = 100;

/** Where a file says itself what parts its cells: Excel's `sep=` line. */
export interface SepLine {
  delimiter: string;
  /** Length of the line with its line break, to be cut from the text. */
  length: number;
}

/** Excel's own first line `sep=;`, or null. */
export function readSepLine(text: string): SepLine | null {
  const match = /^"?sep=([^\n"])"?[;,\t]*(?:\n|$)/i.exec(text);
  return match?.[1] === undefined ? null : { delimiter: match[1], length: match[0].length };
}

/**
 * Finds what parts the cells: the character that gives the most even table over the first records, quoted cells
 * minded.
 *
 * @param text With `\n` as its line break.
 * @param headerRow 1-based number of the header's record, where it is known.
 */
export function detectDelimiter(text: string, headerRow?: number): string {
  const sample = takeSample(text);
  let best: string = DELIMITERS[0];
  let bestScore = 0;
  for (const delimiter of DELIMITERS) {
    const score = evenness(sample, delimiter, headerRow ?? 1);
    if (score > bestScore) {
      best = delimiter;
      bestScore = score;
    }
  }
  return best;
}

function takeSample(text: string): string {
  if (text.length <= SAMPLE_CHARACTERS) return text;
  const end = text.lastIndexOf('\n', SAMPLE_CHARACTERS);
  return text.slice(0, end > 0 ? end : SAMPLE_CHARACTERS);
}

/** 0 where the character parts nothing, near 1 where it gives many columns in every record. */
function evenness(sample: string, delimiter: string, headerRow: number): number {
  const parsed = Papa.parse<string[]>(sample, { delimiter, newline: '\n', preview: headerRow - 1 + SAMPLE_RECORDS });
  const widths = parsed.data
    .slice(headerRow - 1)
    .filter((cells) => cells.some((cell) => cell.trim() !== ''))
    .map((cells) => cells.length);
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  const [usual, count] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [1, 0];
  if (usual < 2) return 0;
  // A comma of names or sums is in the rows only: where the header does not have it, it is hardly the delimiter.
  const headerAgrees = widths[0] === usual ? 1 : 0.5;
  // Quotes that close nowhere, or in the middle of a cell, show that cells were torn at the wrong character.
  const quotesAgree = parsed.errors.some(({ type }) => type === 'Quotes') ? 0.5 : 1;
  return (count / widths.length) * (1 - 1 / usual) * headerAgrees * quotesAgree;
}
