import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DeliverySummary } from '../../../../shared/delivery/summary';
import type { ProofEnding } from '../../../../shared/ipc/list-taking';
import { useShopName } from '../../../model/shops';
import { EndingNotice } from '../../review/list/ending-notice';
import { endingWords } from '../../review/list/ending-words';

/** Why nothing was proven, and what to do now. Nothing for a proof that the person cancelled. */
export function ProofEnded({
  ending,
  summary,
  onAgain,
}: {
  ending: Exclude<ProofEnding, { kind: 'proven' }>;
  summary: DeliverySummary;
  onAgain: (overHttp?: boolean) => void;
}) {
  const { t } = useTranslation();
  const shopName = useShopName(summary);
  const words = ending.kind === 'cancelled' ? null : endingWords(ending, shopName, t, navigator.onLine);
  if (words === null) return null;
  const { act } = words;
  // The other sentences are about sending without a list.
  const text = act === 'agree' || act === 'token' ? words.text : t('proof.noList');
  return (
    <EndingNotice
      kind={ending.kind}
      words={{ ...words, text }}
      actions={
        act === 'none' ? undefined : (
          <Button size="xs" variant="default" onClick={() => onAgain(act === 'agree')}>
            {t(act === 'agree' ? 'shopList.agree' : 'shopList.retry')}
          </Button>
        )
      }
    />
  );
}
