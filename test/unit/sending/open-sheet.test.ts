import { expect, it } from 'vitest';
import { createOpenSheet } from '../../../electron/sending/open-sheet';
import type { LeaveAnswer, LeaveAsked } from '../../../shared/ipc/contract';
import type { FileProblem } from '../../../shared/sheet/file-problem';
import type { SheetEvent } from '../../../shared/sheet/protocol';
import { SheetRequestError } from '../../../shared/sheet/request-channel';

const DAMAGED: FileProblem = { code: 'damaged', detail: 'The file ends early.' };

/** A window whose sheet processes send what the test decides. */
function window(answers: LeaveAnswer[] = []) {
  const processes: Record<string, ReturnType<typeof processOf>> = {};
  const said: [string, unknown][] = [];
  const asked: Omit<LeaveAsked, 'id'>[] = [];
  const read: string[] = [];
  const options: unknown[] = [];
  /** What became of the drafts of sheets that ended. */
  const drafts: [string, string][] = [];
  const processOf = (onEvent: (event: SheetEvent) => void, onExit: (problem: FileProblem) => void) => {
    let fail: (error: unknown) => void = () => undefined;
    const opening = new Promise<never>((_, reject) => (fail = reject));
    const state = { killed: false, givesUp: false };
    return {
      state,
      tell: (complete: boolean, unsent = false) => onEvent({ event: 'state', changed: { complete, unsent } }),
      refuse: async (problem = DAMAGED) => {
        fail(new SheetRequestError(problem.detail, problem));
        await new Promise(setImmediate);
      },
      die: () => onExit({ code: 'crashed', detail: 'exit code 9' }),
      host: {
        request: (name: string, payload: { path: string; options: unknown }) => {
          if (name === 'give-up-rereading') return Promise.resolve(state.givesUp);
          processes[payload.path] = mine;
          options.push(payload.options);
          return opening;
        },
        pagePort: () => ({}),
        kill: () => (state.killed = true),
      },
    };
  };
  let mine: ReturnType<typeof processOf>;
  const sheet = createOpenSheet({
    startHost: ({ onEvent, onExit }) => (mine = processOf(onEvent, onExit)).host as never,
    timeZone: () => 'Europe/Moscow',
    drafts: {
      follow: ({ path }) => ({
        take: () => undefined,
        hasFailed: () => false,
        discardEarlier: () => undefined,
        end: (how) => drafts.push([path, how]),
      }),
      optionsOf: () => Promise.resolve({}),
      settled: () => Promise.resolve(),
    },
    questions: {
      ask: (question) => {
        asked.push(question);
        return Promise.resolve(question.unsent ? (answers.shift() ?? 'stay') : 'leave');
      },
    },
    onRead: (path) => read.push(path),
    send: (event, value) => said.push([event, value]),
    sendPort: () => undefined,
  });
  const settle = () => new Promise(setImmediate);
  /** Opens a file that is read completely at once. */
  const openWhole = async (path: string, unsent = false) => {
    void sheet.open(path);
    await settle();
    processes[path]!.tell(true, unsent);
    await settle();
  };
  return { sheet, processes, options, said, asked, read, drafts, settle, openWhole, shown: () => sheet.peek()?.path };
}

it('shows a first file at once, and counts it as opened when it is read to its end', async () => {
  const { sheet, processes, read, shown, settle } = window();
  await sheet.open('a.csv');
  expect(shown()).toBe('a.csv');
  processes['a.csv']!.tell(false);
  expect(read).toEqual([]);
  processes['a.csv']!.tell(true);
  processes['a.csv']!.tell(true);
  await settle();
  expect(read).toEqual(['a.csv']);
});

it('keeps the open sheet while another file is read, and if that cannot be read', async () => {
  const { sheet, processes, said, read, shown, settle, openWhole } = window();
  await openWhole('a.csv');
  void sheet.open('folder');
  await settle();
  expect(shown()).toBe('a.csv');
  expect(said.at(-1)).toEqual(['sheet-arriving', { fileName: 'folder' }]);
  await processes['folder']!.refuse({ code: 'is-folder', detail: '' });
  expect(shown()).toBe('a.csv');
  expect(processes['a.csv']!.state.killed).toBe(false);
  expect(said.slice(-2)).toEqual([
    ['sheet-arriving', { fileName: null }],
    ['sheet-refused', { fileName: 'folder', problem: { code: 'is-folder', detail: '' } }],
  ]);
  expect(read).toEqual(['a.csv']);
});

it('knows which files are open, and tells those who wait for a file that its opening was cancelled', async () => {
  const { sheet, settle, openWhole } = window();
  await openWhole('a.csv');
  const opening = sheet.open('b.csv');
  await settle();
  expect(['a.csv', 'b.csv', 'c.csv'].map((path) => sheet.isOpen(path))).toEqual([true, true, false]);
  sheet.cancelOpening();
  await opening;
  expect(['a.csv', 'b.csv'].map((path) => sheet.isOpen(path))).toEqual([true, false]);
});

it('asks before unsent work is lost, and closes the other file if the work is to stay', async () => {
  const { processes, asked, drafts, shown, openWhole } = window(['stay', 'leave']);
  await openWhole('a.csv', true);
  await openWhole('b.csv');
  expect(asked.at(-1)).toMatchObject({ reason: 'open', fileName: 'b.csv', unsent: true });
  expect(shown()).toBe('a.csv');
  expect(processes['b.csv']!.state.killed).toBe(true);
  expect(drafts).toEqual([['b.csv', 'keep']]);
  await openWhole('b.csv');
  expect(shown()).toBe('b.csv');
  expect(processes['a.csv']!.state.killed).toBe(true);
  expect(drafts.at(-1)).toEqual(['a.csv', 'discard']);
});

it('keeps the draft of a sheet that is closed or replaced, where the person wants it', async () => {
  const { sheet, processes, asked, drafts, settle, shown, openWhole } = window(['keep', 'keep']);
  await openWhole('a.csv', true);
  void sheet.open('b.csv');
  await settle();
  processes['b.csv']!.tell(false);
  await settle();
  expect(asked.at(-1)).toMatchObject({ reason: 'open', canKeep: true });
  expect(shown()).toBe('b.csv');
  expect(drafts).toEqual([]);
  processes['b.csv']!.tell(true, true);
  expect(drafts).toEqual([['a.csv', 'keep']]);
  await sheet.leave();
  expect(asked.at(-1)).toMatchObject({ reason: 'close-sheet', canKeep: true });
  expect(drafts.at(-1)).toEqual(['b.csv', 'keep']);
});

it('lets go of a kept draft before the same file is opened again', async () => {
  const { sheet, processes, drafts, settle, openWhole } = window(['keep']);
  await openWhole('a.csv', true);
  void sheet.open('b.csv');
  await settle();
  processes['b.csv']!.tell(false);
  await settle();
  void sheet.open('a.csv');
  expect(drafts).toEqual([['a.csv', 'keep']]);
});

it('cannot keep the draft of a file that is opened again: the new sheet would have the same one', async () => {
  const { asked, openWhole } = window(['leave']);
  await openWhole('a.csv', true);
  await openWhole('a.csv');
  expect(asked.at(-1)).toMatchObject({ reason: 'open', unsent: true, canKeep: false });
});

it('brings back the previous sheet if a file turns out to be damaged after its first rows, or its process dies', async () => {
  for (const end of ['refuse', 'die'] as const) {
    const { sheet, processes, said, shown, settle, openWhole } = window();
    await openWhole('a.csv');
    void sheet.open('b.csv');
    await settle();
    processes['b.csv']!.tell(false);
    await settle();
    expect(shown()).toBe('b.csv');
    await processes['b.csv']![end]();
    expect(shown()).toBe('a.csv');
    expect(processes['a.csv']!.state.killed).toBe(false);
    expect(said.at(-1)).toMatchObject(['sheet-refused', { fileName: 'b.csv' }]);
    expect(said.at(-2)).toMatchObject(['sheet-opening', { fileName: 'a.csv', isAgain: true }]);
  }
});

it('cancels a reading in favour of the previous sheet, but closes a complete sheet only if the person agrees', async () => {
  const { sheet, processes, shown, settle, openWhole } = window(['stay', 'leave']);
  await openWhole('a.csv');
  void sheet.open('b.csv');
  await settle();
  processes['b.csv']!.tell(false);
  await settle();
  await sheet.leave();
  expect(shown()).toBe('a.csv');
  expect(processes['b.csv']!.state.killed).toBe(true);
  processes['a.csv']!.tell(true, true);
  expect(sheet.unsent()).toEqual({ fileName: 'a.csv', canKeep: true });
  await sheet.leave();
  expect(shown()).toBe('a.csv');
  await sheet.leave();
  expect(shown()).toBeUndefined();
});

it('keeps the draft of unsent work if the program ends or the process dies, and discards that of a sheet that is closed', async () => {
  const crashed = window();
  await crashed.openWhole('a.csv', true);
  crashed.processes['a.csv']!.die();
  expect(crashed.drafts).toEqual([['a.csv', 'keep']]);
  for (const [unsent, wish, expected] of [
    [true, undefined, 'keep'],
    [false, undefined, 'discard'],
    [true, 'discard', 'discard'],
  ] as const) {
    const { sheet, drafts, openWhole } = window();
    await openWhole('a.csv', unsent);
    sheet.close(wish);
    expect(drafts).toEqual([['a.csv', expected]]);
  }
  const { sheet, drafts, openWhole } = window(['leave']);
  await openWhole('a.csv', true);
  await sheet.leave();
  expect(drafts).toEqual([['a.csv', 'discard']]);
});

it('reads the last of several files that come at once', async () => {
  const { sheet, processes, shown, settle, openWhole } = window();
  await openWhole('a.csv');
  void sheet.open('b.csv');
  void sheet.open('c.csv');
  await settle();
  expect(processes['b.csv']!.state.killed).toBe(true);
  processes['b.csv']!.tell(true);
  processes['c.csv']!.tell(true);
  await settle();
  expect(shown()).toBe('c.csv');
});

it('cancels reading the open file with other options, and then the sheet is as it was', async () => {
  const { sheet, processes, asked, shown, openWhole } = window();
  await openWhole('a.csv', true);
  processes['a.csv']!.tell(false);
  processes['a.csv']!.state.givesUp = true;
  await sheet.leave();
  expect(shown()).toBe('a.csv');
  expect(processes['a.csv']!.state.killed).toBe(false);
  expect(asked.map(({ reason }) => reason)).toEqual(['open']);
});

it('names the sheets of a workbook that it refuses, and opens it at the chosen one', async () => {
  const { sheet, processes, options, said, shown, settle, openWhole } = window();
  await openWhole('a.csv');
  void sheet.open('b.xlsx');
  await settle();
  const problem: FileProblem = { code: 'no-header', detail: '', sheets: ['Пусто', 'Клиенты'] };
  await processes['b.xlsx']!.refuse(problem);
  expect(said.at(-1)).toEqual(['sheet-refused', { fileName: 'b.xlsx', problem }]);
  void sheet.openRefused('Клиенты');
  await settle();
  expect(options.at(-1)).toEqual({ sheetName: 'Клиенты' });
  expect(shown()).toBe('a.csv');
  processes['b.xlsx']!.tell(true);
  await settle();
  expect(shown()).toBe('b.xlsx');
});
