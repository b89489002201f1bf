import type { IssueCode } from '../consumer/issue';
import type { RowVerdict, VerdictKind } from '../consumer/verdict/row-verdict';
import type { FieldChange } from '../delivery/compare/compare-consumer';

/** What sending a row would come to, for a report. */
export interface VerdictLine {
  row: number;
  externalId: string;
  /** Null for a ready row without a verdict: there is no list. */
  kind: VerdictKind | 'kept-back' | 'excluded' | null;
  /** Errors of a row that is kept back. */
  errors: IssueCode[];
  changes: FieldChange[];
  /** What the shop keeps (api-contract.md, trap 1). */
  keeps: FieldChange[];
  /** The outcome of a row that needs no request. */
  settled: RowVerdict['settled'];
  /** The consumer that has the e-mail, or to which the id leads. */
  other: { externalId: string | null } | null;
  /** The row's cells as they are in the sheet. */
  cells: readonly string[];
}
