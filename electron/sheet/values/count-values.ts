import type { CountedValue } from '../../../shared/sheet/operations/cluster-values';
import type { EditedTable } from '../table/edited-table';
import { rowNumbers } from '../table/row-numbers';
import { distinctTexts, type DistinctTexts } from './distinct-texts';
import { trimmed } from './trimmed';

/** The different values of a column, with the number of cells of each. */
export class CountedValues {
  /** Cells that have more than spaces. */
  readonly filled: number;
  /** Their different texts. */
  readonly distinct: number;
  /** Of the texts that are not empty, the most frequent first; equally frequent ones as they were first seen. */
  readonly #order: Uint32Array;

  constructor(
    private readonly texts: DistinctTexts,
    private readonly counts: Uint32Array,
  ) {
    const named = new Uint32Array(texts.count);
    let count = 0;
    let filled = 0;
    for (let index = 0; index < texts.count; index += 1) {
      const { start, end } = trimmed(texts.bytes, texts.starts[index] as number, texts.starts[index + 1] as number);
      if (start === end) continue;
      named[count++] = index;
      filled += counts[index] as number;
    }
    this.filled = filled;
    this.distinct = count;
    this.#order = named
      .subarray(0, count)
      .sort((one, other) => (counts[other] as number) - (counts[one] as number) || one - other);
  }

  /**
   * The most frequent values.
   *
   * @param search only values with this text, case-insensitive; empty for all
   */
  most(limit: number, search = ''): CountedValue[] {
    const needle = search.toLowerCase();
    const found: CountedValue[] = [];
    for (const index of this.#order) {
      if (found.length === limit) break;
      const value = this.texts.textAt(index);
      if (needle === '' || value.toLowerCase().includes(needle))
        found.push({ value, count: this.counts[index] as number });
    }
    return found;
  }
}

/** Counts the values of a column in all rows of the sheet, in slices. */
export async function countValues(table: EditedTable, column: number): Promise<CountedValues> {
  const { texts, indexes } = await distinctTexts(table, column, rowNumbers(1, table.rowCount));
  const counts = new Uint32Array(texts.count);
  for (const index of indexes) counts[index] = (counts[index] as number) + 1;
  return new CountedValues(texts, counts);
}
