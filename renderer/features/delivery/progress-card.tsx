import { Button, Group, Progress } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RequestRefused } from '../../bridge';
import { goesOnByItself, pauseEnd, type DeliveryState } from '../../../shared/delivery/state';
import { runsUnattended } from '../../../shared/delivery/runs';
import { progressOf } from '../../../shared/delivery/row-counts';
import type { TokenPresence } from '../../../shared/shop/shop';
import type { DeliveryProgress } from '../../../shared/delivery/summary';
import { pauseDelivery, resumeDelivery, stopDelivery } from '../../model/deliveries';
import { useDurationWords, useFormats } from '../../words/formats';
import { useSavedShop } from '../../model/shops';
import { useAction } from '../../hooks/use-action';
import { confirmDeed } from '../../ui/dialogs/confirm';
import { ClockIcon, PauseIcon, PlayIcon, StopIcon } from '../../ui/icons';
import { Notice } from '../../ui/notice';
import { Card, NextAction } from '../../ui/screen';
import { DeliveryFacts, DeliveryRuns } from './delivery-facts';
import { NoShopText } from './no-shop-text';
import { needsToken, PauseNotice } from './pause-notice';
import { StartAgainButton } from './start-again-button';
import classes from './delivery.module.css';

/** One line of progress with counts, and the buttons to pause and to stop. */
export function ProgressCard({ progress }: { progress: DeliveryProgress }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { busy, run } = useAction();
  const { summary, ratePerSecond, waiting } = progress;
  const { id, pending, state } = summary;
  const { sent, ofRows } = progressOf(summary);
  const shop = useSavedShop(summary.shopId);
  const hasShop = shop !== undefined;
  const elsewhere = runsUnattended(summary);
  /** The last attempt to resume that failed because the disk still cannot be written. */
  const [failedResume, setFailedResume] = useState<{ code: string; at: string } | null>(null);
  /** Says at the pause, which has this reason already, that the disk still cannot be written. A notice would look like news. */
  const resume = async (): Promise<void> => {
    try {
      await resumeDelivery(id);
    } catch (error) {
      if (!(error instanceof RequestRefused) || !error.code.startsWith('storage-')) throw error;
      setFailedResume({ code: error.code, at: new Date().toISOString() });
      return;
    }
    setFailedResume(null);
  };
  // Then it can be neither resumed nor stopped.
  const needsNewStart =
    state.status === 'paused' && (pauseEnd(state.reason) === 'new-start' || failedResume?.code === 'storage-damaged');
  const stop = (): void => {
    const words = {
      title: t('delivery.stopTitle'),
      text: t('delivery.stopText', { count: pending, rows: formats.number(pending) }),
      confirm: t('delivery.stop'),
      cancel: t('delivery.goOn'),
    };
    confirmDeed(words, () => run(() => stopDelivery(id)));
  };
  return (
    <Card data-testid="delivery-progress" data-status={state.status}>
      <DeliveryFacts summary={summary} />
      <div className={classes['headline']} aria-live="polite">
        <TimeLeft progress={progress} />
      </div>
      <Progress
        value={ofRows === 0 ? 100 : (sent / ofRows) * 100}
        size="lg"
        color={state.status === 'paused' ? 'yellow' : 'accent'}
        transitionDuration={150}
        aria-label={t('delivery.progressLabel')}
      />
      <div className={classes['under']}>
        <span>{t('delivery.doneOf', { count: ofRows, done: formats.number(sent), rows: formats.number(ofRows) })}</span>
        {state.status === 'running' && !elsewhere && (
          <span className={classes['rate']}>
            {ratePerSecond === null
              ? t('delivery.rateUnknown')
              : t('delivery.rate', { rate: formats.decimal(ratePerSecond) })}
          </span>
        )}
      </div>
      {waiting !== null && state.status === 'running' && (
        <p className={classes['waiting']}>
          <ClockIcon size={16} /> {t(`delivery.waiting.${waiting.why}`, { time: formats.time(waiting.until) })}
        </p>
      )}
      {state.status === 'paused' && (
        <div className={classes['paused']}>
          <PauseNotice key={state.reason.by} summary={summary} reason={state.reason} />
          {failedResume !== null && (
            <p className={classes['waiting']} role="status">
              {t('delivery.tried', { time: formats.timeWithSeconds(failedResume.at) })}{' '}
              {t(`errors.${failedResume.code}`)}
            </p>
          )}
        </div>
      )}
      {state.status === 'ready' && !hasShop && (
        <Notice tone="info" title={t('delivery.noShop.title')}>
          <NoShopText summary={summary} />
        </Notice>
      )}
      <Group gap="sm" mt="md">
        {((state.status === 'running' && !elsewhere) ||
          (state.status === 'paused' && hasShop && goesOnByItself(state.reason))) && (
          <Button
            variant="default"
            loading={busy}
            leftSection={<PauseIcon size={16} />}
            onClick={() => run(() => pauseDelivery(id))}
          >
            {t(state.status === 'running' ? 'delivery.pause' : 'delivery.pauseWaiting')}
          </Button>
        )}
        {hasShop && !needsNewStart && canGoOn(state, shop.token) && (
          <NextAction loading={busy} leftSection={<PlayIcon size={16} />} onClick={() => run(resume)}>
            {t('delivery.resume')}
          </NextAction>
        )}
        {(needsNewStart || isUnwritable(state)) && <StartAgainButton isNext={needsNewStart} />}
        {!elsewhere && !needsNewStart && (
          <NextAction
            // What is left to do where its shop was removed.
            isNext={!hasShop && summary.shopId !== null}
            disabled={busy}
            leftSection={<StopIcon size={16} />}
            onClick={stop}
          >
            {t('delivery.stop')}
          </NextAction>
        )}
        {state.status === 'running' && (
          <span className={classes['aside']}>{elsewhere ? t('delivery.elsewhere') : t('delivery.background')}</span>
        )}
      </Group>
      <DeliveryRuns summary={summary} />
    </Card>
  );
}

/** Whether it can be resumed by a button: a paused one that needs a token has the field for it in its notice. */
function canGoOn(state: DeliveryState, token: TokenPresence): boolean {
  if (state.status === 'paused') return !needsToken(state.reason, token);
  return state.status === 'ready';
}

/** For a reason that is not known. A new start opens the database anew, which may help. */
function isUnwritable(state: DeliveryState): boolean {
  return state.status === 'paused' && state.reason.by === 'storage' && state.reason.problem === 'other';
}

function TimeLeft({ progress: { summary, secondsLeft, waiting } }: { progress: DeliveryProgress }) {
  const { t } = useTranslation();
  const duration = useDurationWords();
  if (summary.state.status === 'paused')
    return t(goesOnByItself(summary.state.reason) ? 'delivery.waits' : 'delivery.paused');
  if (summary.state.status === 'ready') return t('delivery.ready');
  // The end of a server's outage is unknown.
  if (waiting?.why === 'network') return t('delivery.noAnswer');
  return secondsLeft === null
    ? t('delivery.timeUnknown')
    : t('delivery.timeLeft', { duration: duration.about(secondsLeft) });
}
