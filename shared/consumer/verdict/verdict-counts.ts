import { VERDICT_KINDS, type VerdictKind } from './row-verdict';

/** What a list says about a sheet, as numbers of its rows. `kinds` and `keptBack` together are all of them. */
export interface VerdictCounts {
  kinds: Record<VerdictKind, number>;
  /** Rows that the sheet's own checks keep back, and excluded ones. They have no other verdict. */
  keptBack: number;
  /** Rows that met a consumer, by id or e-mail. */
  matched: number;
  /** Rows with nothing to change though their e-mail or phone differs (api-contract.md, trap 1). */
  notApplied: number;
  /** Rows that would turn `unsubscribed` off for somebody who is unsubscribed now. */
  subscribedAgain: number;
  /** Rows to send of which the list shows all that they replace, so that remembering it needs no request. */
  showsBefore: number;
}

export function noVerdictCounts(): VerdictCounts {
  const kinds = Object.fromEntries(VERDICT_KINDS.map((kind) => [kind, 0])) as Record<VerdictKind, number>;
  return { kinds, keptBack: 0, matched: 0, notApplied: 0, subscribedAgain: 0, showsBefore: 0 };
}
