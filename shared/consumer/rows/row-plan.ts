import { clearsEmpty, type SentTarget } from './clearing';
import type { ConsumerField } from '../fields';
import { FIELD_KIND, takesConstant } from '../fields';
import { cellKindOf, type CellKind } from '../cells/read-cell';
import type { RowRules } from '../target';

/** A column that goes somewhere. */
export interface PlannedColumn {
  column: number;
  target: SentTarget;
  kind: CellKind;
  /** Its empty cells clear what the server has. */
  clears: boolean;
}

/** What the rules come to, worked out once for all rows. */
export interface RowPlan {
  columns: PlannedColumn[];
  /** Fields filled with the same value in every row; never one that a column fills, nor one that is different for every consumer. */
  constants: { field: ConsumerField; kind: CellKind; text: string }[];
  /** Columns of the id and the e-mail, −1 where there is none. */
  idColumn: number;
  emailColumn: number;
}

const plans = new WeakMap<RowRules, RowPlan>();

/** The plan of these rules; kept for as long as the rules object lives, which must not be changed in place. */
export function rowPlan(rules: RowRules): RowPlan {
  const known = plans.get(rules);
  if (known !== undefined) return known;
  const columns = rules.layout.targets.flatMap((target, column): PlannedColumn[] => {
    const kind = cellKindOf(target);
    return kind === null || target.kind === 'skip'
      ? []
      : [{ column, target, kind, clears: clearsEmpty(target, rules.mode) }];
  });
  const columnOf = (field: ConsumerField) =>
    columns.find(({ target }) => target.kind === 'field' && target.field === field)?.column ?? -1;
  const constants = Object.entries(rules.layout.constants).flatMap(([name, text]) => {
    const field = name as ConsumerField;
    return !takesConstant(field) || columnOf(field) !== -1 ? [] : [{ field, kind: FIELD_KIND[field], text }];
  });
  const plan = { columns, constants, idColumn: columnOf('external_id'), emailColumn: columnOf('email') };
  plans.set(rules, plan);
  return plan;
}
