import { app, safeStorage } from 'electron';
import { join } from 'node:path';
import { LANGUAGES } from '../../../shared/ipc/look';
import { systemLanguage } from '../../i18n/system-language';
import { translatorFor, type Translate } from '../../i18n/translate';
import { openSettingsStore, type SettingsStore } from '../../settings/settings-store';
import { isKeyringLocked } from '../../shops/keyring-lock';
import { openShopStore, type ShopStore } from '../../shops/shop-store';
import { openTokenVault, type TokenVault } from '../../shops/token-vault';
import type { SetAside } from '../../storage/json-file';
import { keepPrivate } from '../../storage/private-file';

/** The shops as they are saved, and what else is read from small files. Needs no database and no network. */
export interface SavedShops {
  /** What opens a file of the same folder. */
  files: { userData: string; now: () => Date; setAside: SetAside };
  /** Names of the copies kept of files that could not be read completely. */
  setAsideFiles: string[];
  /** Names of files that a newer version wrote in a format that this one does not know. They are left as they are. */
  newerFiles: string[];
  settings: SettingsStore;
  shopStore: ShopStore;
  vault: TokenVault;
  t: () => Translate;
  /** Tells the address of the practice shop, which it has while it is running. */
  practiceRunsAt: (baseUrl: string) => void;
}

const practiceName = (t: Translate): string => t('shops.practiceName');

/** @param speak the language to use instead of the settings' one */
export function openSavedShops(userData: string, speak?: () => Translate): SavedShops {
  for (const name of ['settings.json', 'shops.json', 'recipes.json', 'tokens.json', 'network.json'])
    keepPrivate(join(userData, name));
  const setAsideFiles: string[] = [];
  const newerFiles: string[] = [];
  const files: SavedShops['files'] = {
    userData,
    now: () => new Date(),
    setAside: (fileName, why) => void (why === 'newer' ? newerFiles : setAsideFiles).push(fileName),
  };
  const settings = openSettingsStore({ ...files, systemLanguage: systemLanguage(app.getLocale()) });
  const t = speak ?? (() => translatorFor(settings.get().language));
  let practiceBaseUrl: string | null = null;
  const shopStore = openShopStore({
    ...files,
    practiceName: () => practiceName(t()),
    practiceNames: () => LANGUAGES.map((language) => practiceName(translatorFor(language))),
    practiceBaseUrl: () => practiceBaseUrl,
  });
  const vault = openTokenVault({ ...files, platform: process.platform, encryption: safeStorage, isKeyringLocked });
  const practiceRunsAt = (baseUrl: string): void => void (practiceBaseUrl = baseUrl);
  return { files, setAsideFiles, newerFiles, settings, shopStore, vault, t, practiceRunsAt };
}
