import { randomInt } from 'node:crypto';
import { rowPlan } from '../../../shared/consumer/rows/row-plan';
import type { RowRules } from '../../../shared/consumer/target';
import { filledBit } from './filled-rows';
import type { LookPlan } from './row-look';

/** Hashes have 32 bits. */
const HASH_SEEDS = 2 ** 32;

/** What a scan must look for under these rules. */
export function lookPlan(rules: RowRules): LookPlan {
  const { columns, idColumn, emailColumn, phoneColumn } = rowPlan(rules);
  return {
    columns: columns
      .filter(({ column }) => ![idColumn, emailColumn, phoneColumn].includes(column))
      .map((planned) => ({ column: planned.column, kind: planned.kind, fills: filledBit(planned) }))
      .sort((one, other) => one.fills - other.fills),
    keys: {
      id: { column: idColumn, foldCase: false, seed: randomInt(HASH_SEEDS) },
      email: { column: emailColumn, foldCase: true, seed: randomInt(HASH_SEEDS) },
    },
    phone: phoneColumn,
  };
}
