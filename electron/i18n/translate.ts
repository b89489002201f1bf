import i18next, { type TFunction } from 'i18next';
import en from '../../shared/locales/en.json';
import ru from '../../shared/locales/ru.json';
import type { Language } from '../../shared/ipc/contract';
import { LIMITS_IN_TEXTS } from '../../shared/ipc/limits-in-texts';

export type Translate = TFunction;

/** Main's own texts (menus, dialogs, notifications, reports, the command line), from the page's locale files. */
export function translatorFor(language: Language): Translate {
  const instance = i18next.createInstance({
    lng: language,
    fallbackLng: 'en',
    resources: { ru: { translation: ru }, en: { translation: en } },
    interpolation: { escapeValue: false, defaultVariables: LIMITS_IN_TEXTS },
    initAsync: false,
  });
  void instance.init();
  return instance.t;
}

/** The language until the person chooses one: Russian if the system uses it, else English. */
export function systemLanguage(locale: string): Language {
  return /^(ru|be|uk|kk)\b/i.test(locale) ? 'ru' : 'en';
}
