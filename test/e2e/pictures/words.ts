import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import i18next, { type TFunction } from 'i18next';
import type { Language } from '../../../shared/ipc/look';

export type Words = TFunction;

/** The window's texts in a language, read from the locale file, because the test runner cannot import JSON. */
export function wordsOf(language: Language): Words {
  const file = join(import.meta.dirname, '..', '..', '..', 'shared', 'locales', `${language}.json`);
  const translation = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  const instance = i18next.createInstance({
    lng: language,
    resources: { [language]: { translation } },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  void instance.init();
  return instance.t;
}
