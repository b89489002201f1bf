import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSheetServer } from '../../../electron/sheet/sheet-server';
import type { Operation } from '../../../shared/sheet/operation';
import type { SheetEvent, SheetMessage, SheetInput } from '../../../shared/sheet/protocol';
import type { SheetState } from '../../../shared/sheet/sheet-state';
import { temporaryFolder } from '../../fakes/temporary-folder';
import { makeXlsx } from '../../fixtures/xlsx/make-xlsx';

const HEADER = 'external_id;email;name;phone;created_at\n';
const ROWS = 20_000;

let folder: ReturnType<typeof temporaryFolder>;
let events: SheetEvent[];
let serve: ReturnType<typeof createSheetServer>;
let ask: (name: string, payload: unknown) => Promise<SheetMessage>;

beforeEach(() => {
  folder = temporaryFolder();
  events = [];
  serve = createSheetServer((event) => events.push(event));
  let id = 0;
  ask = (name, payload) => serve(name === 'open' ? 'main' : 'page', { id: (id += 1), name, payload });
});
afterEach(() => folder.remove());

function fileOf(name: string, content: string | Buffer): string {
  const path = join(folder.path, name);
  writeFileSync(path, content);
  return path;
}

const manyRows = (count = ROWS) =>
  HEADER + Array.from({ length: count }, (_, n) => `${n + 1};c${n + 1}@example.ru;Имя;;\n`).join('');
const open = (path: string) =>
  ask('open', { path, options: {}, timeZone: 'Europe/Moscow', mode: 'upsert', layout: null });
const valueOf = async <T>(answer: Promise<SheetMessage>): Promise<T> => {
  const message = await answer;
  if (message.kind !== 'answer' || !message.ok) throw new Error(JSON.stringify(message));
  return message.value as T;
};
const presentState = () => valueOf<SheetState>(ask('get-state', {}));
const apply = async (operation: Operation): Promise<SheetMessage> => {
  const { rowsId, revision } = await presentState();
  return ask('apply-operation', { rowsId, revision, operation });
};
const step = async (name: 'undo' | 'redo'): Promise<SheetMessage> => {
  const { rowsId } = await presentState();
  return ask(name, { rowsId });
};
/** The sheet's state after a successful change. */
const stateAfter = async (answer: Promise<SheetMessage>): Promise<SheetState> => {
  await valueOf(answer);
  return presentState();
};
/** The states as the page puts them together, from this event on. */
const states = (from = 0) => {
  let state = {} as SheetState;
  const all = events.map((event) => (event.event === 'state' ? (state = { ...state, ...event.changed }) : null));
  return all.slice(from).filter((told) => told !== null);
};
const view: SheetInput<'get-window'> = { start: 0, count: 5 };

/** Resolves when the first rows have been reported. */
const firstRows = async (from = 0) => {
  while (states(from).length === 0) await new Promise(setImmediate);
};

describe('opening a file', () => {
  it('shows the first rows, then all, with progress that never falls', async () => {
    const state = await stateAfter(open(fileOf('a.csv', manyRows())));
    expect(state).toMatchObject({ complete: true, counts: { rows: ROWS, ready: ROWS } });
    const [first, last] = states();
    expect(first).toMatchObject({ complete: false, rowsId: state.rowsId });
    expect(first?.counts.rows).toBeLessThan(ROWS);
    expect(last).toEqual(state);
    const done = events.flatMap((event) => (event.event === 'progress' ? [event.done] : []));
    expect(done).toEqual(done.toSorted((a, b) => a - b));
    expect(done.at(-1)).toBe(1);
  });

  it('allows viewing, but not editing, the first rows while the others are read', async () => {
    const opening = open(fileOf('a.csv', manyRows(200_000)));
    await firstRows();
    const window = await valueOf<{ rows: unknown[] }>(ask('get-window', view));
    expect(window.rows).toHaveLength(5);
    expect(states().at(-1)?.complete).toBe(false);
    const edit = await apply({ kind: 'set', edits: [{ row: 1, column: 0, value: 'x' }] });
    expect(edit).toMatchObject({ ok: false, message: 'the sheet is still being read' });
    expect(await stateAfter(opening)).toMatchObject({ complete: true, counts: { rows: 200_000 } });
  });

  it('says why a file cannot be read', async () => {
    expect(await open(fileOf('a.csv', ''))).toMatchObject({ ok: false, problem: { code: 'empty' } });
    expect(events).toEqual([{ event: 'failed', problem: { code: 'empty', detail: 'The file has no bytes.' } }]);
  });

  it('refuses a page that names a file', async () => {
    const serve = createSheetServer(() => undefined);
    const payload = { path: '/etc/hostname', options: {}, timeZone: 'Europe/Moscow', mode: 'upsert', layout: null };
    expect(await serve('page', { id: 1, name: 'open', payload })).toMatchObject({ ok: false });
  });
});

describe('a paste', () => {
  it('of 100,000 cells is one step; with one more cell all of it is refused', async () => {
    await stateAfter(open(fileOf('a.csv', manyRows(50_000))));
    const paste = (rows: number, extra: string[]) =>
      apply({
        kind: 'paste',
        addRows: false,
        position: 0,
        columns: [2, 3, 4],
        rows: [...Array.from({ length: rows }, () => ['Анна', '+7 900 000-00-01']), extra],
      });
    expect(await paste(50_000, ['x'])).toMatchObject({ ok: false });
    expect(await stateAfter(paste(50_000, []))).toMatchObject({ canUndo: true });
    expect(await valueOf<{ rows: unknown[] }>(ask('get-window', { start: 49_999, count: 1 }))).toMatchObject({
      rows: [{ cells: ['50000', 'c50000@example.ru', 'Анна', '+7 900 000-00-01', ''] }],
    });
    expect(await stateAfter(step('undo'))).toMatchObject({ canUndo: false, undone: 1 });
  });
});

describe('reading a file with other options', () => {
  it('replaces the first reading; row numbers then mean other rows', async () => {
    const before = await stateAfter(open(fileOf('a.csv', manyRows(3))));
    const after = await stateAfter(ask('reread', { delimiter: ',' }));
    expect(after.columns).toHaveLength(1);
    expect(after.file.delimiter).toBe(',');
    expect(after.rowsId).not.toBe(before.rowsId);
    expect(after.revision).toBeGreaterThan(before.revision);
  });

  it('leaves the sheet as it is if it fails, and says why', async () => {
    const before = await stateAfter(open(fileOf('a.csv', manyRows(3))));
    await apply({ kind: 'set', edits: [{ row: 1, column: 2, value: 'Анна' }] });
    expect(await ask('reread', { headerRow: 900 })).toMatchObject({ ok: false, problem: { code: 'no-header' } });
    const now = await presentState();
    expect(now).toMatchObject({ rowsId: before.rowsId, canUndo: true });
    expect(events.some(({ event }) => event === 'failed')).toBe(false);
  });

  it('cancels an earlier reading; both requests are answered when the last one is done', async () => {
    const opening = open(fileOf('a.csv', manyRows(100_000)));
    await firstRows();
    const rereading = ask('reread', { delimiter: ',' });
    const [first, last] = await Promise.all([stateAfter(opening), stateAfter(rereading)]);
    expect(last).toMatchObject({ complete: true, file: { delimiter: ',' } });
    expect(first.rowsId).toBe(last.rowsId);
    expect(await presentState()).toEqual(last);
  });

  it('brings the sheet back, with its edits, if it fails after the first rows', async () => {
    const path = fileOf('a.csv', manyRows());
    const before = await stateAfter(open(path));
    await apply({ kind: 'set', edits: [{ row: 1, column: 2, value: 'Анна' }] });
    const from = events.length;
    const rereading = ask('reread', { delimiter: ',' });
    await firstRows(from);
    truncateSync(path, 1_000);
    expect(await rereading).toMatchObject({ ok: false });
    const now = await presentState();
    expect(now).toMatchObject({ rowsId: before.rowsId, canUndo: true, complete: true, unsent: true });
    expect(now.revision).toBeGreaterThan(states().at(-2)!.revision);
    expect(states().at(-1)).toEqual(now);
    expect(await valueOf<{ rows: { cells: string[] }[] }>(ask('get-window', view))).toMatchObject({
      rows: { 0: { cells: { 2: 'Анна' } } },
    });
    await valueOf(step('undo'));
  });

  it('brings the sheet back, with its edits, if it is cancelled; without a reading nothing can be cancelled', async () => {
    const giveUp = () => valueOf<boolean>(serve('main', { id: 0, name: 'give-up-rereading', payload: {} }));
    const before = await stateAfter(open(fileOf('a.csv', manyRows(100_000))));
    await apply({ kind: 'set', edits: [{ row: 1, column: 2, value: 'Анна' }] });
    expect(await giveUp()).toBe(false);
    const ofMain = (name: string, payload: unknown) => valueOf(serve('main', { id: 0, name, payload }));
    const contentKey = await ofMain('content-key', {});
    events.length = 0;
    const rereading = ask('reread', { delimiter: ',' });
    await firstRows();
    // Deliveries use the rows that were read completely, not the first rows of another reading.
    expect(await ofMain('get-cells', { rowsId: before.rowsId, rows: [1] })).toMatchObject([{ cells: { 2: 'Анна' } }]);
    expect(await giveUp()).toBe(true);
    expect(await ofMain('content-key', {})).toBe(contentKey);
    const asItWas = { rowsId: before.rowsId, canUndo: true, complete: true, unsent: true };
    expect(await stateAfter(rereading)).toMatchObject(asItWas);
    expect(await presentState()).toMatchObject(asItWas);
    expect(await stateAfter(ask('reread', { delimiter: ',' }))).toMatchObject({ file: { delimiter: ',' } });
  });

  it('lets the first reading finish if it fails while that is still running', async () => {
    const opening = open(fileOf('a.csv', manyRows(100_000)));
    await firstRows();
    expect(await ask('reread', { headerRow: 900_000 })).toMatchObject({ ok: false, problem: { code: 'no-header' } });
    expect(await stateAfter(opening)).toMatchObject({ complete: true, counts: { rows: 100_000 } });
  });

  it('twice at once ends with the last request; if both fail, with the previous sheet', async () => {
    const path = fileOf('a.csv', manyRows(200_000));
    const before = await stateAfter(open(path));
    await apply({ kind: 'set', edits: [{ row: 1, column: 2, value: 'Анна' }] });
    events.length = 0;
    const first = ask('reread', { delimiter: ',' });
    await firstRows();
    const second = ask('reread', { delimiter: '|' });
    while (states().at(-1)?.file.delimiter !== '|') await new Promise(setImmediate);
    truncateSync(path, 1_000);
    expect([await first, await second]).toMatchObject([{ ok: false }, { ok: false }]);
    expect(await presentState()).toMatchObject({ rowsId: before.rowsId, unsent: true });
  });
});

describe('long work', () => {
  it('tells its progress, and is refused as cancelled when the page asks for that', async () => {
    let now = 0;
    serve = createSheetServer(
      (event) => {
        events.push(event);
        if (event.event === 'working' && event.done !== null) void ask('cancel-work', {});
      },
      undefined,
      () => (now += 500),
    );
    const before = await stateAfter(open(fileOf('a.csv', manyRows())));
    const range = { start: 0, end: ROWS, columns: [2] };
    expect(await apply({ kind: 'fill', range, value: 'Анна' })).toMatchObject({ ok: false, refusal: 'cancelled' });
    expect(events.at(-1)).toEqual({ event: 'working', done: null });
    expect(await presentState()).toEqual(before);
  });
});

describe('unsent work', () => {
  const unsent = async () => (await presentState()).unsent;
  const asMain = (name: string, payload: unknown) => serve('main', { id: 0, name, payload });

  it('exists from the first edit or exclusion until it is undone or sent', async () => {
    const { rowsId } = await stateAfter(open(fileOf('a.csv', manyRows(3))));
    expect(await unsent()).toBe(false);
    await apply({ kind: 'rules', rules: { timeZone: 'Asia/Omsk' } });
    expect(await unsent()).toBe(false);
    await apply({ kind: 'set', edits: [{ row: 1, column: 2, value: 'Анна' }] });
    expect(await unsent()).toBe(true);
    await step('undo');
    expect(await unsent()).toBe(false);
    await apply({ kind: 'exclude', rows: [2] });
    expect(await unsent()).toBe(true);
    await step('redo');
    await apply({ kind: 'set', edits: [{ row: 3, column: 2, value: 'Вера' }] });
    const { revision } = await presentState();
    await valueOf(asMain('begin-delivery', { rowsId, deliveryId: 'd', revision, rows: null }));
    expect(await unsent()).toBe(false);
    await apply({ kind: 'set', edits: [{ row: 3, column: 2, value: 'Зоя' }] });
    expect(await unsent()).toBe(true);
  });

  it('exists while somebody is typing into a cell', async () => {
    await open(fileOf('a.csv', manyRows(3)));
    await ask('note-typing', { typing: true });
    expect(await unsent()).toBe(true);
    expect(states().at(-1)?.unsent).toBe(true);
    await ask('note-typing', { typing: false });
    expect(await unsent()).toBe(false);
    expect(states().at(-1)?.unsent).toBe(false);
  });

  it('exists in a row that was blocked from the delivery', async () => {
    const { rowsId } = await stateAfter(open(fileOf('a.csv', manyRows(3))));
    await apply({ kind: 'set', edits: [{ row: 1, column: 1, value: 'anna(at)example.ru' }] });
    const { revision } = await presentState();
    await valueOf(asMain('begin-delivery', { rowsId, deliveryId: 'd', revision, rows: null }));
    const answer = { field: null, message: null, sentValue: null, serverValue: null, otherFields: null };
    const blocked = { row: 1, kind: 'skipped', reason: 'kept-back', at: '2026-01-01T00:00:00.000Z', ...answer };
    const outcomes = [{ ...blocked, httpStatus: null, requestId: null }];
    await valueOf(asMain('mark-outcomes', { deliveryId: 'd', outcomes }));
    expect(await unsent()).toBe(true);
  });
});

describe('a workbook whose sheet is not a table', () => {
  const t = (text: string): string => `<c t="str"><v>${text}</v></c>`;
  const book = makeXlsx({
    sheets: [
      { name: 'Пусто', xml: '' },
      { name: 'Шапка', xml: `<row>${t('external_id')}${t('email')}</row>` },
      { name: 'Скрытый', xml: `<row>${t('external_id')}</row><row>${t('1')}</row>`, state: 'hidden' },
    ],
  });

  it('is reported with its sheets, and another one can be read instead', async () => {
    const path = fileOf('a.xlsx', book);
    expect(await open(path)).toMatchObject({ ok: false, problem: { code: 'no-header' } });
    expect(events.at(-1)).toMatchObject({
      event: 'failed',
      problem: { code: 'no-header', sheets: ['Пусто', 'Шапка', 'Скрытый'] },
    });
    expect(await ask('reread', { sheetName: 'Шапка' })).toMatchObject({ ok: false, problem: { code: 'no-rows' } });
    const state = await stateAfter(ask('reread', { sheetName: 'Скрытый' }));
    expect(state).toMatchObject({ complete: true, counts: { rows: 1 }, file: { sheetName: 'Скрытый' } });
    expect(states().at(-1)).toEqual(state);
  });
});
