import { describe, expect, it, vi } from 'vitest';
import { translatorFor } from '../../../electron/i18n/translate';
import { jumpList } from '../../../electron/window/menus/system-recent';
import { textMenu } from '../../../electron/window/menus/text-menu';

vi.mock('electron', () => ({ app: {}, Menu: {} }));

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
