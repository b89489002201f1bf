import { replacedBy, rowsOf, valueBefore, type ColumnChange, type ReplacedValues } from './table/column-change';
import { RowSet } from './table/row-set';

interface Noted {
  replaced: ReplacedValues;
  /** The sheet's revision after the edit. */
  revision: number;
}

/**
 * What cells held before they were edited, to tell whether a row still is as it was sent. An edit is noted only if some of its cells were
 * not edited since rows were last taken to be sent: of the others, the value that was taken is known already. So doing and undoing the same
 * again and again takes no memory.
 */
export class NotedEdits {
  /** In order. */
  #noted: Noted[] = [];
  /** By column, the rows with an edit noted since rows were last taken. */
  readonly #rows = new Map<number, RowSet>();

  /**
   * @param revision the sheet's revision after the change
   * @param rowCount rows that the sheet has
   */
  note(change: ColumnChange, revision: number, rowCount: number): void {
    if (!this.#extend(change, rowCount)) return;
    this.#noted.push({ replaced: replacedBy(change), revision });
  }

  /** Rows are taken to be sent as they are now. */
  noteTaking(): void {
    this.#rows.clear();
  }

  /** Forgets the edits up to a revision. */
  forget(revision: number): void {
    this.#noted = this.#noted.filter((noted) => noted.revision > revision);
    this.#rows.clear();
  }

  /** The values of a row's edited cells, by column, as they were at a revision; null for the file's own. */
  valuesAt(revision: number, row: number): ReadonlyMap<number, string | null> {
    const values = new Map<number, string | null>();
    for (const { revision: later, replaced } of this.#noted) {
      if (later <= revision || values.has(replaced.column)) continue;
      const value = valueBefore(replaced, row);
      if (value !== undefined) values.set(replaced.column, value);
    }
    return values;
  }

  /** Adds the rows of a change to those of its column. False if all of them were there. */
  #extend(change: ColumnChange, rowCount: number): boolean {
    const known = this.#rows.get(change.column);
    if (change.kind === 'column') {
      if (known?.includes(change.rows) === true) return false;
    } else if (known !== undefined && change.before.rows.every((row) => known.has(row))) return false;
    const rows = known?.canHold(rowCount) === true ? known : RowSet.of(rowCount, known ?? []);
    for (const row of rowsOf(change)) rows.add(row);
    this.#rows.set(change.column, rows);
    return true;
  }
}
