import { REQUIRED_FIELDS, takesConstant, type ConsumerField } from '../fields';
import type { ColumnLayout, Target } from '../target';

/** A column of the file for the cabinet's own import. */
export interface CabinetColumn {
  header: string;
  from: { kind: 'field'; field: ConsumerField } | { kind: 'custom'; key: string };
}

/** The columns of the file, and what the person has to know about them. */
export interface CabinetColumns {
  columns: CabinetColumn[];
  /** Keys of custom attributes that are not in the file: it has another column of that name. */
  leftOut: string[];
  /** Fields besides the required ones. The cabinet takes every such column for a custom attribute (api-contract.md, The file format). */
  asAttributes: ConsumerField[];
  /** Columns that only fill what the shop lacks, by field or key. They are not in the file, or empty: an empty cell may clear a value there. */
  onlyFilling: string[];
}

/**
 * The columns of a file that the cabinet's import takes: the required ones, even if the sheet has none of them, then what else is sent, in
 * the sheet's order, then fields with the same value in all rows. No two columns have the same header.
 *
 * @param layout without problems that block sending
 */
export function cabinetColumns({ targets: all, constants }: ColumnLayout): CabinetColumns {
  const targets = all.filter((target) => !isOnlyFilling(target));
  const mapped = targets.flatMap((target) => (target.kind === 'field' ? [target.field] : []));
  const constant = (Object.keys(constants) as ConsumerField[]).filter(
    (field) => takesConstant(field) && constants[field]?.trim() !== '' && !mapped.includes(field),
  );
  const asAttributes = [...new Set([...mapped, ...constant])].filter((field) => !isRequired(field));
  const columns = REQUIRED_FIELDS.map(fieldColumn);
  const taken = new Set<string>(asAttributes);
  const leftOut: string[] = [];
  for (const target of targets) {
    if (target.kind === 'field' && !isRequired(target.field)) columns.push(fieldColumn(target.field));
    if (target.kind !== 'custom') continue;
    const key = target.key.trim();
    if (taken.has(key) || isRequired(key)) leftOut.push(key);
    else columns.push({ header: key, from: { kind: 'custom', key } });
    taken.add(key);
  }
  columns.push(...constant.filter((field) => !isRequired(field)).map(fieldColumn));
  const onlyFilling = all.flatMap((target) =>
    target.kind === 'skip' || !isOnlyFilling(target)
      ? []
      : [target.kind === 'field' ? target.field : target.key.trim()],
  );
  return { columns, leftOut, asAttributes, onlyFilling };
}

function isOnlyFilling(target: Target): boolean {
  return target.kind !== 'skip' && target.onlyIfEmpty === true;
}

function fieldColumn(field: ConsumerField): CabinetColumn {
  return { header: field, from: { kind: 'field', field } };
}

/** Whether the cabinet might take the header for one of its own. Whether it looks at the case is not known. */
function isRequired(key: string): boolean {
  return REQUIRED_FIELDS.some((field) => field === key.toLowerCase());
}
