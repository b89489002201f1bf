import { BrowserWindow, Menu, type KeyboardInputEvent, type MenuItemConstructorOptions } from 'electron';
import type { Translate } from '../i18n/translate';

/** The application menu: hidden behind Alt on Windows and Linux, needed on macOS for copy, paste and quit. */
export function setMenu(
  t: Translate,
  { openFile, quit, showNotices }: { openFile: () => void; quit: () => void; showNotices: (() => void) | null },
): void {
  const role = (name: NonNullable<MenuItemConstructorOptions['role']>): MenuItemConstructorOptions => ({
    role: name,
    label: t(`menu.${name}`),
  });
  // The grid has its own undo and redo when it has the focus. The page handles those keys itself.
  const edit: MenuItemConstructorOptions[] = [
    role('cut'),
    role('copy'),
    role('paste'),
    role('selectAll'),
    { type: 'separator' },
    {
      label: t('menu.toggleRow'),
      // The grid's own key: shown here, and sent to the page on a click.
      accelerator: 'CmdOrCtrl+Delete',
      registerAccelerator: false,
      click: () => pressInPage('Delete', [process.platform === 'darwin' ? 'meta' : 'control']),
    },
  ];
  /** Another key for the same command, not shown. */
  const also = (name: 'resetZoom' | 'zoomIn' | 'zoomOut', key: string): MenuItemConstructorOptions => ({
    ...role(name),
    accelerator: `CmdOrCtrl+${key}`,
    visible: false,
    acceleratorWorksWhenHidden: true,
  });
  const view = [
    role('resetZoom'),
    role('zoomIn'),
    role('zoomOut'),
    // The plus needs Shift, and the numeric keypad has keys of its own.
    also('zoomIn', '='),
    also('zoomIn', 'numadd'),
    also('zoomOut', 'numsub'),
    also('resetZoom', 'num0'),
    role('togglefullscreen'),
  ];
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      {
        label: t('menu.file'),
        submenu: [
          { label: t('menu.open'), accelerator: 'CmdOrCtrl+O', click: openFile },
          { type: 'separator' },
          // Windows programs have no key for this.
          {
            label: t('menu.quit'),
            ...(process.platform === 'win32' ? {} : { accelerator: 'CmdOrCtrl+Q' }),
            click: quit,
          },
        ],
      },
      { label: t('menu.edit'), submenu: edit },
      { label: t('menu.view'), submenu: view },
      ...(showNotices === null
        ? []
        : [{ label: t('menu.help'), submenu: [{ label: t('menu.notices'), click: showNotices }] }]),
    ]),
  );
}

function pressInPage(keyCode: string, modifiers: NonNullable<KeyboardInputEvent['modifiers']>): void {
  const page = BrowserWindow.getFocusedWindow()?.webContents;
  for (const type of ['keyDown', 'keyUp'] as const) page?.sendInputEvent({ type, keyCode, modifiers });
}
