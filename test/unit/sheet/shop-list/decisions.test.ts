import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asJob, Job } from '../../../../electron/sheet/threads/job';
import { Sheet } from '../../../../electron/sheet/sheet';
import { ISSUE_CODES, isListIssue } from '../../../../shared/consumer/issue';
import type { AppliedEntry } from '../../../../shared/sheet/draft';
import { parseDraftLine } from '../../../../shared/sheet/draft';
import type { SingleOperation } from '../../../../shared/sheet/operation';
import { isStep } from '../../../../shared/sheet/step';
import { apply } from '../../../fakes/apply-operation';
import { runs } from '../../../fakes/number-of-runs';
import { FACTS, HEADERS } from '../../../fakes/sheet-facts';
import { textTable } from '../../../fakes/text-table';
import { takeList } from './take-list';

const hex = (digit: string): string => digit.repeat(24);
const SHOP = [
  { id: hex('1'), external_id: 'c1', email: 'anna@example.ru', name: 'Анна' },
  { id: hex('2'), external_id: null, email: 'order2@example.ru', name: 'Борис' },
  { id: hex('3'), external_id: null, email: 'order3@example.ru', name: 'Вера' },
  { id: hex('4'), external_id: 'other', email: 'other@example.ru', name: 'Глеб' },
  { id: hex('5'), external_id: 'c7', email: 'c7@example.ru', name: 'Жанна' },
  { id: hex('6'), external_id: null, email: 'twice@example.ru', name: 'Зоя' },
];
const ROWS = [
  ['c1', 'anna@example.ru', 'Анна Ли', '', ''],
  ['c2', 'Order2@example.ru', 'Борис', '', ''],
  ['c3', 'order3@example.ru', 'Вера Ли', '', ''],
  ['c4', 'other@example.ru', 'Глеб', '', ''],
  ['c5', 'c7@example.ru', 'Дарья', '', ''],
  ['c6', 'twice@example.ru', 'Зоя', '', ''],
  ['c7', 'new@example.ru', 'Жанна', '', ''],
  ['c8', 'twice@example.ru', 'Зоя', '', ''],
];

async function open(rows = ROWS): Promise<Sheet> {
  const table = textTable(HEADERS, rows);
  const sheet = await Sheet.open(table, FACTS, { timeZone: 'Europe/Moscow', mode: 'upsert', layout: null });
  await sheet.load({ table, facts: FACTS }, () => undefined);
  return sheet;
}
const rowsOf = (sheet: Sheet) => sheet.window({ start: 0, count: 100 }).rows;
const kinds = (sheet: Sheet) => rowsOf(sheet).map(({ verdict }) => verdict?.kind ?? null);
const decided = (sheet: Sheet) =>
  rowsOf(sheet).flatMap(({ row, decision }) => (decision ? [`${row} ${decision}`] : []));
const taken = (sheet: Sheet) => sheet.rowsToSend.takePrepared({ after: 0, limit: 99, only: null }).rows;
const ADOPT_ALL = { kind: 'settle-emails', choice: 'adopt', rows: null } as const;
const adopt = (...rows: number[]) => ({ kind: 'settle-emails' as const, choice: 'adopt' as const, rows });
const withoutEmail = (...rows: number[]) => ({
  kind: 'settle-emails' as const,
  choice: 'without-email' as const,
  rows,
});
const preview = (sheet: Sheet, operation: SingleOperation) => {
  const { rowsId, revision } = sheet.state();
  return sheet.preview({ rowsId, revision, operation });
};

describe('rows whose e-mail belongs to another consumer', () => {
  it('are adopted all at once where that needs no question, and it is told why the others are not', async () => {
    const sheet = await open();
    await takeList(sheet, SHOP);
    const elsewhere = 'email-elsewhere';
    expect(kinds(sheet)).toEqual([
      'changes',
      elsewhere,
      elsewhere,
      elsewhere,
      elsewhere,
      elsewhere,
      'nothing',
      elsewhere,
    ]);
    expect(await preview(sheet, ADOPT_ALL)).toMatchObject({
      changed: 2,
      elsewhere: { notAdopted: { asks: 1, taken: 3 }, withoutEmail: 6 },
    });
    const before = await sheet.contentKey('digest');
    expect(await apply(sheet, ADOPT_ALL)).toEqual({ changed: 2 });
    expect(decided(sheet)).toEqual(['2 adopt', '3 adopt']);
    expect(kinds(sheet).slice(1, 3)).toEqual(['nothing', 'changes']);
    expect(sheet.state()).toMatchObject({ unsent: true, counts: { blocked: 4 } });
    expect(await sheet.contentKey('digest')).not.toBe(before);
    expect(taken(sheet).map(({ row, adopts }) => [row, adopts?.internalId])).toEqual([
      ...[[1, undefined], [2, hex('2')], [3, hex('3')], [7, undefined]],
    ]); // prettier-ignore
    expect(taken(sheet)[1]?.adopts).toEqual({
      ...{ internalId: hex('2'), externalId: null, email: 'order2@example.ru', shop: 'one' },
    });
    expect(sheet.previewRequest({ row: 2 })?.path).toBe(`/consumers/${hex('2')}`);
    expect(sheet.rowsToSend.forCabinet(false).rowCount).toBe(2);
    await sheet.undo(sheet.state());
    expect([decided(sheet), kinds(sheet)[1], await sheet.contentKey('digest')]).toEqual([[], elsewhere, before]);
    expect(sheet.state().unsent).toBe(false);
  });

  it('are adopted singly where that needs a question, never two into one consumer or into that of another row', async () => {
    const sheet = await open();
    await takeList(sheet, SHOP);
    expect(rowsOf(sheet)[3]?.verdict?.adoption).toEqual({ can: true, internalId: hex('4'), asks: true });
    expect(rowsOf(sheet)[4]?.verdict?.adoption).toEqual({ can: false, refusal: 'taken' });
    expect(await apply(sheet, adopt(4, 5))).toEqual({ changed: 1 });
    expect(taken(sheet).find(({ row }) => row === 4)?.adopts).toMatchObject({ externalId: 'other' });
    expect(await apply(sheet, adopt(6, 8))).toEqual({ changed: 1 });
    expect(decided(sheet)).toEqual(['4 adopt', '6 adopt']);
    expect(rowsOf(sheet)[7]?.verdict?.adoption).toEqual({ can: false, refusal: 'taken' });
    // A row that has another e-mail for a moment may get its own back.
    await apply(sheet, { kind: 'set', edits: [{ row: 6, column: 1, value: 'x@example.ru' }] });
    expect(decided(sheet)).toEqual(['4 adopt']);
    expect(await apply(sheet, adopt(8))).toEqual({ changed: 0 });
    await sheet.undo(sheet.state());
    expect(decided(sheet)).toEqual(['4 adopt', '6 adopt']);
    await apply(sheet, { kind: 'rules', rules: { mode: 'create' } });
    expect([decided(sheet), kinds(sheet)[3]]).toEqual([[], 'email-elsewhere']);
    await sheet.undo(sheet.state());
    expect(await apply(sheet, { kind: 'decide-emails', rows: [6], decision: null })).toEqual({
      changed: 1,
    });
    expect(await apply(sheet, adopt(8))).toEqual({ changed: 1 });
  });

  it('are sent without the e-mail, which stays in the cell', async () => {
    const sheet = await open();
    await takeList(sheet, SHOP);
    expect(await apply(sheet, withoutEmail(4, 1))).toEqual({ changed: 1 });
    expect(rowsOf(sheet)[3]).toMatchObject({ decision: 'without-email', edited: [], verdict: { kind: 'new' } });
    expect(rowsOf(sheet)[3]?.cells[1]).toBe('other@example.ru');
    expect(taken(sheet).find(({ row }) => row === 4)?.attributes).toEqual({ name: 'Глеб' });
    const { layout } = sheet.state().rules;
    const targets = layout.targets.map((target, at) => (at > 1 ? { kind: 'skip' as const } : target));
    await apply(sheet, { kind: 'rules', rules: { layout: { ...layout, targets } } });
    // Nothing would be left to send.
    expect(await apply(sheet, withoutEmail(2))).toEqual({ changed: 0 });
  });

  it('need another decision if a later list shows another consumer', async () => {
    const sheet = await open();
    await takeList(sheet, SHOP);
    await apply(sheet, ADOPT_ALL);
    const other = SHOP.map((one) => (one.id === hex('2') ? { ...one, id: hex('9') } : one));
    await takeList(sheet, other);
    expect(kinds(sheet).slice(1, 3)).toEqual(['email-elsewhere', 'changes']);
    expect(await apply(sheet, adopt(2))).toEqual({ changed: 1 });
    expect(taken(sheet).find(({ row }) => row === 2)?.adopts?.internalId).toBe(hex('9'));
  });

  it('keep their decisions without the list, and a draft has all that is needed to make them again', async () => {
    const sheet = await open();
    await takeList(sheet, SHOP);
    const entries: AppliedEntry[] = [];
    for (const operation of [ADOPT_ALL, withoutEmail(4)]) {
      const { rowsId, revision } = sheet.state();
      const { entry } = await sheet.apply({ rowsId, revision, operation });
      if (entry !== null) entries.push(entry);
    }
    await sheet.forgetList();
    expect(decided(sheet)).toEqual(['2 adopt', '3 adopt', '4 without-email']);
    const restored = await open();
    for (const entry of entries) {
      const read = parseDraftLine(JSON.stringify(entry));
      expect(read === null ? null : await restored.replay(read)).toBe(true);
    }
    expect(taken(restored)).toEqual(taken(sheet));
    expect(await restored.contentKey('digest')).toBe(await sheet.contentKey('digest'));
    await restored.undo(restored.state());
    expect(decided(restored)).toEqual(['2 adopt', '3 adopt']);
  });

  it('are decided in slices, however many they are, and can be cancelled', async () => {
    const many = Array.from({ length: 10_000 }, (_, n) => [`r${n}`, `o${n}@example.ru`, 'Анна', '', '']);
    const sheet = await open(many);
    await takeList(
      sheet,
      many.map(([, email], n) => ({ id: n.toString(16).padStart(24, '0'), external_id: null, email, name: 'Анна' })),
    );
    const progress: number[] = [];
    let turns = 0;
    const turning = setInterval(() => (turns += 1), 0);
    const promised = await asJob(new Job(new AbortController().signal, (done) => progress.push(done)), () =>
      preview(sheet, ADOPT_ALL),
    );
    clearInterval(turning);
    expect(promised).toMatchObject({ changed: many.length, elsewhere: { withoutEmail: many.length } });
    expect(progress.length).toBeGreaterThan(40);
    expect(turns).toBeGreaterThan(5);
    const stop = new AbortController();
    const cancelled = asJob(new Job(stop.signal, (done) => done > 0.6 && stop.abort(new Error('cancelled'))), () =>
      apply(sheet, ADOPT_ALL),
    );
    await expect(cancelled).rejects.toThrow('cancelled');
    expect(sheet.state().list?.kinds['email-elsewhere']).toBe(many.length);
    const { rowsId, revision } = sheet.state();
    const { result, entry } = await sheet.apply({ rowsId, revision, operation: ADOPT_ALL });
    expect(result).toEqual({ changed: many.length });
    expect(sheet.state().list?.kinds).toMatchObject({ nothing: many.length, 'email-elsewhere': 0 });
    // A draft takes about forty bytes a row.
    expect(JSON.stringify(entry).length).toBeLessThan(many.length * 45);
    expect(parseDraftLine(JSON.stringify(entry))).toEqual(entry);
    const rows = Array.from({ length: 200_000 }, (_, n) => n + 1);
    const larger = { ...entry, operation: { kind: 'decide-emails', rows, decision: 'without-email' } };
    expect(parseDraftLine(JSON.stringify(larger))).toEqual(larger);
  });

  it('are no step of a recipe', () => {
    expect(isStep(ADOPT_ALL)).toBe(false);
    expect(isStep({ kind: 'decide-emails', rows: [], decision: null })).toBe(false);
    expect(ISSUE_CODES.filter(isListIssue)).toHaveLength(2);
  });

  it('follow any sequence of choices, edits and undos as their previews show', async () => {
    const rows = fc.uniqueArray(fc.integer({ min: 1, max: ROWS.length + 1 }), { minLength: 1, maxLength: 3 });
    const operation: fc.Arbitrary<SingleOperation> = fc.oneof(
      fc.record({
        kind: fc.constant('settle-emails' as const),
        choice: fc.constantFrom('adopt' as const, 'without-email' as const),
        rows: fc.option(rows),
      }),
      fc.record({ kind: fc.constantFrom('exclude' as const, 'include' as const), rows }),
      fc.record({
        kind: fc.constant('set' as const),
        edits: fc.tuple(
          fc.record({
            row: fc.integer({ min: 1, max: ROWS.length }),
            column: fc.integer({ min: 0, max: 2 }),
            value: fc.constantFrom(...ROWS.flatMap((row) => row.slice(0, 3)), ''),
          }),
        ),
      }),
      rows.map((found) => ({ kind: 'decide-emails' as const, rows: found, decision: null })),
      fc.record({
        kind: fc.constant('rules' as const),
        rules: fc.record({ mode: fc.constantFrom('create', 'upsert') }),
      }),
    );
    const seen = (sheet: Sheet) => {
      const { counts, issuesByCode, list, unsent } = sheet.state();
      return { rows: rowsOf(sheet), counts, issuesByCode, list, unsent };
    };
    await fc.assert(
      fc.asyncProperty(fc.array(operation, { minLength: 1, maxLength: 8 }), async (operations) => {
        const sheet = await open();
        await takeList(sheet, SHOP);
        const states = [seen(sheet)];
        for (const next of operations) {
          const { contentRevision } = sheet.state();
          const promised = await preview(sheet, next);
          expect(seen(sheet)).toEqual(states.at(-1));
          expect((await apply(sheet, next)).changed).toBe(promised.changed);
          if (sheet.state().contentRevision !== contentRevision) states.push(seen(sheet));
        }
        const adopted = taken(sheet).flatMap(({ adopts }) => adopts?.internalId ?? []);
        expect(new Set(adopted).size).toBe(adopted.length);
        for (const state of states.slice(0, -1).reverse()) {
          await sheet.undo(sheet.state());
          expect(seen(sheet)).toEqual(state);
        }
        for (const state of states.slice(1)) {
          await sheet.redo(sheet.state());
          expect(seen(sheet)).toEqual(state);
        }
        // The same as if all rows were judged anew.
        const mode = sheet.state().rules.mode === 'create' ? 'upsert' : 'create';
        await apply(sheet, { kind: 'rules', rules: { mode } });
        await sheet.undo(sheet.state());
        expect(seen(sheet)).toEqual(states.at(-1));
      }),
      { numRuns: runs(15) },
    );
  });
});
