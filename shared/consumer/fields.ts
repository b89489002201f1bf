/** The attributes of an Aplaut consumer that a sheet may fill (api-contract.md, Consumers). */
export const CONSUMER_FIELDS = [
  'external_id',
  'email',
  'name',
  'phone',
  'created_at',
  'first_name',
  'avatar_url',
  'updated_at',
  'unsubscribed',
  'complained',
] as const;

export type ConsumerField = (typeof CONSUMER_FIELDS)[number];

/** The columns that Aplaut's own import requires, in its order (api-contract.md, The file format). */
export const REQUIRED_FIELDS = [
  'external_id',
  'email',
  'name',
  'phone',
  'created_at',
] as const satisfies readonly ConsumerField[];

export type RequiredField = (typeof REQUIRED_FIELDS)[number];

/**
 * Fields that are different for every consumer: with one value in all rows they would merge into one consumer, or all but the first would
 * be refused.
 */
const OF_ONE_CONSUMER: ReadonlySet<ConsumerField> = new Set<ConsumerField>(['external_id', 'email', 'phone']);

/** Whether a field may be filled with the same value in every row. */
export function takesConstant(field: ConsumerField): boolean {
  return !OF_ONE_CONSUMER.has(field);
}

/** The kind of value that a field takes. It decides how a cell is read. */
export type FieldKind = 'id' | 'email' | 'phone' | 'name' | 'text' | 'date' | 'boolean';

export const FIELD_KIND: Readonly<Record<ConsumerField, FieldKind>> = {
  external_id: 'id',
  email: 'email',
  name: 'name',
  phone: 'phone',
  created_at: 'date',
  first_name: 'name',
  avatar_url: 'text',
  updated_at: 'date',
  unsubscribed: 'boolean',
  complained: 'boolean',
};
