import type { Language } from '../../shared/ipc/look';

/** Language and theme that main has given the document, from the settings that it tells later. */
export function documentLook(): { language: Language; colorScheme: 'light' | 'dark' } {
  const { lang, dataset } = document.documentElement;
  return {
    language: lang === 'ru' ? 'ru' : 'en',
    colorScheme: dataset['mantineColorScheme'] === 'dark' ? 'dark' : 'light',
  };
}
