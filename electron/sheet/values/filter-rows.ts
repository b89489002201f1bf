import type { ColumnFilter } from '../../../shared/sheet/row-scope';
import type { EditedTable } from '../table/edited-table';
import { eachCell, hashOf } from './each-cell';
import { trimmed } from './trimmed';

/**
 * The rows that a filter lets through.
 *
 * @param rows ascending, as are those returned
 */
export async function filterRows(table: EditedTable, rows: Uint32Array, filter: ColumnFilter): Promise<Uint32Array> {
  const holds = filterOf(filter);
  const passed = new Uint32Array(rows.length);
  let count = 0;
  await eachCell(table, filter.column, rows, (place, bytes, start, end, hash) => {
    if (holds(bytes, start, end, hash)) passed[count++] = rows[place] as number;
  });
  return passed.slice(0, count);
}

/** Whether a filter lets a cell through. */
export function holdsFor(filter: ColumnFilter, text: string): boolean {
  const bytes = Buffer.from(text);
  return filterOf(filter)(bytes, 0, bytes.length, hashOf(bytes, 0, bytes.length));
}

function filterOf({ values }: ColumnFilter): (bytes: Uint8Array, start: number, end: number, hash: number) => boolean {
  if (typeof values === 'string') {
    return (bytes, from, to) => {
      const { start, end } = trimmed(bytes, from, to);
      return end > start === (values === 'filled');
    };
  }
  const byHash = new Map<number, Buffer[]>();
  for (const value of values.map((text) => Buffer.from(text))) {
    const hash = hashOf(value, 0, value.length);
    byHash.set(hash, [...(byHash.get(hash) ?? []), value]);
  }
  return (bytes, start, end, hash) => byHash.get(hash)?.some((value) => isSame(value, bytes, start, end)) ?? false;
}

function isSame(value: Buffer, bytes: Uint8Array, start: number, end: number): boolean {
  if (value.length !== end - start) return false;
  for (let at = 0; at < value.length; at += 1) if (value[at] !== bytes[start + at]) return false;
  return true;
}
