import type { Settings } from '../../shared/ipc/contract';

/**
 * Language and theme that main has given the document, from the settings that it tells later. They are the same then, so that nothing is
 * rendered again.
 */
export function documentLook(): Pick<Settings, 'language' | 'colorScheme'> {
  const { lang, dataset } = document.documentElement;
  const { chosenScheme } = dataset;
  return {
    language: lang === 'ru' ? 'ru' : 'en',
    colorScheme: chosenScheme === 'light' || chosenScheme === 'dark' ? chosenScheme : 'auto',
  };
}
