import { describe, expect, it } from 'vitest';
import { withOnlyFilling } from '../../../../shared/consumer/rows/filling';
import type { Target } from '../../../../shared/consumer/target';
import { ListReading } from '../../../../electron/sheet/shop-list/list-reading';
import { Sheet } from '../../../../electron/sheet/sheet';
import { apply } from '../../../fakes/apply-operation';
import { FACTS } from '../../../fakes/sheet-facts';
import { textTable } from '../../../fakes/text-table';
import { gzipped } from './list-bench';

const HEADERS = ['external_id', 'email', 'name', 'unsubscribed', 'city'];
const ROWS = [
  ['c1', 'anna@example.ru', 'Анна', 'нет', 'Тула'],
  ['c2', 'vera@example.ru', 'Вера Новая', 'нет', 'Тверь'],
  ['c3', 'new@example.ru', 'Новая', 'да', 'Псков'],
];
const SHOP = [
  { id: '1'.repeat(24), external_id: 'c1', email: 'anna@example.ru', name: '', custom_attributes: { city: 'Орёл' } },
  { id: '2'.repeat(24), external_id: 'c2', email: 'vera@example.ru', name: 'Вера', unsubscribed: true },
];
const WHOLE = { after: 0, limit: 100, only: null };

async function openRows(headers = HEADERS, rows = ROWS): Promise<Sheet> {
  const table = textTable(headers, rows);
  const sheet = await Sheet.open(table, FACTS, { timeZone: 'Europe/Moscow', mode: 'upsert', layout: null });
  await sheet.load({ table, facts: FACTS }, () => undefined);
  return sheet;
}

async function onlyIfEmpty(sheet: Sheet, ...headers: string[]): Promise<void> {
  const { columns, rules } = sheet.state();
  const targets = rules.layout.targets.map((target, column): Target => {
    const isChosen = headers.includes(columns[column]?.header ?? '') && target.kind !== 'skip';
    return isChosen ? withOnlyFilling(target, true) : target;
  });
  await apply(sheet, { kind: 'rules', rules: { layout: { ...rules.layout, targets } } });
}

async function takeList(sheet: Sheet): Promise<void> {
  const reading = new ListReading(await sheet.listKeys());
  await reading.push(gzipped(SHOP.map((one) => JSON.stringify(one)).join('\n')));
  const read = await reading.end();
  if (!read.ok) throw new Error(read.refusal.code);
  const at = '2026-11-29T10:00:00Z';
  await sheet.useList(await sheet.tryList(read.list, { takenAt: at, askedAt: at, shop: 'one' }));
}

const sent = (sheet: Sheet) => sheet.rowsToSend.takePrepared(WHOLE).rows.map(({ attributes }) => attributes);
const fingerprints = (sheet: Sheet) =>
  sheet.rowsToSend.takeFingerprints({ ...WHOLE, ledgerKey: 'key' }).rows.map((row) => row.fingerprints.applied);
const CHOSEN = ['name', 'unsubscribed', 'city'] as const;

describe('columns that are sent only where the shop has no value', () => {
  it('are not sent at all without a list, nor shown in the request', async () => {
    const sheet = await openRows();
    const before = fingerprints(sheet);
    await onlyIfEmpty(sheet, ...CHOSEN);
    expect(sent(sheet)).toEqual(ROWS.map(([, email]) => ({ email })));
    expect(sheet.previewRequest({ row: 1 })?.body).toMatchObject({
      data: { attributes: { email: 'anna@example.ru' } },
    });
    expect(fingerprints(sheet).filter((each) => before.includes(each))).toEqual([]);
  });

  it('are sent where a list says that there is nothing, also to those who are new', async () => {
    const sheet = await openRows();
    await takeList(sheet);
    expect(sheet.state().list).toMatchObject({ kinds: { changes: 2, new: 1 }, subscribedAgain: 1 });
    await onlyIfEmpty(sheet, ...CHOSEN);
    expect(sent(sheet)).toEqual([
      { email: 'anna@example.ru', name: 'Анна', unsubscribed: false },
      { email: 'vera@example.ru', custom_attributes: { city: 'Тверь' } },
      { email: 'new@example.ru', name: 'Новая', unsubscribed: true, custom_attributes: { city: 'Псков' } },
    ]);
    expect(sheet.state().list).toMatchObject({ kinds: { changes: 2, new: 1 }, subscribedAgain: 0 });
    const [first, second] = sheet.window({ start: 0, count: 2 }).rows;
    expect(first?.verdict?.changes.map(({ field }) => field)).toEqual(['name']);
    expect(second?.verdict?.changes.map(({ field }) => field)).toEqual(['custom_attributes.city']);
    await sheet.undo(sheet.state());
    expect(sheet.state().list).toMatchObject({ subscribedAgain: 1 });
    await sheet.redo(sheet.state());
    await sheet.forgetList();
    expect(sent(sheet)).toEqual(ROWS.map(([, email]) => ({ email })));
  });

  it('are not sent for a row whose id the list was not asked for', async () => {
    const sheet = await openRows();
    await takeList(sheet);
    await onlyIfEmpty(sheet, ...CHOSEN);
    await apply(sheet, { kind: 'set', edits: [{ row: 3, column: 0, value: 'typed' }] });
    expect(sent(sheet)[2]).toEqual({ email: 'new@example.ru' });
  });

  it('keep a row back that would have nothing but its id, since that might create an empty consumer', async () => {
    const rows = ROWS.map(([id = '', , , , city = '']) => [id, city]);
    const sheet = await openRows(['external_id', 'city'], rows);
    await onlyIfEmpty(sheet, 'city');
    const taken = sheet.rowsToSend.takePrepared(WHOLE);
    expect(taken.rows).toEqual([]);
    expect(taken.blocked.map(({ issues }) => issues)).toEqual([['row-empty'], ['row-empty'], ['row-empty']]);
    await takeList(sheet);
    expect(sheet.state().list).toMatchObject({ kinds: { nothing: 1, changes: 1, new: 1 } });
    expect(sent(sheet)).toEqual([
      {},
      { custom_attributes: { city: 'Тверь' } },
      { custom_attributes: { city: 'Псков' } },
    ]);
  });
});
