import { unreachableProblem, type NetworkReason } from '../../../shared/delivery/network-problem';
import type { Translate } from '../../i18n/translate';

/**
 * What keeps a command from its server and what to do, in the words of "check connection". The code of the system or the server comes last.
 *
 * @param isOnline what the system says of its network
 * @param then what else there is to do
 */
export function unreachableWords(reason: NetworkReason, isOnline: boolean, t: Translate, then?: string): string {
  const problem = unreachableProblem(reason, isOnline);
  return [
    `${t(`shops.check.${problem}.title`)}.`,
    t(`shops.check.${problem}.text`),
    ...(then === undefined ? [] : [then]),
    ...(reason.message === '' ? [] : [t('cli.technically', { detail: reason.message })]),
  ].join(' ');
}
