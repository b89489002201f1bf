import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { Translate } from './translate';

/** The application menu: hidden behind Alt on Windows and Linux, needed on macOS for copy, paste and quit. */
export function setMenu(t: Translate, openFile: () => void): void {
  const role = (name: NonNullable<MenuItemConstructorOptions['role']>): MenuItemConstructorOptions => ({
    role: name,
    label: t(`menu.${name}`),
  });
  // Undo and redo are the grid's own where it has the focus; the page handles those keys itself.
  const edit = [role('cut'), role('copy'), role('paste'), role('selectAll')];
  const view = [role('resetZoom'), role('zoomIn'), role('zoomOut'), role('togglefullscreen')];
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      {
        label: t('menu.file'),
        submenu: [
          { label: t('menu.open'), accelerator: 'CmdOrCtrl+O', click: openFile },
          { type: 'separator' },
          role('quit'),
        ],
      },
      { label: t('menu.edit'), submenu: edit },
      { label: t('menu.view'), submenu: view },
    ]),
  );
}
