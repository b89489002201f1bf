import { describe, expect, it } from 'vitest';
import { CELL_MENU, EMAIL_COMMANDS } from '../../../renderer/features/rows/commands/cell-menu';
import type { EmailChoices } from '../../../renderer/features/rows/commands/grid-commands';
import { fillTarget } from '../../../renderer/features/rows/fill/fill-target';
import { firstScope, replaceScopes } from '../../../renderer/features/rows/find/replace-scopes';
import { gridColumns } from '../../../renderer/features/rows/layout/grid-columns';
import type { Selection } from '../../../renderer/features/rows/state/grid-state';
import en from '../../../shared/locales/en.json';
import ru from '../../../shared/locales/ru.json';

describe('the handle of the selection', () => {
  const selected = { top: 2, bottom: 4, left: 1, right: 3 };

  it('fills down, else to the right, and nothing upwards or to the left', () => {
    expect(fillTarget(selected, { position: 6, column: 0 })).toEqual({
      range: { ...selected, bottom: 7 },
      direction: 'down',
    });
    expect(fillTarget(selected, { position: 2, column: 4 })).toEqual({
      range: { ...selected, right: 5 },
      direction: 'right',
    });
    expect(fillTarget(selected, { position: 3, column: 2 })).toBeNull();
    expect(fillTarget(selected, { position: 0, column: 0 })).toBeNull();
  });
});

describe('what text can be replaced in', () => {
  const columns = gridColumns({
    columns: ['id', 'name'].map((header) => ({
      header,
      fault: null,
      match: { by: 'none', suggestion: null },
      samples: [],
      added: false,
    })),
    rules: {
      timeZone: 'UTC',
      mode: 'upsert',
      layout: { targets: [{ kind: 'skip' }, { kind: 'skip' }], constants: {}, without: [] },
    },
    missing: [],
    delivery: null,
  });
  const focus = { position: 0, column: 1 };
  const select = (whole: Selection['whole'], position: number) => ({
    focus,
    selection: { anchor: focus, head: { position, column: 1 }, whole },
  });

  it('is the sheet and the focused column, and the selected cells if there are several', () => {
    expect(replaceScopes(columns, 10, { focus, selection: null }).map(({ kind }) => kind)).toEqual(['sheet', 'column']);
    const scopes = replaceScopes(columns, 10, select('cells', 3));
    expect(scopes.at(-1)).toMatchObject({ kind: 'range', range: { start: 0, end: 4, columns: [1] } });
    expect(firstScope(scopes, select('cells', 3))).toBe('range');
    expect(firstScope(replaceScopes(columns, 10, select('columns', 0)), select('columns', 0))).toBe('column');
    expect(firstScope(replaceScopes(columns, 10, { focus, selection: null }), { selection: null })).toBe('sheet');
  });
});

describe('the menu of cells', () => {
  it('offers what can be done with the e-mail of another consumer, and only that', () => {
    const done: string[] = [];
    const adopt = () => void done.push('adopt');
    const choices = { withoutEmail: () => void done.push('without'), leaveOut: () => void done.push('out') };
    const offered = (emailChoices: EmailChoices | null) =>
      EMAIL_COMMANDS.filter(({ canRun }) => canRun({ emailChoices })).map(({ id, run }) => {
        run({ emailChoices });
        return id;
      });
    expect(offered(null)).toEqual([]);
    expect(offered({ adopt: null, ...choices })).toEqual(['without-email-row', 'leave-row-out']);
    expect(offered({ adopt, ...choices })).toEqual(['adopt-row', 'without-email-row', 'leave-row-out']);
    expect(done).toEqual(['without', 'out', 'adopt', 'without', 'out']);
    expect(CELL_MENU.flat()).toEqual(expect.arrayContaining(EMAIL_COMMANDS));
  });

  it('has words for every item in both languages', () => {
    const ids = CELL_MENU.flat().map(({ id }) => id);
    expect(ids.length).toBe(new Set(ids).size);
    for (const { cellMenu } of [ru, en]) {
      expect(Object.keys(cellMenu).sort()).toEqual(ids.filter((id) => id !== 'repair-cell').sort());
    }
  });
});
