import { hash } from 'node:crypto';
import type { PreparedRow } from '../../shared/consumer/payload-types';
import type { MaybeListed } from '../../shared/delivery/compare/ledger-verdict';
import type { MaybeBefore } from '../../shared/delivery/compare/previous-values';
import type { FingerprintedRow } from '../../shared/delivery/compare/row-fingerprints';
import type { RowsTaken, SkippedRow } from '../../shared/sheet/protocol';
import type { NewDelivery, SkippedInput } from '../delivery/store/new-delivery';
import { sourceKey } from '../delivery/intake/source-key';
import type { SheetHost } from '../sheet/host/host';
import type { UsableList } from './usable-list';

/** Rows per message from the sheet process. */
const ROWS_PER_MESSAGE = 1_000;

/** Rows of a sheet in parts: those to send, and those blocked or excluded. */
type SheetRows<R> = AsyncGenerator<{ rows: R[]; skipped: SkippedInput[] }>;

/**
 * The sheet's rows in the form that a delivery takes: complete, or only as fingerprints. `only` restricts them to some.
 *
 * @param list may settle rows; null for none
 * @param keepsPrevious also takes the values that the rows replace, as far as the list shows them
 */
export function sheetRows(
  host: SheetHost,
  only: number[] | null,
  list: UsableList | null = null,
  keepsPrevious = false,
): Required<Pick<NewDelivery, 'rows' | 'fingerprinted' | 'listAskedAt'>> {
  return {
    rows: preparedRows(host, only, list, keepsPrevious),
    fingerprinted: (ledgerKey) => fingerprintedRows(host, only, ledgerKey, list),
    listAskedAt: list?.askedAt ?? null,
  };
}

/** Each row's cells and what is sent for it. */
export function preparedRows(
  host: SheetHost,
  only: number[] | null,
  list: UsableList | null = null,
  keepsPrevious = false,
): SheetRows<PreparedRow & MaybeListed & MaybeBefore> {
  const which = { limit: ROWS_PER_MESSAGE, only, list: list?.shop ?? null, previous: keepsPrevious };
  return partByPart((after) => host.request('take-prepared', { after, ...which }));
}

/** Each row in the form that the ledger uses. */
export function fingerprintedRows(
  host: SheetHost,
  only: number[] | null,
  ledgerKey: string,
  list: UsableList | null = null,
): SheetRows<FingerprintedRow & MaybeListed> {
  const which = { limit: ROWS_PER_MESSAGE, only, ledgerKey, list: list?.shop ?? null };
  return partByPart((after) => host.request('take-fingerprints', { after, ...which }));
}

/** The rows of the file for the cabinet, and those that are blocked or excluded. */
export function rowsInCabinetFile(
  host: Pick<SheetHost, 'request'>,
  onlyChanges: boolean,
): SheetRows<Omit<PreparedRow, 'cells'> & { isWhole: boolean }> {
  const which = { limit: ROWS_PER_MESSAGE, onlyChanges };
  return partByPart((after) => host.request('take-for-cabinet', { after, ...which }));
}

/** The sheet process prepares the next part while the caller handles one. */
async function* partByPart<R>(take: (after: number) => Promise<RowsTaken<R>>): SheetRows<R> {
  let coming: Promise<RowsTaken<R>> | null = take(0);
  while (coming !== null) {
    const { rows, blocked, excluded, next }: RowsTaken<R> = await coming;
    coming = next === null ? null : take(next);
    // A caller that stops in the middle is not told of failures either.
    coming?.catch(() => undefined);
    yield {
      rows,
      skipped: [
        ...blocked.map((row) => skippedRow(row, 'kept-back' as const)),
        ...excluded.map((row) => skippedRow(row, 'excluded' as const)),
      ],
    };
  }
}

function skippedRow({ row, externalId, issues, cells }: SkippedRow, reason: SkippedInput['reason']): SkippedInput {
  return { row, externalId, reason, message: issues.join(', '), cells };
}

/**
 * A key of what is sent: the same rows with the same content (see `contentKey`) to the same shop have the same key. It is a hash, so that
 * the database holds neither the file's folder nor its content.
 *
 * @param only the rows, if not all of the sheet
 */
export async function sourceKeyOf(
  host: Pick<SheetHost, 'request'>,
  shopKey: string,
  only: number[] | null,
): Promise<string> {
  const [table, content] = await Promise.all([host.request('table-key', {}), host.request('content-key', {})]);
  return sourceKey(table, hash('sha256', JSON.stringify([shopKey, content, only]), 'hex'));
}
