import { join } from 'node:path';
import type { Language } from '../../shared/ipc/look';
import type { Settings } from '../../shared/ipc/contract';
import { readJsonObject } from '../storage/json-object';

/** What the first frame of a page depends on. */
export type FirstLook = Pick<Settings, 'language' | 'colorScheme'>;

/**
 * Reads from `settings.json` what the window shows before the settings themselves are loaded. What it cannot read gets the same default as
 * there (settings-store.ts), where a damaged file is also mended.
 */
export function readFirstLook(userData: string, systemLanguage: Language): FirstLook {
  const { language, colorScheme } = readJsonObject(join(userData, 'settings.json'));
  return {
    language: language === 'ru' || language === 'en' ? language : systemLanguage,
    colorScheme: colorScheme === 'light' || colorScheme === 'dark' ? colorScheme : 'auto',
  };
}
