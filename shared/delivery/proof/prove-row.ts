import type { ConsumerAttributes } from '../../consumer/payload-types';
import type { ListedConsumer } from '../../consumer/verdict/listed-consumer';
import { CUSTOM_PREFIX, customKeyOf } from '../compare/differences';
import { isSameValue, shortText } from '../compare/same-value';
import { expectedValues, isPrinted, printOf, type SentPrints, type Sha256 } from './field-prints';

/** What a list of the shop's consumers shows of a row that the shop accepted. Each has a text `proof.kind.<kind>`. */
export const PROOF_KINDS = [
  /** The shop has all of it. */
  'arrived',
  'differs',
  'missing',
  /** It differs, and a later delivery from this machine has sent the consumer again. */
  'sent-again',
  /** Nothing is known of what was sent or of the consumer that it went to, or the list does not show all fields. */
  'not-checkable',
] as const;
export type ProofKind = (typeof PROOF_KINDS)[number];

/** A field that differs, or that the list does not show. */
export interface ProvenField {
  field: string;
  /** The sent value as a text to show, empty for none; null if only its print is known. */
  sent: string | null;
  /** The shop's value; null unless the sent one is known too. */
  has: string | null;
}

export interface ProvenRow {
  /** 1-based number of the row below the header. */
  row: number;
  externalId: string;
  kind: ProofKind;
  fields: ProvenField[];
}

/** A row that the shop accepted, as far as it is known what was sent. */
export interface RowToProve {
  row: number;
  externalId: string;
  /** Of the consumer that the row went to; null for the one with its external id. */
  internalId: string | null;
  /** It went to another consumer than that. Without `internalId` nobody knows any more to which one. */
  wasAdopted: boolean;
  /** A later delivery has sent the consumer again. */
  isSentAgain: boolean;
  /** Null for rows that an older version sent. */
  prints: SentPrints | null;
  /** Of the same row in the same file, as it would be sent now; null without that file. */
  attributes: ConsumerAttributes | null;
}

/** A field of a row: its print or, without one, its value; both if the value is the one that was printed. */
interface SentField {
  field: string;
  print: string | null;
  value?: ReturnType<typeof expectedValues>[number][1];
}

/**
 * Whether the shop has a row as it was sent. Nothing is proven that the list does not show.
 *
 * @param found the list's consumer with the row's id; null if there is none
 * @param shows whether the list shows a field of consumers; `custom_attributes` for custom ones
 */
export function proveRow(
  row: RowToProve,
  found: ListedConsumer | null,
  shows: (field: string) => boolean,
  { key, sha256 }: { key: string; sha256: Sha256 },
): ProvenRow {
  const { externalId } = row;
  const proven = (kind: ProofKind, fields: ProvenField[] = []): ProvenRow => ({
    row: row.row,
    externalId,
    kind,
    fields,
  });
  if (isForgotten(row)) return proven('not-checkable');
  if (found === null) return proven('missing');
  const sent = sentFields(row, key, sha256);
  if (sent === null) return proven('not-checkable');
  const shown = sent.filter(({ field }) => shows(shownName(field)));
  const differing = shown.filter(({ field, print, value }) => {
    const has = valueOf(found.attributes, field);
    return print === null
      ? !isSameValue(customKeyOf(field) === null ? field : '', value, has)
      : !isPrinted(print, externalId, field, has, key, sha256);
  });
  if (differing.length > 0) {
    const fields = differing.map((field) => told(field, found.attributes));
    return proven(row.isSentAgain ? 'sent-again' : 'differs', fields);
  }
  const hidden = sent.filter(({ field }) => !shows(shownName(field)));
  if (hidden.length === 0) return proven('arrived');
  return proven(
    'not-checkable',
    hidden.map(({ field }) => ({ field, sent: null, has: null })),
  );
}

/** Whether it is not known any more to which consumer the row went: that was forgotten with the ledger. */
export function isForgotten({ wasAdopted, internalId }: Pick<RowToProve, 'wasAdopted' | 'internalId'>): boolean {
  return wasAdopted && internalId === null;
}

/** The name under which a list shows a field, as in {@link proveRow}. */
export function shownName(field: string): string {
  return customKeyOf(field) === null ? field : CUSTOM_PREFIX.slice(0, -1);
}

/** Null if nothing is known. */
function sentFields({ externalId, prints, attributes }: RowToProve, key: string, sha256: Sha256): SentField[] | null {
  if (prints === null) {
    return attributes === null
      ? null
      : expectedValues(attributes).map(([field, value]) => ({ field, print: null, value }));
  }
  const values = new Map(attributes === null ? [] : expectedValues(attributes));
  return prints.fields.map((field, at) => {
    const print = prints.prints[at] ?? '';
    const value = values.get(field);
    // The sheet may have changed since.
    const isSent = value !== undefined && printOf(externalId, field, value, key, sha256) === print;
    return isSent ? { field, print, value } : { field, print };
  });
}

function told({ field, value }: SentField, attributes: Record<string, unknown>): ProvenField {
  if (value === undefined) return { field, sent: null, has: null };
  return { field, sent: shortText(value), has: shortText(valueOf(attributes, field)) };
}

function valueOf(attributes: Record<string, unknown>, field: string): unknown {
  const key = customKeyOf(field);
  if (key === null) return attributes[field];
  const custom = attributes['custom_attributes'];
  return typeof custom === 'object' && custom !== null
    ? new Map<string, unknown>(Object.entries(custom)).get(key)
    : null;
}
