import { gzipSync } from 'node:zlib';
import type { RowRules } from '../../../../shared/consumer/target';
import { EditedTable } from '../../../../electron/sheet/table/edited-table';
import { LIST_LIMITS, type ListLimits } from '../../../../electron/sheet/shop-list/bytes/limits';
import { readShopList, type ListRead } from '../../../../electron/sheet/shop-list/read-shop-list';
import { sheetKeys } from '../../../../electron/sheet/shop-list/sheet-keys';
import type { ShopList } from '../../../../electron/sheet/shop-list/shop-list';
import { textTable } from '../../../fakes/text-table';

export const RULES: RowRules = {
  layout: {
    targets: [
      { kind: 'field', field: 'external_id' },
      { kind: 'field', field: 'email' },
    ],
    constants: {},
    without: [],
  },
  timeZone: 'Europe/Moscow',
  mode: 'upsert',
};

export const gzipped = (...members: string[]): Buffer => Buffer.concat(members.map((text) => gzipSync(text)));

/** Bytes in pieces, as a connection brings them. */
export async function* inPieces(bytes: Uint8Array, pieceBytes = bytes.length): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    await Promise.resolve();
    yield bytes.subarray(at, at + pieceBytes);
  }
}

/** Reads a list for a sheet of ids and e-mails. */
export async function readFor(
  rows: readonly (readonly [id: string, email: string])[],
  bytes: Uint8Array | AsyncIterable<Uint8Array>,
  limits: Partial<ListLimits> = {},
): Promise<ListRead> {
  const table = new EditedTable(textTable(['id', 'email'], rows));
  const keys = await sheetKeys(table, RULES);
  const source = bytes instanceof Uint8Array ? inPieces(bytes) : bytes;
  return readShopList(source, keys, new AbortController().signal, { limits: { ...LIST_LIMITS, ...limits } });
}

export function believed(read: ListRead): ShopList {
  if (!read.ok) throw new Error(`refused: ${read.refusal.code} in line ${read.refusal.line ?? '—'}`);
  return read.list;
}

/** What a row meets, by the internal ids. */
export function met(list: ShopList, id: string, email = '') {
  const meets = list.meets({ id, email });
  if (meets === null) return null;
  const { byExternalId, byInternalId, byEmail } = meets;
  return [byExternalId?.id, byInternalId?.id, byEmail?.id];
}
