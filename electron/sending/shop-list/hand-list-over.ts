import type { ListReadAnswer } from '../../../shared/consumer/verdict/list-answers';
import type { AdoptionOfRow } from '../../../shared/consumer/verdict/adoption';
import { MAX_LIST_PIECE_BYTES } from '../../../shared/sheet/limits';
import type { ListState } from '../../../shared/sheet/sheet-state';
import type { Ledger } from '../../delivery/store/ledger';
import type { DeliveryShop } from '../../delivery/store/new-delivery';
import type { SheetHost } from '../../sheet/host/host';
import type { ListCandidates } from '../../shop-list/believe-list';
import type { ListSink } from '../../shop-list/list-taken';

const ADOPTIONS_PER_MESSAGE = 1_000;

/** Of which shop a list is, and when it was made; as in the sheet's `ListState`. */
type ListAbout = Pick<ListState, 'takenAt' | 'askedAt' | 'shop'>;

/** Hands one list over to a sheet's process. Its requests are refused when the sheet has been read again. */
export interface ListHandover {
  /** Sends the bytes on, each piece when the sheet process has taken the one before. */
  sink: ListSink<ListReadAnswer>;
  /** Compares the rows with the list, and names who may be asked for before it is believed. */
  compare(about: ListAbout): Promise<ListCandidates>;
  use(): Promise<void>;
  /** Call it in the end: nothing stays of a list that is not used. */
  end(): void;
}

/** The adoptions of a shop that are remembered beside its ledger, page by page (see `Ledger`), and the ledger's key. */
export interface ShopAdoptions {
  ledgerKey: string;
  page: (after: string, limit: number) => AdoptionOfRow[];
}

/** Those of one shop. */
export function adoptionsOf(
  ledger: Pick<Ledger, 'key' | 'adoptions'>,
  { ledgerScope }: Pick<DeliveryShop, 'ledgerScope'>,
): ShopAdoptions {
  return { ledgerKey: ledger.key, page: (after, limit) => ledger.adoptions(ledgerScope, after, limit) };
}

/** @param adoptions null for a list that is not for a sheet */
export function handListOver(
  host: Pick<SheetHost, 'request'>,
  rowsId: string,
  adoptions: ShopAdoptions | null,
): ListHandover {
  let listId: string | null = null;
  const begun = (): string => {
    if (listId === null) throw new Error('no list is handed over');
    return listId;
  };
  return {
    sink: async (bytes) => {
      ({ listId } = await host.request('begin-list', { rowsId }));
      if (adoptions !== null) await handAdoptionsOver(host, listId, adoptions);
      for await (const piece of inPieces(bytes)) {
        // A list that is refused already is not fetched to its end.
        if (!(await host.request('list-bytes', { listId, bytes: piece }))) break;
      }
      return host.request('end-list', { listId });
    },
    compare: async (about) => ({
      ...(await host.request('compare-list', { listId: begun(), ...about })),
      createdAt: about.takenAt,
    }),
    use: () => host.request('trust-list', { listId: begun() }),
    end: () => {
      // The sheet may be gone, and the list with it.
      if (listId !== null) host.request('give-up-list', { listId }).catch(() => undefined);
    },
  };
}

/** A page blocks main for a few milliseconds. */
async function handAdoptionsOver(
  host: Pick<SheetHost, 'request'>,
  listId: string,
  { ledgerKey, page }: ShopAdoptions,
): Promise<void> {
  for (let after: string | undefined = ''; after !== undefined;) {
    const adoptions: AdoptionOfRow[] = page(after, ADOPTIONS_PER_MESSAGE);
    if (adoptions.length > 0) await host.request('list-adoptions', { listId, ledgerKey, adoptions });
    after = adoptions.at(-1)?.consumer;
  }
}

/** Pieces that fit into one message. Electron copies them: its port to another process transfers nothing but ports. */
async function* inPieces(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array<ArrayBuffer>, void, void> {
  for await (const chunk of bytes) {
    for (let start = 0; start < chunk.byteLength; start += MAX_LIST_PIECE_BYTES) {
      // A view would be sent with all of the buffer behind it.
      yield Uint8Array.from(chunk.subarray(start, start + MAX_LIST_PIECE_BYTES));
    }
  }
}
