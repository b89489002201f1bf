import { expect, it } from 'vitest';
import { translatorFor } from '../../../electron/i18n/translate';
import { LIMITS_IN_TEXTS } from '../../../shared/ipc/limits-in-texts';
import en from '../../../shared/locales/en.json';
import ru from '../../../shared/locales/ru.json';

it('texts take limits from their declarations, formatted as in the language', () => {
  const [russian, english] = [translatorFor('ru'), translatorFor('en')];
  expect(russian('errors.cell-too-long')).toContain('больше 32\u00a0767 знаков');
  expect(english('errors.cell-too-long')).toContain('more than 32,767 characters');
  expect(russian('fileProblems.too-many-rows')).toContain('больше 5\u00a0000\u00a0000 строк');
  expect(english('fileProblems.too-much-text')).toContain('2 GB');
  expect(english('delivery.pauseReason.rate-limit.text')).toContain('in 15 minutes');
  expect(russian('shops.paceHint')).toContain('2 в секунду');
});

it('every such limit occurs in some text, and none is hard-coded', () => {
  for (const texts of [JSON.stringify(ru), JSON.stringify(en)]) {
    for (const name of Object.keys(LIMITS_IN_TEXTS)) expect(texts).toMatch(new RegExp(`{{${name}(?:, number)?}}`));
    expect(texts).not.toMatch(/32.767|5.000.000|\b2 (?:GB|ГБ)|\b15 (?:мин|min)/);
  }
});
