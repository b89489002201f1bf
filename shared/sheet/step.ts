import type { Target } from '../consumer/target';
import type { OperationOf, OperationRefusal, RecipeStep, SingleOperation, Step, StepColumn } from './operation';
import { isByMeaning } from './row-scope';

/** Why a step was not done: none or several of the sheet's columns are meant, it is no step, or the sheet process refused it. */
export type Misfit = 'column-gone' | 'column-unclear' | 'not-a-step' | OperationRefusal;

/** What a step of a recipe did. */
export interface StepResult {
  /** Cells or rows changed; 0 if the step is off or was not done. */
  changed: number;
  misfit: Misfit | null;
  /** The column that is gone or unclear. */
  column: StepColumn | null;
}

/** What steps changed in all. */
export function changesOf(steps: readonly (Step & Pick<StepResult, 'changed'>)[]): { cells: number; rows: number } {
  const sum = (isMeant: (step: Step) => boolean): number =>
    steps.filter(isMeant).reduce((all, { changed }) => all + changed, 0);
  const excludes = ({ operation }: Step): boolean => operation.kind === 'exclude';
  return { cells: sum((step) => !excludes(step)), rows: sum(excludes) };
}

/** A recipe as it was done to a sheet. */
export interface DoneRecipe {
  id: string;
  name: string;
  steps: (RecipeStep & StepResult)[];
  /** Whether steps can still be switched: not if undo no longer reaches the recipe. */
  canSwitch: boolean;
}

/** What was done to a sheet, and not undone, that could be done to another file. */
export interface SheetSteps {
  /** In their order; those of recipes among them, also the ones that are off, so that saving the recipe again keeps them. */
  steps: (RecipeStep & { changed: number })[];
  recipe: DoneRecipe | null;
}

/**
 * The operation with other numbers for its columns, or null if it is no step: what depends on positions, on certain rows or on texts typed
 * for them means nothing in another file. Rules belong to the layout, which is remembered anyway.
 *
 * @param to called with every column of the operation
 */
function withColumns(operation: SingleOperation, to: (column: number) => number): SingleOperation | null {
  switch (operation.kind) {
    case 'repair':
      return { ...operation, column: operation.column === null ? null : to(operation.column) };
    case 'replace': {
      const { scope } = operation;
      if (scope.kind === 'range') return null;
      return scope.kind === 'sheet' ? operation : { ...operation, scope: { ...scope, column: to(scope.column) } };
    }
    case 'split':
    case 'map-values':
      return { ...operation, column: to(operation.column) };
    case 'join':
      return { ...operation, columns: operation.columns.map(to) };
    case 'add-column':
      return operation;
    case 'merge-duplicates':
      return operation.group === null
        ? { ...operation, rules: operation.rules.map((each) => ruleWith(each, to)) }
        : null;
    case 'exclude': {
      const { rows } = operation;
      if (!isByMeaning(rows)) return null;
      return 'issue' in rows
        ? operation
        : { ...operation, rows: { filter: { ...rows.filter, column: to(rows.filter.column) } } };
    }
    case 'set':
    case 'fill':
    case 'copy':
    case 'paste':
    case 'add-rows':
    case 'include':
    // The decision is about consumers of one shop at one time.
    case 'settle-emails':
    case 'decide-emails':
    case 'rules':
      return null;
  }
}

type ColumnRule = OperationOf<'merge-duplicates'>['rules'][number];

function ruleWith({ column, rule }: ColumnRule, to: (column: number) => number): ColumnRule {
  return { column: to(column), rule: rule.kind === 'newest' ? { ...rule, date: to(rule.date) } : rule };
}

/** Whether an operation can be done to another file. */
export function isStep(operation: SingleOperation): boolean {
  return withColumns(operation, (column) => column) !== null;
}

/** The operation as a step, with its columns by name; null if it is none. */
export function stepOf(operation: SingleOperation, columns: readonly StepColumn[]): Step | null {
  return stepNamed(operation, (column) => columns[column]);
}

/** The same step again, from the operation and the step's columns. */
export function stepAgain(operation: SingleOperation, columns: readonly StepColumn[]): Step | null {
  let used = 0;
  return stepNamed(operation, () => columns[used++]);
}

/** @param nameOf called once with each column of the operation */
function stepNamed(operation: SingleOperation, nameOf: (column: number) => StepColumn | undefined): Step | null {
  const used: StepColumn[] = [];
  const placeOf = new Map<number, number>();
  const named = withColumns(operation, (column) => {
    const known = placeOf.get(column);
    if (known !== undefined) return known;
    placeOf.set(column, used.length);
    return used.push(nameOf(column) ?? { target: { kind: 'skip' }, header: '' }) - 1;
  });
  return named === null ? null : { columns: used, operation: named };
}

/** The step as an operation on a sheet with these columns, or why it does not fit. */
export function operationOf(
  step: Step,
  columns: readonly StepColumn[],
): { operation: SingleOperation } | { misfit: Misfit; column: StepColumn | null } {
  const unfit: { misfit: Misfit; column: StepColumn }[] = [];
  const operation = withColumns(step.operation, (place) => {
    const named = step.columns[place] ?? { target: { kind: 'skip' }, header: '' };
    const found = columnNamed(named, columns);
    if (typeof found === 'number') return found;
    unfit.push({ misfit: found, column: named });
    return 0;
  });
  const [misfit] = unfit;
  if (misfit !== undefined) return misfit;
  return operation === null ? { misfit: 'not-a-step', column: null } : { operation };
}

/** The index of the one column that goes to the same target or, if none does, that has the same header. */
export function columnNamed(
  named: StepColumn,
  columns: readonly StepColumn[],
): number | Extract<Misfit, 'column-gone' | 'column-unclear'> {
  const header = named.header.trim();
  const all = columns.map((column, index) => ({ ...column, index }));
  const sameHeader = all.filter((column) => column.header.trim() === header);
  const sameTarget = all.filter(({ target }) => isSameTarget(target, named.target));
  const candidates = sameTarget.length > 0 ? sameTarget : sameHeader;
  const both = sameTarget.filter((column) => sameHeader.includes(column));
  const [found, another] = candidates.length > 1 && both.length > 0 ? both : candidates;
  if (found === undefined) return 'column-gone';
  return another === undefined ? found.index : 'column-unclear';
}

/** Columns that go nowhere have no target in common. */
function isSameTarget(one: Target, other: Target): boolean {
  if (one.kind === 'field') return other.kind === 'field' && one.field === other.field;
  return one.kind === 'custom' && other.kind === 'custom' && one.key === other.key;
}
