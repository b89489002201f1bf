import type { TFunction } from 'i18next';
import { networkProblem, pauseTitleKey } from '../../../../shared/delivery/network-problem';
import type { PauseReason } from '../../../../shared/delivery/state';
import { archiveHostProblem, isOfToken, listEndingKey } from '../../../../shared/ipc/list-ending-key';
import type { ListEnding } from '../../../../shared/ipc/list-taking';
import { isOfNetwork } from '../../../../shared/shop/connection-problem';
import type { Tone } from '../../../ui/notice';
import { fieldWord } from '../../../words/field-names';
import { describeDuration } from '../../../words/formats';
import { pauseDetail } from '../../../words/pause-detail';

/** How the taking of a list ended, in words. */
export interface EndingWords {
  tone: Tone;
  title: string;
  /** What keeps the program from the server, and what to do about that; empty for none. */
  cause: string;
  /** What to do about the list. */
  text: string;
  /** What to offer: ask again, agree to http and ask again, or type the token. */
  act: 'again' | 'agree' | 'token' | 'none';
  /** Whether the settings of the network may help. */
  isOfNetwork: boolean;
  /** Technical words of the server or the system; empty for none. */
  detail: string;
}

/**
 * Null where there is nothing to say: the list is used, or the sheet is gone.
 *
 * @param isOnline what the system says of its network now
 */
export function endingWords(ending: ListEnding, shopName: string, t: TFunction, isOnline: boolean): EndingWords | null {
  const key = listEndingKey(ending);
  if (key === null) return null;
  const { values = {}, ...rest } = particularsOf(ending, { shopName, t, isOnline });
  return {
    tone: 'warning',
    act: 'again',
    detail: '',
    cause: '',
    isOfNetwork: false,
    title: t(`shopList.ended.${key}.title`, values),
    text: t(`shopList.ended.${key}.text`, values),
    ...rest,
  };
}

/** What differs from most endings: a warning, after which one can ask again. */
function particularsOf(
  ending: ListEnding,
  { shopName, t, isOnline }: { shopName: string; t: TFunction; isOnline: boolean },
): Partial<EndingWords> & { values?: Record<string, unknown> } {
  switch (ending.kind) {
    case 'cancelled':
      return { tone: 'info', act: 'none' };
    case 'throttled':
      return { values: { duration: minutes(ending.waitMs, t) } };
    case 'not-offered':
      return { act: 'none', detail: ending.message };
    case 'rejected':
    case 'off-contract':
      return { detail: ending.message };
    case 'refused':
      return { act: ending.reason === 'start-time-exceeded' ? 'again' : 'none', detail: ending.message };
    case 'unanswered':
      return unansweredWords(ending.reason, t, isOnline);
    case 'no-archive':
      if (ending.problem === 'http-not-agreed') return { act: 'agree', values: { shop: shopName } };
      return { ...archiveHostWords(ending, t, isOnline), detail: ending.detail };
    case 'broken': {
      const { code, line } = ending.refusal;
      const why = t(`shopList.broken.${code}`);
      return { values: { why: line === null ? why : `${why} ${t('shopList.brokenLine', { line })}` } };
    }
    case 'not-trusted':
      return ending.why.kind === 'differs' ? { values: { field: fieldWord(ending.why.field, t) } } : {};
    default:
      return {};
  }
}

/** In the words of "check connection" where nothing answers. */
function unansweredWords(reason: PauseReason, t: TFunction, isOnline: boolean): Partial<EndingWords> {
  const detail = pauseDetail(reason);
  if (isOfToken({ kind: 'unanswered', reason })) return { tone: 'error', act: 'token', detail };
  const title = t(pauseTitleKey(reason, isOnline));
  const problem = networkProblem(reason, isOnline);
  if (problem === null) return { title, detail };
  return {
    title,
    cause: t(`shops.check.${problem}.text`),
    text: t('shopList.afterwards'),
    isOfNetwork: isOfNetwork(problem),
    detail,
  };
}

/** Why the server that has the finished list is not reached. */
function archiveHostWords(ending: ListEnding, t: TFunction, isOnline: boolean): Partial<EndingWords> {
  const problem = archiveHostProblem(ending, isOnline);
  if (problem === null) return {};
  return { cause: `${t(`shops.check.${problem}.title`)}.`, isOfNetwork: isOfNetwork(problem) };
}

function minutes(waitMs: number, t: TFunction): string {
  const duration = describeDuration(waitMs / 1000);
  return duration.unit === 'seconds'
    ? t('duration.seconds', { count: duration.count })
    : t('duration.minutes', { count: Math.max(1, Math.ceil(waitMs / 60_000)) });
}
