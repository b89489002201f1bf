import type { Issue, IssueCode, LayoutProblem, Severity } from '../consumer/issue';
import type { RequiredField } from '../consumer/fields';
import type { ColumnMatch } from '../consumer/columns/match-columns';
import type { RowRules } from '../consumer/target';
import type { EmailChoice } from '../consumer/verdict/email-decision';
import type { Adoption } from '../consumer/verdict/adoption';
import type { RowVerdict, VerdictKind } from '../consumer/verdict/row-verdict';
import type { VerdictCounts } from '../consumer/verdict/verdict-counts';
import type { FieldChange } from '../delivery/compare/compare-consumer';
import type { Outcome, OutcomeCounts, OutcomeKind } from '../delivery/outcome';
import type { Cluster, CountedValue } from './operations/cluster-values';
import type { ColumnFilter } from './row-scope';

/** Reading options that a person set. They override what the reader would find out. */
export interface ReadingOptions {
  sheetName?: string | undefined;
  encoding?: string | undefined;
  /** One character. */
  delimiter?: string | undefined;
  /** 1-based number of the header's line, or of its row in the workbook's sheet. */
  headerRow?: number | undefined;
}

/** What was found out about a file. */
export interface FileFacts {
  /** Without its folder. */
  name: string;
  sizeBytes: number;
  /** By the content. `xls` is any form of Excel's before 2007, also the XML of Excel 2003; `html` a web page with tables. */
  format: 'csv' | 'xlsx' | 'xls' | 'xlsb' | 'ods' | 'html';
  /** The workbook's sheets in the order of its tabs; empty for text. */
  sheets: { name: string; hidden: boolean }[];
  sheetName: string | null;
  /** Visible sheets before the opened one that hold no table of customers; only if nobody named a sheet. */
  passedSheets?: string[] | undefined;
  /** A label of the Encoding Standard, in lower case; null for workbooks. */
  encoding: string | null;
  delimiter: string | null;
  /** 1-based number of the header's record in the text file, or of its row in the workbook's sheet. Blank ones count. */
  headerRow: number;
  /** Rows that the workbook hides, by hand or by a filter. They are treated like all others. */
  hiddenRows: number;
  /** Cells with any kind of space around their text. The spaces are not sent. */
  trimmedCells: number;
}

/** Why a column's header is not the file's own: it was missing, or another column has it already. */
export type HeaderFault = 'empty' | 'repeated';

export interface SheetColumn {
  /** The file's header, or a generated one if that is missing or repeated; see `fault`. */
  header: string;
  fault: HeaderFault | null;
  match: ColumnMatch;
  /** The first non-empty cells, by which a person can recognise the column. */
  samples: string[];
  /** Whether the column was added to those of the file. */
  added: boolean;
}

export interface SheetCounts {
  rows: number;
  /** Neither excluded nor blocked by an error. */
  ready: number;
  /** Blocked by an error, not excluded. */
  blocked: number;
  /** Not excluded, and either blocked by one cell that could be left out or, if that is chosen, sent without it. */
  oneBadCell: number;
  /** Not excluded and with at least one issue of any severity. */
  withIssues: number;
  excluded: number;
  /** Issues of rows that are not excluded. */
  issues: number;
}

/** The state of a sheet without its rows: everything that the window needs besides the grid. */
export interface SheetState {
  /** Grows with every change, so that stale windows of rows can be told. */
  revision: number;
  /**
   * Grows with every change of what is sent: cells, rules, exclusions. Outcomes and the view do not count. Comparable only within one
   * `rowsId`.
   */
  contentRevision: number;
  /** The revision at which the view's rows last moved. Positions seen before that mean other rows. */
  viewRevision: number;
  /** Changes when the file is read with other options: row numbers then mean different rows. */
  rowsId: string;
  /** Whether all rows are read and checked. Until then only the first ones are here, and they cannot be edited. */
  complete: boolean;
  file: FileFacts;
  columns: SheetColumn[];
  rules: RowRules;
  layoutProblems: LayoutProblem[];
  missing: RequiredField[];
  counts: SheetCounts;
  issuesByCode: { code: IssueCode; severity: Severity; count: number }[];
  /**
   * Cells for which a repair is offered, by the issue it fixes, and those with the same issue and no repair. Only rows that are not
   * excluded, and issues that have a repair or can be repaired by a choice. `phone-form` is offered for a column of phones in several forms;
   * the phones are right, so that it is no issue.
   */
  repairs: { code: IssueCode | 'phone-form'; column: number; count: number; unhelped: number }[];
  /** What the grid shows, as set last. A reloaded page learns it from here. */
  view: SheetView;
  /** Number of rows in the view. */
  viewRows: number;
  /** Closing the sheet would lose a person's work: edits or exclusions that are in no delivery. */
  unsent: boolean;
  canUndo: boolean;
  /** How many undone things redo can bring back. The next change forgets them. */
  undone: number;
  /** The oldest changes were forgotten for want of memory: undo no longer reaches the file as it was opened. */
  undoIsCut: boolean;
  /** How many of the things done to the sheet are steps, see `step.ts`. */
  steps: number;
  /** The recipe that was done to the sheet last; `get-steps` tells its steps. Null if none was, or if it was undone. */
  recipe: { id: string; name: string } | null;
  /**
   * The delivery last sent from this sheet, and the latest outcome of each row. Null if none was sent. Failed rows that were sent again
   * have their new outcome, the others keep theirs.
   */
  delivery: { id: string; outcomes: OutcomeCounts } | null;
  /** The person decided of a row that it goes to the consumer that has its e-mail; left out for none. */
  adopting?: boolean;
  /** What a list of the shop's consumers says about the rows; null or left out without one. */
  list?: ListState | null;
}

/** A shop list that was taken for the sheet. */
export interface ListState extends VerdictCounts {
  /** When the shop made it, ISO 8601. */
  takenAt: string;
  /** When it was asked for, by this machine's clock, ISO 8601 UTC: what was sent after that, it may not show. */
  askedAt: string;
  /** Of which shop, see `listShop`. */
  shop: string;
  /** Consumers of the shop. */
  consumers: number;
  /** Rows of the sheet were sent since it was read, so that the shop has other values by now. */
  sentSince: boolean;
}

/** The parts of a state that differ from an earlier one; all of them without an earlier one. Others keep their identity in the page. */
export function changedParts(before: SheetState | null, after: SheetState): Partial<SheetState> {
  const parts = Object.entries(after) as [keyof SheetState, SheetState[keyof SheetState]][];
  const isChanged = ([part, value]: (typeof parts)[number]): boolean =>
    before === null || (value !== before[part] && JSON.stringify(value) !== JSON.stringify(before[part]));
  return Object.fromEntries(parts.filter(isChanged));
}

/** Which rows the grid shows: those that meet all conditions. */
export interface SheetView {
  /** `unhelped`: rows with an issue (with `issue`, of that kind) that has no repair. */
  only: 'all' | 'issues' | 'excluded' | 'ready' | 'edited' | 'unhelped';
  /** The row's outcome; null for any. */
  outcome: OutcomeKind | null;
  /** An issue that the row has, of rows that are not excluded; null for any row. */
  issue: IssueCode | null;
  /** What sending the row would come to; null or left out for any. Needs a shop list. */
  verdict?: VerdictKind | null | undefined;
  /** Rows with this text in any cell, case-insensitive; empty for no search. */
  search: string;
  /** At most one for each column; none if left out. */
  filters?: ColumnFilter[] | undefined;
  /** By which column they are ordered; null or left out for the order of the file. */
  order?: RowOrder | null | undefined;
}

/** What a column holds. */
export interface ColumnFacet {
  /** Rows of the sheet. */
  rows: number;
  /** Cells that have more than spaces. */
  filled: number;
  /** Different texts of these cells. */
  distinct: number;
  /** Those that were asked for, the most frequent first. */
  values: CountedValue[];
  /** Issues of cells in the column, without excluded rows. */
  issues: { code: IssueCode; count: number }[];
  /** There may be more: only the first rows with issues were looked through. */
  issuesAreCut: boolean;
}

export interface ColumnClusters {
  /** The number of clusters. */
  found: number;
  /** Those with the most cells. */
  clusters: Cluster[];
}

export interface RowOrder {
  /** 0-based column of the sheet. */
  column: number;
  direction: 'asc' | 'desc';
}

/** What happened to a row when it was last sent. */
export interface WindowOutcome extends Outcome {
  /** 0-based index of the column that fills `field`, or null. */
  column: number | null;
  /** ISO 8601 UTC. */
  at: string;
  /** The row was edited after it was taken to be sent, so the outcome is not that of its current cells. */
  changed: boolean;
}

/** Another consumer that a row meets. */
interface OtherConsumer {
  id: string | null;
  externalId: string | null;
  /** The row's own external id. */
  rowId: string;
  /** What sending the row to that consumer would change, and what the shop would keep. */
  changes: FieldChange[];
  keeps: FieldChange[];
}

/** What sending a row would come to, by a shop list. */
export interface WindowVerdict extends Pick<RowVerdict, 'kind' | 'settled'> {
  /** `column` is the 0-based index of the column that fills the field, or null. */
  changes: (FieldChange & { column: number | null })[];
  /** E-mail and phone that the shop would keep. */
  keeps: (FieldChange & { column: number | null })[];
  /** The consumer that has the e-mail, or to which the id leads. `externalId` is null for one that an order made. */
  other: OtherConsumer | null;
  /** Whether the row can go to that consumer; null for other kinds than `email-elsewhere`. */
  adoption: Adoption | null;
}

/** A row as the grid shows it. `cells` has the sheet's columns in order. */
export interface WindowRow {
  /** 1-based number of the row below the header. */
  row: number;
  cells: string[];
  issues: Issue[];
  excluded: boolean;
  /** 0-based indexes of columns whose cell differs from the file's. */
  edited: number[];
  /** Null if the row is in no delivery or has no outcome yet. */
  outcome: WindowOutcome | null;
  /** Null or left out without a shop list, and for rows that are not sent. */
  verdict?: WindowVerdict | null;
  /** What the person chose for its e-mail, which belongs to another consumer. Null or left out for nothing. */
  decision?: EmailChoice | null;
}

export interface RowWindow {
  revision: number;
  /** 0-based position in the view. */
  start: number;
  rows: WindowRow[];
}
