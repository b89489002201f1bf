import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrangeColumns, movedColumn, stuckColumns } from '../../../renderer/features/rows/layout/arrange-columns';
import { gridColumns } from '../../../renderer/features/rows/layout/grid-columns';
import type { ColumnPlaces } from '../../../renderer/features/rows/state/column-places';
import { reduceGrid } from '../../../renderer/features/rows/state/grid-reducer';
import { EMPTY_GRID, type GridState } from '../../../renderer/features/rows/state/grid-state';
import type { Target } from '../../../shared/consumer/target';
import { noOutcomes } from '../../../shared/delivery/outcome';

const ID: Target = { kind: 'field', field: 'external_id' };
const SKIP: Target = { kind: 'skip' };
const AS_IN_FILE: ColumnPlaces = { order: [], pins: {} };

function columnsOf(targets: Target[], isSent = false, headers: readonly string[] = targets.map((_, at) => `h${at}`)) {
  return gridColumns({
    columns: headers.map((header) => ({
      header,
      fault: null,
      match: { by: 'none', suggestion: null },
      samples: [],
      added: false,
    })),
    rules: { layout: { targets, constants: {}, without: [] }, timeZone: 'UTC', mode: 'upsert' },
    missing: targets.includes(ID) ? ['email'] : ['external_id'],
    delivery: isSent ? { id: 'd1', outcomes: noOutcomes() } : null,
  });
}

const idsOf = (columns: ReturnType<typeof columnsOf>, places: ColumnPlaces) =>
  arrangeColumns(columns, places).columns.map(({ id }) => id);

describe('the columns as they are shown', () => {
  const columns = columnsOf([SKIP, SKIP, ID, SKIP]);

  it('are in the order of the file, with external_id pinned', () => {
    expect(idsOf(columns, AS_IN_FILE)).toEqual(['c2', 'c0', 'c1', 'm:email', 'c3']);
    expect(idsOf(columns, { order: [], pins: { c2: false } })).toEqual(['c0', 'c1', 'c2', 'm:email', 'c3']);
    expect(idsOf(columns, { order: [], pins: { c3: true } })).toEqual(['c2', 'c3', 'c0', 'c1', 'm:email']);
    expect(arrangeColumns(columnsOf([SKIP, ID], true), AS_IN_FILE)).toMatchObject({ pinned: 2 });
  });

  it('have a column that came later behind the one that it follows in the sheet', () => {
    const moved = movedColumn(columnsOf([SKIP, SKIP]), AS_IN_FILE, 'c0', 1);
    expect(moved).not.toBeNull();
    expect(idsOf(columnsOf([SKIP, SKIP, SKIP]), moved ?? AS_IN_FILE)).toEqual(['m:external_id', 'c1', 'c2', 'c0']);
  });

  it('are moved among the pinned ones or among the others', () => {
    const right = movedColumn(columns, AS_IN_FILE, 'c0', 1);
    expect(idsOf(columns, right ?? AS_IN_FILE)).toEqual(['c2', 'c1', 'c0', 'm:email', 'c3']);
    expect(movedColumn(columns, AS_IN_FILE, 'c0', -1)).toBeNull();
    expect(movedColumn(columns, AS_IN_FILE, 'c2', 1)).toBeNull();
    expect(movedColumn(columns, AS_IN_FILE, 'c3', 1)).toBeNull();
    expect(movedColumn(columnsOf([ID], true), AS_IN_FILE, 'c0', -1)).toBeNull();
    expect(movedColumn(columns, AS_IN_FILE, 'c9', 1)).toBeNull();
  });

  it('are all columns, each once, the pinned ones first, whatever was moved and pinned', () => {
    const target = fc.constantFrom(ID, SKIP);
    const deed = fc.record({
      id: fc.nat(8).map((at) => `c${at}`),
      to: fc.constantFrom(-1 as const, 1 as const, true, false),
    });
    fc.assert(
      fc.property(
        fc.array(target, { maxLength: 7 }),
        fc.boolean(),
        fc.array(deed, { maxLength: 12 }),
        fc.array(target, { maxLength: 2 }),
        (targets, isSent, deeds, later) => {
          const before = columnsOf(targets, isSent);
          let places = AS_IN_FILE;
          for (const { id, to } of deeds) {
            if (typeof to === 'boolean') places = { ...places, pins: { ...places.pins, [id]: to } };
            else {
              const shown = idsOf(before, places);
              const next = movedColumn(before, places, id, to);
              if (next === null) continue;
              const at = shown.indexOf(id);
              const swapped = shown.with(at, shown[at + to] ?? '').with(at + to, id);
              expect(idsOf(before, next)).toEqual(swapped);
              places = next;
            }
          }
          const now = columnsOf([...targets, ...later], isSent);
          const { columns: shown, pinned } = arrangeColumns(now, places);
          expect(shown.map(({ id }) => id).sort()).toEqual(now.map(({ id }) => id).sort());
          expect(new Set(shown).size).toBe(shown.length);
          const isPinned = ({ id, kind }: (typeof shown)[number]) =>
            kind === 'outcome' || (places.pins[id] ?? [...targets, ...later][Number(id.slice(1))] === ID);
          expect(shown.map(isPinned)).toEqual(shown.map((_, at) => at < pinned));
          if (isSent) expect(shown[0]?.id).toBe('outcome');
        },
      ),
    );
  });
});

describe('pinned columns', () => {
  it('stay in sight as far as there is room', () => {
    expect(stuckColumns([100, 100, 100, 50], 3, 250)).toBe(2);
    expect(stuckColumns([100, 100, 100, 50], 1, 250)).toBe(1);
    expect(stuckColumns([300, 20], 2, 250)).toBe(0);
    expect(stuckColumns([], 0, 0)).toBe(0);
  });
});

describe('the width of a column', () => {
  it('leaves room for its header beside the menu, and for the name of its target', () => {
    const [created] = columnsOf([SKIP, ID], false, ['created_at', 'id']).filter(({ id }) => id === 'c0');
    expect(created?.widthPx).toBeGreaterThanOrEqual(10 * 7.6 + 46);
    const [id] = columnsOf([ID, SKIP], false, ['id', 'a']).filter((column) => column.id === 'c0');
    expect(id?.widthPx).toBeGreaterThanOrEqual('external_id'.length * 7.6 + 46);
  });
});

describe('when columns are in other places', () => {
  const bounds = { rows: 10, columns: 4, pageRows: 5 };
  const follow = (state: Partial<GridState>, places: number[]) =>
    reduceGrid({ ...EMPTY_GRID, ...state }, { kind: 'follow-columns', placeOf: (at) => places[at] ?? at }, bounds);
  const cell = (column: number) => ({ position: 3, column });
  const edit = { row: 4, column: 7, before: '', typed: null };

  it('focus, edit and a selected column stay in their column', () => {
    const state = follow(
      {
        focus: cell(1),
        edit: { ...edit, at: cell(2) },
        selection: { anchor: cell(1), head: cell(1), whole: 'columns' },
      },
      [0, 3, 1, 2],
    );
    expect(state).toMatchObject({
      focus: cell(3),
      edit: { at: cell(1) },
      selection: { anchor: cell(3), head: cell(3), whole: 'columns' },
    });
  });

  it('a selection of several columns ends, and of rows does not', () => {
    const cells = { anchor: cell(1), head: cell(2), whole: 'cells' as const };
    expect(follow({ focus: cell(1), selection: cells }, [0, 2, 1, 3]).selection).toBeNull();
    expect(follow({ focus: cell(1), selection: cells }, [0, 1, 2, 3]).selection).toBe(cells);
    expect(follow({ focus: cell(1), selection: { ...cells, whole: 'rows' } }, [0, 2, 1, 3]).selection).not.toBeNull();
  });

  it('nothing changes if none has moved', () => {
    const state = { ...EMPTY_GRID, focus: cell(1) };
    expect(reduceGrid(state, { kind: 'follow-columns', placeOf: (at) => at }, bounds)).toBe(state);
  });
});
