import { z } from 'zod';
import { ISSUE_CODES } from '../consumer/issue';
import { MAX_CELL_LETTERS, MAX_COLUMNS } from '../consumer/excel-limits';
import { rowRulesSchema, targetSchema } from '../consumer/target';
import type { NotAtOnce } from '../consumer/verdict/adoption';
import { EMAIL_CHOICES, emailDecisionsSchema } from '../consumer/verdict/email-decision';
import { MAX_ROWS } from './limits';
import { textQuerySchema } from './operations/text-query';
import { mergeDuplicatesSchema } from './operations/merge-duplicates';
import { addColumnSchema } from './operations/add-column';
import { joinSchema } from './operations/join';
import { mapValuesSchema } from './operations/map-values';
import { REPAIR_CHOICES, TIDYINGS } from './operations/repair-choices';
import { splitSchema } from './operations/split';
import { exclusionScopeSchema, isOfView, positionsSchema, rowScopeSchema } from './row-scope';

/** The most cells in one paste, which is one message and one undo step. */
export const MAX_PASTED_CELLS = 100_000;

/** The most empty rows that are added at once. */
const MAX_ADDED_ROWS = 10_000;

const rowNumber = z.int().min(1);
const column = z.int().min(0);
const cellText = z.string().max(MAX_CELL_LETTERS);

/** A rectangle of the view: positions `start` … `end` (exclusive), and columns of the sheet. */
const rangeSchema = positionsSchema.extend({ columns: z.array(column).max(MAX_COLUMNS) });
export type CellRange = z.infer<typeof rangeSchema>;

/** Cells of a range of the view, or all cells of a column or of the sheet, whatever the view shows. */
const cellScopeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('range'), range: rangeSchema }),
  z.object({ kind: z.literal('column'), column }),
  z.object({ kind: z.literal('sheet') }),
]);
export type CellScope = z.infer<typeof cellScopeSchema>;

/** Everything that can be done to a sheet in one go, by kind and parameters. */
const singleOperationSchema = z.discriminatedUnion('kind', [
  /** Texts typed into cells. */
  z.object({
    kind: z.literal('set'),
    edits: z
      .array(z.object({ row: rowNumber, column, value: cellText }))
      .min(1)
      .max(10_000),
  }),
  /** Puts one text into all cells of a range. An empty text clears them. */
  z.object({ kind: z.literal('fill'), range: rangeSchema, value: cellText }),
  /**
   * Repeats the first rows (`down`) or columns (`right`) of the range in the others: `lines` of them, without it one. Never a series: ids must
   * not count up by themselves.
   */
  z.object({
    kind: z.literal('copy'),
    range: rangeSchema,
    direction: z.enum(['down', 'right']),
    lines: z.int().min(1).optional(),
  }),
  /**
   * Pastes a block of cells from a position of the view on. A null in `columns` skips that column. For lines below the view's last row,
   * rows are added to the sheet if `addRows`; otherwise they are ignored.
   */
  z.object({
    kind: z.literal('paste'),
    position: z.int().min(0),
    columns: z.array(column.nullable()).max(MAX_COLUMNS),
    addRows: z.boolean(),
    rows: z
      .array(z.array(cellText).max(MAX_COLUMNS))
      .max(MAX_PASTED_CELLS)
      .refine((rows) => rows.reduce((cells, row) => cells + row.length, 0) <= MAX_PASTED_CELLS, 'too many cells'),
  }),
  /** Replaces text in cells, see `operations/replace.ts`. */
  textQuerySchema.extend({ kind: z.literal('replace'), scope: cellScopeSchema, replacement: cellText }),
  mapValuesSchema,
  /**
   * Does every repair offered for an issue, in one column or, if `column` is null, in all. With a `choice`, cells are repaired as the person
   * decided for the whole column; see `operations/repair.ts`, also for what can be done without an issue.
   */
  z.object({
    kind: z.literal('repair'),
    code: z.enum([...ISSUE_CODES, ...TIDYINGS]),
    column: column.nullable(),
    choice: z.enum(REPAIR_CHOICES).optional(),
  }),
  splitSchema,
  joinSchema,
  addColumnSchema,
  /** Adds empty rows after the last one. */
  z.object({ kind: z.literal('add-rows'), count: z.int().min(1).max(MAX_ADDED_ROWS) }),
  mergeDuplicatesSchema,
  z.object({ kind: z.literal('exclude'), rows: exclusionScopeSchema }),
  z.object({ kind: z.literal('include'), rows: rowScopeSchema }),
  /**
   * Chooses for rows whose e-mail belongs to another consumer, by the list of the shop's consumers that the sheet has: for these rows, or
   * with null for all of them, where only those are adopted that need no question. Rows for which the choice is impossible stay as they are.
   */
  z.object({
    kind: z.literal('settle-emails'),
    choice: z.enum(EMAIL_CHOICES),
    rows: z.array(rowNumber).min(1).max(10_000).nullable(),
  }),
  /** What such a choice came to, which needs no list. Null takes decisions back. */
  z.object({
    kind: z.literal('decide-emails'),
    rows: z.array(rowNumber).max(MAX_ROWS),
    decision: emailDecisionsSchema.nullable(),
  }),
  /** Changes rules. The layout `matched` is the one that the headers suggest. */
  z.object({
    kind: z.literal('rules'),
    rules: rowRulesSchema.extend({ layout: z.union([rowRulesSchema.shape.layout, z.literal('matched')]) }).partial(),
  }),
]);
export type SingleOperation = z.infer<typeof singleOperationSchema>;

/** The most steps of a recipe, and the longest name of one. */
export const MAX_STEPS = 200;
export const RECIPE_NAME_LETTERS = 100;

/** A column as a step names it: by its target or, if no column has that, by its header. */
export const stepColumnSchema = z.object({ target: targetSchema, header: cellText });
export type StepColumn = z.infer<typeof stepColumnSchema>;

/**
 * An operation that can be done to another file. Where the operation has a column's number, it is an index into `columns`. See `step.ts` for
 * what is a step.
 */
export const stepSchema = z.object({
  columns: z.array(stepColumnSchema).max(MAX_COLUMNS),
  operation: singleOperationSchema,
});
export type Step = z.infer<typeof stepSchema>;

/** The steps of a recipe, in their order. One that is off is kept, but not done. */
export const recipeStepsSchema = z.array(stepSchema.extend({ on: z.boolean() })).max(MAX_STEPS);
export type RecipeStep = z.infer<typeof recipeStepsSchema>[number];

/** Everything that can be done to a sheet. A sheet changes in no other way. */
export const operationSchema = z.discriminatedUnion('kind', [
  singleOperationSchema,
  /** Does the steps of a recipe, as one step of undo. One that was done before with the same id is done anew: what followed it stays. */
  z.object({
    kind: z.literal('recipe'),
    id: z.string().max(100),
    name: z.string().max(RECIPE_NAME_LETTERS),
    steps: recipeStepsSchema,
  }),
]);
export type Operation = z.infer<typeof operationSchema>;
export type OperationOf<Kind extends Operation['kind']> = Extract<Operation, { kind: Kind }>;

/** An operation, and the state of the sheet that the person saw. */
export const operationRequestSchema = z.object({
  /** The request is refused if the sheet has other rows now. */
  rowsId: z.string().max(100),
  /** The sheet's revision. An operation by positions is refused if the view's rows have moved since. */
  revision: z.int().min(0),
  operation: operationSchema,
  /** The program does it by itself on opening. Ignored in a sheet that was restored from a draft, which has its own rules. */
  isAutomatic: z.boolean().optional(),
});

/** The same, without a recipe: that has no preview, because each step depends on what the earlier ones did. */
export const previewRequestSchema = operationRequestSchema.extend({ operation: singleOperationSchema });

/** What an operation did, or would do. */
export interface OperationResult {
  /** Cells or rows changed; for rules 0. */
  changed: number;
}

/** A cell that an operation would change. */
export interface CellPreview {
  row: number;
  column: number;
  before: string;
  after: string;
}

/** A row of the columns that an operation would make. */
export interface RowPreview {
  row: number;
  /** The cells they are made of. */
  before: string[];
  after: string[];
}

/** In how many rows a number above 12 shows whether the day or the month comes first. */
export interface DateEvidence {
  dayFirst: number;
  monthFirst: number;
}

/** What an operation would do; nothing is changed. */
export interface OperationPreview extends OperationResult {
  /** Some of the cells, evenly spread. */
  sample: CellPreview[];
  /** The rows of these cells, if the operation makes columns. */
  rows?: RowPreview[];
  /** Cells with the issue that a repair cannot help, or filled ones that a split finds only one part in. */
  unhelped?: number;
  /** For a repair of dates in one column. */
  evidence?: DateEvidence;
  /** How many of the changes are rows that would be excluded, if the operation changes cells too. */
  excluded?: number;
  /** Of a choice to adopt all: the rows that are not adopted, by reason, and how many could be sent without their e-mail. */
  elsewhere?: { notAdopted: Partial<Record<NotAtOnce, number>>; withoutEmail: number };
}

/**
 * Why a request is refused: the sheet has other rows or columns or the view's rows moved; a range has too much text to copy; the sheet
 * would have more rows or columns than it can; a regular expression runs away or is none; the person cancelled it; undo no longer reaches the
 * recipe that is to be done anew.
 */
export type OperationRefusal =
  | 'sheet-changed'
  | 'copy-too-large'
  | 'sheet-full'
  | 'expression-too-slow'
  | 'expression-invalid'
  | 'cancelled'
  | 'undo-cut';

/** Whether the operation refers to positions in the view. */
export function isByPosition(operation: Operation): boolean {
  switch (operation.kind) {
    case 'fill':
    case 'copy':
    case 'paste':
      return true;
    case 'exclude':
    case 'include':
      return isOfView(operation.rows);
    case 'replace':
      return operation.scope.kind === 'range';
    case 'set':
    case 'map-values':
    case 'repair':
    case 'split':
    case 'join':
    case 'add-column':
    case 'add-rows':
    case 'merge-duplicates':
    case 'settle-emails':
    case 'decide-emails':
    case 'rules':
    case 'recipe':
      return false;
  }
}

/** A range, and the state of the sheet that it was selected in. */
export const rangeRequestSchema = operationRequestSchema.omit({ operation: true }).extend({ range: rangeSchema });

/** The cells of a range for the clipboard. */
export interface CopiedRange {
  /** Tab-separated, see `clipboard-text.ts`. */
  text: string;
  /** A table whose cells Excel reads as texts; null for a large range. */
  html: string | null;
}

/** What a range holds. */
export interface RangeSummary {
  filled: number;
  /** Cells that are numbers. */
  numbers: number;
  /** The sum of these numbers. */
  sum: number;
}
