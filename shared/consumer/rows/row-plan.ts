import { clearsEmpty, type SentTarget } from './clearing';
import { onlyFills } from './filling';
import { isInverted } from '../inverting';
import type { ConsumerField } from '../fields';
import { FIELD_KIND, takesConstant } from '../fields';
import { cellKindOf, type CellKind } from '../cells/read-cell';
import { emailKey, idKey } from './row-keys';
import type { RowRules } from '../target';

/** A column that is sent. */
export interface PlannedColumn {
  column: number;
  target: SentTarget;
  kind: CellKind;
  /** Whether its empty cells clear the value at the server. */
  clears: boolean;
  /** Whether yes is sent as no. */
  inverted: boolean;
  /** Whether its values are sent only where the shop has none. */
  onlyIfEmpty: boolean;
}

/** What the rules amount to, worked out once for all rows. */
export interface RowPlan {
  columns: PlannedColumn[];
  /** Fields filled with the same value in every row. Excludes fields that a column fills and those that must differ between consumers. */
  constants: { field: ConsumerField; kind: CellKind; text: string }[];
  /** Columns of the id, the e-mail and the phone; −1 if there is none. */
  idColumn: number;
  emailColumn: number;
  phoneColumn: number;
}

/** What a row's consumer is found by; empty for none, see `idKey` and `emailKey`. */
export interface RowKeys {
  id: string;
  email: string;
}

export function rowKeys(cells: readonly string[], rules: RowRules): RowKeys {
  const { idColumn, emailColumn } = rowPlan(rules);
  return { id: idKey(cells[idColumn] ?? ''), email: emailKey(cells[emailColumn] ?? '') };
}

const plans = new WeakMap<RowRules, RowPlan>();

/** The plan for these rules. It is cached by the rules object, which must not be changed in place. */
export function rowPlan(rules: RowRules): RowPlan {
  const known = plans.get(rules);
  if (known !== undefined) return known;
  const columns = rules.layout.targets.flatMap((target, column): PlannedColumn[] => {
    const kind = cellKindOf(target);
    if (kind === null || target.kind === 'skip') return [];
    const clears = clearsEmpty(target, rules.mode);
    const onlyIfEmpty = onlyFills(target, rules.mode);
    return [{ column, target, kind, clears, inverted: isInverted(target), onlyIfEmpty }];
  });
  const columnOf = (field: ConsumerField) =>
    columns.find(({ target }) => target.kind === 'field' && target.field === field)?.column ?? -1;
  const constants = Object.entries(rules.layout.constants).flatMap(([name, text]) => {
    const field = name as ConsumerField;
    return !takesConstant(field) || columnOf(field) !== -1 ? [] : [{ field, kind: FIELD_KIND[field], text }];
  });
  const plan = {
    columns,
    constants,
    idColumn: columnOf('external_id'),
    emailColumn: columnOf('email'),
    phoneColumn: columnOf('phone'),
  };
  plans.set(rules, plan);
  return plan;
}
