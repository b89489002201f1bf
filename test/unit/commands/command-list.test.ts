import { describe, expect, it } from 'vitest';
import { GRID_COMMANDS, PAGE_COMMANDS as ROWS_COMMANDS } from '../../../renderer/features/rows/commands/grid-commands';
import { keysOf } from '../../../renderer/model/commands/system';
import { keysOn, SYSTEMS, systemOf } from '../../../shared/commands/command';
import {
  COMMANDS,
  commandOf,
  GRID_COMMAND_IDS,
  MENUS,
  textKeyOf,
  usableIn,
} from '../../../shared/commands/command-list';
import { acceleratorsOf, keyLabel } from '../../../shared/commands/key-label';
import { menuPlan } from '../../../shared/commands/menu-plan';
import { PLACES, type Situation } from '../../../shared/commands/places';
import en from '../../../shared/locales/en.json';
import ru from '../../../shared/locales/ru.json';

const AT_REST: Situation = {
  place: 'intake',
  sheet: 'none',
  canUndo: false,
  canRedo: false,
  hasDelivery: false,
  inText: false,
  inDialog: false,
};
const IN_ROWS: Situation = { ...AT_REST, place: 'rows', sheet: 'whole' };

describe('the list of commands', () => {
  it('has every command once, in a menu or in the palette', () => {
    const ids = COMMANDS.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)]);
    const inMenus = Object.values(MENUS).flat(2);
    expect(COMMANDS.filter(({ id, isMenuOnly }) => isMenuOnly && !inMenus.includes(id))).toEqual([]);
  });

  it('goes to every place of the window', () => {
    const going = COMMANDS.filter(({ id, by }) => by === 'page' && id.startsWith('go-')).map(({ id }) => id);
    expect([...going].sort()).toEqual(PLACES.map((place) => `go-${place}`).sort());
  });

  it.each(SYSTEMS)('gives no key to two commands: %s', (system) => {
    const keys = COMMANDS.flatMap((command) => keysOn(system, command));
    expect(keys).toEqual([...new Set(keys)]);
  });

  it('leaves the grid’s own keys to the grid', () => {
    const ofGrid = [...GRID_COMMANDS, ...ROWS_COMMANDS];
    const listed = new Map<string, string>(COMMANDS.flatMap(({ id }) => keysOf(id).map((key) => [key, id] as const)));
    for (const { id, keys } of ofGrid) for (const key of keys) expect([key, listed.get(key) ?? id]).toEqual([key, id]);
  });

  it('has someone in the grid for each of its commands with a key', () => {
    const ids = [...GRID_COMMANDS, ...ROWS_COMMANDS].map(({ id }) => id);
    const withKeys = GRID_COMMAND_IDS.filter((id) => keysOf(id).length > 0);
    expect(withKeys.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('has a text for each command on every system, in both languages, and no other', () => {
    const wanted = new Set(SYSTEMS.flatMap((system) => COMMANDS.map((command) => textKeyOf(command, system))));
    for (const { commands } of [ru, en]) {
      expect(new Set(Object.keys(commands).map((id) => `commands.${id}`))).toEqual(wanted);
      for (const text of Object.values(commands)) expect(text).toMatch(/^\p{Lu}[^.]*…?$/u);
    }
  });
});

describe('the menus', () => {
  const idsOf = (system: (typeof SYSTEMS)[number]) =>
    menuPlan(system).map(({ name, items }) => [
      name,
      ...items.flatMap((item) => (item.kind === 'command' ? [item.command.id] : [])),
    ]);

  it('have each command once on a system', () => {
    for (const system of SYSTEMS) {
      const ids = idsOf(system).flatMap(([, ...commands]) => commands);
      expect(ids).toEqual([...new Set(ids)]);
    }
  });

  it('begin with the program’s own on a Mac, which quits there and has a window’s menu', () => {
    const mac = idsOf('mac');
    expect(mac.map(([name]) => name)).toEqual(['app', 'file', 'edit', 'view', 'go', 'window', 'help']);
    expect(mac[0]).toEqual(['app', 'about', 'hide', 'hide-others', 'show-all', 'quit']);
    expect(mac.at(-1)).not.toContain('about');
  });

  it.each(['windows', 'linux'] as const)(
    'quit at the end of the first one, and end with the program’s name: %s',
    (system) => {
      const menus = idsOf(system);
      expect(menus.map(([name]) => name)).toEqual(['file', 'edit', 'view', 'go', 'help']);
      expect([menus[0]?.at(-1), menus.at(-1)?.at(-1)]).toEqual(['quit', 'about']);
    },
  );

  it('have no line at an end and no two in a row', () => {
    for (const { items } of SYSTEMS.flatMap(menuPlan)) {
      const isLine = items.map(({ kind }) => kind === 'line');
      expect([isLine[0], isLine.at(-1)]).toEqual([false, false]);
      expect(isLine.some((line, at) => line && isLine[at + 1] === true)).toBe(false);
    }
  });
});

describe('what can be used', () => {
  it('needs the sheet or the grid where it works on them', () => {
    expect(usableIn(AT_REST)).toEqual(expect.arrayContaining(['paste-table', 'go-history', 'palette']));
    for (const id of ['save-as', 'close-sheet', 'go-rows', 'go-delivery', 'find', 'undo'] as const)
      expect(usableIn(AT_REST)).not.toContain(id);
    expect(usableIn({ ...AT_REST, sheet: 'reading' })).toContain('close-sheet');
    expect(usableIn({ ...IN_ROWS, sheet: 'partial' })).not.toContain('save-as');
    expect(usableIn(IN_ROWS)).toEqual(
      expect.arrayContaining(['save-as', 'find', 'toggle-row', 'add-row', 'go-review']),
    );
    expect(usableIn({ ...IN_ROWS, place: 'history' })).not.toContain('find');
  });

  it('undoes what there is: in a text field its own', () => {
    expect(usableIn(IN_ROWS)).not.toContain('undo');
    expect(usableIn({ ...IN_ROWS, canUndo: true })).toContain('undo');
    expect(usableIn({ ...AT_REST, inText: true })).toEqual(expect.arrayContaining(['undo', 'redo']));
  });

  it('waits while a dialog is open, but for its text fields', () => {
    expect(usableIn({ ...IN_ROWS, canUndo: true, inDialog: true })).toEqual([]);
    expect(usableIn({ ...IN_ROWS, inDialog: true, inText: true })).toEqual(['undo', 'redo']);
  });
});

describe('a key', () => {
  it('is written as the system writes it', () => {
    expect(keyLabel('Ctrl+Shift+KeyZ', 'linux')).toBe('Ctrl+Shift+Z');
    expect(keyLabel('Ctrl+Shift+KeyZ', 'mac')).toBe('⇧⌘Z');
    expect(keyLabel('Ctrl+Backspace', 'mac')).toBe('⌘⌫');
    expect(keyLabel('Escape Shift+Tab', 'windows')).toBe('Esc, Shift+Tab');
    expect(['darwin', 'win32', 'freebsd'].map(systemOf)).toEqual(SYSTEMS);
    const agents = ['Macintosh; Intel Mac OS X 10_15_7', 'Windows NT 10.0; Win64; x64', 'X11; Linux x86_64'];
    expect(agents.map((agent) => systemOf(`Mozilla/5.0 (${agent}) AppleWebKit/537.36`))).toEqual(SYSTEMS);
  });

  it('has the names that Electron knows', () => {
    expect(acceleratorsOf('Ctrl+Shift+KeyZ')).toEqual(['CmdOrCtrl+Shift+Z']);
    expect(acceleratorsOf('Ctrl++')).toEqual(['CmdOrCtrl+Plus', 'CmdOrCtrl+numadd']);
    expect(acceleratorsOf('Ctrl+-')).toEqual(['CmdOrCtrl+-', 'CmdOrCtrl+numsub']);
    expect(acceleratorsOf('F8')).toEqual(['F8']);
  });

  it('of replacing is another one where a Mac hides the program with it', () => {
    expect(keysOn('mac', commandOf('replace'))).not.toEqual(keysOn('windows', commandOf('replace')));
    expect(keysOn('mac', commandOf('hide'))).toEqual(keysOn('windows', commandOf('replace')));
  });
});
