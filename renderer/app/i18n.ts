import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { LIMITS_IN_TEXTS } from '../../shared/ipc/limits-in-texts';
import { settingsStore } from '../model/settings';

/** Each language is loaded when it is shown. */
const TEXTS = {
  ru: () => import('../../shared/locales/ru.json'),
  en: () => import('../../shared/locales/en.json'),
} as const;

/** Starts the page's translations, then follows the language setting. */
export async function startI18n(): Promise<void> {
  const { language } = settingsStore.get();
  const { default: texts } = await TEXTS[language]();
  await i18next.use(initReactI18next).init({
    lng: language,
    resources: { [language]: { translation: texts } },
    interpolation: { escapeValue: false, defaultVariables: LIMITS_IN_TEXTS },
  });
  settingsStore.subscribe(() => void showLanguage());
}

/** Shows the language of the settings, once its texts are loaded. */
export async function showLanguage(): Promise<void> {
  const { language } = settingsStore.get();
  if (language === i18next.language) return;
  const { default: texts } = await TEXTS[language]();
  // Another one may have been chosen meanwhile.
  if (settingsStore.get().language !== language) return;
  document.documentElement.lang = language;
  i18next.addResourceBundle(language, 'translation', texts);
  await i18next.changeLanguage(language);
}
