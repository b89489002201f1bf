import type { Outcome } from '../../delivery/outcome';
import { compareConsumer, effectOn, type FieldChange } from '../../delivery/compare/compare-consumer';
import type { PreparedRow } from '../payload-types';
import type { DeliveryMode } from '../delivery-mode';
import { isSameListed, type ListedConsumer } from './listed-consumer';

/** What sending a row would come to (shop-list-design.md, Words). */
export const VERDICT_KINDS = [
  'new',
  'changes',
  /** No request is needed, see {@link RowVerdict.settled}. */
  'nothing',
  /**
   * The e-mail belongs to another consumer, so the row is kept back (shop-list-design.md, 6): a new consumer would be refused (trap 9). If the
   * row's id has a consumer of its own, this holds only where something would be sent: an e-mail alone cannot be changed and is `nothing`
   * (shop-list-design.md, 5).
   */
  'email-elsewhere',
  /**
   * The id in the path is the internal id of a consumer with another external id or none, which a PUT might change (api-contract.md, trap 4).
   * Which of the two the server would take is unknown if another consumer has it as its external id. A POST has the id in its body, so in
   * create-only mode this cannot happen. Ids with a dot or a slash (trap 2) have an issue of their own and need no verdict.
   */
  'leads-elsewhere',
  /**
   * The list was not asked for the row's id or e-mail: they were changed after it was read. Or the row clears an attribute that the list does
   * not show, and nothing else differs.
   */
  'not-known',
] as const;
export type VerdictKind = (typeof VERDICT_KINDS)[number];

/** The consumers of a list that a row may meet; null where there is none. */
export interface RowMeets {
  byExternalId: ListedConsumer | null;
  /** The one whose internal id is the row's id. */
  byInternalId: ListedConsumer | null;
  byEmail: ListedConsumer | null;
  /** The one that the row was adopted into by an earlier delivery, if it is still the same. */
  adopted: ListedConsumer | null;
}

export interface RowVerdict {
  kind: VerdictKind;
  /** From the shop's value to the sheet's. */
  changes: FieldChange[];
  /** E-mail and phone that differ and cannot be changed (trap 1). */
  keeps: FieldChange[];
  /** The outcome of a row that needs no request; null for all others. */
  settled: Pick<Outcome, 'kind' | 'reason'> | null;
  /** The consumer that has the e-mail, or to which the id leads; null for other kinds. */
  other: ListedConsumer | null;
}

/**
 * What sending a row would come to. Values are compared as after a GET, see `differencesOf`: an attribute that the row does not send is no
 * difference.
 *
 * @param adopted the consumer that the row goes to under its internal id; null if it is not adopted
 */
export function rowVerdict(
  prepared: Pick<PreparedRow, 'row' | 'externalId' | 'attributes'>,
  { byExternalId, byInternalId, byEmail }: RowMeets,
  mode: DeliveryMode,
  adopted: ListedConsumer | null = null,
): RowVerdict {
  if (adopted !== null) return verdictOn(effectOn(adopted.attributes, prepared.attributes));
  if (mode !== 'create' && byInternalId !== null && isOther(byInternalId, byExternalId)) {
    return { ...NO_VERDICT, kind: 'leads-elsewhere', other: byInternalId };
  }
  const { kind, changes, keeps } = compareConsumer(prepared, byExternalId?.attributes ?? null, mode);
  if (kind === 'exists') return { ...NO_VERDICT, settled: { kind: 'exists', reason: 'already-exists' } };
  const verdict = verdictOn({ changes, keeps });
  if (kind === 'no-effect') return verdict;
  if (byEmail !== null && isOther(byEmail, byExternalId)) {
    return { ...verdict, kind: 'email-elsewhere', settled: null, other: byEmail };
  }
  if (kind === 'would-change') return verdict;
  return kind === 'not-there'
    ? { ...NO_VERDICT, settled: { kind: 'skipped', reason: 'not-found' } }
    : { ...NO_VERDICT, kind: 'new' };
}

/** The verdict on a row of which the list says nothing. */
export const NOT_KNOWN: RowVerdict = { kind: 'not-known', changes: [], keeps: [], settled: null, other: null };

const NO_VERDICT: RowVerdict = { kind: 'nothing', changes: [], keeps: [], settled: null, other: null };

function verdictOn(effect: Pick<RowVerdict, 'changes' | 'keeps'>): RowVerdict {
  if (effect.changes.length > 0) return { ...NO_VERDICT, ...effect, kind: 'changes' };
  const reason = effect.keeps.length > 0 ? 'contact-not-applied' : null;
  return { ...NO_VERDICT, ...effect, settled: { kind: 'unchanged', reason } };
}

function isOther(found: ListedConsumer, own: ListedConsumer | null): boolean {
  return own === null || !isSameListed(found, own);
}
