import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { draftName } from '../../../electron/drafts/draft-folder';
import type { Operation } from '../../../shared/sheet/operation';
import { applyTo } from '../../fakes/apply-operation';
import { runs } from '../../fakes/number-of-runs';
import { draftBench } from './draft-bench';

const ROWS = Array.from(
  { length: 12 },
  (_, n) => `${n + 1},c${n + 1}@example.ru,Имя ${n % 3},+7 900 000-00-0${n % 10},2018-01-01`,
);
const MARKER = 'метка-anna@example.ru';
const typed = (value: string, row = 1): Operation => ({ kind: 'set', edits: [{ row, column: 2, value }] });

let bench: ReturnType<typeof draftBench>;
beforeEach(() => {
  bench = draftBench(ROWS);
});
afterEach(() => bench.end());

const files = () => (existsSync(bench.drafts) ? readdirSync(bench.drafts) : []);
/** The only draft. */
const draftPath = () => join(bench.drafts, files()[0]!);
/** Whether a text is anywhere in the folder of drafts. */
const isStored = (text: string) => files().some((name) => readFileSync(join(bench.drafts, name)).includes(text));

type Step =
  { operation: Operation } | { view: 'all' | 'edited' | 'excluded' | 'issues'; search: string } | 'undo' | 'redo';

const column = fc.integer({ min: 0, max: 4 });
const text = fc.constantFrom('', 'Анна', 'c1@example.ru', '+7 926 000-00-00', ' \n"x"', '2018-02-03', '=1+1');
const position = fc.integer({ min: 0, max: 11 });
const span = fc.tuple(position, fc.integer({ min: 1, max: 4 })).map(([start, rows]) => ({ start, end: start + rows }));
const range = fc
  .tuple(span, fc.uniqueArray(column, { minLength: 1, maxLength: 3 }))
  .map(([at, columns]) => ({ ...at, columns }));
const operation: fc.Arbitrary<Operation> = fc.oneof(
  fc
    .record({ row: fc.integer({ min: 1, max: 12 }), column, value: text })
    .map((edit) => ({ kind: 'set' as const, edits: [edit] })),
  fc.record({ kind: fc.constant('fill' as const), range, value: text }),
  fc.record({
    kind: fc.constant('copy' as const),
    range,
    direction: fc.constantFrom('down' as const, 'right' as const),
  }),
  fc.record({
    kind: fc.constant('paste' as const),
    addRows: fc.boolean(),
    position,
    columns: fc.constant<(number | null)[]>([1, null, 3]),
    rows: fc.array(fc.tuple(text, text, text), { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constantFrom('exclude' as const, 'include' as const),
    rows: fc.oneof(span, fc.constant('view' as const)),
  }),
  fc.record({
    kind: fc.constant('exclude' as const),
    rows: fc.constantFrom({ issue: 'phone-invalid' as const }, { filter: { column: 3, values: 'empty' as const } }),
  }),
  fc.constant({ kind: 'repair' as const, code: 'phone-invalid' as const, column: null }),
  fc.record({ kind: fc.constant('add-rows' as const), count: fc.integer({ min: 1, max: 2 }) }),
  fc.record({ kind: fc.constant('rules' as const), rules: fc.record({ skipBadCells: fc.boolean() }) }),
);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: operation.map((value) => ({ operation: value })) },
  {
    weight: 2,
    arbitrary: fc.record({
      view: fc.constantFrom('all' as const, 'edited' as const, 'excluded' as const, 'issues' as const),
      search: fc.constantFrom('', 'Имя 1'),
    }),
  },
  { weight: 2, arbitrary: fc.constantFrom('undo' as const, 'redo' as const) },
);

it('opens a sheet as it was when the program was killed, with everything that can be undone and redone', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
      const own = draftBench(ROWS);
      const first = await own.start();
      for (const at of steps) {
        const { rowsId } = await first.state();
        if (at === 'undo' || at === 'redo') await first.request(at, { rowsId });
        else if ('operation' in at) await applyTo(first, at.operation);
        else await first.request('set-view', { only: at.view, search: at.search, outcome: null, issue: null });
      }
      await first.settled();
      const before = await first.look();
      const second = await own.start();
      expect(await second.look()).toEqual(before);
      expect(second.restored.every(({ differing, copyName }) => differing === 0 && copyName === null)).toBe(true);
      while ((await first.state()).canUndo) {
        for (const { request, state } of [first, second]) await request('undo', { rowsId: (await state()).rowsId });
        expect(await second.look()).toEqual(await first.look());
      }
      for (const { request, state } of [first, second]) {
        while ((await state()).undone > 0) await request('redo', { rowsId: (await state()).rowsId });
      }
      expect(await second.look()).toEqual(await first.look());
      await own.end();
    }),
    { numRuns: runs(40) },
  );
});

it('goes on with a draft that it restored, after a line that was torn', async () => {
  const first = await bench.start();
  await applyTo(first, typed('Анна'));
  await applyTo(first, typed('Ева'));
  await first.settled();
  truncateSync(draftPath(), statSync(draftPath()).size - 5);
  const second = await bench.start();
  expect(second.restored).toEqual([{ changes: 1, differing: 0, copyName: null }]);
  expect((await second.look()).rows[0]!.cells[2]).toBe('Анна');
  await applyTo(second, typed('Зоя', 2));
  await second.settled();
  const third = await bench.start();
  expect(third.restored).toEqual([{ changes: 2, differing: 0, copyName: null }]);
  expect((await third.look()).rows.slice(0, 2).map(({ cells }) => cells[2])).toEqual(['Анна', 'Зоя']);
});

it('sets a damaged draft aside, restores what was before the damage, and opens the sheet', async () => {
  const first = await bench.start();
  for (const name of ['Анна', 'Ева', 'Зоя']) await applyTo(first, typed(name));
  await first.settled();
  const lines = readFileSync(draftPath(), 'utf8').split('\n');
  lines[2] = lines[2]!.slice(0, 20);
  writeFileSync(draftPath(), lines.join('\n'));
  const second = await bench.start();
  expect(second.restored).toMatchObject([{ changes: 1, differing: 0 }]);
  const { copyName } = second.restored[0]!;
  expect(readFileSync(join(bench.drafts, copyName!), 'utf8')).toContain('Зоя');
  expect((await second.look()).rows[0]!.cells[2]).toBe('Анна');
  second.draft.end('discard');
  await second.settled();
  expect(files()).toEqual([]);

  const third = await bench.start();
  await applyTo(third, typed('Ева'));
  await third.settled();
  writeFileSync(draftPath(), 'x'.repeat(200_000));
  const fourth = await bench.start();
  expect(fourth.restored).toMatchObject([{ changes: 0 }]);
  expect((await fourth.look()).rows[0]!.cells[2]).toBe('Имя 0');
  await applyTo(fourth, typed('Анна'));
  await fourth.settled();
  expect((await bench.start()).restored).toMatchObject([{ changes: 1 }]);
});

it('is private, and makes no file for what the program does by itself', async () => {
  const first = await bench.start();
  const { rowsId, revision, rules } = await first.state();
  const layout = { ...rules.layout, without: ['phone' as const] };
  await first.request('apply-operation', {
    rowsId,
    revision,
    operation: { kind: 'rules', rules: { layout } },
    isAutomatic: true,
  });
  await first.settled();
  expect(files()).toEqual([]);
  expect((await first.state()).unsent).toBe(false);
  await applyTo(first, typed(MARKER));
  await first.settled();
  expect((await first.state()).unsent).toBe(true);
  expect(isStored(MARKER)).toBe(true);
  expect(statSync(bench.drafts).mode & 0o777).toBe(0o700);
  expect(statSync(draftPath()).mode & 0o777).toBe(0o600);
  const second = await bench.start();
  const opened = await second.state();
  const recalled = {
    rowsId: opened.rowsId,
    revision: opened.revision,
    operation: { kind: 'rules', rules: { layout: rules.layout } },
  } as const;
  await second.request('apply-operation', { ...recalled, isAutomatic: true });
  expect((await second.state()).rules.layout).toEqual(layout);
});

it.each(['discarded', 'started over', 'forgotten for 30 days'] as const)(
  'leaves nothing behind when it is %s',
  async (end) => {
    const first = await bench.start();
    await applyTo(first, typed(MARKER));
    await first.settled();
    expect(isStored(MARKER)).toBe(true);
    if (end === 'discarded') first.draft.end('discard');
    if (end === 'started over') {
      await first.request('begin-anew', {});
      expect((await first.look()).rows[0]!.cells[2]).toBe('Имя 0');
    }
    await first.settled();
    if (end === 'forgotten for 30 days') {
      const { mtimeMs } = statSync(draftPath());
      bench.setNow(new Date(mtimeMs + 30 * 86_400_000 - 1_000));
      await bench.folder.removeOld();
      expect(isStored(MARKER)).toBe(true);
      bench.setNow(new Date(mtimeMs + 30 * 86_400_000 + 1_000));
      await bench.folder.removeOld();
    }
    expect(files()).toEqual([]);
    expect((await bench.start()).restored).toEqual([]);
  },
);

it('knows after a kill which edits were sent', async () => {
  const first = await bench.start();
  await applyTo(first, typed('Анна'));
  const { rowsId, revision } = await first.state();
  await first.request('begin-delivery', { rowsId, deliveryId: 'd', revision, rows: null });
  expect((await first.state()).unsent).toBe(false);
  await first.settled();
  const second = await bench.start();
  expect((await second.state()).unsent).toBe(false);
  await applyTo(second, typed('Ева', 2));
  expect((await second.state()).unsent).toBe(true);
});

it('reads the file as it was read when it was edited', async () => {
  const first = await bench.start({ headerRow: 2 });
  expect((await first.state()).counts.rows).toBe(11);
  await applyTo(first, typed('Анна'));
  await first.settled();
  const second = await bench.start();
  expect(second.restored).toMatchObject([{ changes: 1 }]);
  expect((await second.state()).counts.rows).toBe(11);
});

it('says when it cannot be written, and writes everything when it can be again', async () => {
  const first = await bench.start();
  mkdirSync(dirname(bench.drafts), { recursive: true });
  writeFileSync(bench.drafts, 'a file in the place of the folder');
  await applyTo(first, typed('Анна'));
  await applyTo(first, typed('Ева'));
  await first.settled();
  expect(first.failed).toHaveLength(1);
  expect(first.draft.hasFailed()).toBe(true);
  rmSync(bench.drafts);
  await applyTo(first, typed('Зоя', 2));
  await first.settled();
  expect(first.draft.hasFailed()).toBe(false);
  expect((await bench.start()).restored).toMatchObject([{ changes: 3 }]);
});

it('is not taken by another reading of the file while its sheet is open', async () => {
  const first = await bench.start();
  await applyTo(first, typed('Анна'));
  await first.settled();
  const again = await bench.start({}, first.all);
  expect(again.restored).toEqual([]);
  expect((await again.look()).rows[0]!.cells[2]).toBe('Имя 0');
  // The other reading takes the place of the first one.
  first.draft.end('discard');
  await applyTo(again, typed('Ева'));
  await again.settled();
  expect(isStored('Анна')).toBe(false);
  expect((await (await bench.start()).look()).rows[0]!.cells[2]).toBe('Ева');
});

it('finds the draft of a file without opening the drafts of others', async () => {
  const first = await bench.start();
  await applyTo(first, typed(MARKER));
  await first.settled();
  // Whoever reads one of these fails.
  for (const n of [1, 2]) {
    const other = { key: String(n).repeat(64), path: join(dirname(bench.file), `${n}.csv`) };
    mkdirSync(join(bench.drafts, draftName(other)));
  }
  const found = await bench.folder.ofFile(bench.file);
  expect(found.map(({ path }) => path)).toEqual([join(bench.drafts, draftName(found[0]!.header))]);
  const second = await bench.start();
  expect((await second.look()).rows[0]!.cells[2]).toBe(MARKER);
});
