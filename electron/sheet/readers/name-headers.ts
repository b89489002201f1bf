import { cleanText } from '../../../shared/consumer/clean-text';
import type { HeaderFault } from '../../../shared/sheet/sheet-state';

/**
 * Gives every column a name of its own: a column without a header is called by its place (`column_7`), the second of the same
 * header gets a number (`ltv_2`). The name becomes the key of a custom attribute, so it is in plain letters.
 */
export function nameHeaders(headers: readonly string[]): { names: string[]; faults: (HeaderFault | null)[] } {
  const clean = headers.map(cleanText);
  const taken = new Set(clean);
  const seen = new Set<string>();
  const faults: (HeaderFault | null)[] = [];
  const names = clean.map((header, column) => {
    const fault = header === '' ? 'empty' : seen.has(header) ? 'repeated' : null;
    faults.push(fault);
    if (fault === null) {
      seen.add(header);
      return header;
    }
    const name = fault === 'empty' ? free(`column_${column + 1}`, taken) : numbered(header, taken);
    taken.add(name);
    return name;
  });
  return { names, faults };
}

function free(name: string, taken: ReadonlySet<string>): string {
  return taken.has(name) ? numbered(name, taken) : name;
}

function numbered(name: string, taken: ReadonlySet<string>): string {
  let number = 2;
  while (taken.has(`${name}_${number}`)) number += 1;
  return `${name}_${number}`;
}
