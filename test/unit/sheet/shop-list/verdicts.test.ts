import fc from 'fast-check';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { VERDICT_KINDS } from '../../../../shared/consumer/verdict/row-verdict';
import { KeptConsumers } from '../../../../electron/sheet/shop-list/kept-consumers';
import { ListReading } from '../../../../electron/sheet/shop-list/list-reading';
import { Sheet } from '../../../../electron/sheet/sheet';
import { apply } from '../../../fakes/apply-operation';
import { runs } from '../../../fakes/number-of-runs';
import { FACTS, HEADERS } from '../../../fakes/sheet-facts';
import { sheetInProcess } from '../../../fakes/sheet-in-process';
import { temporaryFolder } from '../../../fakes/temporary-folder';
import { textTable } from '../../../fakes/text-table';
import { gzipped } from './list-bench';
import { TAKEN_AT, takeList } from './take-list';

const ANY = { only: 'all', outcome: null, issue: null, search: '' } as const;
const hex = (digit: string): string => digit.repeat(24);

async function openRows(rows: readonly (readonly string[])[]): Promise<Sheet> {
  const table = textTable(HEADERS, rows);
  const sheet = await Sheet.open(table, FACTS, { timeZone: 'Europe/Moscow', mode: 'upsert', layout: null });
  await sheet.load({ table, facts: FACTS }, () => undefined);
  return sheet;
}

const SHOP = [
  { id: hex('1'), external_id: 'c1', email: 'anna@example.ru', name: 'Анна', unsubscribed: true },
  { id: hex('2'), external_id: 'c2', email: 'vera@example.ru', name: 'Вера' },
  { id: hex('3'), external_id: null, email: 'order@example.ru' },
  { id: hex('4'), external_id: 'c9', email: 'other@example.ru' },
  { id: hex('5'), external_id: 'stranger', email: 'stranger@example.ru' },
];
const ROWS = [
  ['c1', 'ANNA@example.ru', 'анна', '', ''],
  ['c2', 'vera2@example.ru', 'Вера', '', ''],
  ['c3', 'order@example.ru', 'Ольга', '', ''],
  ['c4', 'new@example.ru', 'Новая', '', ''],
  ['c2x', 'not an address', 'Анна', '', ''],
  [hex('4'), 'six@example.ru', 'Шестая', '', ''],
];
const kinds = (sheet: Sheet) => sheet.window({ start: 0, count: 100 }).rows.map(({ verdict }) => verdict?.kind ?? null);
const set = (sheet: Sheet, row: number, column: number, value: string) =>
  apply(sheet, { kind: 'set', edits: [{ row, column, value }] });

describe('verdicts on the rows of a sheet', () => {
  it('are counted, shown, and filter the view', async () => {
    const sheet = await openRows(ROWS);
    expect(sheet.state().list).toBeNull();
    await takeList(sheet, SHOP);
    expect(kinds(sheet)).toEqual(['nothing', 'nothing', 'email-elsewhere', 'new', null, 'leads-elsewhere']);
    expect(sheet.state().list).toEqual({
      takenAt: TAKEN_AT,
      askedAt: TAKEN_AT,
      shop: 'one',
      sentSince: false,
      consumers: 5,
      kinds: { new: 1, changes: 0, nothing: 2, 'email-elsewhere': 1, 'leads-elsewhere': 1, 'not-known': 0 },
      ...{ keptBack: 1, matched: 4, notApplied: 1, subscribedAgain: 0, showsBefore: 1 },
    });
    const shown = sheet.window({ start: 0, count: 100 }).rows.map(({ verdict }) => verdict);
    expect(shown[1]).toMatchObject({
      settled: { kind: 'unchanged', reason: 'contact-not-applied' },
      keeps: [{ field: 'email', column: 1, from: 'vera@example.ru', to: 'vera2@example.ru' }],
    });
    expect(shown[2]).toMatchObject({
      other: { id: hex('3'), externalId: null },
      adoption: { can: true, internalId: hex('3'), asks: false },
    });
    await sheet.setView({ ...ANY, verdict: 'nothing' });
    expect(sheet.window({ start: 0, count: 9 }).rows.map(({ row }) => row)).toEqual([1, 2]);
    await sheet.forgetList();
    await sheet.setView(ANY);
    expect(kinds(sheet)).toEqual([null, null, null, null, null, null]);
  });

  it('follow edits, undo, the layout and the mode without another list', async () => {
    const sheet = await openRows(ROWS);
    await takeList(sheet, SHOP);
    await set(sheet, 1, 2, 'Анна П.');
    expect(sheet.window({ start: 0, count: 1 }).rows[0]?.verdict).toMatchObject({
      kind: 'changes',
      changes: [{ field: 'name', column: 2, from: 'Анна', to: 'Анна П.' }],
    });
    await set(sheet, 4, 0, 'c5');
    await set(sheet, 2, 1, 'typed@example.ru');
    await set(sheet, 5, 1, '');
    // The list was read when row 5 had another e-mail, but the same id.
    expect(kinds(sheet)).toEqual(['changes', 'not-known', 'email-elsewhere', 'not-known', 'new', 'leads-elsewhere']);
    for (let step = 0; step < 4; step += 1) await sheet.undo(sheet.state());
    expect(kinds(sheet)).toEqual(['nothing', 'nothing', 'email-elsewhere', 'new', null, 'leads-elsewhere']);
    await apply(sheet, { kind: 'rules', rules: { mode: 'create' } });
    expect(kinds(sheet)).toEqual(['nothing', 'nothing', 'email-elsewhere', 'new', null, 'new']);
    await apply(sheet, { kind: 'rules', rules: { mode: 'update' } });
    expect(kinds(sheet)).toEqual(['nothing', 'nothing', 'email-elsewhere', 'nothing', null, 'leads-elsewhere']);
  });

  it('are errors on the cells of rows that lead to another consumer, as long as the list is there', async () => {
    const sheet = await openRows(ROWS);
    const { counts, issuesByCode } = sheet.state();
    const errors = () =>
      sheet
        .window({ start: 0, count: 9 })
        .rows.flatMap(({ row, issues }) => issues.map(({ code, column }) => `${row} ${code} ${column}`))
        .filter((issue) => issue.includes('elsewhere'));
    await takeList(sheet, SHOP);
    expect(errors()).toEqual(['3 email-elsewhere 1', '6 id-elsewhere 0']);
    expect(sheet.state().counts).toMatchObject({ ready: counts.ready - 2, blocked: counts.blocked + 2 });
    expect(sheet.rowsToSend.takePrepared({ after: 0, limit: 9, only: null }).blocked).toMatchObject([
      { row: 3, issues: ['email-elsewhere'] },
      { row: 5, issues: ['email-invalid'] },
      { row: 6, issues: ['id-looks-internal', 'id-elsewhere'] },
    ]);
    await set(sheet, 3, 1, 'else@example.ru');
    expect(errors()).toEqual(['6 id-elsewhere 0']);
    await sheet.undo(sheet.state());
    await apply(sheet, { kind: 'rules', rules: { mode: 'create' } });
    expect(errors()).toEqual(['3 email-elsewhere 1']);
    await sheet.undo(sheet.state());
    await apply(sheet, { kind: 'exclude', rows: [3] });
    expect(sheet.state().issuesByCode.map(({ code }) => code)).not.toContain('email-elsewhere');
    await sheet.undo(sheet.state());
    await sheet.setView({ ...ANY, issue: 'email-elsewhere' });
    expect(sheet.state().viewRows).toBe(1);
    await sheet.forgetList();
    expect([errors(), sheet.state().viewRows]).toEqual([[], ROWS.length]);
    expect(sheet.state()).toMatchObject({ counts, issuesByCode });
  });

  it('count rows that would subscribe somebody again', async () => {
    const sheet = await openRows(ROWS);
    const { layout } = sheet.state().rules;
    await apply(sheet, { kind: 'rules', rules: { layout: { ...layout, constants: { unsubscribed: 'нет' } } } });
    await takeList(sheet, SHOP);
    expect(sheet.state().list).toMatchObject({ subscribedAgain: 1, kinds: { changes: 1, nothing: 1 } });
  });

  it('count such rows only where the list says that they are sent', async () => {
    const sheet = await openRows(ROWS);
    const { layout } = sheet.state().rules;
    await apply(sheet, { kind: 'rules', rules: { layout: { ...layout, constants: { unsubscribed: 'нет' } } } });
    await takeList(sheet, SHOP);
    await apply(sheet, { kind: 'rules', rules: { mode: 'create' } });
    expect(sheet.state().list).toMatchObject({ subscribedAgain: 0 });
  });

  it('settle a row for its own shop alone, and only until something is sent', async () => {
    const sheet = await openRows(ROWS);
    await takeList(sheet, SHOP);
    const listed = (shop: string | null) =>
      sheet.rowsToSend.takePrepared({ after: 0, limit: 9, only: null, list: shop }).rows.map((row) => row.listed);
    expect(listed('one')).toEqual(['listed', 'listed-contact', 'send']);
    for (const other of [null, 'two']) expect(listed(other)).toEqual([null, null, null]);
    for (const mode of ['create', 'update'] as const) {
      await apply(sheet, { kind: 'rules', rules: { mode } });
      expect(listed('one')).not.toContain(mode === 'create' ? 'listed' : 'new');
    }
    sheet.beginDelivery({ ...sheet.state(), deliveryId: 'd', rows: null });
    expect(new Set(listed('one'))).toEqual(new Set([null]));
  });

  it('do not know whether a value is cleared that the list does not show', async () => {
    const sheet = await openRows(ROWS.slice(0, 2));
    const { layout } = sheet.state().rules;
    await apply(sheet, { kind: 'rules', rules: { layout: { ...layout, constants: { complained: 'нет' } } } });
    await takeList(sheet, SHOP);
    expect(kinds(sheet)).toEqual(['not-known', 'not-known']);
    await takeList(sheet, [{ ...SHOP[0], complained: null }, SHOP[1]]);
    expect(kinds(sheet)).toEqual(['nothing', 'nothing']);
  });

  it('change as a full comparison would, whatever is edited', async () => {
    const cell = fc.record({ row: fc.integer({ min: 1, max: ROWS.length }), column: fc.integer({ min: 0, max: 2 }) });
    const texts = fc.constantFrom(...ROWS.flatMap((row) => row.slice(0, 3)), '', 'Другая', 'typed@example.ru');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, texts), { maxLength: 6 }), async (edits) => {
        const sheet = await openRows(ROWS);
        await takeList(sheet, SHOP);
        for (const [{ row, column }, value] of edits) await set(sheet, row, column, value);
        const [now, state] = [kinds(sheet), sheet.state()];
        await apply(sheet, { kind: 'rules', rules: { mode: 'create' } });
        await apply(sheet, { kind: 'rules', rules: { mode: 'upsert' } });
        expect(kinds(sheet)).toEqual(now);
        expect(sheet.state().list).toEqual(state.list);
        const counted = VERDICT_KINDS.reduce((sum, kind) => sum + (state.list?.kinds[kind] ?? 0), 0);
        expect(counted + (state.list?.keptBack ?? 0)).toBe(ROWS.length);
      }),
      { numRuns: runs(30) },
    );
  });

  it('draw consumers and new rows at random, to be asked for by GET', async () => {
    const rows = Array.from({ length: 60 }, (_, n) => [`c${n}`, `c${n}@example.ru`, 'Имя', '', '']);
    const sheet = await openRows(rows);
    const listed = rows.slice(0, 30).map(([id, email]) => ({ id: `i${id}`, external_id: id, email, name: 'Имя' }));
    const tried = await takeList(sheet, listed);
    const drawn = new Set<string>();
    let seed = 1;
    const random = (): number => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
    for (let turn = 0; turn < 40; turn += 1) {
      const { listed, absent, fields } = await sheet.listSamples(tried, random);
      expect([new Set(listed).size, new Set(absent).size]).toEqual([15, 15]);
      expect(fields.toSorted()).toEqual(['created_at', 'email', 'name', 'phone']);
      for (const { id } of listed) expect(Number(id?.slice(2))).toBeLessThan(30);
      for (const id of absent) expect(Number(id.slice(1))).toBeGreaterThanOrEqual(30);
      for (const id of [...listed.slice(0, 5).map((one) => one.id?.slice(1)), ...absent.slice(0, 5)])
        drawn.add(id ?? '');
    }
    expect(drawn.size).toBe(60);
  });
});

describe('bytes of a list that are pushed', () => {
  it('are taken one after the other, until the list ends, is refused or is given up', async () => {
    const sheet = await openRows(ROWS);
    const keys = await sheet.listKeys();
    const reading = new ListReading(keys);
    const bytes = gzipped(SHOP.map((one) => JSON.stringify(one)).join('\n'));
    for (const byte of bytes) expect(await reading.push(Buffer.from([byte]))).toBe(true);
    expect(await reading.end()).toMatchObject({ ok: true });

    const refused = new ListReading(keys);
    const pushes = Array.from({ length: 20 }, () => refused.push(Buffer.from('{}\n')));
    expect((await Promise.all(pushes)).at(-1)).toBe(false);
    expect(await refused.push(Buffer.from('{}\n'))).toBe(false);
    expect(await refused.end()).toEqual({ ok: false, refusal: { code: 'not-a-consumer', line: 1 } });

    for (const start of [[], [Buffer.from('{"id":"a"}\n')], [bytes.subarray(0, 30)]]) {
      const givenUp = new ListReading(keys);
      const pushed = start.map((part) => givenUp.push(part));
      givenUp.giveUp();
      await expect(givenUp.end()).rejects.toThrow('given up');
      await Promise.all(pushed);
    }
  });
});

describe('a list that main pushes to the sheet process', () => {
  it('is read beside other requests, compared, and shown when it is trusted', async () => {
    const folder = temporaryFolder();
    const path = join(folder.path, 'rows.csv');
    writeFileSync(path, [HEADERS, ...ROWS].map((row) => row.join(';')).join('\n'));
    const { request } = sheetInProcess();
    await request('open', { path, options: {}, timeZone: 'Europe/Moscow', mode: 'upsert', layout: null });
    const { rowsId } = (await request('get-state', {}))!;
    const about = { takenAt: '2026-11-29T13:00:00+03:00', askedAt: TAKEN_AT, shop: 'one' };
    await expect(request('end-list', { listId: 'none' })).rejects.toThrow();
    await expect(request('begin-list', { rowsId: 'other' })).rejects.toThrow();
    const begin = async () => (await request('begin-list', { rowsId })).listId;
    const list = async () => (await request('get-state', {}))?.list ?? null;
    let listId = await begin();
    const bytes = gzipped(SHOP.map((one) => JSON.stringify(one)).join('\n'));
    expect(await request('list-bytes', { listId, bytes: bytes.subarray(0, 50) })).toBe(true);
    expect(await request('get-window', { start: 0, count: 1 })).toMatchObject({ rows: [{ verdict: null }] });
    await request('list-bytes', { listId, bytes: bytes.subarray(50) });
    await expect(request('compare-list', { listId, ...about })).rejects.toThrow();
    expect(await request('end-list', { listId })).toEqual({ ok: true, consumers: 5 });
    await expect(request('trust-list', { listId })).rejects.toThrow();
    expect(await request('compare-list', { listId, ...about })).toMatchObject({ absent: ['c4'] });
    expect(await list()).toBeNull();
    await request('trust-list', { listId });
    expect(await list()).toMatchObject({ ...about, consumers: 5, matched: 4 });

    // What comes of another list leaves this one as it is.
    listId = await begin();
    await request('list-bytes', { listId, bytes: bytes.subarray(0, 50) });
    expect(await request('end-list', { listId })).toEqual({ ok: false, refusal: { code: 'cut', line: null } });
    await expect(request('trust-list', { listId })).rejects.toThrow();
    listId = await begin();
    await request('give-up-list', { listId });
    await expect(request('list-bytes', { listId, bytes })).rejects.toThrow();
    listId = await begin();
    const next = await begin();
    await expect(request('list-bytes', { listId, bytes })).rejects.toThrow();
    expect(await request('list-bytes', { listId: next, bytes })).toBe(true);
    expect(await list()).toMatchObject({ consumers: 5 });
    await request('forget-list', {});
    expect(await list()).toBeNull();
    folder.remove();
  });
});

describe('consumers that are kept', () => {
  it('come back as they were', () => {
    const value = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.array(fc.integer()));
    const key = fc.oneof(fc.constantFrom('__proto__', 'constructor', 'custom_attributes', '0', 'ltv'), fc.string());
    const consumer = fc.record({
      id: fc.option(fc.string()),
      attributes: fc.record(
        { external_id: fc.string(), name: value, custom_attributes: fc.dictionary(key, value) },
        { requiredKeys: [] },
      ),
    });
    fc.assert(
      fc.property(fc.array(consumer), (consumers) => {
        const kept = new KeptConsumers(1_000_000);
        for (const one of consumers) kept.add(one);
        kept.finish();
        expect(consumers.map((_, index) => JSON.stringify(kept.at(index)))).toEqual(
          consumers.map((one) => JSON.stringify(one)),
        );
      }),
    );
  });
});
