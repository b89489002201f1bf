/** A consumer of a shop list, as far as the sheet may need it. */
export interface ListedConsumer {
  /** The internal id; null if the list does not say. */
  id: string | null;
  /** Only attributes that a sheet can send. `external_id` is a text, and left out where there is none. */
  attributes: Record<string, unknown>;
}

/** Null where the consumer has none: one that an order made (api-contract.md, trap 9). */
export function externalIdOf({ attributes }: ListedConsumer): string | null {
  const id = attributes['external_id'];
  return typeof id === 'string' && id !== '' ? id : null;
}

/** The form in which e-mails are looked up: spaces around them and capitals make no difference (shop-list-design.md, 5). */
export function listedEmailKey(email: string): string {
  return email.trim().toLowerCase();
}

/** Whether two entries are the same consumer of one list. */
export function isSameListed(one: ListedConsumer, other: ListedConsumer): boolean {
  if (one === other) return true;
  if (one.id !== null || other.id !== null) return one.id === other.id;
  const id = externalIdOf(one);
  return id !== null && id === externalIdOf(other);
}
