import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Sheet } from '../../../electron/sheet/sheet';
import { apply } from '../../fakes/apply-operation';
import { textTable } from '../../fakes/text-table';
import {
  editCells,
  excludeRows,
  isChanging,
  isTypedEarly,
  noteTyping,
  pasteCells,
  redo,
  redoQuestionStore,
  undo,
  undoIfLast,
} from '../../../renderer/model/change-sheet';
import { followSheets } from '../../../renderer/model/follow-sheets';
import { sheetStore, type OpenedSheet } from '../../../renderer/model/sheet';
import { SHEET_PORT_MESSAGE } from '../../../shared/ipc/page-api';
import type { RequestMessage, SheetInput } from '../../../shared/sheet/protocol';
import { FACTS, HEADERS } from '../../fakes/sheet-facts';

let unfollow: () => void;
let port: MessagePort;
let ofMain: Map<string, (value: unknown) => void>;
let ofWindow: ((event: unknown) => void)[];
/** The requests to the sheet, in order. */
let asked: string[];

beforeEach(() => {
  ofMain = new Map();
  ofWindow = [];
  asked = [];
  const page = {
    aplautImport: {
      on: (event: string, listener: (value: unknown) => void) => {
        ofMain.set(event, listener);
        return () => undefined;
      },
    },
    addEventListener: (_: string, listener: (event: unknown) => void) => ofWindow.push(listener),
    removeEventListener: () => undefined,
  };
  vi.stubGlobal('window', page);
  unfollow = followSheets();
});

afterEach(() => {
  port.close();
  unfollow();
  sheetStore.set({ phase: 'none' });
  vi.unstubAllGlobals();
});

/** Opens a sheet whose process refuses every edit. In it, this many things were undone. */
async function openRefusing({ undone = 0 } = {}): Promise<OpenedSheet> {
  const table = textTable(HEADERS, [['1', 'a@example.ru', 'Анна', '', '2018-01-01']]);
  const sheet = await Sheet.open(table, FACTS, { timeZone: 'UTC', mode: 'upsert', layout: null });
  await sheet.load({ table, facts: FACTS }, () => undefined);
  for (let time = 0; time < undone; time += 1)
    await apply(sheet, { kind: 'set', edits: [{ row: 1, column: 1, value: `${time}@example.ru` }] });
  for (let time = 0; time < undone; time += 1) await sheet.undo(sheet.state());
  const { port1, port2 } = new MessageChannel();
  port = port1;
  port1.onmessage = ({ data: { id, name, payload } }: MessageEvent<RequestMessage>) => {
    asked.push(name);
    if (name === 'apply-operation')
      port1.postMessage({ kind: 'answer', id, ok: false, problem: null, refusal: 'sheet-changed', message: 'refused' });
    else {
      const value = name === 'get-state' ? sheet.state() : sheet.window(payload as SheetInput<'get-window'>);
      port1.postMessage({ kind: 'answer', id, ok: true, value });
    }
  };
  ofMain.get('sheet-opening')?.({ fileName: 'a.csv', sheetId: 's', isAgain: true });
  const message = { source: window, ports: [port2], data: { type: SHEET_PORT_MESSAGE, sheetId: 's' } };
  for (const listener of ofWindow) listener(message);
  await vi.waitFor(() => expect(sheetStore.get().phase).toBe('open'));
  return sheetStore.get() as OpenedSheet;
}

describe('an edit that the sheet refuses', () => {
  it('does not stay on the screen, and does not count as done', async () => {
    const { windows } = await openRefusing();
    const name = () => windows.row(0)?.cells[2];
    windows.want(0, 1);
    await vi.waitFor(() => expect(name()).toBe('Анна'));
    const editing = editCells([{ row: 1, column: 2, value: 'Вера' }]);
    expect(name()).toBe('Вера');
    await expect(editing).rejects.toThrow('refused');
    await vi.waitFor(() => expect(name()).toBe('Анна'));
  });

  it('for a text that is too long is never shown, and has a message of its own', async () => {
    const { windows } = await openRefusing();
    windows.want(0, 1);
    await vi.waitFor(() => expect(windows.row(0)?.cells[2]).toBe('Анна'));
    await expect(editCells([{ row: 1, column: 2, value: 'я'.repeat(32_768) }])).rejects.toMatchObject({
      code: 'cell-too-long',
    });
    expect(windows.row(0)?.cells[2]).toBe('Анна');
  });
});

describe('an edit while the file is still being read', () => {
  const edit = () => editCells([{ row: 1, column: 2, value: 'Вера' }]);
  const openReading = async () => {
    const opened = await openRefusing();
    opened.windows.want(0, 1);
    await vi.waitFor(() => expect(opened.windows.row(0)?.cells[2]).toBe('Анна'));
    sheetStore.set({ ...opened, state: { ...opened.state, complete: false } });
    asked.length = 0;
    return opened;
  };

  it('is shown, counts as being typed, and is made when the file is read', async () => {
    const opened = await openReading();
    const editing = edit();
    expect(opened.windows.row(0)?.cells[2]).toBe('Вера');
    await vi.waitFor(() => expect(asked).toEqual(['note-typing']));
    sheetStore.set(opened);
    expect(isTypedEarly(opened.state)).toBe(true);
    await expect(editing).rejects.toThrow('refused');
    await vi.waitFor(() => expect(asked.slice(0, 2)).toEqual(['note-typing', 'apply-operation']));
  });

  it('is no reason to take the next sheet for one that was worked on before', async () => {
    const opened = await openReading();
    expect(isTypedEarly(opened.state)).toBe(false);
    const end = noteTyping();
    expect(isTypedEarly(opened.state)).toBe(true);
    end();
    expect(isTypedEarly(opened.state)).toBe(false);
  });

  it('is refused aloud if the file is read again meanwhile', async () => {
    const opened = await openReading();
    const editing = edit();
    sheetStore.set({ ...opened, state: { ...opened.state, rowsId: 'another' } });
    await expect(editing).rejects.toMatchObject({ refusal: 'sheet-changed' });
    expect(asked).not.toContain('apply-operation');
  });

  it('is gone with the sheet, which the person was asked about', async () => {
    await openReading();
    const editing = edit();
    sheetStore.set({ phase: 'none' });
    await expect(editing).rejects.toMatchObject({ refusal: 'cancelled' });
  });
});

describe('an undo right after an edit', () => {
  it('comes after it, and is known to have something to undo', async () => {
    await openRefusing({ undone: 1 });
    const edited = editCells([{ row: 1, column: 2, value: 'Вера' }]);
    expect(isChanging()).toBe(true);
    const undone = undo();
    await expect(edited).rejects.toThrow('refused');
    await undone;
    expect(isChanging()).toBe(false);
    expect(asked.filter((name) => name !== 'get-state')).toEqual(['apply-operation', 'undo']);
  });
});

describe('an edit after something was undone', () => {
  const edit = () => editCells([{ row: 1, column: 2, value: 'Вера' }]);

  it('is made without a question if that was one thing', async () => {
    await openRefusing({ undone: 1 });
    await expect(edit()).rejects.toThrow('refused');
    expect(asked).toContain('apply-operation');
  });

  it('is made only on the word of the person if it would forget more than that', async () => {
    const { windows } = await openRefusing({ undone: 3 });
    windows.want(0, 1);
    await vi.waitFor(() => expect(windows.row(0)?.cells[2]).toBe('Анна'));
    const kept = edit();
    expect(redoQuestionStore.get()).toMatchObject({ undone: 3 });
    redoQuestionStore.get()?.answer(false);
    await expect(kept).rejects.toMatchObject({ refusal: 'cancelled' });
    await vi.waitFor(() => expect(windows.row(0)?.cells[2]).toBe('Анна'));
    expect(asked).not.toContain('apply-operation');
    const made = edit();
    redoQuestionStore.get()?.answer(true);
    await expect(made).rejects.toThrow('refused');
    expect(redoQuestionStore.get()).toBeNull();
    expect(asked).toContain('apply-operation');
  });
});

describe('an edit right after several undos', () => {
  it('is a question, too: the sheet has not yet told that they are done', async () => {
    await openRefusing();
    const undos = [undo(), undo(), redo(), undo()];
    const kept = editCells([{ row: 1, column: 2, value: 'Вера' }]);
    expect(redoQuestionStore.get()).toMatchObject({ undone: 2 });
    redoQuestionStore.get()?.answer(false);
    await expect(kept).rejects.toMatchObject({ refusal: 'cancelled' });
    await Promise.all(undos);
    await expect(editCells([{ row: 1, column: 2, value: 'Вера' }])).rejects.toThrow('refused');
  });
});

describe('the undo of a notice', () => {
  it('undoes nothing in another sheet than the one it is about', async () => {
    const { state } = await openRefusing();
    const { rowsId, contentRevision } = state;
    expect(await undoIfLast({ rowsId: 'another', contentRevision })).toBe(false);
    expect(asked).not.toContain('undo');
    await undoIfLast({ rowsId, contentRevision });
    expect(asked).toContain('undo');
  });
});

describe('an exclusion', () => {
  it('is shown at once, so that the next press of its key takes it back, and does not stay if it is refused', async () => {
    const { windows } = await openRefusing();
    windows.want(0, 1);
    await vi.waitFor(() => expect(windows.row(0)?.excluded).toBe(false));
    const excluding = excludeRows({ kind: 'exclude', rows: [1] });
    expect(windows.row(0)?.excluded).toBe(true);
    await expect(excluding).rejects.toThrow('refused');
    await vi.waitFor(() => expect(windows.row(0)?.excluded).toBe(false));
  });
});

describe('a paste that the sheet refuses', () => {
  const blockOf = (text: string) => ({
    position: 0,
    columns: [1, 2],
    rows: [['a@example.ru'], ['', text]],
    addRows: false,
  });

  it('is reported to its caller, and changes nothing', async () => {
    const { state } = await openRefusing();
    await expect(pasteCells(blockOf('Вера'))).rejects.toThrow('refused');
    expect(sheetStore.get()).toMatchObject({ state });
  });

  it('for a text that is too long is not even requested', async () => {
    await openRefusing();
    await expect(pasteCells(blockOf('я'.repeat(32_768)))).rejects.toMatchObject({ code: 'cell-too-long' });
    expect(asked).not.toContain('apply-operation');
  });

  it('while the sheet is still being read is not even requested', async () => {
    const opened = await openRefusing();
    sheetStore.set({ ...opened, state: { ...opened.state, complete: false } });
    await expect(pasteCells(blockOf('Вера'))).rejects.toMatchObject({ code: 'still-reading' });
    expect(asked).not.toContain('apply-operation');
  });
});
