import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ListEnding } from '../../../../shared/ipc/list-taking';
import { EndingNotice } from './ending-notice';
import type { EndingWords } from './ending-words';

/** Why there is no list, and what to do now. */
export function ListEnded({
  kind,
  words,
  onAgain,
  onWithout,
  onTypeToken,
}: {
  kind: ListEnding['kind'];
  words: EndingWords;
  onAgain: (overHttp?: boolean) => void;
  /** Undefined where there is an older list. */
  onWithout: (() => void) | undefined;
  onTypeToken: () => void;
}) {
  const { t } = useTranslation();
  const { act } = words;
  return (
    <EndingNotice
      kind={kind}
      words={words}
      actions={
        act === 'none' ? undefined : (
          <>
            <Act act={act} onAgain={onAgain} onTypeToken={onTypeToken} />
            {act !== 'token' && onWithout !== undefined && (
              <Button size="xs" variant="default" data-testid="shop-list-without" onClick={onWithout}>
                {t('shopList.without')}
              </Button>
            )}
          </>
        )
      }
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
