import { ISSUE_SEVERITY, type IssueCode } from '../../../shared/consumer/issue';
import type { SheetCounts, SheetState } from '../../../shared/sheet/sheet-state';
import { choicesFor } from '../../../shared/sheet/operations/repair-choices';
import type { IssueProfile } from './issue-profiles';

/** Issues of a code in a column that have a repair, and those that have none. */
type CountedRepairs = SheetState['repairs'][number] & { code: IssueCode };

/** Running totals over the rows that are not excluded. */
export class IssueCounts {
  readonly #byCode = new Map<IssueCode, number>();
  /** Code and column → number of issues with a repair, and without. */
  readonly #repairs = new Map<string, CountedRepairs>();
  #issues = 0;
  #withIssues = 0;
  #blocked = 0;
  #oneBadCell = 0;

  add(profile: IssueProfile): void {
    this.#count(profile, 1);
  }

  subtract(profile: IssueProfile): void {
    this.#count(profile, -1);
  }

  totals(rows: number, excluded: number): SheetCounts {
    return {
      rows,
      excluded,
      issues: this.#issues,
      withIssues: this.#withIssues,
      blocked: this.#blocked,
      oneBadCell: this.#oneBadCell,
      ready: rows - excluded - this.#blocked,
    };
  }

  /** Codes that occur, errors before warnings, the most frequent first. */
  byCode(): SheetState['issuesByCode'] {
    const list = [...this.#byCode].map(([code, count]) => ({ code, severity: ISSUE_SEVERITY[code], count }));
    return list
      .filter(({ count }) => count > 0)
      .sort((a, b) => compare(a.severity, b.severity) || b.count - a.count || compare(a.code, b.code));
  }

  /** Repairs that are offered, by the code and column of the issue they fix. */
  repairs(): CountedRepairs[] {
    return [...this.#repairs.values()]
      .filter(({ code, count, unhelped }) => count > 0 || (unhelped > 0 && choicesFor(code).length > 0))
      .map((repairs) => ({ ...repairs }))
      .sort((a, b) => compare(a.code, b.code) || a.column - b.column);
  }

  /** Issues of cells, in one column or, with null, in all. */
  ofCells(code: IssueCode, column: number | null): number {
    return [...this.#repairs.values()]
      .filter((each) => each.code === code && (column === null || each.column === column))
      .reduce((sum, { count, unhelped }) => sum + count + unhelped, 0);
  }

  #count({ codes, cells, hasError, oneBadCell }: IssueProfile, step: 1 | -1): void {
    if (codes.length === 0) return;
    this.#issues += step * codes.length;
    this.#withIssues += step;
    if (hasError) this.#blocked += step;
    if (oneBadCell) this.#oneBadCell += step;
    for (const code of codes) this.#byCode.set(code, (this.#byCode.get(code) ?? 0) + step);
    for (const { code, column, hasRepair } of cells) {
      const key = `${code}:${column}`;
      const known = this.#repairs.get(key) ?? { code, column, count: 0, unhelped: 0 };
      if (hasRepair) known.count += step;
      else known.unhelped += step;
      this.#repairs.set(key, known);
    }
  }
}

/** Compares code units, since loading a language's rules takes time. */
function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
