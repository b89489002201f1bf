import type { TFunction } from 'i18next';
import type { VerdictKind } from '../../shared/consumer/verdict/row-verdict';
import type { FieldChange } from '../../shared/delivery/compare/compare-consumer';
import type { WindowVerdict } from '../../shared/sheet/sheet-state';
import { fieldWord } from './field-names';

/** Green means confirmed by the server, so it is not used here. */
export const VERDICT_TONES: Readonly<Record<VerdictKind, 'info' | 'warning' | 'error' | 'quiet'>> = {
  new: 'info',
  changes: 'info',
  nothing: 'quiet',
  'email-elsewhere': 'error',
  'leads-elsewhere': 'error',
  'not-known': 'warning',
};

/** Sentences about verdicts, with values in quotes. */
export interface VerdictWords {
  /** `имя: «Анна» → «Анна Петровна»`. */
  change: (change: FieldChange) => string;
  /** What the shop would keep. */
  keeps: (change: FieldChange) => string;
  /** The whole row. */
  row: (verdict: WindowVerdict) => string;
}

export function verdictWords(t: TFunction): VerdictWords {
  const value = (text: string): string => (text === '' ? t('outcomes.noValue') : t('compare.value', { value: text }));
  const said =
    (key: 'compare.change' | 'compare.keeps') =>
    ({ field, from, to }: FieldChange): string =>
      t(key, { field: fieldWord(field, t), from: value(from), to: value(to) });
  const words = { change: said('compare.change'), keeps: said('compare.keeps') };
  return {
    ...words,
    row: ({ kind, changes, keeps, settled, other }) => {
      const sentence =
        kind === 'nothing' && settled !== null && settled.kind !== 'unchanged'
          ? t(`verdicts.settled.${settled.kind}`)
          : t(`verdicts.row.${kind}`);
      const id = other?.externalId ?? null;
      const whom = other === null ? [] : [id === null ? t('verdicts.otherOfOrder') : t('verdicts.otherIs', { id })];
      const details =
        kind === 'nothing' || kind === 'changes' ? [...changes.map(words.change), ...keeps.map(words.keeps)] : [];
      return [sentence, ...whom, ...details.map((detail) => `${detail}.`)].join(' ');
    },
  };
}
