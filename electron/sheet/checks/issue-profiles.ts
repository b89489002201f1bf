import { isListIssue, ISSUE_SEVERITY, type Issue, type IssueCode } from '../../../shared/consumer/issue';

/** The codes of a row's issues, repeated as often as they occur. */
export interface IssueProfile {
  codes: readonly IssueCode[];
  /** Issues of cells, and whether a repair is offered for them. */
  cells: readonly { code: IssueCode; column: number; hasRepair: boolean }[];
  /** Columns of the issues, each once; null for an issue of the row as a whole. */
  columns: readonly (number | null)[];
  /** An error blocks the row. */
  hasError: boolean;
  /** An error that the sheet shows without a list of the shop's consumers. */
  hasOwnError: boolean;
  /** The row is blocked, or would be, only by one cell that it can be sent without. */
  oneBadCell: boolean;
}

/** The profile of rows without issues. */
const NO_ISSUES_PROFILE = 0;

/**
 * What is wrong with each row, as the number of a profile. A sheet has few different profiles, however many rows have issues, so a million
 * rows take only four bytes each.
 */
export class IssueProfiles {
  readonly #ofRow: Uint32Array;
  readonly #profiles: IssueProfile[] = [
    { codes: [], cells: [], columns: [], hasError: false, hasOwnError: false, oneBadCell: false },
  ];
  readonly #numbers = new Map<string, number>();

  constructor(rowCount: number) {
    this.#ofRow = new Uint32Array(rowCount + 1);
  }

  of(row: number): IssueProfile {
    return this.#profiles[this.#ofRow[row] as number] as IssueProfile;
  }

  hasIssues(row: number): boolean {
    return this.#ofRow[row] !== NO_ISSUES_PROFILE;
  }

  set(row: number, issues: readonly Issue[], oneBadCell: boolean): void {
    this.#ofRow[row] = issues.length === 0 ? NO_ISSUES_PROFILE : this.#numberOf(issues, oneBadCell);
  }

  #numberOf(issues: readonly Issue[], oneBadCell: boolean): number {
    const parts = issues.map(({ code, column, repair }) => `${code}:${column}${repair === null ? '' : '!'}`);
    const key = `${oneBadCell} ${parts.sort().join()}`;
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.#profiles.length;
    const codes = issues.map(({ code }) => code).sort();
    const cells = issues.flatMap(({ code, column, repair }) =>
      column === null ? [] : [{ code, column, hasRepair: repair !== null }],
    );
    const columns = [...new Set(issues.map(({ column }) => column))];
    const errors = codes.filter((code) => ISSUE_SEVERITY[code] === 'error');
    const hasOwnError = errors.some((code) => !isListIssue(code));
    this.#profiles.push({ codes, cells, columns, hasError: errors.length > 0, hasOwnError, oneBadCell });
    this.#numbers.set(key, number);
    return number;
  }
}
