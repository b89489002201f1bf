import type { Language } from '../../../shared/ipc/look';
import type { Translate } from '../../i18n/translate';
import type { Deliveries } from '../../delivery/deliveries';
import type { SheetHost } from '../../sheet/host/host';
import type { RecipeStore } from '../../recipes/recipe-store';
import type { ShopStore } from '../../shops/shop-store';
import type { Shops } from '../../shops/shops';
import type { WatchStore } from '../../watch/store/watch-store';
import type { WatchServices } from '../../watch/watch-services';
import type { Output } from '../output/output';
import type { ListContext } from '../shop-list/take-command-list';

/** What every command works with: the same services as the window. */
export interface CliContext extends Pick<ListContext, 'shopLists' | 'agreesToHttp' | 'isOnline'> {
  deliveries: Deliveries;
  shops: Shops;
  recipes: Pick<RecipeStore, 'list' | 'recall'>;
  /** The names of the copies kept of files that could not be read completely. */
  setAsideFiles: readonly string[];
  /** The names of files that only a newer version can read. */
  newerFiles: readonly string[];
  /** What is kept of watched folders, the layouts of shops, and where the locks of folders are. */
  watching: {
    store: () => Promise<WatchStore>;
    layouts: WatchServices['layouts'] & Pick<ShopStore, 'rememberLayout'>;
    locks: string;
  };
  output: Output;
  t: Translate;
  /** The language of the settings. The output of this command may be in another one. */
  language: Language;
  /** The token given to this command, or null. */
  token: string | null;
  openSheetHost: () => SheetHost;
  /** Starts a process that proves one delivery. */
  openProofHost: () => SheetHost;
  /** Aborted when the person or the system interrupts the command. */
  interrupted: AbortSignal;
}
