import { describe, expect, it } from 'vitest';
import { Sheet } from '../../../../electron/sheet/sheet';
import { Remarks } from '../../../../electron/sheet/table/remarks';
import type { Target } from '../../../../shared/consumer/target';
import type { OperationOf } from '../../../../shared/sheet/operation';
import type { DeliveredRow } from '../../../../shared/sheet/protocol';
import { apply } from '../../../fakes/apply-operation';
import { FACTS } from '../../../fakes/sheet-facts';
import { textTable } from '../../../fakes/text-table';

const HEADERS = ['external_id', 'email', 'Фамилия', 'Имя', 'created_at'];
const NAME: Target = { kind: 'field', field: 'name' };
const ALL = { only: 'all' as const, outcome: null, issue: null, search: '' };

async function open(count: number, change = (table: ReturnType<typeof textTable>) => table): Promise<Sheet> {
  const rows = Array.from({ length: count }, (_, at) => [`${at + 1}`, `p${at + 1}@example.ru`, 'Иванов', `Имя${at}`, '2018-01-01']); // prettier-ignore
  const table = change(textTable(HEADERS, rows));
  const sheet = await Sheet.open(table, FACTS, { timeZone: 'Europe/Moscow', mode: 'upsert', layout: null });
  await sheet.load({ table, facts: FACTS }, () => undefined);
  return sheet;
}

const shown = (sheet: Sheet) => sheet.window({ start: 0, count: 500 }).rows;
const column = (sheet: Sheet, at: number) => shown(sheet).map(({ cells }) => cells[at]);
const join: OperationOf<'join'> = {
  kind: 'join',
  columns: [2, 3],
  separator: ' ',
  into: { header: 'ФИО', target: NAME },
  keep: false,
};
const paste = (position: number, rows: string[][]): OperationOf<'paste'> => ({
  kind: 'paste',
  position,
  columns: [0, 1],
  rows,
  addRows: true,
});

describe('an added column', () => {
  it('joins two, takes over the field and is searched, viewed and sent like any other', async () => {
    const sheet = await open(3);
    expect(sheet.state().rules.layout.targets[3]).toEqual(NAME);
    await apply(sheet, join);
    const { columns, rules, counts } = sheet.state();
    expect(columns.map(({ header, added }) => [header, added]).slice(-2)).toEqual([
      ['created_at', false],
      ['ФИО', true],
    ]);
    expect(columns[5]?.samples[0]).toBe('Иванов Имя0');
    expect(rules.layout.targets.slice(2)).toEqual([
      { kind: 'skip' },
      { kind: 'skip' },
      { kind: 'field', field: 'created_at' },
      NAME,
    ]);
    expect(counts.ready).toBe(3);
    expect(sheet.rowsToSend.prepare(2)).toMatchObject({ attributes: { name: 'Иванов Имя1' } });
    await sheet.setView({ ...ALL, search: 'иванов имя1' });
    expect(shown(sheet).map(({ row }) => row)).toEqual([2]);
  });

  it('gets a header of its own, and a field that it takes leaves a custom attribute behind', async () => {
    const sheet = await open(1);
    await apply(sheet, { ...join, into: { header: 'Имя', target: NAME }, keep: true });
    expect(sheet.state().columns[5]?.header).toBe('Имя_2');
    expect(sheet.state().rules.layout.targets[3]).toEqual({ kind: 'custom', key: 'Имя', type: 'text' });
    const attribute = { header: 'Имя', target: { kind: 'custom' as const, key: 'Имя', type: 'text' as const } };
    await apply(sheet, { kind: 'add-column', column: attribute, fill: { kind: 'constant', value: 'да' } });
    expect(sheet.state().rules.layout.targets[6]).toEqual({ kind: 'custom', key: 'Имя_3', type: 'text' });
  });

  it('is split off for the wanted parts only, and joined again to the same text', async () => {
    const sheet = await open(3);
    await apply(sheet, join);
    await apply(sheet, {
      kind: 'split',
      column: 5,
      by: { kind: 'name' },
      into: [{ header: 'Ф', target: { kind: 'skip' } }, { header: 'И', target: { kind: 'skip' } }, null],
      keep: true,
    });
    expect([column(sheet, 6), column(sheet, 7)]).toEqual([column(sheet, 2), column(sheet, 3)]);
    await apply(sheet, { ...join, columns: [6, 7] });
    expect(column(sheet, 8)).toEqual(column(sheet, 5));
  });

  it('previews rows of the columns that it is made of', async () => {
    const sheet = await open(2);
    const { rowsId, revision } = sheet.state();
    const { changed, rows } = await sheet.preview({ rowsId, revision, operation: join });
    expect(changed).toBe(2);
    expect(rows).toEqual([
      { row: 1, before: ['Иванов', 'Имя0'], after: ['Иванов Имя0'] },
      { row: 2, before: ['Иванов', 'Имя1'], after: ['Иванов Имя1'] },
    ]);
  });

  it('counts the cells that a split finds only one part in', async () => {
    const sheet = await open(3);
    for (const value of ['Анна', ''])
      await apply(sheet, { kind: 'set', edits: [{ row: value === '' ? 2 : 1, column: 3, value }] });
    const { rowsId, revision } = sheet.state();
    const split = {
      kind: 'split' as const,
      column: 3,
      by: { kind: 'place' as const, place: 4 },
      into: [{ header: 'а', target: NAME }, null],
      keep: true,
    };
    expect(await sheet.preview({ rowsId, revision, operation: split })).toMatchObject({ changed: 2, unhelped: 2 });
  });

  it('numbers the rows', async () => {
    const sheet = await open(3);
    await apply(sheet, {
      kind: 'add-column',
      column: { header: '№', target: { kind: 'skip' } },
      fill: { kind: 'numbering', first: 10 },
    });
    expect(column(sheet, 5)).toEqual(['10', '11', '12']);
  });

  it('packs its values where there are many, and returns with them', async () => {
    const sheet = await open(9_000);
    await apply(sheet, join);
    const texts = column(sheet, 5);
    await sheet.undo(sheet.state());
    expect(sheet.state().columns).toHaveLength(5);
    await sheet.redo(sheet.state());
    expect(column(sheet, 5)).toEqual(texts);
    expect(sheet.state().counts.ready).toBe(9_000);
  });

  it('leaves remarks on the shape of a row', async () => {
    const sheet = await open(2, (table) => {
      const remarks = new Remarks();
      remarks.add(2, { code: 'row-short', column: null, line: 3 });
      return { ...table, remarks };
    });
    await apply(sheet, join);
    expect(shown(sheet)[1]?.issues.map(({ code }) => code)).toContain('row-short');
  });

  it('keeps its target when the others are matched again, and refuses a layout for fewer columns', async () => {
    const sheet = await open(2);
    const { layout } = sheet.state().rules;
    await apply(sheet, { ...join, into: { header: 'x', target: { kind: 'custom', key: 'x', type: 'text' } } });
    await apply(sheet, { kind: 'rules', rules: { layout: 'matched' } });
    expect(sheet.state().rules.layout.targets[5]).toEqual({ kind: 'custom', key: 'x', type: 'text' });
    await expect(apply(sheet, { kind: 'rules', rules: { layout } })).rejects.toMatchObject({
      refusal: 'sheet-changed',
    });
  });
});

describe('added rows', () => {
  const TWO = [
    ['8', 'x@example.ru'],
    ['9', 'y@example.ru'],
  ];

  it('come with a paste below the last row, in one undo step with the cells above them', async () => {
    const sheet = await open(2);
    await apply(sheet, paste(1, TWO));
    expect(column(sheet, 0)).toEqual(['1', '8', '9']);
    expect(sheet.state().counts.rows).toBe(3);
    await sheet.undo(sheet.state());
    expect(column(sheet, 0)).toEqual(['1', '2']);
    await sheet.redo(sheet.state());
    expect(column(sheet, 1)).toEqual(['p1@example.ru', 'x@example.ru', 'y@example.ru']);
  });

  it('are checked against the others', async () => {
    const sheet = await open(2);
    await apply(sheet, paste(2, [['1', 'x@example.ru']]));
    expect(shown(sheet)[2]?.issues.map(({ code }) => code)).toContain('id-duplicate');
  });

  it('are shown at the end of a filtered view, and gone with undo', async () => {
    const sheet = await open(5);
    await sheet.setView({ ...ALL, search: 'p2@' });
    await apply(sheet, paste(0, TWO));
    expect(shown(sheet).map(({ row }) => row)).toEqual([2, 6]);
    await sheet.undo(sheet.state());
    expect(shown(sheet).map(({ row }) => row)).toEqual([2]);
    await sheet.redo(sheet.state());
    expect(sheet.state().viewRows).toBe(2);
  });

  it('make another request of the same file, even if they are empty', async () => {
    const sheet = await open(2);
    const before = await sheet.contentKey('d');
    await apply(sheet, { kind: 'add-rows', count: 1 });
    expect(await sheet.contentKey('d')).not.toBe(before);
  });

  it('keep the outcomes of the rows above them, and lose their own only while they are gone', async () => {
    const sheet = await open(2);
    const begin = (deliveryId: string, rows: number[] | null) => {
      const { rowsId, revision } = sheet.state();
      sheet.beginDelivery({ rowsId, deliveryId, revision, rows });
    };
    const refused = (row: number): DeliveredRow => ({
      row,
      kind: 'failed',
      reason: 'refused',
      field: 'email',
      message: 'is taken',
      sentValue: null,
      serverValue: null,
      otherFields: null,
      httpStatus: 422,
      requestId: null,
      at: '2026-11-24T12:00:00.000Z',
    });
    begin('d1', null);
    sheet.markOutcomes({ deliveryId: 'd1', outcomes: [refused(1)] });
    await apply(sheet, paste(2, TWO));
    begin('d2', [3]);
    sheet.markOutcomes({ deliveryId: 'd2', outcomes: [refused(3)] });
    const found = () => shown(sheet).map(({ outcome, issues }) => [outcome?.kind, issues.at(-1)?.code]);
    expect(found()[2]).toEqual(['failed', 'server-refused']);
    expect(found()[0]).toEqual(['failed', 'server-refused']);
    await sheet.undo(sheet.state());
    sheet.markOutcomes({ deliveryId: 'd2', outcomes: [refused(3)] });
    expect(found()).toHaveLength(2);
    await sheet.redo(sheet.state());
    expect(found()[2]).toEqual(['failed', 'server-refused']);
    await sheet.undo(sheet.state());
    begin('d3', [3]);
    expect(sheet.state().counts.rows).toBe(2);
  });
});
