import { TextPacker, type PackedTexts } from './packed-texts';

/** Packed values of one column for some rows; null stands for the file's own value. Immutable. */
export class ColumnValues {
  /** @param rows ascending */
  constructor(
    readonly rows: Uint32Array,
    readonly texts: PackedTexts,
  ) {}

  /** @param cells ascending by row */
  static of(cells: readonly (readonly [row: number, value: string | null])[]): ColumnValues {
    const texts = new TextPacker(cells.length);
    for (const [, value] of cells) texts.add(value);
    return new ColumnValues(
      Uint32Array.from(cells, ([row]) => row),
      texts.finish(),
    );
  }

  /** Memory of the values, in bytes. */
  get byteLength(): number {
    return this.rows.byteLength + this.texts.byteLength;
  }

  /** The value at an index of {@link rows}. */
  valueAt(place: number): string | null {
    return this.texts.at(place);
  }

  /** Undefined if the row is not among them. */
  of(row: number): string | null | undefined {
    const place = this.#placeOf(row);
    return place === -1 ? undefined : this.texts.at(place);
  }

  #placeOf(row: number): number {
    let low = 0;
    let high = this.rows.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.rows[middle] as number) < row) low = middle + 1;
      else high = middle;
    }
    return this.rows[low] === row ? low : -1;
  }
}
