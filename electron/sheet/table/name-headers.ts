import { cleanText } from '../../../shared/consumer/cells/clean-text';
import type { HeaderFault } from '../../../shared/sheet/sheet-state';

/**
 * Gives every column a unique name. A column without a header is named by its position (`column_7`), and a repeated header gets a number
 * (`ltv_2`). The name becomes the key of a custom attribute, so it is in plain letters.
 */
export function nameHeaders(headers: readonly string[]): { names: string[]; faults: (HeaderFault | null)[] } {
  const clean = headers.map(cleanText);
  const taken = new Set(clean);
  const seen = new Set<string>();
  /** Header → the last number given to it. With sixteen thousand equal headers, each must not search from the beginning. */
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
