import { CONSUMER_FIELDS, REQUIRED_FIELDS, takesConstant, type RequiredField } from '../fields';
import type { LayoutProblem } from '../issue';
import type { ColumnLayout } from '../target';

/** What is wrong with a layout, and the required fields that are neither filled nor skipped by the person. */
export function checkLayout(layout: ColumnLayout): { problems: LayoutProblem[]; missing: RequiredField[] } {
  const missing = REQUIRED_FIELDS.filter((field) => !isFilled(layout, field));
  const problems: LayoutProblem[] = missing.map((field) => ({ code: 'required-missing', field }));
  for (const field of CONSUMER_FIELDS) {
    const columns = columnsWhere(layout, (target) => target.kind === 'field' && target.field === field);
    if (columns.length > 1) problems.push({ code: 'field-twice', field, columns });
  }
  problems.push(...firstNameProblem(layout), ...customKeyProblems(layout));
  return { problems, missing };
}

const WARNINGS: ReadonlySet<LayoutProblem['code']> = new Set([
  'custom-key-unsafe',
  'first-name-reset',
  'header-empty',
  'header-repeated',
]);

/** Whether a problem has to be fixed before anything is sent. The others are warnings. */
export function blocksSending(problem: LayoutProblem): boolean {
  return !WARNINGS.has(problem.code);
}

/** `external_id` must come from a column. */
function isFilled(layout: ColumnLayout, field: RequiredField): boolean {
  const hasColumn = layout.targets.some((target) => target.kind === 'field' && target.field === field);
  if (hasColumn || field === 'external_id') return hasColumn;
  if (layout.without.includes(field)) return true;
  return takesConstant(field) && (layout.constants[field] ?? '').trim() !== '';
}

/** A warning only for a `first_name` column. `name` may come from a column or a constant, which every row has. */
function firstNameProblem(layout: ColumnLayout): LayoutProblem[] {
  const [column] = columnsWhere(layout, (target) => target.kind === 'field' && target.field === 'first_name');
  const hasName =
    columnsWhere(layout, (target) => target.kind === 'field' && target.field === 'name').length > 0 ||
    (layout.constants.name ?? '').trim() !== '';
  return column !== undefined && hasName ? [{ code: 'first-name-reset', column }] : [];
}

function customKeyProblems(layout: ColumnLayout): LayoutProblem[] {
  const problems: LayoutProblem[] = [];
  const byKey = new Map<string, number[]>();
  layout.targets.forEach((target, column) => {
    if (target.kind !== 'custom') return;
    const key = target.key.trim();
    if (key === '') problems.push({ code: 'custom-key-empty', column });
    else byKey.set(key, [...(byKey.get(key) ?? []), column]);
    if (isUnsafe(key))
      problems.push({ code: 'custom-key-unsafe', column, key, safeKey: freeKey(safeKeyOf(key), layout) });
  });
  for (const [key, columns] of byKey) if (columns.length > 1) problems.push({ code: 'custom-key-twice', key, columns });
  return problems;
}

/** The server stores documents in MongoDB, where such keys have another meaning (api-contract.md, trap 5). */
function isUnsafe(key: string): boolean {
  return key.startsWith('$') || key.includes('.');
}

function safeKeyOf(key: string): string {
  const safe = key
    .replace(/^\$+/, '')
    .replace(/\.+/g, '_')
    .replace(/^_+|_+$/g, '');
  return safe === '' ? 'attribute' : safe;
}

/** The key itself, or with a number appended if another column has it already. */
function freeKey(key: string, layout: ColumnLayout): string {
  const taken = new Set(layout.targets.flatMap((target) => (target.kind === 'custom' ? [target.key.trim()] : [])));
  let free = key;
  for (let number = 2; taken.has(free); number += 1) free = `${key}_${number}`;
  return free;
}

function columnsWhere(layout: ColumnLayout, isWanted: (target: ColumnLayout['targets'][number]) => boolean): number[] {
  return layout.targets.flatMap((target, column) => (isWanted(target) ? [column] : []));
}
