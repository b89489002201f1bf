import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { System } from '../../../shared/commands/command';
import {
  PAGE_COMMAND_IDS,
  type MainCommandId,
  type PageCommandId,
  type RoleCommandId,
} from '../../../shared/commands/command-list';
import { menuPlan, type MenuItem } from '../../../shared/commands/menu-plan';
import type { RecentFile } from '../../../shared/ipc/contract';
import type { Translate } from '../../i18n/translate';

/** The application menu: hidden behind Alt on Windows and Linux, needed on macOS for copy, paste and quit. */
export interface AppMenu {
  /** Shows it in this language, with these files. */
  show: (t: Translate, recent: readonly RecentFile[]) => void;
  /** Which commands the page can do; none while there is no page. */
  setUsable: (ids: readonly PageCommandId[]) => void;
}

const ROLES: Readonly<Record<RoleCommandId, NonNullable<MenuItemConstructorOptions['role']>>> = {
  cut: 'cut',
  copy: 'copy',
  paste: 'paste',
  'select-all': 'selectAll',
  'full-screen': 'togglefullscreen',
  hide: 'hide',
  'hide-others': 'hideOthers',
  'show-all': 'unhide',
  minimize: 'minimize',
  'close-window': 'close',
  front: 'front',
};

export function createAppMenu(options: {
  system: System;
  /** What main does; null for what there is not, which the menu leaves out. */
  deeds: Readonly<Record<MainCommandId, (() => void) | null>>;
  askPage: (id: PageCommandId) => void;
  openRecent: (id: string) => void;
}): AppMenu {
  const { system, deeds } = options;
  let usable: readonly string[] = [];
  let itemWith: (id: string) => { enabled: boolean } | null = () => null;

  const itemOf = (item: MenuItem, t: Translate, recent: readonly RecentFile[]): MenuItemConstructorOptions[] => {
    if (item.kind === 'line') return [{ type: 'separator' }];
    if (item.kind === 'recent')
      return [{ label: t('menu.recent'), submenu: recentItems(recent, t, options.openRecent) }];
    const { command, textKey, accelerators } = item;
    const [accelerator, ...others] = accelerators;
    const own: MenuItemConstructorOptions = { id: command.id, label: t(textKey) };
    // Left out where there is none, since Electron knows keys for its roles.
    if (accelerator !== undefined) own.accelerator = accelerator;
    if (command.by === 'role') return [{ ...own, role: ROLES[command.id as RoleCommandId] }];
    if (command.by === 'main') {
      const click = deeds[command.id as MainCommandId];
      if (click === null) return [];
      const hidden = others.map((other) => ({ ...own, id: `${command.id} ${other}`, accelerator: other, click }));
      return [
        { ...own, click },
        // Other keys for the same.
        ...hidden.map((one) => ({ ...one, visible: false, acceleratorWorksWhenHidden: true })),
      ];
    }
    const id = command.id as PageCommandId;
    // The page answers these keys itself, which works with any layout and in the order in which they were pressed.
    return [{ ...own, registerAccelerator: false, enabled: usable.includes(id), click: () => options.askPage(id) }];
  };

  return {
    show: (t, recent) => {
      const template = menuPlan(system).map(({ name, items }): MenuItemConstructorOptions => {
        const submenu = withoutDoubleLines(items.flatMap((item) => itemOf(item, t, recent)));
        const role = name === 'window' || name === 'help' ? { role: name } : {};
        return { label: t(`menu.${name}`), ...role, submenu };
      });
      const menu = Menu.buildFromTemplate(template);
      Menu.setApplicationMenu(menu);
      itemWith = (id) => menu.getMenuItemById(id);
    },
    setUsable: (ids) => {
      usable = ids;
      for (const id of PAGE_COMMAND_IDS) {
        const item = itemWith(id);
        if (item !== null) item.enabled = ids.includes(id);
      }
    },
  };
}

function recentItems(
  recent: readonly RecentFile[],
  t: Translate,
  open: (id: string) => void,
): MenuItemConstructorOptions[] {
  if (recent.length === 0) return [{ label: t('menu.noRecent'), enabled: false }];
  // A single & would underline the letter after it.
  return recent.map(({ id, name }) => ({ label: name.replaceAll('&', '&&'), click: () => open(id) }));
}

/** Lines only between items: a group may be empty on a system. */
function withoutDoubleLines(items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return items.filter(
    ({ type }, at) => type !== 'separator' || (at > 0 && at < items.length - 1 && items[at - 1]?.type !== 'separator'),
  );
}
