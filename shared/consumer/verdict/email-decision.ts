import { z } from 'zod';
import { MAX_CELL_LETTERS } from '../excel-limits';
import type { AdoptedConsumer, PreparedRow } from '../payload-types';
import { SHOP_KEY_LETTERS } from '../../shop/list-shop';
import { INTERNAL_ID } from './adoption';

/**
 * What a person can choose for a row whose e-mail belongs to another consumer (shop-list-design.md, 6): to send it to that consumer, or
 * without the e-mail. The third way, leaving the row out, is an exclusion like any other.
 */
export const EMAIL_CHOICES = ['adopt', 'without-email'] as const;
export type EmailChoice = (typeof EMAIL_CHOICES)[number];

/**
 * The choice as it is kept, without the list that it was made by. It holds while the row has the same id and e-mail.
 */
export interface EmailDecision {
  /** The row's keys then, see `rowKeys`. */
  id: string;
  email: string;
  /** The consumer that the row goes to; null if it is sent without its e-mail. */
  adopts: Omit<AdoptedConsumer, 'email'> | null;
}

/** Every row of the largest sheet may have one (`MAX_ROWS`). */
const MAX_DECISIONS = 5_000_000;

/** The same for many rows, without their keys: the rows have these when it is decided. A draft holds it, so it is short. */
export const emailDecisionsSchema = z.union([
  z.literal('without-email'),
  z.object({
    /** Of which shop, see `listShop`. */
    shop: z.string().max(SHOP_KEY_LETTERS),
    /** In the order of the rows. */
    internalIds: z.array(z.string().max(24).regex(INTERNAL_ID)).max(MAX_DECISIONS),
    /** The same; null for consumers that orders made. */
    externalIds: z.array(z.string().max(MAX_CELL_LETTERS).nullable()).max(MAX_DECISIONS),
  }),
]);
export type EmailDecisions = z.infer<typeof emailDecisionsSchema>;

/** The row as it is sent after a decision that holds. */
export function asDecided(prepared: PreparedRow, decision: EmailDecision | null): PreparedRow {
  if (decision === null) return prepared;
  const { email, adopts } = decision;
  if (adopts !== null) return { ...prepared, adopts: { ...adopts, email } };
  const { email: _left, ...attributes } = prepared.attributes;
  return { ...prepared, attributes };
}
