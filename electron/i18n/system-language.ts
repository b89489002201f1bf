import type { Language } from '../../shared/ipc/look';

/** The language until the person chooses one: Russian if the system uses it, else English. */
export function systemLanguage(locale: string): Language {
  return /^(ru|be|uk|kk)\b/i.test(locale) ? 'ru' : 'en';
}
