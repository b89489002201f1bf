import { isSameValue, valueText } from '../../delivery/compare/same-value';
import type { AdoptedConsumer } from '../payload-types';
import type { DeliveryMode } from '../delivery-mode';
import { externalIdOf, listedEmailKey } from './listed-consumer';
import type { RowMeets } from './row-verdict';

/** Why a row cannot be adopted. */
export const ADOPTION_REFUSALS = [
  /** The mode creates only, or nobody else has the e-mail. */
  'nobody',
  /** The row's id has a consumer of its own. */
  'own-consumer',
  /** Several consumers of the list have the e-mail. */
  'several',
  /** Without an internal id of 24 hexadecimal digits nobody can be addressed. */
  'no-internal-id',
  /** The internal id is somebody's external id, so that a path with it might lead to that one (api-contract.md, trap 4). */
  'ambiguous-id',
  /** Another row goes to the same consumer. */
  'taken',
] as const;
export type AdoptionRefusal = (typeof ADOPTION_REFUSALS)[number];

export type Adoption =
  /** `asks` if the consumer has another external id: only singly, after a question that shows both. */
  { can: true; internalId: string; asks: boolean } | { can: false; refusal: AdoptionRefusal };

/** Why a row is not adopted together with others. */
export type NotAtOnce = AdoptionRefusal | 'asks';

/** Internal ids of consumers that rows go to already. */
type Taken = Pick<ReadonlySet<string>, 'has'>;

/** An internal id: 24 hexadecimal digits (api-contract.md, trap 4). */
export const INTERNAL_ID = /^[0-9a-f]{24}$/i;

/**
 * Whether a row can go to the consumer that has its e-mail (shop-list-design.md, Adopting is done with care). A GET must still confirm it
 * before the PUT.
 *
 * @param facts what the list as a whole says about the consumer of the e-mail
 */
export function adoptionOf(
  { byExternalId, byEmail }: Pick<RowMeets, 'byExternalId' | 'byEmail'>,
  mode: DeliveryMode,
  facts: { isEmailOfSeveral: boolean; isIdExternal: boolean },
): Adoption {
  const refused = (refusal: AdoptionRefusal): Adoption => ({ can: false, refusal });
  if (mode === 'create' || byEmail === null) return refused('nobody');
  if (byExternalId !== null) return refused('own-consumer');
  if (facts.isEmailOfSeveral) return refused('several');
  if (!isInternalId(byEmail.id)) return refused('no-internal-id');
  if (facts.isIdExternal) return refused('ambiguous-id');
  return { can: true, internalId: byEmail.id, asks: externalIdOf(byEmail) !== null };
}

/**
 * Which rows may be adopted all at once: into consumers without an external id, and only where no other row goes to the same one. If two
 * rows want the same consumer, nobody can say which is right, and neither gets it.
 */
export class AdoptionsAtOnce {
  /** By internal id: how many rows want that consumer. */
  readonly #wanted = new Map<string, number>();

  /** @param taken internal ids of consumers that rows were adopted into before */
  constructor(private readonly taken: Taken) {}

  /** Call it for each row before {@link whyNot}. */
  add(adoption: Adoption): void {
    if (adoption.can) this.#wanted.set(adoption.internalId, (this.#wanted.get(adoption.internalId) ?? 0) + 1);
  }

  /** Null if the row can be adopted together with the others; `asks` if only singly. */
  whyNot(adoption: Adoption): NotAtOnce | null {
    if (!adoption.can) return adoption.refusal;
    if (this.taken.has(adoption.internalId) || this.#wanted.get(adoption.internalId) !== 1) return 'taken';
    return adoption.asks ? 'asks' : null;
  }
}

/** Whether one row may be adopted, when others were adopted before. */
export function adoptableSingly(adoption: Adoption, taken: Taken): Adoption {
  return adoption.can && taken.has(adoption.internalId) ? { can: false, refusal: 'taken' } : adoption;
}

/**
 * Whether a GET of the internal id still shows the consumer that the row is adopted into: with its e-mail, and with the external id of the
 * list or none.
 *
 * @param document the consumer's attributes
 */
export function isStillAdoptable(
  { externalId, email }: Pick<AdoptedConsumer, 'externalId' | 'email'>,
  document: Record<string, unknown>,
): boolean {
  return valueText(document['external_id']) === (externalId ?? '') && isSameValue('email', email, document['email']);
}

/**
 * A keyed hash of who a consumer is that rows were adopted into: it is remembered in place of the e-mail and the external id.
 *
 * @param externalId empty for none
 * @param key the ledger's own
 * @param sha256 returns the hash of a text's UTF-8 in hexadecimal
 */
export function adoptedIdentity(
  externalId: string,
  email: string,
  key: string,
  sha256: (text: string) => string,
): string {
  return sha256(JSON.stringify([key, 'adopted', externalId, listedEmailKey(email), key]));
}

/** An adoption that the shop has accepted, as it is remembered beside the ledger. */
export interface RememberedAdoption {
  internalId: string;
  /** See {@link adoptedIdentity}. */
  identity: string;
}

/** The same with the row's consumer: a fingerprint of its external id, see `consumerFingerprint`. */
export interface AdoptionOfRow extends RememberedAdoption {
  consumer: string;
}

function isInternalId(id: string | null): id is string {
  return id !== null && INTERNAL_ID.test(id);
}
