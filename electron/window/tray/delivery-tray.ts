import { Menu, Tray, type MenuItemConstructorOptions } from 'electron';
import { isOver } from '../../../shared/delivery/state';
import type { DeliverySummary } from '../../../shared/delivery/summary';
import type { Language } from '../../../shared/ipc/look';
import type { Deliveries } from '../../delivery/deliveries';
import type { Translate } from '../../i18n/translate';
import { trayWords, type TrayDeed } from './tray-menu';

/** The program's icon beside the clock, for those who ask for it in the settings. */
export interface DeliveryTray {
  /** Shows or removes the icon, and says what it says in this language. */
  show: (isWanted: boolean, language: Language) => void;
  isShown: () => boolean;
}

/** Follows the deliveries of this process. What the menu says is made again only when it differs, since deliveries tell of every row. */
export function createDeliveryTray(options: {
  deliveries: Pick<Deliveries, 'onProgress' | 'onRemoved'>;
  icon: string;
  t: () => Translate;
  run: (deed: TrayDeed) => void;
}): DeliveryTray {
  const { deliveries, t, run } = options;
  const current = new Map<string, DeliverySummary>();
  let tray: Tray | null = null;
  let language: Language = 'ru';
  let said = '';

  const say = (): void => {
    if (tray === null) return;
    const { tooltip, groups } = trayWords([...current.values()], { t: t(), language });
    const now = JSON.stringify([tooltip, groups]);
    if (now === said) return;
    said = now;
    tray.setToolTip(tooltip);
    const items = groups.map((group) =>
      group.map(({ label, deed }): MenuItemConstructorOptions => ({
        label: label.replaceAll('&', '&&'),
        click: () => run(deed),
      })),
    );
    tray.setContextMenu(
      Menu.buildFromTemplate(items.flatMap((group, at) => (at === 0 ? group : [{ type: 'separator' }, ...group]))),
    );
  };

  deliveries.onProgress(({ summary }) => {
    if (isOver(summary.state)) current.delete(summary.id);
    else current.set(summary.id, summary);
    say();
  });
  deliveries.onRemoved((id) => {
    current.delete(id);
    say();
  });

  return {
    show: (isWanted, wantedLanguage) => {
      language = wantedLanguage;
      if (!isWanted) {
        tray?.destroy();
        tray = null;
        return;
      }
      if (tray === null) {
        tray = new Tray(options.icon);
        said = '';
        // On Windows a click is expected to open the window; elsewhere it opens the menu.
        tray.on('double-click', () => run({ kind: 'show-window' }));
      }
      say();
    },
    isShown: () => tray !== null,
  };
}
