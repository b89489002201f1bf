import { dialog } from 'electron';
import type { Deliveries } from '../delivery/deliveries';
import type { Translate } from '../i18n/translate';
import type { SendSheet } from '../sending/send-sheet';
import type { SettingsStore } from '../settings/settings-store';
import { createDeliveryTray } from '../window/tray/delivery-tray';
import type { TrayDeed } from '../window/tray/tray-menu';
import type { MainWindow } from '../window/window';

/** The icon in the tray, as the settings are. */
export interface ProgramTray {
  show: () => void;
  /** The program stays without a window as long as it is there. */
  isShown: () => boolean;
}

export function createProgramTray(options: {
  deliveries: Pick<Deliveries, 'onProgress' | 'onRemoved' | 'get' | 'pause' | 'stop'>;
  sendSheet: Pick<SendSheet, 'resume'>;
  window: MainWindow;
  settings: Pick<SettingsStore, 'get'>;
  icon: string;
  t: () => Translate;
  showDelivery: (id: string) => Promise<void>;
  quit: () => void;
  onUnexpected: (error: unknown) => void;
}): ProgramTray {
  const { deliveries, settings, t } = options;

  /** A stopped delivery cannot be resumed, so that the person is asked, as in the window. */
  const stop = async (id: string): Promise<void> => {
    const count = deliveries.get(id).summary.pending;
    const rows = new Intl.NumberFormat(settings.get().language).format(count);
    const { response } = await dialog.showMessageBox({
      type: 'question',
      title: t()('delivery.stopTitle'),
      message: t()('delivery.stopTitle'),
      detail: t()('delivery.stopText', { count, rows }),
      buttons: [t()('delivery.stop'), t()('common.cancel')],
      defaultId: 1,
      cancelId: 1,
    });
    if (response === 0) await deliveries.stop(id);
  };
  const run = async (deed: TrayDeed): Promise<void> => {
    switch (deed.kind) {
      case 'show-window':
        return options.window.show();
      case 'quit':
        options.quit();
        return;
      case 'show':
        return options.showDelivery(deed.id);
      case 'pause':
        await deliveries.pause(deed.id);
        return;
      case 'resume':
        await options.sendSheet.resume(deed.id);
        return;
      case 'stop':
        return stop(deed.id);
    }
  };
  const tray = createDeliveryTray({
    deliveries,
    icon: options.icon,
    t,
    // What is refused has changed meanwhile, and the menu with it.
    run: (deed) => void run(deed).catch(options.onUnexpected),
  });
  return {
    show: () => {
      const { tray: isWanted, language } = settings.get();
      tray.show(isWanted, language);
    },
    isShown: tray.isShown,
  };
}
