import type { PreparedRow } from '../../../shared/consumer/payload-types';
import { verdictOf, type LedgerVerdict } from '../../../shared/delivery/compare/ledger-verdict';
import type { RowFingerprints } from '../../../shared/delivery/compare/row-fingerprints';
import type { DeliveryShop } from '../store/new-delivery';
import type { Ledger } from '../store/ledger';

/** A prepared row with the ledger's verdict. */
export interface JudgedPreparedRow {
  prepared: PreparedRow;
  fingerprints: RowFingerprints;
  verdict: LedgerVerdict;
}

/** The only place that decides which rows a shop already has and which are sent. */
export interface RowJudge {
  /** The key of fingerprints that others make for {@link RowJudge.verdicts}. */
  readonly key: string;
  /** False if every row is to be sent, so that it is not worth fingerprinting the whole sheet first. */
  mayKnowRows(): boolean;
  /** One verdict per row, in order. Blocks for a few microseconds per row. */
  verdicts(rows: readonly { fingerprints: RowFingerprints }[]): LedgerVerdict[];
  /** The same for rows without fingerprints, in order. Blocks longer: each row is hashed. */
  judge(rows: readonly PreparedRow[]): JudgedPreparedRow[];
}

/** @param how.all also sends rows that the shop already has */
export function rowJudge(
  ledger: Pick<Ledger, 'key' | 'isEmpty' | 'entries' | 'fingerprints'>,
  { ledgerScope }: Pick<DeliveryShop, 'ledgerScope'>,
  { all }: { all: boolean },
): RowJudge {
  const verdicts: RowJudge['verdicts'] = (rows) => {
    if (all) return rows.map(() => 'send');
    const entries = ledger.entries(
      ledgerScope,
      rows.map(({ fingerprints }) => fingerprints.consumer),
    );
    return rows.map(({ fingerprints }, index) => verdictOf(fingerprints, entries[index] ?? null));
  };
  return {
    key: ledger.key,
    mayKnowRows: () => !all && !ledger.isEmpty(ledgerScope),
    verdicts,
    judge: (rows) => {
      const fingerprinted = rows.map((prepared) => ({ prepared, fingerprints: ledger.fingerprints(prepared) }));
      const judged = verdicts(fingerprinted);
      return fingerprinted.map((row, index) => ({ ...row, verdict: judged[index] ?? 'send' }));
    },
  };
}
