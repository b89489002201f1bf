import { cleanText } from '../../../shared/consumer/cells/clean-text';
import type { HeaderFault } from '../../../shared/sheet/sheet-state';

/**
 * Gives every column a name of its own: a column without a header is called by its place (`column_7`), the second of the same
 * header gets a number (`ltv_2`). The name becomes the key of a custom attribute, so it is in plain letters.
 */
export function nameHeaders(headers: readonly string[]): { names: string[]; faults: (HeaderFault | null)[] } {
  const clean = headers.map(cleanText);
  const taken = new Set(clean);
  const seen = new Set<string>();
  /** Header → the last number given to it: sixteen thousand of one name must not each look for theirs from the beginning. */
  const lastNumbers = new Map<string, number>();
  const numbered = (header: string): string => {
    let number = lastNumbers.get(header) ?? 1;
    do number += 1;
    while (taken.has(`${header}_${number}`));
    lastNumbers.set(header, number);
    return `${header}_${number}`;
  };
  const faults: (HeaderFault | null)[] = [];
  const names = clean.map((header, column) => {
    const fault = header === '' ? 'empty' : seen.has(header) ? 'repeated' : null;
    faults.push(fault);
    if (fault === null) {
      seen.add(header);
      return header;
    }
    const place = `column_${column + 1}`;
    const name = fault === 'repeated' ? numbered(header) : taken.has(place) ? numbered(place) : place;
    taken.add(name);
    return name;
  });
  return { names, faults };
}
