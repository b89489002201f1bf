import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { translatorFor } from '../../../electron/i18n/translate';
import { createAppMenu } from '../../../electron/window/menus/app-menu';
import { SYSTEMS, type System } from '../../../shared/commands/command';
import { MAIN_COMMAND_IDS, type MainCommandId } from '../../../shared/commands/command-list';

/** The template that Electron would build the menu from. */
const built = vi.hoisted(() => ({ template: [] as MenuItemConstructorOptions[] }));
vi.mock('electron', () => ({
  Menu: {
    buildFromTemplate: (template: MenuItemConstructorOptions[]) => {
      built.template = template;
      const items = template.flatMap(({ submenu }) => submenu as MenuItemConstructorOptions[]);
      return { getMenuItemById: (wanted: string) => items.find(({ id }) => id === wanted) ?? null };
    },
    setApplicationMenu: () => undefined,
  },
}));

const items = () => built.template.flatMap(({ submenu }) => submenu as MenuItemConstructorOptions[]);
const item = (wanted: string) => items().find(({ id }) => id === wanted);
const press = (one: MenuItemConstructorOptions | undefined) => (one?.click as (() => void) | undefined)?.();
const RECENT = [
  { id: 'a', name: 'клиенты & друзья.csv', openedAt: '' },
  { id: 'b', name: 'ноябрь.xlsx', openedAt: '' },
];

function menuOf(
  system: System,
  {
    language = 'en',
    recent = [],
    without = [],
  }: { language?: 'ru' | 'en'; recent?: typeof RECENT; without?: string[] } = {},
) {
  const done: string[] = [];
  const deeds = Object.fromEntries(
    MAIN_COMMAND_IDS.map((id) => [id, without.includes(id) ? null : () => done.push(id)]),
  ) as Record<MainCommandId, (() => void) | null>;
  const menu = createAppMenu({
    system,
    deeds,
    askPage: (id) => done.push(`page ${id}`),
    openRecent: (id) => done.push(`recent ${id}`),
  });
  menu.show(translatorFor(language), recent);
  return { done, menu };
}

describe('the menu', () => {
  it.each(SYSTEMS.flatMap((system) => [[system, 'ru'] as const, [system, 'en'] as const]))(
    'has texts for everything visible: %s, %s',
    (system, language) => {
      menuOf(system, { language, recent: RECENT });
      const seen = items().filter(({ type, visible }) => type !== 'separator' && visible !== false);
      for (const { label } of [...built.template, ...seen]) expect(label).toMatch(/^\p{Lu}[^.]*…?$/u);
      expect(new Set(seen.map(({ label }) => label)).size).toBe(seen.length);
    },
  );

  it('does what main does, and asks the page for the rest', () => {
    const { done } = menuOf('linux');
    for (const id of ['open', 'quit', 'find', 'go-history']) press(item(id));
    expect(done).toEqual(['open', 'quit', 'page find', 'page go-history']);
  });

  it('quits by a key, but not on Windows', () => {
    for (const system of SYSTEMS) {
      menuOf(system);
      expect([system, item('quit')?.accelerator]).toEqual([system, system === 'windows' ? undefined : 'CmdOrCtrl+Q']);
    }
  });

  it('leaves the page’s keys to the page', () => {
    menuOf('linux');
    const roles = items().map(({ role }) => role);
    for (const role of ['undo', 'redo', 'delete'] as const) expect(roles).not.toContain(role);
    for (const id of ['toggle-row', 'undo', 'save-as', 'palette'])
      expect(item(id)).toMatchObject({ accelerator: expect.any(String) as string, registerAccelerator: false });
  });

  it('zooms by every key that has a plus', () => {
    const { done } = menuOf('linux');
    for (const key of ['Plus', 'numadd', '='])
      press(items().find(({ accelerator }) => accelerator === `CmdOrCtrl+${key}`));
    expect(done).toEqual(['zoom-in', 'zoom-in', 'zoom-in']);
    expect(items().filter(({ label, visible }) => label === 'Zoom in' && visible !== false)).toHaveLength(1);
  });

  it('offers what the page can do now', () => {
    const { menu } = menuOf('linux');
    expect(item('find')?.enabled).toBe(false);
    menu.setUsable(['find']);
    expect([item('find')?.enabled, item('undo')?.enabled]).toEqual([true, false]);
    menu.show(translatorFor('ru'), []);
    expect([item('find')?.enabled, item('undo')?.enabled]).toEqual([true, false]);
    menu.setUsable([]);
    expect(item('find')?.enabled).toBe(false);
  });

  it('shows the notices if there are any', () => {
    menuOf('linux');
    expect(item('notices')).toBeDefined();
    menuOf('linux', { without: ['notices'] });
    expect(item('notices')).toBeUndefined();
  });

  it('opens recent files, under their whole names', () => {
    const files = () => items().find(({ label }) => label === 'Recent sheets')?.submenu as MenuItemConstructorOptions[];
    const { done } = menuOf('linux', { recent: RECENT });
    expect(files().map(({ label }) => label)).toEqual(['клиенты && друзья.csv', 'ноябрь.xlsx']);
    press(files()[1]);
    expect(done).toEqual(['recent b']);
    menuOf('linux');
    expect(files()).toMatchObject([{ label: 'None yet', enabled: false }]);
  });
});
