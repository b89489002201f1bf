import { z } from 'zod';
import { DELIVERY_MODES } from './delivery-mode';
import { MAX_CELL_LETTERS, MAX_COLUMNS } from './excel-limits';
import { CONSUMER_FIELDS, REQUIRED_FIELDS } from './fields';

/** A person cannot type more than a cell holds. */
const cellText = z.string().max(MAX_CELL_LETTERS);

/** How cells of a custom attribute are turned into JSON values. */
export const CUSTOM_TYPES = ['text', 'number', 'boolean', 'date'] as const;
export type CustomType = (typeof CUSTOM_TYPES)[number];

/** If set, an empty cell clears the value at the server; otherwise it is left out. `canClear` says for which targets this is possible. */
const clears = z.literal(true).optional();

/** If set, yes in the column is sent as no and the reverse. Only for fields that `canInvert` names. */
const inverted = z.literal(true).optional();

/** If set, a value is sent only where the shop has none, which a shop list says. `canOnlyFill` says for which targets this is possible. */
const onlyIfEmpty = z.literal(true).optional();

/** Where a column of the sheet goes. */
export const targetSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('field'), field: z.enum(CONSUMER_FIELDS), clears, inverted, onlyIfEmpty }),
  z.object({ kind: z.literal('custom'), key: cellText, type: z.enum(CUSTOM_TYPES), clears, onlyIfEmpty }),
  z.object({ kind: z.literal('skip') }),
]);
export type Target = z.infer<typeof targetSchema>;

/**
 * Where everything in a sheet goes. `targets` has one entry per column, in the sheet's order. `constants` fills fields that no column
 * fills. `without` lists required fields that the person chose to leave out (never `external_id`).
 */
export const columnLayoutSchema = z.object({
  targets: z.array(targetSchema).max(MAX_COLUMNS),
  constants: z.partialRecord(z.enum(CONSUMER_FIELDS), cellText),
  without: z.array(z.enum(REQUIRED_FIELDS)).max(REQUIRED_FIELDS.length),
});
export type ColumnLayout = z.infer<typeof columnLayoutSchema>;

/** Everything besides a row's cells that decides what is sent for it and what is wrong with it. */
export const rowRulesSchema = z.object({
  layout: columnLayoutSchema,
  /** IANA zone for dates without an offset: the shop's, e.g. `Europe/Moscow`. */
  timeZone: z.string().max(64),
  mode: z.enum(DELIVERY_MODES),
  /** Whether rows with only one bad cell are sent without it where that is possible, see `badCellOf`. Off by default. */
  skipBadCells: z.boolean().optional(),
});
export type RowRules = z.infer<typeof rowRulesSchema>;
