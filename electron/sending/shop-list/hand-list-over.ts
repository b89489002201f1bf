import type { ListReadAnswer } from '../../../shared/consumer/verdict/list-answers';
import { MAX_LIST_PIECE_BYTES } from '../../../shared/sheet/limits';
import type { ListState } from '../../../shared/sheet/sheet-state';
import type { SheetHost } from '../../sheet/host/host';
import type { ListCandidates } from '../../shop-list/believe-list';
import type { ListSink } from '../../shop-list/list-taken';

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

export function handListOver(host: Pick<SheetHost, 'request'>, rowsId: string): ListHandover {
  let listId: string | null = null;
  const begun = (): string => {
    if (listId === null) throw new Error('no list is handed over');
    return listId;
  };
  return {
    sink: async (bytes) => {
      ({ listId } = await host.request('begin-list', { rowsId }));
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

/** Pieces that fit into one message. Electron copies them: its port to another process transfers nothing but ports. */
async function* inPieces(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array<ArrayBuffer>, void, void> {
  for await (const chunk of bytes) {
    for (let start = 0; start < chunk.byteLength; start += MAX_LIST_PIECE_BYTES) {
      // A view would be sent with all of the buffer behind it.
      yield Uint8Array.from(chunk.subarray(start, start + MAX_LIST_PIECE_BYTES));
    }
  }
}
