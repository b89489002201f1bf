import { describe, expect, it } from 'vitest';
import { findCommand, runCommand, type Command } from '../../../renderer/features/rows/commands/command';
import { keyboardHelp, programKeys } from '../../../renderer/features/rows/commands/command-help';
import {
  EDITOR_COMMANDS,
  FIND_COMMANDS,
  GRID_COMMANDS,
  ISSUE_COMMANDS,
  OVERTYPE_COMMANDS,
  PAGE_COMMANDS,
  SEARCH_COMMANDS,
  type GridContext,
} from '../../../renderer/features/rows/commands/grid-commands';
import { typedBy, type KeyPress } from '../../../shared/commands/key-press';
import en from '../../../shared/locales/en.json';
import ru from '../../../shared/locales/ru.json';

type AnyCommand = Pick<Command<never>, 'id' | 'keys' | 'help'>;
const PLACES: Record<string, readonly AnyCommand[]> = {
  grid: GRID_COMMANDS,
  editor: [...EDITOR_COMMANDS, ...OVERTYPE_COMMANDS],
  page: PAGE_COMMANDS,
  issues: ISSUE_COMMANDS,
  search: SEARCH_COMMANDS,
  find: FIND_COMMANDS,
};
const ALL = Object.values(PLACES).flat();

/** A key press such as `Ctrl+Shift+z`, on a keyboard whose physical key is `code`. */
function press(name: string, code = ''): KeyPress & { preventDefault: () => void; isTaken: boolean } {
  const [, before = '', key = ''] = /^((?:Ctrl\+|Meta\+|Alt\+|Shift\+)*)(.+)$/.exec(name) ?? [];
  const has = (modifier: string) => before.includes(`${modifier}+`);
  const modifiers = { ctrlKey: has('Ctrl'), metaKey: has('Meta'), altKey: has('Alt'), shiftKey: has('Shift') };
  return {
    key,
    code,
    ...modifiers,
    isTaken: false,
    preventDefault() {
      this.isTaken = true;
    },
  };
}

const gridCommand = (name: string, code?: string) => findCommand(GRID_COMMANDS, press(name, code))?.id ?? null;
const pageCommand = (name: string, code?: string) => findCommand(PAGE_COMMANDS, press(name, code))?.id ?? null;

describe('the table of commands', () => {
  it.each(Object.entries(PLACES))('gives each key of the %s to one command', (_, commands) => {
    const keys = commands.flatMap((command) => command.keys);
    expect(keys).toEqual([...new Set(keys)]);
  });

  it('has a key for every command, and no id twice', () => {
    expect(ALL.filter(({ keys }) => keys.length === 0)).toEqual([]);
    const ids = ALL.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)]);
  });

  it('names keys in the same form as key presses, so that each command is found by its keys', () => {
    for (const commands of Object.values(PLACES)) {
      for (const { id, keys } of commands) {
        for (const key of keys) {
          const [last = '', before] = key.split(' ').reverse();
          const code = /Key[A-Z]$/.exec(last)?.[0] ?? '';
          const found = findCommand(commands, press(last, code), before === 'Escape' ? 'Escape' : null);
          expect([key, found?.id]).toEqual([key, id]);
        }
      }
    }
  });
});

describe('the keyboard help', () => {
  it('shows every key of every command, in both languages', () => {
    const shown = keyboardHelp().flatMap(({ keys }) => keys);
    expect(shown).toEqual(expect.arrayContaining(['↑', 'Shift+Tab', 'Ctrl+Z', 'Ctrl+Shift+Z', 'Esc, Tab']));
    const keysIn = (line: string) => new Set(ALL.filter(({ help }) => help === line).flatMap(({ keys }) => keys));
    for (const { line, keys } of keyboardHelp()) {
      expect([line, keys.length]).toEqual([line, keysIn(line).size]);
      expect(ru.keyboard[line]).toBeTruthy();
      expect(en.keyboard[line]).toBeTruthy();
    }
    expect(keyboardHelp()).toHaveLength(Object.keys(ru.keyboard).length - 1);
  });

  it('shows the keys of the program’s other commands, too', () => {
    const shown = programKeys().map(({ command, keys }) => [command.id, ...keys]);
    expect(shown).toEqual(
      expect.arrayContaining([
        ['open', 'Ctrl+O'],
        ['zoom-out', 'Ctrl+−'],
        ['full-screen', 'F11'],
      ]),
    );
    expect(shown.flat()).not.toContain('undo');
  });

  it('includes the keys that the grid’s description names', () => {
    const shown = keyboardHelp().flatMap(({ keys }) => keys.flatMap((key) => key.split(', ')));
    for (const { rows } of [ru, en]) {
      const named = rows.gridKeys.match(/(?:(?:Ctrl|Shift|Alt)\+)*(?:Tab|Enter|Esc|Delete|F\d|\b[A-Z]\b)/g) ?? [];
      expect(named.length).toBeGreaterThan(6);
      expect(named.filter((key) => !shown.includes(key))).toEqual([]);
    }
  });
});

describe('a key on a cell', () => {
  it('starts an edit with Enter, F2 or a letter; inside a selection Enter walks', () => {
    const did: string[] = [];
    const enter = (hasRange: boolean) =>
      runCommand(GRID_COMMANDS, press('Enter'), {
        hasRange,
        move: (move: string) => did.push(move),
        startEdit: () => did.push('edit'),
      } as unknown as GridContext);
    expect([enter(false), enter(true)]).toEqual([true, true]);
    expect(did).toEqual(['edit', 'enter']);
    expect(gridCommand('F2')).toBe('edit');
    for (const letter of ['ж', 'A', ' ', '-', '🙂']) expect(typedBy(press(letter))).toBe(letter);
  });

  it('clears with Delete and excludes the row with Ctrl+Delete; the zoom keeps its keys', () => {
    expect(gridCommand('Delete')).toBe('clear');
    expect(gridCommand('Ctrl+Delete')).toBe('toggle-row');
    expect(gridCommand('Meta+Backspace')).toBe('toggle-row');
    for (const zoom of ['Ctrl+-', 'Ctrl+=', 'Ctrl++', 'Ctrl+0']) {
      expect(gridCommand(zoom)).toBeNull();
      expect(typedBy(press(zoom))).toBeNull();
    }
  });

  it('is ignored if it is another shortcut or types nothing', () => {
    for (const key of ['Ctrl+z', 'Shift', 'F8', 'Alt+ArrowLeft']) {
      expect(gridCommand(key, key === 'Ctrl+z' ? 'KeyZ' : '')).toBeNull();
      expect(typedBy(press(key))).toBeNull();
    }
  });

  it('does the same with Shift, unless a command requires Shift', () => {
    expect(gridCommand('Ctrl+Shift+Delete')).toBe('toggle-row');
    expect(gridCommand('Shift+ArrowDown')).toBe('extend-down');
    expect(gridCommand('Shift+Tab')).toBe('back');
    expect(pageCommand('Shift+F8')).toBeNull();
    expect(pageCommand('Ctrl+Shift+F', 'KeyF')).toBeNull();
  });
});

describe('a key of the page', () => {
  it('is identified by its position for letters, so that it works with a Russian layout', () => {
    expect(pageCommand('Ctrl+я', 'KeyZ')).toBe('undo');
    expect(pageCommand('Ctrl+Shift+Я', 'KeyZ')).toBe('redo');
    expect(pageCommand('Meta+н', 'KeyY')).toBe('redo');
    expect(pageCommand('Ctrl+а', 'KeyF')).toBe('find');
    expect(gridCommand('Ctrl+с', 'KeyC')).toBe('copy');
    expect(gridCommand('Ctrl+Shift+С', 'KeyC')).toBe('copy-with-headers');
    expect(gridCommand('Ctrl+ф', 'KeyA')).toBe('select-all');
    expect(gridCommand('Ctrl+ ', 'Space')).toBe('select-columns');
  });

  it('does nothing while its command cannot run, and is not passed to the browser either', () => {
    const done: string[] = [];
    const on = {
      canUndo: () => false,
      canRedo: () => true,
      undo: () => done.push('undo'),
      redo: () => done.push('redo'),
    };
    const run = (name: string, code: string) => {
      const event = press(name, code);
      return [runCommand(PAGE_COMMANDS, event, on as Partial<GridContext> as GridContext), event.isTaken];
    };
    expect(run('Ctrl+z', 'KeyZ')).toEqual([true, true]);
    expect(run('Ctrl+y', 'KeyY')).toEqual([true, true]);
    expect(run('Ctrl+p', 'KeyP')).toEqual([false, false]);
    expect(done).toEqual(['redo']);
  });

  it('is left to the browser if the browser handles it', () => {
    const event = press('Ctrl+c', 'KeyC');
    expect(runCommand(GRID_COMMANDS, event, {} as GridContext)).toBe(true);
    expect(event.isTaken).toBe(false);
  });
});
