import { cleanText } from '../../../shared/consumer/cells/clean-text';
import { inOrder, orderShown, serialDate } from '../../../shared/consumer/repairs/date-text';
import type { Issue } from '../../../shared/consumer/issue';
import type { DateEvidence } from '../../../shared/sheet/operation';
import type { EditedTable } from '../table/edited-table';

/** What a date cell says about the others in its column. */
const SAYS = { nothing: 0, 'day-first': 1, 'month-first': 2, open: 3, serial: 4 } as const;
/** So many day numbers of Excel show that the column has dates in that form, and not a number that got there by mistake. */
const FEW_SERIALS = 3;

/** What a date with signs between its numbers, or a day number of Excel, begins with. */
const MAY_SAY = /^(?:\d{1,2}[/-]|[2-5]\d{4}(?:[.,]|$))/;

/**
 * What a column of dates shows as a whole: whether the day or the month comes first, and whether its numbers are dates of Excel. A cell that
 * was repaired still shows what it did before, since the others of its column are of the same origin.
 */
export class DateFacts {
  #says: Uint8Array;
  readonly #counts = [0, 0, 0, 0, 0];
  #state = '';
  #hasChanged = false;

  constructor(
    private readonly table: EditedTable,
    readonly column: number,
  ) {
    this.#says = new Uint8Array(table.rowCount + 1);
  }

  refresh(row: number): void {
    const said = saidBy(this.#text(row));
    this.#put(row, said === SAYS.nothing ? this.#saidBeforeRepair(row) : said);
  }

  /** The cell itself says nothing. */
  clear(row: number): void {
    this.#put(row, this.#saidBeforeRepair(row));
  }

  /** Rows to check again since the last call. */
  *takeConcerned(): Generator<number> {
    if (!this.#hasChanged) return;
    this.#hasChanged = false;
    for (let row = 1; row < this.#says.length; row += 1) if ((this.#says[row] as number) >= SAYS.open) yield row;
  }

  /** Nothing has to be checked again. */
  settle(): void {
    this.#hasChanged = false;
  }

  /** In how many rows a number above 12 shows which one is the day. */
  evidence(): DateEvidence {
    return { dayFirst: this.#count('day-first'), monthFirst: this.#count('month-first') };
  }

  /** An issue of this column's cell, less what the column shows to be right; null if nothing is left. */
  judge(row: number, issue: Issue): Issue | null {
    if (issue.code === 'date-invalid') {
      const isDoubtful = this.#count('serial') < FEW_SERIALS && serialDate(this.#text(row)) !== null;
      return isDoubtful ? { ...issue, repair: null } : issue;
    }
    if (issue.code !== 'date-order') return issue;
    const { dayFirst, monthFirst } = this.evidence();
    if (monthFirst === 0) return dayFirst === 0 ? issue : null;
    return dayFirst === 0 ? { ...issue, repair: inOrder(this.#text(row), 'month-first') } : issue;
  }

  #put(row: number, says: number): void {
    if (row >= this.#says.length) {
      const longer = new Uint8Array(this.table.rowCount + 1);
      longer.set(this.#says);
      this.#says = longer;
    }
    const before = this.#says[row] as number;
    if (before === says) return;
    this.#says[row] = says;
    this.#counts[before] = (this.#counts[before] as number) - 1;
    this.#counts[says] = (this.#counts[says] as number) + 1;
    const state = [
      this.#count('day-first') > 0,
      this.#count('month-first') > 0,
      this.#count('serial') >= FEW_SERIALS,
    ].join();
    if (state !== this.#state) this.#hasChanged = true;
    this.#state = state;
  }

  #saidBeforeRepair(row: number): number {
    if (!this.table.isCellEdited(row, this.column)) return SAYS.nothing;
    const own = cleanText(this.table.ownCell(row, this.column));
    if (!MAY_SAY.test(own)) return SAYS.nothing;
    const said = saidBy(own);
    const repaired =
      said === SAYS['day-first'] || said === SAYS['month-first']
        ? inOrder(own, said === SAYS['day-first'] ? 'day-first' : 'month-first')
        : serialDate(own);
    return repaired !== null && repaired === this.#text(row) ? said : SAYS.nothing;
  }

  #count(what: keyof typeof SAYS): number {
    return this.#counts[SAYS[what]] as number;
  }

  #text(row: number): string {
    return cleanText(this.table.cell(row, this.column));
  }
}

function saidBy(text: string): number {
  const order = orderShown(text);
  if (order !== null) return SAYS[order];
  return serialDate(text) === null ? SAYS.nothing : SAYS.serial;
}
