import type { MenuItemConstructorOptions } from 'electron';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { translatorFor } from '../../../electron/i18n/translate';
import { setMenu } from '../../../electron/window/menu';

/** The template that Electron would build the menu from. */
const built = vi.hoisted(() => ({ template: [] as MenuItemConstructorOptions[] }));
vi.mock('electron', () => ({
  BrowserWindow: {},
  Menu: {
    buildFromTemplate: (template: MenuItemConstructorOptions[]) => (built.template = template),
    setApplicationMenu: () => undefined,
  },
}));

afterEach(() => vi.unstubAllGlobals());

const titles = () => built.template.map(({ label }) => label);
const items = () => built.template.flatMap(({ submenu }) => submenu as MenuItemConstructorOptions[]);
const press = (item: MenuItemConstructorOptions | undefined) => (item?.click as (() => void) | undefined)?.();

function menuOf(platform: string, language: 'ru' | 'en' = 'en', showNotices: (() => void) | null = null) {
  vi.stubGlobal('process', { ...process, platform });
  const done: string[] = [];
  const t = translatorFor(language);
  setMenu(t, { openFile: () => done.push('open'), quit: () => done.push('quit'), showNotices });
  return done;
}

describe('the menu', () => {
  it.each(['ru', 'en'] as const)('has texts for everything visible: %s', (language) => {
    menuOf('linux', language, () => undefined);
    const seen = [...built.template, ...items()].filter(
      ({ type, visible }) => type !== 'separator' && visible !== false,
    );
    for (const { label } of seen) expect(label).toMatch(/^\p{Lu}[^.]*…?$/u);
    expect(new Set(seen.map(({ label }) => label)).size).toBe(seen.length);
  });

  it('opens a file and quits', () => {
    const done = menuOf('linux');
    for (const key of ['CmdOrCtrl+O', 'CmdOrCtrl+Q']) press(items().find(({ accelerator }) => accelerator === key));
    expect(done).toEqual(['open', 'quit']);
  });

  it('quits without a key on Windows', () => {
    const done = menuOf('win32');
    expect(items().filter(({ accelerator }) => accelerator === 'CmdOrCtrl+Q')).toEqual([]);
    press(items().find(({ label }) => label === translatorFor('en')('menu.quit')));
    expect(done).toEqual(['quit']);
  });

  it('leaves the grid’s keys to the grid', () => {
    menuOf('linux');
    const roles = items().map(({ role }) => role);
    for (const role of ['undo', 'redo', 'delete'] as const) expect(roles).not.toContain(role);
    expect(items().find(({ accelerator }) => accelerator === 'CmdOrCtrl+Delete')).toMatchObject({
      registerAccelerator: false,
    });
  });

  it('shows the notices if there are any', () => {
    const showNotices = vi.fn();
    menuOf('linux', 'en', showNotices);
    press(items().at(-1));
    expect(showNotices).toHaveBeenCalledOnce();
    expect(titles()).toHaveLength(4);
    menuOf('linux');
    expect(titles()).toHaveLength(3);
  });
});
