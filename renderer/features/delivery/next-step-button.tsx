import { useTranslation } from 'react-i18next';
import { ask } from '../../bridge';
import type { DeliverySummary } from '../../../shared/delivery/summary';
import { useFormats } from '../../words/formats';
import { goTo } from '../../model/navigation';
import { showOutcome, showRows } from '../../model/show-rows';
import { chooseShop } from '../../model/shops';
import { useAction } from '../../hooks/use-action';
import { useSendAgain } from '../../hooks/use-send-again';
import { ArrowRightIcon } from '../../ui/icons';
import type { NextStep } from './result/next-step';
import { NextAction } from '../../ui/screen';

/** The one filled button below a result: the next action. */
export function NextStepButton({
  step,
  summary,
  blocked,
}: {
  step: NextStep;
  summary: DeliverySummary;
  /** Number of rows in the open sheet that errors block. */
  blocked: number;
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { busy, run } = useAction();
  const again = useSendAgain(summary);
  const words = (count: number) =>
    t(step === 'send-again' ? 'delivery.sendAgain' : `delivery.next.${step}`, { count, rows: formats.number(count) });
  const openAnother = (): void => run(() => ask('sheet-choose-file'));
  // The accepted rows are known by now and need no request: the review counts the remaining ones.
  const sendRest = async (): Promise<void> => {
    if (summary.shopId !== null) await chooseShop(summary.shopId);
    goTo('review');
  };
  const { count, deed } = {
    'send-rest': { count: summary.pending, deed: () => run(sendRest) },
    'open-for-rest': { count: summary.pending, deed: openAnother },
    'fix-failed': { count: summary.outcomes.failed, deed: () => run(() => showOutcome('failed')) },
    'send-again': { count: summary.outcomes.failed, deed: again.start },
    'fix-kept': { count: blocked, deed: () => run(() => showRows({ only: 'issues' })) },
    'open-another': { count: 0, deed: openAnother },
  }[step];
  return (
    <NextAction
      loading={busy || again.busy}
      data-testid="next-step"
      data-step={step}
      rightSection={<ArrowRightIcon size={16} />}
      onClick={deed}
    >
      {words(count)}
    </NextAction>
  );
}
