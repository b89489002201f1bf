import type { BrowserWindow } from 'electron';
import { holdSentence } from '../../shared/watch/hold-words';
import type { WatchesState } from '../../shared/watch/watches-state';
import { shopNameOf } from '../../shared/shop/shop-name';
import type { SheetHost } from '../sheet/host/host';
import { monotonicMs, sleepFor } from '../storage/clock';
import { createWatches, type Watches } from '../watch/watches';
import type { WatchServices } from '../watch/watch-services';
import { showNotification } from '../window/notify';
import type { Services } from './opening/services';

/** The watched folders of the program with a window. A file that waits is told of by the system, unless the person looks at the window. */
export function watchesOfWindow(options: {
  services: Services;
  store: WatchServices['store'];
  openSheetHost: () => SheetHost;
  window: () => BrowserWindow | undefined;
  onChanged: (state: WatchesState) => void;
  /** Shows what waits. */
  show: () => void;
  onUnexpected: (error: unknown) => void;
}): Watches {
  const { deliveries, shops, shopStore, recipes, shopLists, settings, t, watchLocks } = options.services;
  return createWatches({
    services: {
      ...{ deliveries, shops, recipes, shopLists, t },
      ...{ store: options.store, layouts: shopStore, openSheetHost: options.openSheetHost },
      ...{ token: null, listOverHttp: false },
      language: () => settings.get().language,
      now: () => new Date(),
    },
    locks: watchLocks,
    nowMs: monotonicMs,
    sleep: sleepFor,
    onChanged: options.onChanged,
    onWaits: ({ hold, fileName }, count, { shopId }) => {
      if (hold === null || options.window()?.isFocused() === true) return;
      const numbers = new Intl.NumberFormat(settings.get().language);
      const { key, values } = holdSentence(hold, (value) => numbers.format(value));
      const shop = shopNameOf({ shopId, shopName: shops.get(shopId).name }, t()('shops.practiceName'));
      const words =
        count === 1
          ? { title: t()('watch.waitsTitle', { file: fileName, shop }), body: t()(key, values) }
          : {
              title: t()('watch.waitManyTitle', { shop }),
              body: t()('watch.waitMany', { count, files: numbers.format(count), file: fileName }),
            };
      showNotification(words, options.show);
    },
    onUnexpected: options.onUnexpected,
  });
}
