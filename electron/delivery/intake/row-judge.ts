import type { PreparedRow } from '../../../shared/consumer/payload-types';
import { verdictOf, type MaybeListed, type SendingVerdict } from '../../../shared/delivery/compare/ledger-verdict';
import type { MaybeBefore, Previous } from '../../../shared/delivery/compare/previous-values';
import type { RowFingerprints } from '../../../shared/delivery/compare/row-fingerprints';
import type { DeliveryShop } from '../store/new-delivery';
import type { Ledger } from '../store/ledger';

/** A prepared row, and whether it is sent. */
export interface JudgedPreparedRow {
  prepared: PreparedRow;
  fingerprints: RowFingerprints;
  verdict: SendingVerdict;
  before: Previous | null;
}

/** The only place that decides which rows a shop already has and which are sent. */
export interface RowJudge {
  /** The key of fingerprints that others make for {@link RowJudge.verdicts}. */
  readonly key: string;
  /** False if every row is to be sent, so that it is not worth fingerprinting the whole sheet first. */
  mayKnowRows(): boolean;
  /** One verdict per row, in order. Blocks for a few microseconds per row. */
  verdicts(rows: readonly ({ fingerprints: RowFingerprints } & MaybeListed)[]): SendingVerdict[];
  /** The same for rows without fingerprints, in order. Blocks longer: each row is hashed. */
  judge(rows: readonly (PreparedRow & MaybeListed & MaybeBefore)[]): JudgedPreparedRow[];
}

/**
 * @param how.all also sends rows that the shop already has
 * @param how.hasList a list of the shop's consumers may decide for rows
 */
export function rowJudge(
  ledger: Pick<Ledger, 'key' | 'isEmpty' | 'entries' | 'fingerprints'>,
  { ledgerScope }: Pick<DeliveryShop, 'ledgerScope'>,
  { all, hasList = false }: { all: boolean; hasList?: boolean },
): RowJudge {
  const verdicts: RowJudge['verdicts'] = (rows) => {
    if (all) return rows.map(() => 'send');
    const entries = ledger.entries(
      ledgerScope,
      rows.map(({ fingerprints }) => fingerprints.consumer),
    );
    return rows.map(({ fingerprints, listed }, index) => listed ?? verdictOf(fingerprints, entries[index] ?? null));
  };
  return {
    key: ledger.key,
    mayKnowRows: () => !all && (hasList || !ledger.isEmpty(ledgerScope)),
    verdicts,
    judge: (rows) => {
      const fingerprinted = rows.map(({ listed, before = null, ...prepared }) => ({
        prepared,
        listed,
        before,
        fingerprints: ledger.fingerprints(prepared),
      }));
      const judged = verdicts(fingerprinted);
      return fingerprinted.map(({ prepared, before, fingerprints }, index) => ({
        prepared,
        before,
        fingerprints,
        verdict: judged[index] ?? 'send',
      }));
    },
  };
}
