import { VERDICT_KINDS } from '../../../shared/consumer/verdict/row-verdict';
import type { ListState } from '../../../shared/sheet/sheet-state';
import type { Translate } from '../../i18n/translate';

/** `result.list` of a command (shop-list-design.md, Unattended). Its numbers are null without a list; `why` says why there is none. */
export function listFacts(list: ListState | null, why: string | null): Record<string, unknown> {
  const of = (count: (list: ListState) => unknown): unknown => (list === null ? null : count(list));
  return {
    taken_at: of(({ takenAt }) => takenAt),
    consumers: of(({ consumers }) => consumers),
    matched: of(({ matched }) => matched),
    nothing_to_change: of(({ kinds }) => kinds.nothing),
    // A row that the list cannot tell of is sent as without one. It met a consumer, or it would be new.
    would_change: of(({ kinds }) => kinds.changes + kinds['not-known']),
    would_create: of(({ kinds }) => kinds.new),
    email_elsewhere: of(({ kinds }) => kinds['email-elsewhere']),
    leads_elsewhere: of(({ kinds }) => kinds['leads-elsewhere']),
    kept_back: of(({ keptBack }) => keptBack),
    trusted: list !== null,
    why,
  };
}

/** How many rows would come to what, line by line. Together they are all rows. None without a list. */
export function listWords(list: ListState | null, t: Translate): string[] {
  if (list === null) return [];
  const { kinds, keptBack } = list;
  return [
    ...VERDICT_KINDS.filter((kind) => kinds[kind] > 0).map((kind) => `${t(`verdicts.kind.${kind}`)}: ${kinds[kind]}`),
    ...(keptBack === 0 ? [] : [t('cli.list.keptBack', { count: keptBack })]),
  ];
}

/** What the person should know before the rows are sent. */
export function listWarnings({ subscribedAgain }: ListState, t: Translate): string[] {
  return subscribedAgain === 0 ? [] : [t('cli.list.subscribedAgain', { count: subscribedAgain })];
}
