import { beforeEach, describe, expect, it, vi } from 'vitest';
import { translatorFor } from '../../../electron/i18n/translate';
import { jumpList, showRecentInSystem } from '../../../electron/window/menus/system-recent';
import { textMenu } from '../../../electron/window/menus/text-menu';

/** What the system was told, in order. */
const told = vi.hoisted(() => [] as unknown[]);
vi.mock('electron', () => ({
  app: {
    isPackaged: true,
    clearRecentDocuments: () => told.push('cleared'),
    addRecentDocument: (path: string) => told.push(path),
    getJumpListSettings: () => ({ removedItems: [{ args: '"/файлы/ноябрь.xlsx"' }] }),
    setJumpList: (categories: { items: { title: string }[] }[]) =>
      told.push(categories.map(({ items }) => items.map(({ title }) => title))),
  },
  Menu: {},
}));

const FLAGS = {
  canUndo: false,
  canRedo: false,
  canCut: true,
  canCopy: true,
  canPaste: false,
  canDelete: true,
  canSelectAll: true,
  canEditRichly: false,
};
const t = translatorFor('ru');

describe('the menu of a text field', () => {
  it('offers what can be done, in the language of the window', () => {
    const items = textMenu({ isEditable: true, selectionText: 'Анна', editFlags: FLAGS }, t) ?? [];
    const said = items.filter(({ type }) => type !== 'separator').map(({ label, enabled }) => [label, enabled]);
    expect(said).toEqual([
      ['Отменить', false],
      ['Повторить', false],
      ['Вырезать', true],
      ['Копировать', true],
      ['Вставить', false],
      ['Выделить всё', true],
    ]);
  });

  it('copies selected text elsewhere, and is not there without any', () => {
    expect(textMenu({ isEditable: false, selectionText: 'код 17', editFlags: FLAGS }, t)).toMatchObject([
      { role: 'copy' },
    ]);
    expect(textMenu({ isEditable: false, selectionText: ' ', editFlags: FLAGS }, t)).toBeNull();
  });
});

describe('the jump list of Windows', () => {
  const RECENT = [
    { name: 'клиенты.csv', path: 'C:\\Мои файлы\\клиенты.csv' },
    { name: 'ноябрь.xlsx', path: 'C:\\ноябрь.xlsx' },
  ];
  const program = 'C:\\Program Files\\Aplaut Import\\Aplaut Import.exe';

  it('opens recent files with the program, whatever spaces are in their paths', () => {
    expect(jumpList(RECENT, { t, program, removed: [] })).toMatchObject([
      {
        name: 'Недавние таблицы',
        items: [
          { title: 'клиенты.csv', program, args: '"C:\\Мои файлы\\клиенты.csv"' },
          { title: 'ноябрь.xlsx', program },
        ],
      },
    ]);
  });

  it('leaves out what the person removed, and itself where nothing is left', () => {
    const [category] = jumpList(RECENT, { t, program, removed: ['"C:\\ноябрь.xlsx"'] });
    expect(category?.items?.map(({ title }) => title)).toEqual(['клиенты.csv']);
    expect(jumpList([], { t, program, removed: [] })).toEqual([]);
  });
});

describe('the system’s own list of recent files', () => {
  const RECENT = [
    { name: 'клиенты.csv', path: '/файлы/клиенты.csv' },
    { name: 'ноябрь.xlsx', path: '/файлы/ноябрь.xlsx' },
  ];
  beforeEach(() => {
    told.length = 0;
  });

  it('is in the dock of a Mac, the newest file first, without any that the program has forgotten', () => {
    showRecentInSystem(RECENT, 'mac', t);
    expect(told).toEqual(['cleared', '/файлы/ноябрь.xlsx', '/файлы/клиенты.csv']);
    showRecentInSystem([], 'mac', t);
    expect(told.slice(3)).toEqual(['cleared']);
  });

  it('is in the jump list of Windows, and empty once the program has forgotten all', () => {
    showRecentInSystem(RECENT, 'windows', t);
    showRecentInSystem([], 'windows', t);
    expect(told).toEqual([[['клиенты.csv']], []]);
  });

  it('is left to the program’s menu on Linux', () => {
    showRecentInSystem(RECENT, 'linux', t);
    expect(told).toEqual([]);
  });
});
