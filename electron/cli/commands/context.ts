import type { Language } from '../../../shared/ipc/contract';
import type { Translate } from '../../i18n/translate';
import type { Deliveries } from '../../delivery/deliveries';
import type { SheetHost } from '../../sheet/host/host';
import type { Shops } from '../../shops/shops';
import type { Output } from '../output/output';

/** What every command of the unattended import works with: the same services as the window's. */
export interface CliContext {
  deliveries: Deliveries;
  shops: Shops;
  /** The names of the copies that were kept of files that could not be read as a whole. */
  setAsideFiles: readonly string[];
  output: Output;
  t: Translate;
  /** The one in the settings, which the words of this command need not have. */
  language: Language;
  /** The token that the command brought along, or null. */
  token: string | null;
  openSheetHost: () => SheetHost;
  /** Aborted when the person or the system interrupts the command. */
  interrupted: AbortSignal;
}
