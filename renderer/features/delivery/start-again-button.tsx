import { useTranslation } from 'react-i18next';
import { ask } from '../../bridge';
import { useAction } from '../../hooks/use-action';
import { NextAction } from '../../ui/screen';

/**
 * Starts the program again, where that helps with its database.
 *
 * @param isNext whether nothing else helps
 */
export function StartAgainButton({ isNext }: { isNext: boolean }) {
  const { t } = useTranslation();
  const { busy, run } = useAction();
  return (
    <NextAction
      isNext={isNext}
      loading={busy}
      data-testid="start-again"
      onClick={() => run(() => ask('app-start-again'))}
    >
      {t('delivery.startAgain')}
    </NextAction>
  );
}
