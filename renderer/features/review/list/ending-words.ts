import type { TFunction } from 'i18next';
import type { ListEnding } from '../../../../shared/ipc/list-taking';
import type { Tone } from '../../../ui/notice';
import { fieldWord } from '../../../words/field-names';
import { describeDuration } from '../../../words/formats';
import { pauseDetail } from '../../../words/pause-detail';

/** How the taking of a list ended, in words. */
export interface EndingWords {
  tone: Tone;
  title: string;
  text: string;
  /** What to offer: ask again, agree to http and ask again, or type the token. */
  act: 'again' | 'agree' | 'token' | 'none';
  /** Technical words of the server or the system; empty for none. */
  detail: string;
}

/** Null where there is nothing to say: the list is used, or the sheet is gone. */
export function endingWords(ending: ListEnding, shopName: string, t: TFunction): EndingWords | null {
  const words = (key: string, rest: Partial<EndingWords> & { values?: Record<string, unknown> } = {}): EndingWords => ({
    tone: 'warning',
    act: 'again',
    detail: '',
    title: t(`shopList.ended.${key}.title`, rest.values ?? {}),
    text: t(`shopList.ended.${key}.text`, rest.values ?? {}),
    ...rest,
  });
  switch (ending.kind) {
    case 'used':
    case 'sheet-gone':
      return null;
    case 'cancelled':
      return words('cancelled', { tone: 'info', act: 'none' });
    case 'throttled':
      return words('throttled', { values: { duration: minutes(ending.waitMs, t) } });
    case 'answer-lost':
      return words('answer-lost');
    case 'not-offered':
      return words('not-offered', { act: 'none', detail: ending.message });
    case 'rejected':
      return words('rejected', { detail: ending.message });
    case 'refused':
      return words(`refused.${ending.reason}`, {
        act: ending.reason === 'start-time-exceeded' ? 'again' : 'none',
        detail: ending.message,
      });
    case 'off-contract':
      return words('off-contract', { detail: ending.message });
    case 'unanswered': {
      const { by } = ending.reason;
      const isOfToken = by === 'token' || by === 'no-token';
      return words(isOfToken ? 'token' : 'unanswered', {
        tone: isOfToken ? 'error' : 'warning',
        act: isOfToken ? 'token' : 'again',
        detail: pauseDetail(ending.reason),
      });
    }
    case 'no-archive':
      if (ending.problem === 'http-not-agreed') return words('http', { act: 'agree', values: { shop: shopName } });
      return words(`no-archive.${ending.problem}`, { detail: ending.detail });
    case 'broken': {
      const { code, line } = ending.refusal;
      const why = t(`shopList.broken.${code}`);
      return words('broken', { values: { why: line === null ? why : `${why} ${t('shopList.brokenLine', { line })}` } });
    }
    case 'not-trusted': {
      const { why } = ending;
      return words(`not-trusted.${why.kind}`, {
        values: why.kind === 'differs' ? { field: fieldWord(why.field, t) } : {},
      });
    }
  }
}

function minutes(waitMs: number, t: TFunction): string {
  const duration = describeDuration(waitMs / 1000);
  return duration.unit === 'seconds'
    ? t('duration.seconds', { count: duration.count })
    : t('duration.minutes', { count: Math.max(1, Math.ceil(waitMs / 60_000)) });
}
