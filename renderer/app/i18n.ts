import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../../shared/ipc/look';
import { LIMITS_IN_TEXTS } from '../../shared/ipc/limits-in-texts';
import en from '../../shared/locales/en.json';
import ru from '../../shared/locales/ru.json';
import { settingsStore } from '../model/settings';

/** Starts the page's translations, then follows the language setting. */
export async function startI18n(language: Language): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    resources: { ru: { translation: ru }, en: { translation: en } },
    interpolation: { escapeValue: false, defaultVariables: LIMITS_IN_TEXTS },
  });
  document.documentElement.lang = language;
  settingsStore.subscribe(() => {
    const wanted = settingsStore.get().language;
    if (wanted === i18next.language) return;
    document.documentElement.lang = wanted;
    void i18next.changeLanguage(wanted);
  });
}
