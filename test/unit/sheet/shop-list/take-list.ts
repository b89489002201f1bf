import { expect } from 'vitest';
import { ListReading } from '../../../../electron/sheet/shop-list/list-reading';
import type { TriedList } from '../../../../electron/sheet/shop-list/verdict-index';
import type { Sheet } from '../../../../electron/sheet/sheet';
import { gzipped } from './list-bench';

export const TAKEN_AT = '2026-11-29T10:00:00Z';

/** Takes a list of these consumers for a sheet and believes it. */
export async function takeList(sheet: Sheet, consumers: readonly unknown[]): Promise<TriedList> {
  const reading = new ListReading(await sheet.listKeys());
  await reading.push(gzipped(consumers.map((one) => JSON.stringify(one)).join('\n')));
  const read = await reading.end();
  if (!read.ok) throw new Error(read.refusal.code);
  const before = sheet.state().list;
  const tried = await sheet.tryList(read.list, { takenAt: TAKEN_AT, askedAt: TAKEN_AT, shop: 'one' });
  expect(sheet.state().list).toEqual(before);
  await sheet.useList(tried);
  return tried;
}
