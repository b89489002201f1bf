import { z } from 'zod';
import { CONSUMER_FIELDS, REQUIRED_FIELDS } from './fields';

/** The most columns, and the most letters of a cell, that a sheet of Excel has; what a person types is not longer either. */
export const MAX_COLUMNS = 16_384;
export const MAX_CELL_LETTERS = 32_767;
const cellText = z.string().max(MAX_CELL_LETTERS);

/** How the text of a custom attribute's cells is turned into a JSON value. */
export const CUSTOM_TYPES = ['text', 'number', 'boolean', 'date'] as const;
export type CustomType = (typeof CUSTOM_TYPES)[number];

/** An empty cell clears what the server has; without this it is left out. See `canClear` for where that can be. */
const clears = z.literal(true).optional();

/** Where a column of the sheet goes. */
export const targetSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('field'), field: z.enum(CONSUMER_FIELDS), clears }),
  z.object({ kind: z.literal('custom'), key: cellText, type: z.enum(CUSTOM_TYPES), clears }),
  z.object({ kind: z.literal('skip') }),
]);
export type Target = z.infer<typeof targetSchema>;

/**
 * Where everything in a sheet goes. `targets` has one entry for every column, in the sheet's order; `constants` fills
 * fields that no column fills; `without` are required fields the person chose to do without (never `external_id`).
 */
export const columnLayoutSchema = z.object({
  targets: z.array(targetSchema).max(MAX_COLUMNS),
  constants: z.partialRecord(z.enum(CONSUMER_FIELDS), cellText),
  without: z.array(z.enum(REQUIRED_FIELDS)).max(REQUIRED_FIELDS.length),
});
export type ColumnLayout = z.infer<typeof columnLayoutSchema>;

/** How a delivery treats consumers: create or change, only create, only change. */
export const DELIVERY_MODES = ['upsert', 'create', 'update'] as const;
export type DeliveryMode = (typeof DELIVERY_MODES)[number];

/** Everything besides its cells that decides what a row becomes and what is wrong with it. */
export const rowRulesSchema = z.object({
  layout: columnLayoutSchema,
  /** IANA zone of dates that carry no offset: the shop's, e.g. `Europe/Moscow`. */
  timeZone: z.string().max(64),
  mode: z.enum(DELIVERY_MODES),
  /** Rows that only one bad cell keeps back are sent without it where they can be, see `badCellOf`; not unless it is chosen. */
  skipBadCells: z.boolean().optional(),
});
export type RowRules = z.infer<typeof rowRulesSchema>;
