import type { DeliveryMode } from '../../../shared/consumer/delivery-mode';
import { countVerdicts, noVerdicts, type SendingVerdict } from '../../../shared/delivery/compare/ledger-verdict';
import type { RowsSent, SheetPreview } from '../../../shared/delivery/summary';
import type { Deliveries } from '../../delivery/deliveries';
import { rowJudge } from '../../delivery/intake/row-judge';
import type { OpenSheet } from '../open-sheet';
import { fingerprintedRows } from '../sheet-rows';
import { stateUnderRules, type RuledShop } from '../sheet-state';
import { usableList } from '../usable-list';

/** Counts the open sheet's rows that need not be sent, for the window; one count at a time. */
export interface PreviewSheet {
  /**
   * The verdicts of the ledger and the sheet's list on the ready rows, and whether they are being sent already; null if the count was cancelled by another count, by
   * {@link cancel}, or by closing the sheet. Throws `no-sheet`, `still-reading`.
   */
  count(shopId: string, mode: DeliveryMode): Promise<SheetPreview | null>;
  /** Cancels the count: the sheet process is asked for no more rows. */
  cancel(): void;
}

export function createPreviewSheet(options: {
  openSheet: Pick<OpenSheet, 'current' | 'peek'>;
  /** Throws `shop-not-found`. */
  shopOf: (shopId: string) => RuledShop & { ledgerScope: string };
  deliveries: Pick<Deliveries, 'ledger' | 'isSentSince'>;
  /** See `SendSheet`. */
  findUnfinished: (shopId: string) => Promise<string | null>;
}): PreviewSheet {
  const { openSheet, shopOf, deliveries } = options;
  const { ledger } = deliveries;
  let current: AbortController | undefined;
  return {
    count: async (shopId, mode) => {
      current?.abort();
      const { signal } = (current = new AbortController());
      const { host, sheetId } = openSheet.current();
      const isWanted = (): boolean => !signal.aborted && openSheet.peek()?.sheetId === sheetId;
      const shop = shopOf(shopId);
      const preview: SheetPreview = {
        ...noVerdicts(),
        ...{ adopted: 0, adoptedOfAll: 0, withoutList: null, unfinishedId: null },
      };
      try {
        const state = await stateUnderRules(host, shop, mode);
        if (!isWanted()) return null;
        preview.unfinishedId = await options.findUnfinished(shopId);
        if (!isWanted()) return null;
        const list = usableList(state, shop, deliveries);
        const judge = rowJudge(ledger, shop, { all: false, hasList: list !== null });
        if (!judge.mayKnowRows() && state.adopting !== true) return preview;
        if (list !== null) preview.withoutList = { rows: 0, adopted: 0 };
        for await (const { rows } of fingerprintedRows(host, null, judge.key, list)) {
          if (!isWanted()) return null;
          // Who only creates consumers changes none.
          const isAdopted = mode === 'create' ? [] : ledger.goElsewhere(shop.ledgerScope, rows);
          const countSent = (verdicts: readonly SendingVerdict[]): RowsSent => {
            const sent = verdicts.flatMap((verdict, at) => (verdict === 'send' ? [isAdopted[at] === true] : []));
            return { rows: sent.length, adopted: sent.filter(Boolean).length };
          };
          const verdicts = judge.verdicts(rows);
          countVerdicts(preview, verdicts);
          preview.adopted += countSent(verdicts).adopted;
          preview.adoptedOfAll += isAdopted.filter(Boolean).length;
          if (preview.withoutList === null) continue;
          const byLedger = countSent(judge.verdicts(rows.map(({ fingerprints }) => ({ fingerprints }))));
          preview.withoutList.rows += byLedger.rows;
          preview.withoutList.adopted += byLedger.adopted;
        }
      } catch (error) {
        // Requests to a sheet that was closed fail.
        if (!isWanted()) return null;
        throw error;
      }
      return preview;
    },
    cancel: () => current?.abort(),
  };
}
