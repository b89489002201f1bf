import { isIssueCode, type IssueCode } from '../../../../shared/consumer/issue';
import { choicesFor, type RepairCode } from '../../../../shared/sheet/operations/repair-choices';
import { inPhoneForm } from '../../../../shared/sheet/operations/repair';
import type { MergeWay } from '../../../../shared/sheet/operations/merge-duplicates';
import type { SheetState, WindowRow } from '../../../../shared/sheet/sheet-state';

/** What is repaired at once. */
export interface RepairOffer {
  code: RepairCode;
  /** Null for all columns. */
  column: number | null;
  /** Cells that it may change. */
  count: number;
}

type Repairs = Pick<SheetState, 'repairs'>;

/**
 * The repair of all cells with an issue, or of a tidying, in one column or, with null, in all. Null if there is none, or only one in the
 * column: the cell offers that itself.
 */
export function repairOfAll({ repairs }: Repairs, code: RepairCode, column: number | null): RepairOffer | null {
  const offered = repairs.filter((each) => each.code === code && (column === null || each.column === column));
  const isChosen = choicesFor(code).length > 0;
  const count = offered.reduce((sum, each) => sum + each.count + (isChosen ? each.unhelped : 0), 0);
  if (count === 0 || (column !== null && count === 1 && !isChosen)) return null;
  const [only, other] = offered;
  return { code, column: column ?? (other === undefined ? (only?.column ?? null) : null), count };
}

/** The repairs of a column's issues. */
export function repairsOfColumn({ repairs }: Repairs, column: number): (RepairOffer & { code: IssueCode })[] {
  return repairs.flatMap(({ code, count, unhelped, ...each }) =>
    each.column === column && isIssueCode(code)
      ? [{ code, column, count: choicesFor(code).length > 0 ? count + unhelped : count }]
      : [],
  );
}

/** The value that repairs a cell, or puts a right phone into one form; null if there is none. */
export function repairOfCell(
  { rules }: Pick<SheetState, 'rules'>,
  { cells, issues }: Pick<WindowRow, 'cells' | 'issues'>,
  column: number,
): string | null {
  const own = issues.filter((issue) => issue.column === column);
  const repair = own.find((issue) => issue.repair !== null)?.repair ?? null;
  if (repair !== null || own.length > 0) return repair;
  return inPhoneForm(cells[column] ?? '', rules.layout.targets[column], rules.timeZone);
}

const MERGED_BY: Partial<Record<IssueCode, MergeWay['by']>> = { 'id-duplicate': 'id', 'email-duplicate': 'email' };
const KEY_FIELD = { id: 'external_id', email: 'email' } as const;

/** By what rows with this issue are merged; null for issues that merging does not help. */
export function mergedBy(code: IssueCode): MergeWay['by'] | null {
  return MERGED_BY[code] ?? null;
}

/** By what rows are merged that have this column's value in common; null if no rows have. */
export function mergeOfColumn(
  { issuesByCode, rules }: Pick<SheetState, 'issuesByCode' | 'rules'>,
  column: number,
): MergeWay['by'] | null {
  const target = rules.layout.targets[column];
  const found = issuesByCode.flatMap(({ code }) => mergedBy(code) ?? []);
  return found.find((by) => target?.kind === 'field' && target.field === KEY_FIELD[by]) ?? null;
}
