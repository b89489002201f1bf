import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ListEnding } from '../../../../shared/ipc/list-taking';
import { EndingNotice } from './ending-notice';
import { endingWords, type EndingWords } from './ending-words';

/** Why there is no list, and what to do now. Nothing for one that is used. */
export function ListEnded({
  ending,
  shopName,
  onAgain,
  onTypeToken,
}: {
  ending: ListEnding;
  shopName: string;
  onAgain: (overHttp?: boolean) => void;
  onTypeToken: () => void;
}) {
  const { t } = useTranslation();
  const words = endingWords(ending, shopName, t);
  if (words === null) return null;
  return (
    <EndingNotice
      kind={ending.kind}
      words={words}
      actions={words.act === 'none' ? undefined : <Act act={words.act} onAgain={onAgain} onTypeToken={onTypeToken} />}
    />
  );
}

function Act({
  act,
  onAgain,
  onTypeToken,
}: {
  act: Exclude<EndingWords['act'], 'none'>;
  onAgain: (overHttp?: boolean) => void;
  onTypeToken: () => void;
}) {
  const { t } = useTranslation();
  switch (act) {
    case 'again':
      return (
        <Button size="xs" variant="default" data-testid="shop-list-retry" onClick={() => onAgain()}>
          {t('shopList.retry')}
        </Button>
      );
    case 'agree':
      return (
        <Button size="xs" variant="default" data-testid="shop-list-agree" onClick={() => onAgain(true)}>
          {t('shopList.agree')}
        </Button>
      );
    case 'token':
      return (
        <Button size="xs" variant="default" onClick={onTypeToken}>
          {t('review.typeToken')}
        </Button>
      );
  }
}
