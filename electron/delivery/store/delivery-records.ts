import type { DeliveryShop } from './new-delivery';
import { z } from 'zod';
import type { ConsumerAttributes } from '../../../shared/consumer/payload-types';
import { DELIVERY_MODES } from '../../../shared/consumer/delivery-mode';
import { AUTH_SCHEMES } from '../../../shared/shop/auth-scheme';
import { STORAGE_PROBLEMS, type DeliveryState } from '../../../shared/delivery/state';
import { OUTCOME_KINDS, OUTCOME_REASONS } from '../../../shared/delivery/outcome';
import { adoptedSchema, rememberedSchema } from '../prints/adoptions';

const message = z.string();
/** Missing in states that older versions wrote. */
const requestId = z.string().nullable().default(null);
const pauseReason = z.discriminatedUnion('by', [
  z.object({ by: z.literal('person') }),
  z.object({ by: z.literal('token'), httpStatus: z.number(), message, requestId }),
  z.object({ by: z.literal('no-token') }),
  z.object({ by: z.literal('network'), message }),
  z.object({ by: z.literal('rate-limit'), message }),
  z.object({ by: z.literal('failing-alike'), message, rows: z.number(), requestId }),
  z.object({ by: z.literal('restart') }),
  z.object({ by: z.literal('sleep') }),
  z.object({ by: z.literal('storage'), problem: z.enum(STORAGE_PROBLEMS).default('other'), message }),
  z.object({ by: z.literal('program'), message }),
]);

const state: z.ZodType<DeliveryState> = z.discriminatedUnion('status', [
  z.object({ status: z.literal('ready') }),
  z.object({ status: z.literal('running') }),
  z.object({ status: z.literal('paused'), reason: pauseReason }),
  z.object({ status: z.literal('stopped') }),
  z.object({ status: z.literal('finished') }),
]);

const json = <T extends z.ZodType>(schema: T) =>
  z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        // The parser's message quotes the text, which is a customer's and would get into the log.
        context.addIssue('not JSON');
        return z.NEVER;
      }
    })
    .pipe(schema);

/** How many of a delivery's rows came to which outcome; kinds without rows are left out. */
export const outcomeCountsSchema = z.object({
  outcome_counts: json(z.partialRecord(z.enum(OUTCOME_KINDS), z.number())),
});
export type OutcomeCountsOnDisk = z.infer<typeof outcomeCountsSchema>['outcome_counts'];

/** A delivery as the database holds it. What is loaded is checked: a stored file is never trusted. */
export const deliveryRecordSchema = z.object({
  id: z.string(),
  shop_id: z.string().nullable(),
  shop_name: z.string(),
  base_url: z.string(),
  auth: z.enum(AUTH_SCHEMES),
  pace: z.number(),
  ledger_scope: z.string(),
  mode: z.enum(DELIVERY_MODES),
  file_name: z.string(),
  headers: json(z.array(z.string())),
  source_key: z.string(),
  concurrency: z.number(),
  batch_size: z.number(),
  state: json(state),
  requests: z.number(),
  active_ms: z.number(),
  /** The process that runs it, by its `OwnerLock`; null while nobody does. */
  owner: z.string().nullable(),
  created_at: z.string(),
  finished_at: z.string().nullable(),
  failed_wiped_at: z.string().nullable(),
  keep_before: z.number().transform((flag) => flag === 1),
  takes_back: z.string().nullable(),
  kept_back: z.number(),
  excluded: z.number(),
  not_applied: z.number(),
  settled: z.number(),
  by_file: z.number(),
  row_count: z.number(),
  ...outcomeCountsSchema.shape,
});
export type DeliveryRecord = z.infer<typeof deliveryRecordSchema>;

/** A consumer's attributes, as JSON. Checked by hand: this is done for every row that is sent. */
export const attributesSchema = json(z.custom<ConsumerAttributes>((value) => isRecordOf(value, isAttribute)));

const isScalar = (value: unknown): boolean =>
  value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
const isAttribute = (value: unknown): boolean => isScalar(value) || isRecordOf(value, isScalar);

function isRecordOf(value: unknown, isValue: (value: unknown) => boolean): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every(isValue);
}

/** A row that can be sent: its attributes are still there. */
export const pendingRowSchema = z.object({
  row: z.number(),
  external_id: z.string(),
  attributes: attributesSchema,
  cells: json(z.array(z.string())),
  attempts: z.number(),
  was_taken: z.number().transform((flag) => flag === 1),
  adopts: json(adoptedSchema).nullable(),
  remembered: json(rememberedSchema).nullable(),
});

/** What was sent of a row. */
export const sentRowSchema = pendingRowSchema.pick({ row: true, external_id: true, attributes: true });

/** A row without an outcome; its cells are gone where the delivery was stopped. */
export const undecidedRowSchema = z.object({
  row: z.number(),
  external_id: z.string(),
  cells: json(z.array(z.string())).nullable(),
  was_taken: z.number().transform((flag) => flag === 1),
});

/** A row with its outcome. */
export const outcomeRowSchema = z.object({
  row: z.number(),
  external_id: z.string(),
  cells: json(z.array(z.string())).nullable(),
  kind: z.enum(OUTCOME_KINDS),
  reason: z.enum(OUTCOME_REASONS).nullable(),
  message: z.string().nullable(),
  field: z.string().nullable(),
  sent_value: z.string().nullable(),
  server_value: z.string().nullable(),
  other_fields: z.string().nullable(),
  http_status: z.number().nullable(),
  request_id: z.string().nullable(),
  at: z.string(),
  attempts: z.number(),
});

/** The shop that a delivery goes to, as it was when the delivery was last started. */
export function shopOf({ shop_id, shop_name, base_url, auth, pace, ledger_scope }: DeliveryRecord): DeliveryShop {
  return { id: shop_id, name: shop_name, baseUrl: base_url, auth, pace, ledgerScope: ledger_scope };
}
