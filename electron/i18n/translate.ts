import { readFileSync } from 'node:fs';
import i18next, { type ResourceLanguage, type TFunction } from 'i18next';
import en from '../../shared/locales/en.json?asset';
import ru from '../../shared/locales/ru.json?asset';
import type { Language } from '../../shared/ipc/look';
import { LIMITS_IN_TEXTS } from '../../shared/ipc/limits-in-texts';

export type Translate = TFunction;

/** The paths of files: only that of the language in use is read, and none is compiled with the code. */
const TEXTS = { ru, en };
const translators = new Map<Language, Translate>();

/** Main's own texts (menus, dialogs, notifications, reports, the command line), from the page's locale files. */
export function translatorFor(language: Language): Translate {
  const known = translators.get(language);
  if (known !== undefined) return known;
  const instance = i18next.createInstance({
    lng: language,
    resources: { [language]: { translation: JSON.parse(readFileSync(TEXTS[language], 'utf8')) as ResourceLanguage } },
    interpolation: { escapeValue: false, defaultVariables: LIMITS_IN_TEXTS },
    initAsync: false,
  });
  void instance.init();
  translators.set(language, instance.t);
  return instance.t;
}
