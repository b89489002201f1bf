import type { AttributeValue, ConsumerAttributes, PreparedRow } from '../../consumer/payload-types';
import { CUSTOM_PREFIX, customKeyOf, isOverwritten } from '../compare/differences';
import { comparableText } from '../compare/same-value';

/** What is kept of a sent row for its proof: a keyed hash of each field's value. Without the key, nobody can tell the values. */
export interface SentPrints {
  /** Named as in a `Difference`: `name`, `custom_attributes.ltv`. */
  fields: readonly string[];
  /** In the order of the fields, in hexadecimal. */
  prints: readonly string[];
}

/** Length in characters, two per byte. */
export const PRINT_LENGTH = 2 * 8;

/** Returns the hash of a text's UTF-8 in hexadecimal. */
export type Sha256 = (text: string) => string;

/** The sent values that the shop is expected to have, by field: not those that the server writes itself (see `differencesOf`). */
export function expectedValues(attributes: ConsumerAttributes): [field: string, value: AttributeValue][] {
  const names = Object.keys(attributes);
  return Object.entries(attributes).flatMap(([field, value]): [string, AttributeValue][] => {
    if (field === 'updated_at' || isOverwritten(field, names)) return [];
    if (typeof value !== 'object' || value === null) return [[field, value]];
    return Object.entries(value).map(([key, custom]) => [`${CUSTOM_PREFIX}${key}`, custom]);
  });
}

/** @param key the ledger's own */
export function fieldPrints(
  { externalId, attributes }: Pick<PreparedRow, 'externalId' | 'attributes'>,
  key: string,
  sha256: Sha256,
): SentPrints {
  const values = expectedValues(attributes);
  return {
    fields: values.map(([field]) => field),
    prints: values.map(([field, value]) => printOf(externalId, field, value, key, sha256)),
  };
}

/** The print of a value that is sent. That of another consumer's equal value is another one. */
export function printOf(externalId: string, field: string, value: AttributeValue, key: string, sha256: Sha256): string {
  const mark = typeof value === 'number' ? NUMBER : ANY;
  return print(externalId, field, mark + comparableText(plainField(field), value), key, sha256);
}

/** Whether the shop's value is the one that was sent, as `isSameValue` says it of the values themselves. */
export function isPrinted(
  sent: string,
  externalId: string,
  field: string,
  kept: unknown,
  key: string,
  sha256: Sha256,
): boolean {
  return textsSentAs(plainField(field), kept).some((text) => print(externalId, field, text, key, sha256) === sent);
}

/** Precede the text of a sent number, which equals a text of its digits, and that of any other value. */
const NUMBER = '#';
const ANY = '=';

/** All texts that were printed if a sent value equals this one. */
function textsSentAs(field: string, kept: unknown): string[] {
  const texts = [ANY + comparableText(field, kept)];
  if (typeof kept === 'number') texts.push(NUMBER + comparableText(field, kept));
  const isDigits = typeof kept === 'string' && kept.trim() !== '' && Number.isFinite(Number(kept));
  if (isDigits) texts.push(NUMBER + comparableText(field, Number(kept)));
  return texts;
}

/** As `isSameValue` names a field. */
function plainField(field: string): string {
  return customKeyOf(field) === null ? field : '';
}

function print(externalId: string, field: string, text: string, key: string, sha256: Sha256): string {
  // The key comes both before and after the text, which rules out length-extension attacks.
  return sha256(`${key}\0field\0${externalId}\0${field}\0${text}\0${key}`).slice(0, PRINT_LENGTH);
}
