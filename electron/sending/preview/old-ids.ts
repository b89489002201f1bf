import type { ChangedIdIssue } from '../../../shared/sheet/operations/repair-choices';
import type { Deliveries } from '../../delivery/deliveries';
import type { OpenSheet } from '../open-sheet';

/** Counts rows whose ids a repair would change, and whose customers would stay in the shop under the old ones; one count at a time. */
export interface OldIds {
  /**
   * The rows with the issue, in one column or in all, that the ledger knows under the ids they have now. Null if another count replaced it
   * or the sheet was closed. Throws `no-sheet`, `shop-not-found`.
   */
  countSent(shopId: string, which: { code: ChangedIdIssue; column: number | null }): Promise<number | null>;
}

export function createOldIds(options: {
  openSheet: Pick<OpenSheet, 'current' | 'peek'>;
  shopOf: (shopId: string) => { ledgerScope: string };
  ledger: Pick<Deliveries['ledger'], 'key' | 'isEmpty' | 'entries'>;
}): OldIds {
  const { openSheet, ledger } = options;
  let latest = 0;
  return {
    countSent: async (shopId, which) => {
      const own = (latest += 1);
      const { host, sheetId } = openSheet.current();
      const isWanted = (): boolean => own === latest && openSheet.peek()?.sheetId === sheetId;
      const { ledgerScope } = options.shopOf(shopId);
      if (ledger.isEmpty(ledgerScope)) return 0;
      let sent = 0;
      try {
        for (let after: number | null = 0; after !== null;) {
          const { consumers, next }: { consumers: string[]; next: number | null } = await host.request('take-old-ids', {
            ...{ ...which, after, ledgerKey: ledger.key },
          });
          if (!isWanted()) return null;
          sent += ledger.entries(ledgerScope, consumers).filter((entry) => entry !== null).length;
          after = next;
        }
      } catch (error) {
        // Requests to a sheet that was closed fail.
        if (!isWanted()) return null;
        throw error;
      }
      return sent;
    },
  };
}
