import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noOutcomes, OUTCOME_KINDS, OUTCOME_REASONS, type OutcomeKind } from '../../../shared/delivery/outcome';
import type { DeliveredRow } from '../../../shared/sheet/protocol';
import { Sheet } from '../../../electron/sheet/sheet';
import { textTable } from '../../fakes/text-table';
import { FACTS, HEADERS } from '../../fakes/sheet-facts';
import { apply } from '../../fakes/apply-operation';

const AT = '2026-11-24T12:00:00.000Z';

async function openRows(count: number): Promise<Sheet> {
  const rows = Array.from({ length: count }, (_, n) => [`${n + 1}`, `c${n + 1}@example.ru`, 'Имя', '', '2018-01-01']);
  const table = textTable(HEADERS, rows);
  const sheet = await Sheet.open(table, FACTS, { timeZone: 'Europe/Moscow', mode: 'upsert', layout: null });
  await sheet.load({ table, facts: FACTS }, () => undefined);
  return sheet;
}

function begin(sheet: Sheet, deliveryId: string, rows: number[] | null = null): void {
  const { rowsId, revision } = sheet.state();
  sheet.beginDelivery({ rowsId, deliveryId, revision, rows });
}

const cameTo = (row: number, kind: OutcomeKind, more: Partial<DeliveredRow> = {}): DeliveredRow => ({
  row,
  kind,
  reason: null,
  field: null,
  message: null,
  sentValue: null,
  serverValue: null,
  otherFields: null,
  httpStatus: 200,
  requestId: `request-${row}`,
  at: AT,
  ...more,
});
const refused = (row: number): DeliveredRow =>
  cameTo(row, 'failed', { reason: 'refused', field: 'email', message: 'is already taken' });

const shown = (sheet: Sheet) => sheet.window({ start: 0, count: 500 }).rows;
const shownRows = (sheet: Sheet) => shown(sheet).map(({ row }) => row);
const edit = (sheet: Sheet, row: number, value: string) =>
  apply(sheet, { kind: 'set', edits: [{ row, column: 1, value }] });

describe('outcomes of rows', () => {
  it('are outdated after a repair of many rows, until that is undone or they are sent again', async () => {
    const table = textTable(HEADERS, [1, 2, 3].map((id) => [`${id}`, '', 'nan', '', ''])); // prettier-ignore
    const sheet = await Sheet.open(table, FACTS, { timeZone: 'Europe/Moscow', mode: 'upsert', layout: null });
    await sheet.load({ table, facts: FACTS }, () => undefined);
    for (const value of ['Анна', 'nan']) await apply(sheet, { kind: 'set', edits: [{ row: 1, column: 2, value }] });
    const changed = () => shown(sheet).map(({ outcome }) => outcome?.changed);
    begin(sheet, 'd1');
    sheet.markOutcomes({ deliveryId: 'd1', outcomes: [1, 2, 3].map((row) => cameTo(row, 'updated')) });
    expect(changed()).toEqual([false, false, false]);
    await apply(sheet, { kind: 'repair', code: 'placeholder', column: 2 });
    expect(changed()).toEqual([true, true, true]);
    await sheet.undo(sheet.state());
    expect(changed()).toEqual([false, false, false]);
    await sheet.redo(sheet.state());
    await apply(sheet, { kind: 'set', edits: [{ row: 2, column: 2, value: 'nan' }] });
    expect(changed()).toEqual([true, false, true]);
    begin(sheet, 'd2', [1]);
    sheet.markOutcomes({ deliveryId: 'd2', outcomes: [cameTo(1, 'updated')] });
    expect(changed()).toEqual([false, false, true]);
  });

  it('are shown on each row with reason, time and request, and are counted', async () => {
    const sheet = await openRows(4);
    expect([sheet.state().delivery, shown(sheet)[0]?.outcome]).toEqual([null, null]);
    begin(sheet, 'd1');
    const unchanged = cameTo(3, 'unchanged', { requestId: null, at: '2026-11-24T11:59:00.000Z' });
    sheet.markOutcomes({ deliveryId: 'd1', outcomes: [cameTo(1, 'created'), refused(2), unchanged] });
    expect(sheet.state().delivery).toEqual({
      id: 'd1',
      outcomes: { ...noOutcomes(), created: 1, failed: 1, unchanged: 1 },
    });
    const said = { field: null, message: null, sentValue: null, serverValue: null, otherFields: null };
    const nothing = { ...said, reason: null, httpStatus: 200, column: null, changed: false };
    expect(shown(sheet).map(({ outcome }) => outcome)).toEqual([
      { ...nothing, kind: 'created', requestId: 'request-1', at: AT },
      {
        ...nothing,
        kind: 'failed',
        reason: 'refused',
        field: 'email',
        column: 1,
        message: 'is already taken',
        requestId: 'request-2',
        at: AT,
      },
      { ...nothing, kind: 'unchanged', requestId: null, at: '2026-11-24T11:59:00.000Z' },
      null,
    ]);
  });

  it('put a refusal on its cell until the row is edited or sent again', async () => {
    const sheet = await openRows(3);
    begin(sheet, 'd1');
    sheet.markOutcomes({ deliveryId: 'd1', outcomes: [refused(1), refused(2), cameTo(3, 'created')] });
    expect(shown(sheet)[0]?.issues).toMatchObject([
      { code: 'server-refused', column: 1, params: { message: 'is already taken' } },
    ]);
    await edit(sheet, 1, 'other@example.ru');
    expect(sheet.state().counts.issues).toBe(1);
    expect(shown(sheet)[0]?.outcome).toMatchObject({ kind: 'failed', changed: true });
    await sheet.undo(sheet.state());
    expect(shown(sheet)[0]).toMatchObject({
      outcome: { kind: 'failed', changed: false },
      issues: [{ code: 'server-refused' }],
    });
    await sheet.redo(sheet.state());
    expect(sheet.state().counts.issues).toBe(1);

    begin(sheet, 'd2', [1, 2]);
    expect(sheet.state().counts.issues).toBe(0);
    expect(shown(sheet).map(({ outcome }) => outcome?.kind)).toEqual([undefined, undefined, 'created']);
    sheet.markOutcomes({ deliveryId: 'd2', outcomes: [cameTo(1, 'created'), refused(2)] });
    expect(shown(sheet).map(({ outcome }) => [outcome?.kind, outcome?.changed])).toEqual([
      ['created', false],
      ['failed', false],
      ['created', false],
    ]);
    expect(sheet.state().delivery).toEqual({ id: 'd2', outcomes: { ...noOutcomes(), created: 2, failed: 1 } });
  });

  it('stay when rows are only taken for a preview', async () => {
    const sheet = await openRows(2);
    begin(sheet, 'd1');
    sheet.markOutcomes({ deliveryId: 'd1', outcomes: [refused(1)] });
    sheet.rowsToSend.takePrepared({ after: 0, limit: 10, only: null });
    expect(sheet.state().counts.issues).toBe(1);
  });

  it('belong to the cells that were sent, even if the row was edited before the answer came', async () => {
    const sheet = await openRows(2);
    await edit(sheet, 2, 'earlier@example.ru');
    const { rowsId, revision } = sheet.state();
    sheet.rowsToSend.takePrepared({ after: 0, limit: 10, only: null });
    await edit(sheet, 1, 'later@example.ru');
    sheet.beginDelivery({ rowsId, deliveryId: 'd1', revision, rows: null });
    sheet.markOutcomes({ deliveryId: 'd1', outcomes: [refused(1), refused(2)] });
    expect(shown(sheet).map(({ outcome }) => outcome?.changed)).toEqual([true, false]);
    expect(shown(sheet).map(({ issues }) => issues.length)).toEqual([0, 1]);
  });

  it('are ignored if they are from an older delivery, from another table, or for rows that do not exist', async () => {
    const sheet = await openRows(1);
    const { revision } = sheet.state();
    sheet.beginDelivery({ rowsId: 'another', deliveryId: 'd0', revision, rows: null });
    expect(sheet.state().delivery).toBeNull();
    begin(sheet, 'd1');
    begin(sheet, 'd2');
    sheet.markOutcomes({ deliveryId: 'd1', outcomes: [cameTo(1, 'created')] });
    sheet.markOutcomes({ deliveryId: 'd2', outcomes: [cameTo(2, 'created')] });
    expect(sheet.state().delivery?.outcomes).toEqual(noOutcomes());
    expect(sheet.state().counts.rows).toBe(1);
  });
});

describe('the revision of what is sent', () => {
  it('does not change with outcomes or the view', async () => {
    const sheet = await openRows(3);
    const before = sheet.state();
    begin(sheet, 'd1');
    sheet.markOutcomes({ deliveryId: 'd1', outcomes: [cameTo(1, 'created'), refused(2)] });
    await sheet.setView({ only: 'issues', outcome: 'failed', issue: null, search: 'имя' });
    const { contentRevision, revision } = sheet.state();
    expect(contentRevision).toBe(before.contentRevision);
    expect(revision).toBeGreaterThan(before.revision);
  });

  it('grows with every change of cells, rules and exclusions, and when it is undone', async () => {
    const sheet = await openRows(3);
    const revisions = [sheet.state().contentRevision];
    const changes: (() => Promise<unknown>)[] = [
      () => edit(sheet, 1, 'other@example.ru'),
      () => apply(sheet, { kind: 'rules', rules: { mode: 'create' } }),
      () => apply(sheet, { kind: 'exclude', rows: [2] }),
      () => sheet.undo(sheet.state()),
      () => sheet.redo(sheet.state()),
    ];
    for (const change of changes) {
      await change();
      revisions.push(sheet.state().contentRevision);
    }
    expect(revisions).toEqual([...new Set(revisions)].toSorted((a, b) => a - b));
    await apply(sheet, { kind: 'rules', rules: { mode: 'create' } });
    expect(sheet.state().contentRevision).toBe(revisions.at(-1));
  });
});

describe('the rows with one outcome', () => {
  const only = (outcome: OutcomeKind | null) => ({ only: 'all' as const, outcome, issue: null, search: '' });

  it('grow while a delivery runs, and keep a row that was sent again', async () => {
    const sheet = await openRows(5);
    begin(sheet, 'd1');
    sheet.markOutcomes({ deliveryId: 'd1', outcomes: [refused(4)] });
    await sheet.setView(only('failed'));
    sheet.markOutcomes({ deliveryId: 'd1', outcomes: [refused(2), cameTo(3, 'created')] });
    // At the end, so that nothing on the screen moves.
    expect(shownRows(sheet)).toEqual([4, 2]);
    begin(sheet, 'd2', [2, 4]);
    sheet.markOutcomes({ deliveryId: 'd2', outcomes: [cameTo(2, 'updated'), refused(4)] });
    expect(shownRows(sheet)).toEqual([4, 2]);
    await sheet.setView(only('failed'));
    expect(shownRows(sheet)).toEqual([4]);
  });

  it('are those that a naive filter finds, after any deliveries, edits and searches', async () => {
    const ROWS = 6;
    const row = fc.integer({ min: 1, max: ROWS });
    const outcome = fc.record({
      row,
      kind: fc.constantFrom(...OUTCOME_KINDS),
      reason: fc.option(fc.constantFrom(...OUTCOME_REASONS)),
      message: fc.option(fc.string()),
      requestId: fc.option(fc.string()),
    });
    const edits = fc.record({
      do: fc.constant('edit' as const),
      row,
      value: fc.constantFrom('anna@example.ru', 'нет'),
    });
    const step = fc.oneof(
      fc.record({
        do: fc.constant('begin' as const),
        rows: fc.option(fc.uniqueArray(row)),
        meanwhile: fc.option(edits),
      }),
      fc.record({
        do: fc.constant('outcomes' as const),
        late: fc.boolean(),
        outcomes: fc.array(outcome, { maxLength: 4 }),
      }),
      edits,
      fc.record({ do: fc.constant('undo' as const) }),
      fc.record({ do: fc.constant('exclude' as const), row, excluded: fc.boolean() }),
    );
    const view = fc.record({
      only: fc.constantFrom(
        'all' as const,
        'issues' as const,
        'excluded' as const,
        'ready' as const,
        'edited' as const,
      ),
      outcome: fc.option(fc.constantFrom(...OUTCOME_KINDS)),
      issue: fc.constantFrom(null, null, 'email-invalid' as const, 'server-refused' as const),
      search: fc.constantFrom('', 'anna', 'c1'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), view, async (steps, wanted) => {
        const sheet = await openRows(ROWS);
        const kinds = new Map<number, OutcomeKind>();
        const emails = () => shown(sheet).map(({ cells }) => cells[1]);
        const sent = emails();
        let deliveries = 0;
        for (const next of steps) {
          if (next.do === 'begin') {
            const now = emails();
            const { rowsId, revision } = sheet.state();
            sheet.rowsToSend.takePrepared({ after: 0, limit: ROWS, only: next.rows });
            // The answer of main, which creates the delivery, may come later than an edit.
            if (next.meanwhile !== null) await edit(sheet, next.meanwhile.row, next.meanwhile.value);
            sheet.beginDelivery({ rowsId, deliveryId: `d${(deliveries += 1)}`, revision, rows: next.rows });
            for (const each of next.rows ?? now.map((_, index) => index + 1)) {
              kinds.delete(each);
              sent[each - 1] = now[each - 1];
            }
          } else if (next.do === 'outcomes') {
            const of = next.late ? deliveries - 1 : deliveries;
            const outcomes = next.outcomes.map(({ row: at, kind, ...more }) => cameTo(at, kind, more));
            sheet.markOutcomes({ deliveryId: `d${of}`, outcomes });
            if (deliveries > 0 && !next.late) for (const { row: at, kind } of outcomes) kinds.set(at, kind);
          } else if (next.do === 'edit') {
            await edit(sheet, next.row, next.value);
          } else if (next.do === 'undo') {
            await sheet.undo(sheet.state());
          } else await apply(sheet, { kind: next.excluded ? 'exclude' : 'include', rows: [next.row] });
        }
        await sheet.setView({ only: 'all', outcome: null, issue: null, search: '' });
        const all = shown(sheet);
        expect(all.map(({ outcome: of }) => of?.kind ?? null)).toEqual(all.map((r) => kinds.get(r.row) ?? null));
        for (const { row: at, outcome: of, cells } of all)
          if (of !== null) expect(of.changed).toBe(cells[1] !== sent[at - 1]);
        const counted = { ...noOutcomes() };
        for (const kind of kinds.values()) counted[kind] += 1;
        expect(sheet.state().delivery?.outcomes ?? noOutcomes()).toEqual(counted);

        await sheet.setView(wanted);
        const ready = (r: (typeof all)[number]) =>
          !r.excluded && r.issues.every(({ severity }) => severity !== 'error');
        const belongs = all.filter((r) => {
          if (wanted.issue !== null && (r.excluded || !r.issues.some(({ code }) => code === wanted.issue)))
            return false;
          switch (wanted.only) {
            case 'all':
              return true;
            case 'issues':
              return !r.excluded && r.issues.length > 0;
            case 'excluded':
              return r.excluded;
            case 'ready':
              return ready(r);
            case 'edited':
              return r.edited.length > 0;
          }
        });
        const expected = belongs
          .filter((r) => wanted.outcome === null || kinds.get(r.row) === wanted.outcome)
          .filter((r) => r.cells.some((cell) => cell.includes(wanted.search)))
          .map((r) => r.row);
        expect(shownRows(sheet)).toEqual(expected);
      }),
    );
  });
});
