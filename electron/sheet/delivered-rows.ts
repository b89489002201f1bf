import { ISSUE_SEVERITY } from '../../shared/consumer/issue';
import type { RowRules } from '../../shared/consumer/target';
import { columnOfField } from '../../shared/delivery/compare/differences';
import type { RowCells, SheetInput } from '../../shared/sheet/protocol';
import type { WindowOutcome } from '../../shared/sheet/sheet-state';
import type { IssueIndex } from './checks/issue-index';
import { MOST_CHARACTERS } from './rows-to-send';
import type { OutcomeIndex } from './outcome-index';
import type { ColumnChange } from './table/column-change';
import type { EditedTable } from './table/edited-table';

/** The outcomes of the sheet's rows, and which rows were changed since. */
export class DeliveredRows {
  /** Rows whose exclusion was changed since the sheet was last sent. */
  readonly #newlyExcluded = new Set<number>();
  /** Rows that were decided on since then. */
  readonly #newlyDecided = new Set<number>();
  /** Whether cells are in no delivery as they are now; null if that has to be checked again. */
  #unsentCells: boolean | null = null;

  /** @param sheet the sheet's current parts */
  constructor(
    private readonly outcomes: OutcomeIndex,
    private readonly sheet: () => { table: EditedTable; issues: IssueIndex; rules: RowRules },
  ) {}

  /** A delivery took these rows (null for all) as they were at `revision`. */
  begin({ deliveryId, rows, revision }: Omit<SheetInput<'begin-delivery'>, 'rowsId'>): void {
    const { table, issues } = this.sheet();
    this.outcomes.begin(deliveryId, rows, table.rowCount, revision);
    this.#newlyExcluded.clear();
    this.#newlyDecided.clear();
    this.#unsentCells = null;
    // A row that is sent again gets a new verdict.
    const refused = [...(rows ?? issues.refusedRows())].filter((row) => row <= table.rowCount);
    for (const row of refused) issues.setRefusal(row, null);
    issues.recheck(refused);
  }

  /** Rows (null for all) were sent before the program was closed. Only those that were ready count: a delivery may be gone, with its outcomes. */
  beginEarlier(rows: readonly number[] | null, revision: number): void {
    const { table, issues } = this.sheet();
    const taken = (rows ?? [...table.editedRows()]).filter((row) => issues.isReady(row));
    this.outcomes.noteTaken(taken, revision);
    this.#newlyExcluded.clear();
    this.#newlyDecided.clear();
    this.#unsentCells = null;
  }

  /** The outcomes of a delivery of {@link beginEarlier} follow. */
  showEarlier(deliveryId: string, rows: readonly number[] | null): void {
    this.outcomes.expect(deliveryId, rows, this.sheet().table.rowCount);
  }

  /** Stores outcomes and tells their rows. Added rows may have been removed since they were sent. */
  take({ deliveryId, outcomes }: SheetInput<'mark-outcomes'>): number[] {
    const { rowCount } = this.sheet().table;
    const taken = outcomes.filter((outcome) => this.outcomes.take(deliveryId, outcome) && outcome.row <= rowCount);
    const refused = taken.filter(({ kind }) => kind === 'failed').map(({ row }) => row);
    this.showRefusals(refused);
    this.sheet().issues.recheck(refused);
    if (this.#unsentCells === false && taken.some((outcome) => this.#isUnsent(outcome.row))) this.#unsentCells = true;
    return taken.map(({ row }) => row);
  }

  /** Call it when rows are read to be sent. */
  noteTaking(): void {
    this.outcomes.noteTaking();
  }

  /** Call it when the row was excluded or included. */
  noteExclusion(row: number): void {
    // A second change undoes the first.
    if (!this.#newlyExcluded.delete(row)) this.#newlyExcluded.add(row);
  }

  /**
   * Call it when the person decided on the row.
   *
   * @param isUndone whether doing it a second time would undo it: there was, or is, no decision
   */
  noteDecision(row: number, isUndone: boolean): void {
    if (!isUndone || !this.#newlyDecided.delete(row)) this.#newlyDecided.add(row);
  }

  outcomeOf(row: number): WindowOutcome | null {
    const delivered = this.outcomes.of(row);
    if (delivered === null) return null;
    const { row: _row, ...outcome } = delivered;
    return { ...outcome, column: this.#columnOf(outcome.field), changed: this.#isChanged(row) };
  }

  /** Shows refusals of these rows on the cells that they name. If a row was edited since, its refusal no longer applies. */
  showRefusals(rows: Iterable<number>): void {
    if (!this.outcomes.hasFailed) return;
    for (const row of rows) if (this.outcomes.kindOf(row) === 'failed') this.#showRefusal(row);
  }

  #showRefusal(row: number): void {
    const outcome = this.outcomes.of(row);
    const isRefused = outcome?.kind === 'failed' && !this.#isChanged(row);
    this.sheet().issues.setRefusal(
      row,
      isRefused
        ? {
            code: 'server-refused',
            severity: ISSUE_SEVERITY['server-refused'],
            column: this.#columnOf(outcome.field),
            params: { message: outcome.message ?? '' },
            repair: null,
          }
        : null,
    );
  }

  /**
   * Call it when cells are changed.
   *
   * @param revision the sheet's revision after the change
   */
  noteEdit(columns: readonly ColumnChange[], revision: number): void {
    const { rowCount } = this.sheet().table;
    for (const change of columns) this.outcomes.noteEdit(change, revision, rowCount);
    this.#unsentCells = null;
  }

  /** Whether the sheet holds work that is in no delivery. */
  isUnsent(): boolean {
    if (this.#newlyExcluded.size > 0 || this.#newlyDecided.size > 0) return true;
    return (this.#unsentCells ??= this.#hasUnsentCells());
  }

  /** Cells of at least the first of these rows, and of no more than fit into one message. */
  cells(rows: readonly number[]): RowCells[] {
    const { table } = this.sheet();
    const found: RowCells[] = [];
    let characters = 0;
    for (const row of rows) {
      if (characters > MOST_CHARACTERS) break;
      const cells = [...table.cells(row)];
      characters += cells.reduce((sum, cell) => sum + cell.length, 0);
      found.push({ cells, changed: this.#isChanged(row) });
    }
    return found;
  }

  #hasUnsentCells(): boolean {
    for (const row of this.sheet().table.editedRows()) if (this.#isUnsent(row)) return true;
    return false;
  }

  #isUnsent(row: number): boolean {
    if (!this.sheet().table.isEdited(row)) return false;
    return this.#isChanged(row) || this.outcomes.of(row)?.reason === 'kept-back';
  }

  #isChanged(row: number): boolean {
    const { table } = this.sheet();
    return this.outcomes.isChanged(row, table.cells(row), (column) => table.ownCell(row, column));
  }

  /** The column that is sent as this attribute; null if none is. */
  #columnOf(field: string | null): number | null {
    return field === null ? null : columnOfField(field, this.sheet().rules.layout.targets);
  }
}
