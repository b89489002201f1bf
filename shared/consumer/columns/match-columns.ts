import { editDistance } from './edit-distance';
import { CONSUMER_FIELDS, type ConsumerField } from '../fields';
import { CONTACT_QUALIFIERS, FIELD_SYNONYMS, GENERIC_SYNONYMS, headerKey } from './field-synonyms';
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
 */
export function matchColumns(headers: readonly string[]): MatchedColumn[] {
  const fieldOf = new Map<number, { field: ConsumerField; by: 'exact' | 'synonym' }>();
  const taken = new Set<ConsumerField>();
  const take = (by: 'exact' | 'synonym', fieldFor: (header: string) => ConsumerField | undefined) => {
    headers.forEach((header, column) => {
      const field = fieldFor(header);
      if (field === undefined || fieldOf.has(column) || taken.has(field)) return;
      taken.add(field);
      fieldOf.set(column, { field, by });
    });
  };
  take('exact', (header) => CONSUMER_FIELDS.find((field) => field === header.trim()));
  // `Created At` is closer to the field than a synonym, so it goes first.
  take('synonym', (header) => BY_FIELD_NAME.get(joined(header)));
  take('synonym', (header) => BY_SPECIFIC_NAME.get(joined(header)));
  take('synonym', qualifiedContact);
  // Last, since `Имя` beside `ФИО`, or `ID` beside `Код клиента`, is something else.
  take('synonym', (header) => BY_GENERIC_NAME.get(joined(header)));

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
  const name = joined(header);
  return BY_FIELD_NAME.get(name) ?? BY_SPECIFIC_NAME.get(name) ?? qualifiedContact(header) ?? BY_GENERIC_NAME.get(name);
}

/** The field of an e-mail or phone header with a qualifier: `Телефон (моб.)`. */
function qualifiedContact(header: string): ConsumerField | undefined {
  const words = headerKey(header).split(' ');
  const rest = words.slice(0, 1 + words.findLastIndex((word) => !CONTACT_QUALIFIERS.has(word))).join('');
  const field = BY_FIELD_NAME.get(rest) ?? BY_SPECIFIC_NAME.get(rest);
  return field === 'email' || field === 'phone' ? field : undefined;
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

/** `createdAt`, `Created At` and `created_at` give the same result. */
function joined(header: string): string {
  return headerKey(header).replaceAll(' ', '');
}
