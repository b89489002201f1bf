import { describe, expect, it } from 'vitest';
import type { SheetView } from '../../../../shared/sheet/sheet-state';
import { Sheet } from '../../../../electron/sheet/sheet';
import { apply } from '../../../fakes/apply-operation';
import { FACTS, HEADERS } from '../../../fakes/sheet-facts';
import { textTable } from '../../../fakes/text-table';

const ALL: SheetView = { only: 'all', outcome: null, issue: null, search: '' };
const NAME = 2;

async function openNames(...names: string[]): Promise<Sheet> {
  const rows = names.map((name, at) => [`${at + 1}`, `a${at}@example.ru`, name, `+7900000000${at}`, '2018-01-01']);
  const table = textTable(HEADERS, rows);
  const sheet = await Sheet.open(table, FACTS, { timeZone: 'Europe/Moscow', mode: 'upsert', layout: null });
  await sheet.load({ table, facts: FACTS }, () => undefined);
  return sheet;
}

const shown = (sheet: Sheet) => sheet.window({ start: 0, count: 500 }).rows.map(({ row }) => row);

describe('a view with an order', () => {
  it('keeps its rows where they are after an edit, until it is set again', async () => {
    const sheet = await openNames('Вера', 'Анна', 'Борис');
    const order = { column: NAME, direction: 'asc' as const };
    await sheet.setView({ ...ALL, order });
    expect(shown(sheet)).toEqual([2, 3, 1]);
    const { viewRevision } = sheet.state();
    await apply(sheet, { kind: 'set', edits: [{ row: 2, column: NAME, value: 'Яна' }] });
    expect(shown(sheet)).toEqual([2, 3, 1]);
    expect(sheet.state().viewRevision).toBe(viewRevision);
    await sheet.setView({ ...ALL, order });
    expect(shown(sheet)).toEqual([3, 1, 2]);
    expect(sheet.state().viewRevision).toBeGreaterThan(viewRevision);
    await sheet.setView(ALL);
    expect(shown(sheet)).toEqual([1, 2, 3]);
  });

  it('never changes the order in which rows are sent', async () => {
    const sheet = await openNames('Вера', 'Анна', 'Борис');
    await sheet.setView({ ...ALL, order: { column: NAME, direction: 'desc' } });
    const { rows } = sheet.rowsToSend.takePrepared({ after: 0, limit: 10, only: null });
    expect(rows.map(({ row }) => row)).toEqual([1, 2, 3]);
  });

  it('fills a range of the view as it is shown, and orders what the filters leave', async () => {
    const sheet = await openNames('Вера', 'Анна', 'Борис', 'Анна', '');
    const filters = [{ column: NAME, values: ['Анна', 'Вера'] }];
    await sheet.setView({ ...ALL, filters, order: { column: NAME, direction: 'desc' } });
    expect(shown(sheet)).toEqual([1, 2, 4]);
    await apply(sheet, { kind: 'fill', range: { start: 1, end: 3, columns: [NAME] }, value: 'Глеб' });
    expect(shown(sheet)).toEqual([1, 2, 4]);
    await sheet.setView({ ...ALL, filters: [{ column: NAME, values: ['Глеб'] }] });
    expect(shown(sheet)).toEqual([2, 4]);
    await sheet.setView({ ...ALL, filters: [{ column: NAME, values: 'empty' }] });
    expect(shown(sheet)).toEqual([5]);
    expect(sheet.state().viewRows).toBe(1);
  });

  it('ignores a column that the sheet does not have', async () => {
    const sheet = await openNames('Вера', 'Анна');
    await sheet.setView({ ...ALL, order: { column: 99, direction: 'asc' }, filters: [{ column: 99, values: [] }] });
    expect(shown(sheet)).toEqual([1, 2]);
  });
});
