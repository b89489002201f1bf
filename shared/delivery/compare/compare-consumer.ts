import type { ConsumerAttributes, PreparedRow } from '../../consumer/payload-types';
import type { DeliveryMode } from '../../consumer/delivery-mode';
import { differencesOf, isAnotherConsumer, isContactField, type Difference } from './differences';
import { shortText } from './same-value';
import type { PauseReason } from '../state';

/** The most rows of one comparison: it is only a sample, and at the API's pace this many take four minutes. */
export const MAX_COMPARED = 500;

/** What sending a row would do to the shop as it is now. Each kind has a text `compare.kind.<kind>`. */
export const COMPARED_KINDS = [
  'would-create',
  'would-change',
  /** The shop has all of it, or only the e-mail or phone differs and the shop would keep its own. */
  'no-effect',
  /** Create-only mode: the consumer exists and is left alone. */
  'exists',
  /** Update-only mode: the consumer does not exist. */
  'not-there',
  /** The id leads to a consumer with another external id (trap 4), which sending would change. `detail` is that id. */
  'another',
  /** The id cannot be part of a path (trap 2). */
  'not-askable',
  /** The shop did not say. `detail` is what it answered instead. */
  'unknown',
] as const;
export type ComparedKind = (typeof COMPARED_KINDS)[number];

/** From the shop's value to the sent one, as texts to show; empty for no value. */
export interface FieldChange {
  field: string;
  from: string;
  to: string;
}

export interface ComparedRow {
  /** 1-based number of the row below the header. */
  row: number;
  externalId: string;
  kind: ComparedKind;
  /** What sending would change. */
  changes: FieldChange[];
  /** What cannot be changed: for an existing consumer, the shop keeps its own e-mail and phone (trap 1). */
  keeps: FieldChange[];
  detail: string;
}

/** The result of a comparison. It is not stored. */
export interface Comparison {
  rows: ComparedRow[];
  /** Rows to be compared, including those not reached because the comparison ended early. */
  total: number;
  /** Chosen rows that will not be sent because they are blocked or excluded. */
  notReady: number;
  /** Why it ended before the last row; null if it did not. */
  ended: PauseReason | { by: 'cancelled' } | null;
}

/** What sending a row would do to the shop's consumer with its id. `document` is null if there is none. */
export function compareConsumer(
  prepared: Pick<PreparedRow, 'row' | 'externalId' | 'attributes'>,
  document: Record<string, unknown> | null,
  mode: DeliveryMode,
): ComparedRow {
  const { row, externalId, attributes } = prepared;
  const compared = (kind: ComparedKind, rest: Partial<ComparedRow> = {}): ComparedRow => ({
    ...{ row, externalId, kind, changes: [], keeps: [], detail: '' },
    ...rest,
  });
  const another = document !== null && isAnotherConsumer(externalId, document);
  if (another && mode === 'upsert') return compared('another', { detail: shortText(document['external_id']) });
  if (document === null || another) return compared(mode === 'update' ? 'not-there' : 'would-create');
  if (mode === 'create') return compared('exists');
  const effect = effectOn(document, attributes);
  return compared(effect.changes.length > 0 ? 'would-change' : 'no-effect', effect);
}

/**
 * The same for a row that goes to another consumer than the one with its id. `document` is null if that one is gone or has changed: then
 * nothing is sent.
 */
export function compareAdopted(
  { row, externalId, attributes }: Pick<PreparedRow, 'row' | 'externalId' | 'attributes'>,
  document: Record<string, unknown> | null,
): ComparedRow {
  if (document === null) return { row, externalId, kind: 'not-there', changes: [], keeps: [], detail: '' };
  const effect = effectOn(document, attributes);
  const kind = effect.changes.length > 0 ? 'would-change' : 'no-effect';
  return { row, externalId, kind, ...effect, detail: '' };
}

/** What a PUT of these attributes would change on a consumer, and what the shop would keep (trap 1). */
export function effectOn(
  document: Record<string, unknown>,
  attributes: ConsumerAttributes,
): Pick<ComparedRow, 'changes' | 'keeps'> {
  const differences = differencesOf(attributes, document, 'no-value');
  return {
    changes: differences.filter(({ field }) => !isContactField(field)).map(toChange),
    keeps: differences.filter(({ field }) => isContactField(field)).map(toChange),
  };
}

/** A row that the shop could not be asked about, or did not answer for. */
export function notCompared(
  { row, externalId }: Pick<PreparedRow, 'row' | 'externalId'>,
  kind: 'not-askable' | 'unknown',
  detail: string,
): ComparedRow {
  return { row, externalId, kind, changes: [], keeps: [], detail };
}

/** The number of rows of each kind. */
export function countCompared(rows: readonly ComparedRow[]): Record<ComparedKind, number> {
  const counts = Object.fromEntries(COMPARED_KINDS.map((kind) => [kind, 0])) as Record<ComparedKind, number>;
  for (const { kind } of rows) counts[kind] += 1;
  return counts;
}

function toChange({ field, sent, has }: Difference): FieldChange {
  return { field, from: shortText(has), to: shortText(sent) };
}
