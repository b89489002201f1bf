import { app } from 'electron';
import { systemOf } from '../../shared/commands/command';
import type { MainCommandId, PageCommandId } from '../../shared/commands/command-list';
import type { Translate } from '../i18n/translate';
import { sendToPage } from '../ipc/register';
import type { SettingsStore } from '../settings/settings-store';
import { aboutPanel } from '../window/menus/about-panel';
import { createAppMenu } from '../window/menus/app-menu';
import { zoom } from '../window/placing/zoom';
import { showRecentInSystem } from '../window/menus/system-recent';
import { showThirdPartyNotices } from '../window/third-party-notices';
import { iconPath, type MainWindow } from '../window/window';

/** The program's menu, and what main does of its commands. */
export interface ProgramMenu {
  /** Shows the menu as the settings are now. */
  show: () => void;
  setUsable: (ids: readonly PageCommandId[]) => void;
  run: (id: MainCommandId) => void;
}

export function createProgramMenu(options: {
  window: MainWindow;
  /** The main bundle's folder. */
  mainFolder: string;
  settings: Pick<SettingsStore, 'recentFiles' | 'recentPath'>;
  t: () => Translate;
  chooseFile: () => void;
  openFile: (path: string) => void;
  quit: () => void;
}): ProgramMenu {
  const { window, settings } = options;
  const system = systemOf(process.platform);
  const notices = showThirdPartyNotices(process.resourcesPath);
  const deeds: Record<MainCommandId, (() => void) | null> = {
    open: options.chooseFile,
    quit: options.quit,
    'zoom-in': () => zoom(window.current(), 'in'),
    'zoom-out': () => zoom(window.current(), 'out'),
    'reset-zoom': () => zoom(window.current(), 'reset'),
    notices,
    about: showAbout,
  };
  const menu = createAppMenu({
    system,
    deeds,
    askPage: (id) => sendToPage(window.page(), 'command-chosen', { id }),
    openRecent: (id) => {
      const path = settings.recentPath(id);
      if (path !== undefined) options.openFile(path);
    },
  });
  function showAbout(): void {
    const icon = iconPath(options.mainFolder, 'window');
    const program = { version: app.getVersion(), iconPath: icon, hasNotices: notices !== null };
    app.setAboutPanelOptions(aboutPanel(options.t(), program));
    app.showAboutPanel();
  }
  return {
    show: () => {
      const recent = settings.recentFiles();
      menu.show(options.t(), recent);
      const paths = recent.flatMap(({ id, name }) => {
        const path = settings.recentPath(id);
        return path === undefined ? [] : [{ name, path }];
      });
      showRecentInSystem(paths, system, options.t());
    },
    setUsable: menu.setUsable,
    run: (id) => deeds[id]?.(),
  };
}
