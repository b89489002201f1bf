import type { DeliveryMode } from '../../shared/consumer/target';
import type { SheetPreview } from '../../shared/delivery/summary';
import type { Ledger } from '../delivery/store/ledger';
import type { OpenSheet } from './open-sheet';
import { fingerprintedRows } from './sheet-rows';
import { stateUnderRules } from './sheet-state';

/** Counts what of the open sheet need not be sent, for the window; one count at a time. */
export interface PreviewSheet {
  /**
   * What the ledger says of the ready rows, and whether they are on their way already; null where that was given up: for another count, by {@link cancel}, or because the sheet was
   * closed. Throws `no-sheet`, `still-reading`.
   */
  count(shopId: string, mode: DeliveryMode): Promise<SheetPreview | null>;
  /** Nobody waits for the count any more: the sheet process is asked for no more rows. */
  cancel(): void;
}

export function createPreviewSheet(options: {
  openSheet: Pick<OpenSheet, 'current' | 'peek'>;
  /** Throws `shop-not-found`. */
  shopOf: (shopId: string) => { timeZone: string; ledgerScope: string };
  ledger: Pick<Ledger, 'key' | 'isEmpty' | 'judge'>;
  /** See `SendSheet`. */
  findUnfinished: (shopId: string) => Promise<string | null>;
}): PreviewSheet {
  const { openSheet, shopOf, ledger } = options;
  let current: AbortController | undefined;
  return {
    count: async (shopId, mode) => {
      current?.abort();
      const { signal } = (current = new AbortController());
      const { host, sheetId } = openSheet.current();
      const isWanted = (): boolean => !signal.aborted && openSheet.peek()?.sheetId === sheetId;
      const shop = shopOf(shopId);
      const { ledgerScope } = shop;
      const preview: SheetPreview = { unchanged: 0, contactOnly: 0, notTaken: 0, unfinishedId: null };
      try {
        await stateUnderRules(host, shop, mode);
        if (!isWanted()) return null;
        preview.unfinishedId = await options.findUnfinished(shopId);
        if (!isWanted()) return null;
        if (ledger.isEmpty(ledgerScope)) return preview;
        for await (const { rows } of fingerprintedRows(host, null, ledger.key)) {
          if (!isWanted()) return null;
          const fingerprints = rows.map((row) => row.fingerprints);
          for (const verdict of ledger.judge(ledgerScope, fingerprints)) {
            if (verdict === 'unchanged') preview.unchanged += 1;
            if (verdict === 'contact-only') preview.contactOnly += 1;
            if (verdict === 'not-taken') preview.notTaken += 1;
          }
        }
      } catch (error) {
        // A sheet that is closed fails whatever was asked of it.
        if (!isWanted()) return null;
        throw error;
      }
      return preview;
    },
    cancel: () => current?.abort(),
  };
}
