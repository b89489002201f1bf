/** A rendered row with the key of its element. */
export interface RowElement {
  position: number;
  key: number | 'edited';
}

/**
 * The elements of the rendered rows, in an order that no scroll changes: a row that leaves the screen gives its element to one that comes
 * into sight, because to make another element, or to move one in the page, takes longer. The row that is edited has an element of its own,
 * so that none of these takes its field away.
 *
 * @param positions from top to bottom
 * @param most how many elements there can be
 * @param edited the position of the row that is edited
 */
export function rowElements(positions: readonly number[], most: number, edited: number | null): RowElement[] {
  const others = positions.filter((position) => position !== edited);
  const elements = others
    .map((position): RowElement & { key: number } => ({ position, key: position % most }))
    .toSorted((a, b) => a.key - b.key);
  return edited === null ? elements : [...elements, { position: edited, key: 'edited' }];
}
