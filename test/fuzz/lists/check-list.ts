import { emailKey, idKey } from '../../../shared/consumer/rows/row-keys';
import type { RowRules } from '../../../shared/consumer/target';
import { readShopList } from '../../../electron/sheet/shop-list/read-shop-list';
import { sheetKeys } from '../../../electron/sheet/shop-list/sheet-keys';
import { EditedTable } from '../../../electron/sheet/table/edited-table';
import { textTable } from '../../fakes/text-table';
import type { ListCase } from './make-list';
import { readSimply } from './simple-reading';

const RULES: RowRules = {
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
/** A fault for each reason why a simple reader fails; it knows no other faults. */
const FAULT_OF = { archive: ['cut', 'damaged'], 'utf-8': ['not-utf8'], json: ['not-json'] } as const;
const PIECE_BYTES = 97;

/**
 * Reads a list as the sheet process does, and as simply as possible. A list that is believed must be whole for the simple reader too, and
 * must give every row the same consumers.
 *
 * @returns `believed`, or the code of the refusal
 * @throws Error on any other result
 */
export async function checkList({ rows, bytes }: ListCase): Promise<string> {
  const keys = await sheetKeys(new EditedTable(textTable(['id', 'email'], rows)), RULES);
  const read = await readShopList(pieces(bytes), keys, new AbortController().signal);
  const simple = readSimply(bytes);
  if (!read.ok) {
    const { code } = read.refusal;
    const isOurOwn = !Object.values(FAULT_OF).some((codes) => (codes as readonly string[]).includes(code));
    // What follows the last member of an archive is ignored by the simple reader.
    const isRest = code === 'damaged' && simple.broken === null;
    if (isOurOwn || isRest || simple.broken !== null) return code;
    throw new Error(`refused as ${code}, but it can be read`);
  }
  if (simple.broken !== null) throw new Error(`believed, but broken: ${simple.broken}`);
  const { records } = simple;
  if (read.list.consumers !== records.length) throw new Error(`${read.list.consumers} of ${records.length} consumers`);
  for (const [idCell, emailCell] of rows) {
    const row = { id: idKey(idCell), email: emailKey(emailCell) };
    const meets = read.list.meets(row);
    if (meets === null) throw new Error('a row is not known');
    const { id, email } = row;
    same(meets.byExternalId?.id, records.find((one) => id !== '' && one.externalId === id)?.id);
    same(meets.byInternalId?.id, records.find((one) => id !== '' && one.id === id)?.id);
    same(meets.byEmail?.id, records.find((one) => email !== '' && one.email?.trim().toLowerCase() === email)?.id);
  }
  return 'believed';
}

function same(found: string | null | undefined, wanted: string | null | undefined): void {
  if ((found ?? null) !== (wanted ?? null))
    throw new Error(`met ${found ?? 'nobody'} in place of ${wanted ?? 'nobody'}`);
}

async function* pieces(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
    await Promise.resolve();
    yield bytes.subarray(at, at + PIECE_BYTES);
  }
}
