import { z } from 'zod';
import { cleanText } from '../../consumer/cells/clean-text';
import { parseDate } from '../../consumer/cells/parse-date';
import { isPlaceholder } from '../../consumer/cells/placeholder';
import { MAX_COLUMNS } from '../../consumer/excel-limits';

const column = z.int().min(0).max(MAX_COLUMNS);

/** Which text a merged row gets in a column. Empty cells and marks for a missing value never count. */
const mergeRuleSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('first') }),
  z.object({ kind: z.literal('last') }),
  z.object({ kind: z.literal('longest') }),
  /** All different texts. */
  z.object({ kind: z.literal('join'), separator: z.string().max(10) }),
  /** The text of the row with the latest date in another column. */
  z.object({ kind: z.literal('newest'), date: column }),
]);
export type MergeRule = z.infer<typeof mergeRuleSchema>;

/** How the rows of one consumer become one row. */
export const mergeWaySchema = z.object({
  /** What the rows have in common: the id, or the e-mail with different ids. */
  by: z.enum(['id', 'email']),
  /** The row that stays. `merge` keeps the first one, with the texts that the rules find. */
  keep: z.enum(['first', 'last', 'most-complete', 'merge']),
  /** For `merge`: the rules of columns; the first filled text for all others. */
  rules: z.array(z.object({ column, rule: mergeRuleSchema })).max(MAX_COLUMNS),
});
export type MergeWay = z.infer<typeof mergeWaySchema>;

/** Leaves one row of each group of duplicates and excludes the others. */
export const mergeDuplicatesSchema = mergeWaySchema.extend({
  kind: z.literal('merge-duplicates'),
  /** A row of the only group that is merged; null for all groups. */
  group: z.int().min(1).nullable(),
});

/** The most groups in one answer, and rows of each in it. */
export const MAX_SHOWN_GROUPS = 20;
export const MAX_SHOWN_DUPLICATES = 8;
/** The most columns of a group in an answer. */
export const MAX_SHOWN_COLUMNS = 60;

/** A group of duplicates, and what it would become. Only columns in which its rows differ. */
export interface DuplicateGroup {
  /** Rows of the group; `rows` has the first of them. */
  size: number;
  /** 0-based, ascending. */
  columns: number[];
  /** With their cells in `columns`. */
  rows: { row: number; cells: string[] }[];
  /** The row that would stay, and its cells in `columns` after that. */
  kept: number;
  cells: string[];
}

/** Some groups in the order of their first rows. */
export interface DuplicateGroups {
  total: number;
  /** The place of the first one among all, from 0. */
  first: number;
  groups: DuplicateGroup[];
}

/** What of a sheet's rules matters to merging. */
export interface MergeContext {
  timeZone: string;
  /** Columns whose text in the row that stays is never replaced: the id, and what the rows have in common. */
  fixed: readonly number[];
}

/** The row of a group that stays, and what it gets. */
export interface MergedGroup {
  /** Counted from 0 within the group. */
  kept: number;
  cells: readonly string[];
}

/**
 * Merges the rows of one group.
 *
 * @param rows the cells of each row, in the sheet's order; at least one
 */
export function mergeGroup(
  rows: readonly (readonly string[])[],
  { keep, rules }: MergeWay,
  { timeZone, fixed }: MergeContext,
): MergedGroup {
  const kept = keptRow(rows, keep);
  const cells = rows[kept] ?? [];
  if (keep !== 'merge') return { kept, cells };
  const ruleOf = new Map(rules.map(({ column: at, rule }) => [at, rule]));
  return {
    kept,
    cells: cells.map((cell, at) =>
      fixed.includes(at) ? cell : (mergedText(rows, at, ruleOf.get(at) ?? { kind: 'first' }, timeZone) ?? cell),
    ),
  };
}

function keptRow(rows: readonly (readonly string[])[], keep: MergeWay['keep']): number {
  if (keep === 'last') return rows.length - 1;
  if (keep !== 'most-complete') return 0;
  const filled = rows.map((cells) => cells.filter(isFilled).length);
  return filled.indexOf(Math.max(...filled));
}

/** Undefined if no row has a text in this column. */
function mergedText(
  rows: readonly (readonly string[])[],
  at: number,
  rule: MergeRule,
  timeZone: string,
): string | undefined {
  const filled = rows.filter((cells) => isFilled(cells[at] ?? ''));
  const texts = filled.map((cells) => cells[at] ?? '');
  switch (rule.kind) {
    case 'first':
      return texts[0];
    case 'last':
      return texts.at(-1);
    case 'longest':
      return texts[indexOfMost(texts.map((text) => cleanText(text).length))];
    case 'join': {
      const different = [...new Set(texts.map(cleanText))];
      return different.length > 1 ? different.join(rule.separator) : texts[0];
    }
    case 'newest':
      return texts[indexOfMost(filled.map((cells) => instantOf(cells[rule.date] ?? '', timeZone)))];
  }
}

/** The first of the largest ones. */
function indexOfMost(sizes: readonly number[]): number {
  return sizes.reduce((most, size, at) => (size > (sizes[most] ?? -Infinity) ? at : most), 0);
}

/** Milliseconds; -Infinity for no date. */
function instantOf(cell: string, timeZone: string): number {
  const date = parseDate(cleanText(cell), timeZone);
  return date === null ? -Infinity : Date.parse(date);
}

function isFilled(cell: string): boolean {
  const text = cleanText(cell);
  return text !== '' && !isPlaceholder(text);
}
