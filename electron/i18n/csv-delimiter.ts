import type { Language } from '../../shared/ipc/look';

/** What separates cells in a CSV file for the spreadsheet program of a person: a Russian Excel expects semicolons. */
export function csvDelimiter(language: Language): ';' | ',' {
  return language === 'ru' ? ';' : ',';
}
