import { isDate } from '../../../shared/consumer/cells/parse-date';
import type { RowOrder } from '../../../shared/sheet/sheet-state';
import type { EditedTable } from '../table/edited-table';
import { distinctTexts } from './distinct-texts';
import { KINDS, sortKeys } from './sort-keys';
import { sortTexts } from './sort-texts';

/** How many filled cells show whether a column has dates, and how many rows are looked through for them. */
const SAMPLED_CELLS = 100;
const SAMPLED_ROWS = 1_000;
/** The share of dates among them that makes a column one of dates. */
const MOSTLY = 0.8;

/**
 * Orders rows by the cells of a column: dates by time where the column has dates, then numbers by value, then texts by the alphabet
 * (letter-ranks.ts), all three the other way round if descending. Empty cells are last. Rows with the same text stay in their order.
 *
 * @param rows ascending
 */
export async function orderRows(
  table: EditedTable,
  rows: Uint32Array,
  { column, direction }: RowOrder,
): Promise<Uint32Array> {
  const { texts, indexes } = await distinctTexts(table, column, rows);
  const keys = await sortKeys(texts, hasDates(table, column));
  const sorted = new Uint32Array(texts.count);
  let count = 0;
  for (const kind of [KINDS.date, KINDS.number, KINDS.text]) {
    const start = count;
    for (let index = 0; index < texts.count; index += 1) if (keys.kinds[index] === kind) sorted[count++] = index;
    await sortTexts(sorted.subarray(start, count), texts, keys);
  }
  if (direction === 'desc') sorted.subarray(0, count).reverse();
  // All kinds of emptiness are equal, so that they share one place.
  const placeOf = new Uint32Array(texts.count).fill(count);
  for (let place = 0; place < count; place += 1) placeOf[sorted[place] as number] = place;
  return inOrderOf(rows, indexes, placeOf, count + 1);
}

/**
 * Rows by the places of their texts, in their own order where these are equal.
 *
 * @param placeCount places are below it
 */
function inOrderOf(rows: Uint32Array, indexes: Uint32Array, placeOf: Uint32Array, placeCount: number): Uint32Array {
  const next = new Uint32Array(placeCount + 1);
  for (const index of indexes) {
    const place = placeOf[index] as number;
    next[place + 1] = (next[place + 1] as number) + 1;
  }
  for (let place = 0; place < placeCount; place += 1)
    next[place + 1] = (next[place + 1] as number) + (next[place] as number);
  const ordered = new Uint32Array(rows.length);
  indexes.forEach((index, at) => {
    const place = placeOf[index] as number;
    ordered[next[place] as number] = rows[at] as number;
    next[place] = (next[place] as number) + 1;
  });
  return ordered;
}

/** Whether a column is sent as dates, or looks as if it had them. */
function hasDates(table: EditedTable, column: number): boolean {
  if (table.dateColumns.has(column)) return true;
  const step = Math.max(1, Math.floor(table.rowCount / SAMPLED_ROWS));
  let filled = 0;
  let dates = 0;
  for (let row = 1; row <= table.rowCount && filled < SAMPLED_CELLS; row += step) {
    const text = table.cell(row, column).trim();
    if (text === '') continue;
    filled += 1;
    if (isDate(text, 'UTC')) dates += 1;
  }
  return filled > 0 && dates >= filled * MOSTLY;
}
