import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { SheetAnswers } from '../../shared/sheet/protocol';
import type { SheetState } from '../../shared/sheet/sheet-state';
import type { SheetHost } from '../sheet/host';
import type { NewDelivery } from '../delivery/deliveries';

/** Rows that cross from the sheet process to the database in one message. */
const ROWS_PER_MESSAGE = 1_000;

/**
 * The sheet's rows as a new delivery takes them: those that go, and those that are kept back or excluded. The sheet process prepares the
 * next ones while these are taken in.
 */
export async function* sheetRows(host: SheetHost, only: number[] | null): NewDelivery['rows'] {
  let coming: Promise<SheetAnswers['take-prepared']> | null = takeRows(host, 0, only);
  while (coming !== null) {
    const { rows, keptBack, excluded, next }: SheetAnswers['take-prepared'] = await coming;
    coming = next === null ? null : takeRows(host, next, only);
    // Whoever stops listening in the middle hears of no failure either.
    coming?.catch(() => undefined);
    yield {
      rows,
      skipped: [
        ...keptBack.map((row) => skippedRow(row, 'kept-back' as const)),
        ...excluded.map((row) => skippedRow(row, 'excluded' as const)),
      ],
    };
  }
}

function takeRows(host: SheetHost, after: number, only: number[] | null) {
  return host.request('take-prepared', { after, limit: ROWS_PER_MESSAGE, only });
}

function skippedRow<R extends 'kept-back' | 'excluded'>(
  row: { row: number; externalId: string; issues: string[]; cells: string[] },
  reason: R,
) {
  return { row: row.row, externalId: row.externalId, reason, message: row.issues.join(', '), cells: row.cells };
}

/**
 * Tells whether two commands are the same: the same bytes, read in the same way, to the same shop, by the same rules. A hash, so
 * that the database learns neither the file's folder nor its content.
 */
export async function sourceKeyOf(path: string, shopKey: string, { file, rules }: SheetState): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash, { end: false });
  const { sheetName, encoding, delimiter, headerRow } = file;
  hash.update(JSON.stringify([shopKey, rules, sheetName, encoding, delimiter, headerRow]));
  return hash.digest('hex');
}
