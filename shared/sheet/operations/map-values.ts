import { z } from 'zod';
import { MAX_CELL_LETTERS, MAX_COLUMNS } from '../../consumer/excel-limits';

/** The most values that one operation replaces. */
export const MAX_MAPPED_VALUES = 5_000;

const cellText = z.string().max(MAX_CELL_LETTERS);

/** Replaces whole values of a column by a table: да → true, «оплачен» → paid. Values that are not in the table stay. */
export const mapValuesSchema = z.object({
  kind: z.literal('map-values'),
  column: z.int().min(0).max(MAX_COLUMNS),
  values: z
    .array(z.tuple([cellText, cellText]))
    .min(1)
    .max(MAX_MAPPED_VALUES),
});

/**
 * The text that a cell gets; undefined if it stays. A value has to be equal in full, letter case and spaces included. Of several lines for
 * one value the last counts.
 */
export function createValueMap(
  values: readonly (readonly [from: string, to: string])[],
): (text: string) => string | undefined {
  const byValue = new Map(values);
  return (text) => byValue.get(text);
}
