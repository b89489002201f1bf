import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../../shared/ipc/look';
import { LIMITS_IN_TEXTS } from '../../shared/ipc/limits-in-texts';
import { settingsStore } from '../model/settings';

/** Each language is loaded when it is shown. */
const TEXTS = {
  ru: () => import('../../shared/locales/ru.json'),
  en: () => import('../../shared/locales/en.json'),
} as const;

/** The language that main has given the document. */
export function documentLanguage(): Language {
  return document.documentElement.lang === 'ru' ? 'ru' : 'en';
}

/** Loads the texts of a language, so that showing it does not have to wait for them. */
export async function loadTexts(language: Language): Promise<void> {
  await TEXTS[language]();
}

/** Starts the page's translations, then follows the language setting. */
export async function startI18n(language: Language): Promise<void> {
  const { default: texts } = await TEXTS[language]();
  await i18next.use(initReactI18next).init({
    lng: language,
    resources: { [language]: { translation: texts } },
    interpolation: { escapeValue: false, defaultVariables: LIMITS_IN_TEXTS },
  });
  document.documentElement.lang = language;
  settingsStore.subscribe(() => {
    const wanted = settingsStore.get().language;
    if (wanted !== i18next.language) void show(wanted);
  });
}

async function show(language: Language): Promise<void> {
  const { default: texts } = await TEXTS[language]();
  // Another one may have been chosen meanwhile.
  if (settingsStore.get().language !== language) return;
  document.documentElement.lang = language;
  i18next.addResourceBundle(language, 'translation', texts);
  await i18next.changeLanguage(language);
}
