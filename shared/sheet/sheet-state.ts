import type { Issue, IssueCode, LayoutProblem, Severity } from '../consumer/issue';
import type { RequiredField } from '../consumer/fields';
import type { ColumnMatch } from '../consumer/columns/match-columns';
import type { RowRules } from '../consumer/target';
import type { Outcome, OutcomeCounts, OutcomeKind } from '../delivery/outcome';

/** How a file is to be read where the person knows better than the reader. */
export interface ReadingOptions {
  sheetName?: string | undefined;
  encoding?: string | undefined;
  /** One character. */
  delimiter?: string | undefined;
  /** 1-based number of the line, or the sheet's row, that holds the header. */
  headerRow?: number | undefined;
}

/** What a file turned out to be. */
export interface FileFacts {
  /** Without its folder. */
  name: string;
  sizeBytes: number;
  format: 'csv' | 'xlsx';
  /** The workbook's sheets in the order of its tabs; empty for CSV. */
  sheets: { name: string; hidden: boolean }[];
  sheetName: string | null;
  /** Visible sheets in front of that one which hold no table of customers, where nobody named a sheet. */
  passedSheets?: string[] | undefined;
  /** A label of the Encoding Standard, in lower case; null for XLSX. */
  encoding: string | null;
  delimiter: string | null;
  /** 1-based number of the text file's record, or the sheet's row, that holds the header; blank ones count. */
  headerRow: number;
  /** Rows of the table that the workbook hides, by hand or by a filter; they are rows like all others here. */
  hiddenRows: number;
  /** Cells with spaces of any kind around their text, which are not sent. */
  trimmedCells: number;
  /** The structure that our own reader does not know, where exceljs read the file in its place; null otherwise. */
  fallback: string | null;
}

/** Why a column's header is not the file's own: there was none, or it stood over another column already. */
export const HEADER_FAULTS = ['empty', 'repeated'] as const;
export type HeaderFault = (typeof HEADER_FAULTS)[number];

export interface SheetColumn {
  /** Of the file, or a name of its own where that has none or has it twice; see `fault`. */
  header: string;
  fault: HeaderFault | null;
  match: ColumnMatch;
  /** The first cells that are not empty, for the person to recognise the column by. */
  samples: string[];
}

export interface SheetCounts {
  rows: number;
  /** Neither excluded nor kept back by an error. */
  ready: number;
  /** Kept back by an error, not excluded. */
  keptBack: number;
  /** Not excluded, and kept back by one cell only that they could go without; or sent without it, where that is chosen. */
  oneBadCell: number;
  /** Not excluded and with at least one issue of any severity. */
  withIssues: number;
  excluded: number;
  /** Issues of rows that are not excluded. */
  issues: number;
}

/** The sheet without its rows: what every part of the window besides the grid needs. */
export interface SheetState {
  /** Grows with every change, so that a window of rows can be told from a stale one. */
  revision: number;
  /**
   * Grows with every change of what is sent: cells, rules, rows left out. What became of rows, and which of them are looked at, is none.
   * It counts for one `rowsId`.
   */
  contentRevision: number;
  /** Another one when the file was read in another way: what row numbers meant before they mean no more. */
  rowsId: string;
  /** Whether all rows are there and checked. Until then these are the first ones, which cannot be edited. */
  complete: boolean;
  file: FileFacts;
  columns: SheetColumn[];
  rules: RowRules;
  layoutProblems: LayoutProblem[];
  missing: RequiredField[];
  counts: SheetCounts;
  issuesByCode: { code: IssueCode; severity: Severity; count: number }[];
  /** Cells, of rows that are not excluded, that a repair is on offer for, by the issue it puts right. */
  repairs: { code: IssueCode; column: number; count: number }[];
  /** What the grid shows, as it was set last: a page that was loaded anew learns it here. */
  view: SheetView;
  /** Rows that the view has. */
  viewRows: number;
  /** A person's work would be lost with the sheet: cells or exclusions that are in no delivery as they stand. */
  unsent: boolean;
  canUndo: boolean;
  canRedo: boolean;
  /**
   * The delivery last sent from this sheet, and what each row came to when it was last in one; null where none was sent. Failed rows
   * that were sent again have the outcome of that, the others keep theirs.
   */
  delivery: { id: string; outcomes: OutcomeCounts } | null;
}

/** Which rows the grid shows: those for which all of this holds. */
export interface SheetView {
  only: 'all' | 'issues' | 'excluded' | 'ready';
  /** What became of the row; null for whatever did. */
  outcome: OutcomeKind | null;
  /** Rows with this text in any cell, case-blind; empty for no search. */
  search: string;
}

/** What became of a row when it was last sent. */
export interface WindowOutcome extends Outcome {
  /** 0-based column that `field` is sent from, or null. */
  column: number | null;
  /** ISO 8601 UTC. */
  at: string;
  /** The row was edited after it was taken to be sent: the outcome is that of other cells. */
  changed: boolean;
}

/** A row as the grid shows it. `cells` has the sheet's columns in order. */
export interface WindowRow {
  /** 1-based number of the row below the header. */
  row: number;
  cells: string[];
  issues: Issue[];
  excluded: boolean;
  /** 0-based columns whose cell differs from the file's. */
  edited: number[];
  /** Null while the row was in no delivery, or has not come to its outcome yet. */
  outcome: WindowOutcome | null;
}

export interface RowWindow {
  revision: number;
  /** 0-based position in the view. */
  start: number;
  rows: WindowRow[];
}
