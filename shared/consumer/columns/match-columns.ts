import { editDistance } from './edit-distance';
import { CONSUMER_FIELDS, type ConsumerField } from '../fields';
import { CONTACT_QUALIFIERS, FIELD_SYNONYMS, GENERIC_SYNONYMS, WORK_QUALIFIERS } from './field-synonyms';
import { headerKey, headerWords, joined, ownedName } from './header-words';
import { namesOfOrders } from './names-of-orders';
import type { Target } from '../target';

/** A header may differ from a name by one letter in five to be *like* it: `home` is not like `phone`. */
const LETTERS_PER_SLIP = 5;
const SHORTEST_LIKE_NAME = 5;

const SPECIFIC_NAMES = CONSUMER_FIELDS.flatMap((field) =>
  [headerKey(field), ...FIELD_SYNONYMS[field]].map((name) => ({ name, field })),
);
const BY_FIELD_NAME = new Map(CONSUMER_FIELDS.map((field) => [joined(field), field]));
const BY_SPECIFIC_NAME = new Map(SPECIFIC_NAMES.map(({ name, field }) => [joined(name), field]));
const BY_GENERIC_NAME = new Map(GENERIC_SYNONYMS.map(([name, field]) => [joined(name), field]));

/** How a column's target was found. `suggestion` is a similar field name: it is shown, but never applied automatically. */
export interface ColumnMatch {
  by: 'exact' | 'synonym' | 'none';
  suggestion: ConsumerField | null;
}

/** Where a column goes by its header, and how that was found. */
export interface MatchedColumn {
  target: Target;
  match: ColumnMatch;
}

/**
 * Finds out where each column goes: first by the field's exact name, then by synonyms. Each field is taken once. All other columns become
 * custom attributes under their own headers, as in Aplaut's own import. Similarity alone only gives a suggestion.
 *
 * @param hasValues whether a column has values, as far as it is known: of columns that could fill a field, one without is taken last. CRMs
 *   export a column for every kind of phone they know.
 */
export function matchColumns(headers: readonly string[], hasValues = (_column: number) => true): MatchedColumn[] {
  const fieldOf = new Map<number, { field: ConsumerField; by: 'exact' | 'synonym' }>();
  const taken = new Set<ConsumerField>();
  const take = (
    by: 'exact' | 'synonym',
    fieldFor: (header: string) => ConsumerField | undefined,
    isMeant: (column: number) => boolean,
  ) => {
    headers.forEach((header, column) => {
      if (fieldOf.has(column)) return;
      const field = fieldFor(header);
      if (field === undefined || taken.has(field) || !isMeant(column)) return;
      taken.add(field);
      fieldOf.set(column, { field, by });
    });
  };
  take(
    'exact',
    (header) => CONSUMER_FIELDS.find((field) => field === header.trim()),
    () => true,
  );
  const ofOrders = namesOfOrders(headers);
  const isFree = (column: number): boolean => !ofOrders.has(joined(headers[column] ?? ''));
  for (const way of WAYS) take('synonym', way, (column) => isFree(column) && hasValues(column));
  for (const way of WAYS) take('synonym', way, isFree);

  return headers.map((header, column) => {
    const found = fieldOf.get(column);
    if (found !== undefined) {
      return { target: { kind: 'field', field: found.field }, match: { by: found.by, suggestion: null } };
    }
    return { target: customTarget(header), match: { by: 'none', suggestion: suggest(header, taken) } };
  });
}

/** The field that a header clearly means, by its own name or a synonym; undefined for any other header. */
export function fieldNamedBy(header: string): ConsumerField | undefined {
  for (const way of WAYS) {
    const field = way(header);
    if (field !== undefined) return field;
  }
  return undefined;
}

/** Ways to find a field by a header, the surest first. */
const WAYS: readonly ((header: string) => ConsumerField | undefined)[] = [
  // `Created At` is closer to the field than a synonym.
  (header) => BY_FIELD_NAME.get(joined(header)),
  (header) => BY_SPECIFIC_NAME.get(joined(header)),
  (header) => qualifiedContact(header, CONTACT_QUALIFIERS),
  ownedField,
  ownedGeneric,
  (header) => qualifiedContact(header, WORK_QUALIFIERS),
  // Last, since `Имя` beside `ФИО`, or `ID` beside `Код клиента`, is something else.
  (header) => BY_GENERIC_NAME.get(joined(header)),
];

/** The field of an e-mail or phone header with a qualifier before or after it: `Телефон (моб.)`, «Рабочий телефон». */
function qualifiedContact(header: string, qualifiers: ReadonlySet<string>): ConsumerField | undefined {
  const owned = ownedName(headerWords(header).filter((word) => !qualifiers.has(word)));
  const name = owned?.words.join('') ?? '';
  const field = BY_FIELD_NAME.get(name) ?? BY_SPECIFIC_NAME.get(name);
  return field === 'email' || field === 'phone' ? field : undefined;
}

/** The field of a header that says whose value it is: «Контакт: E-mail», `Customer Created Date (UTC)`. */
function ownedField(header: string): ConsumerField | undefined {
  const owned = ownedName(headerWords(header));
  const name = owned?.words.join('') ?? '';
  const field = BY_FIELD_NAME.get(name) ?? BY_SPECIFIC_NAME.get(name);
  return field === 'name' && owned?.ofLogin === true ? undefined : field;
}

/** The same for a name that is generic without its owner: «Контакт: ID». */
function ownedGeneric(header: string): ConsumerField | undefined {
  const owned = ownedName(headerWords(header));
  if (owned === null || owned.owner === '') return undefined;
  const field = BY_GENERIC_NAME.get(owned.words.join(''));
  if (field === 'name' && owned.ofLogin) return undefined;
  // The payer's, not the customer's.
  return field === 'external_id' && owned.ofBill ? undefined : field;
}

function customTarget(header: string): Target {
  // Two Unicode forms of one letter would make two keys at the shop.
  const key = header.trim().normalize('NFC');
  return key === '' ? { kind: 'skip' } : { kind: 'custom', key, type: 'text' };
}

function suggest(header: string, taken: ReadonlySet<ConsumerField>): ConsumerField | null {
  const key = headerKey(header);
  for (const { name, field } of SPECIFIC_NAMES) {
    if (taken.has(field) || name.length < SHORTEST_LIKE_NAME) continue;
    const most = Math.floor(name.length / LETTERS_PER_SLIP);
    if (` ${key} `.includes(` ${name} `) || editDistance(key, name, most) <= most) return field;
  }
  return null;
}
