import { hash } from 'node:crypto';
import { cabinetColumns } from '../../shared/consumer/cabinet/cabinet-columns';
import { inCabinetFile } from '../../shared/consumer/cabinet/in-cabinet-file';
import { cabinetCells } from '../../shared/consumer/cabinet/cabinet-row';
import type { IssueCode } from '../../shared/consumer/issue';
import type { ConsumerRequest, PreparedRow } from '../../shared/consumer/payload-types';
import { buildRequest } from '../../shared/consumer/rows/build-request';
import { idKey } from '../../shared/consumer/rows/row-keys';
import { rowPlan } from '../../shared/consumer/rows/row-plan';
import type { RowRules } from '../../shared/consumer/target';
import type { ListedVerdict } from '../../shared/delivery/compare/ledger-verdict';
import type { Previous } from '../../shared/delivery/compare/previous-values';
import { consumerFingerprint, rowFingerprints } from '../../shared/delivery/compare/row-fingerprints';
import { chosenRepair } from '../../shared/sheet/operations/repair';
import type { RowsTaken, SkippedRow, SheetInput, SheetAnswer } from '../../shared/sheet/protocol';
import type { VerdictLine } from '../../shared/sheet/verdict-line';
import type { EditedTable } from './table/edited-table';
import type { IssueIndex } from './checks/issue-index';
import type { TableToSave } from './save/save-table';
import { verdictLine } from './shop-list/verdict-line';
import type { VerdictIndex } from './shop-list/verdict-index';

/** Characters per message. A row may be a thousand times its usual size, and main receives a message in one piece. */
export const MOST_CHARACTERS = 1_000_000;

/** Rows looked at, and ids found, per message of old ids: a few milliseconds for the one and the other. */
const ROWS_LOOKED_AT = 20_000;
const IDS_PER_MESSAGE = 1_000;

const sha256 = (text: string): string => hash('sha256', text, 'hex');

/** The rows a delivery takes from a sheet: those to send, those blocked and those excluded. */
export class RowsToSend {
  constructor(
    readonly table: EditedTable,
    readonly issues: IssueIndex,
    readonly rules: RowRules,
    readonly verdicts: Pick<VerdictIndex, 'shown' | 'prepared' | 'isAdopted' | 'ofSending' | 'kindOf' | 'before'>,
    /** Called before rows are taken for a delivery. */
    private readonly onTaking: () => void,
  ) {}

  prepare(row: number): PreparedRow {
    return this.verdicts.prepared(row);
  }

  /** The request that a row becomes; null for one that is not sent. */
  request(row: number): ConsumerRequest | null {
    if (row > this.table.rowCount || !this.issues.isReady(row)) return null;
    return buildRequest(this.prepare(row), this.rules.mode);
  }

  takePrepared(which: SheetInput<'take-prepared'>): SheetAnswer<'take-prepared'> {
    this.onTaking();
    const { list, previous } = which;
    const before = (row: number): Previous | null =>
      previous === true && typeof list === 'string' ? this.verdicts.before(row, list) : null;
    return this.#take(
      which,
      (prepared) => ({ ...prepared, listed: this.#listed(prepared, which), before: before(prepared.row) }),
      true,
    );
  }

  takeFingerprints({ ledgerKey, ...which }: SheetInput<'take-fingerprints'>): SheetAnswer<'take-fingerprints'> {
    this.onTaking();
    const fingerprint = (prepared: PreparedRow) => {
      const { row, externalId, adopts } = prepared;
      const fingerprints = rowFingerprints(prepared, ledgerKey, sha256);
      return { row, externalId, fingerprints, adopts, listed: this.#listed(prepared, which) };
    };
    return this.#take(which, fingerprint, false);
  }

  takeOldIds({ code, column, after, ledgerKey }: SheetInput<'take-old-ids'>): SheetAnswer<'take-old-ids'> {
    const end = Math.min(this.table.rowCount, after + ROWS_LOOKED_AT);
    const consumers: string[] = [];
    for (let row = after + 1; row <= end; row += 1) {
      for (const at of this.issues.columnsWith(row, code, column)) {
        const id = this.table.cell(row, at);
        if (chosenRepair(id, 'hyphen') !== null) consumers.push(consumerFingerprint(idKey(id), ledgerKey, sha256));
      }
      if (consumers.length >= IDS_PER_MESSAGE) return { consumers, next: row };
    }
    return { consumers, next: end < this.table.rowCount ? end : null };
  }

  sampleReady({ count }: SheetInput<'sample-ready'>): number[] {
    const ready = this.#ready();
    const taken = Math.min(count, ready.length);
    return Array.from({ length: taken }, (_, index) => ready[Math.floor((index * ready.length) / taken)] ?? 0);
  }

  /**
   * The ready rows as the cabinet's import takes them, or only those that change something by the shop list. Rows that go to another consumer
   * are left out: the import knows no internal ids.
   */
  forCabinet(onlyChanges: boolean): TableToSave {
    const rows = this.#ready().filter((row) => this.#isForCabinet(row, onlyChanges));
    const { columns } = cabinetColumns(this.rules.layout);
    return {
      headers: columns.map(({ header }) => header),
      rowCount: rows.length,
      cells: (at) => cabinetCells(this.prepare(rows[at - 1] as number), columns, this.rules.timeZone),
      dates: new Set(),
      name: 'Aplaut',
    };
  }

  /** The rows of that file, and those that are blocked or excluded. */
  takeForCabinet({ after, limit, onlyChanges }: SheetInput<'take-for-cabinet'>): SheetAnswer<'take-for-cabinet'> {
    const columns = cabinetColumns(this.rules.layout);
    const taken = this.#take(
      { after, limit, only: null },
      ({ row, externalId, attributes }) => ({ row, externalId, ...inCabinetFile(attributes, columns) }),
      false,
    );
    return { ...taken, rows: taken.rows.filter(({ row }) => this.#isForCabinet(row, onlyChanges)) };
  }

  #isForCabinet(row: number, onlyChanges: boolean): boolean {
    return !this.verdicts.isAdopted(row) && (!onlyChanges || this.verdicts.kindOf(row) !== 'nothing');
  }

  /** What sending these rows would come to, for a report: of at least the first row, and of no more than fit into one message. */
  verdictLines(rows: readonly number[]): VerdictLine[] {
    const lines: VerdictLine[] = [];
    let characters = 0;
    for (const row of rows) {
      if (characters > MOST_CHARACTERS) break;
      const line = verdictLine(row, this);
      characters += line.cells.reduce((sum, cell) => sum + cell.length, 0);
      lines.push(line);
    }
    return lines;
  }

  #listed({ row }: PreparedRow, { list }: Pick<SheetInput<'take-prepared'>, 'list'>): ListedVerdict | null {
    return list === null || list === undefined ? null : this.verdicts.ofSending(row, list);
  }

  #ready(): number[] {
    return [...this.#rowsAfter(0)].filter((row) => this.issues.isReady(row));
  }

  #take<R>(
    { after, limit, only }: SheetInput<'take-prepared'>,
    take: (prepared: PreparedRow) => R,
    withCells: boolean,
  ): RowsTaken<R> {
    const rows: R[] = [];
    const blocked: SkippedRow[] = [];
    const excluded: SkippedRow[] = [];
    const candidates =
      only === null ? this.#rowsAfter(after) : only.filter((row) => row > after && row <= this.table.rowCount);
    let next: number | null = null;
    let taken = 0;
    let characters = 0;
    for (const row of candidates) {
      if (taken === limit || characters > MOST_CHARACTERS) return { rows, blocked, excluded, next };
      taken += 1;
      if (withCells) characters += this.table.cells(row).reduce((sum, cell) => sum + cell.length, 0);
      next = row;
      if (this.issues.isExcluded(row)) excluded.push(this.#skippedRow(row, withCells));
      else if (!this.issues.isReady(row)) blocked.push(this.#skippedRow(row, withCells));
      else {
        const prepared = this.prepare(row);
        if (this.#isEmptied(prepared)) blocked.push(this.#skippedRow(row, withCells, ['row-empty']));
        else rows.push(take(prepared));
      }
    }
    return { rows, blocked, excluded, next: null };
  }

  /** All columns of the row only fill, and without a list nobody knows what. Sending its id alone might create an empty consumer. */
  #isEmptied({ row, attributes }: PreparedRow): boolean {
    return Object.keys(attributes).length === 0 && this.verdicts.kindOf(row) !== 'nothing';
  }

  #skippedRow(row: number, withCells: boolean, codes?: IssueCode[]): SkippedRow {
    const cells = this.table.cells(row);
    const issues = codes ?? [...new Set(this.issues.issuesOf(row).map(({ code }) => code))];
    const externalId = idKey(cells[rowPlan(this.rules).idColumn] ?? '');
    return { row, externalId, issues, cells: withCells ? cells : null };
  }

  *#rowsAfter(after: number): Generator<number> {
    for (let row = after + 1; row <= this.table.rowCount; row += 1) yield row;
  }
}
