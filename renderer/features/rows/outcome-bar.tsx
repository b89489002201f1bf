import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { OUTCOME_KINDS } from '../../../shared/delivery/outcome';
import { isOver } from '../../../shared/delivery/state';
import type { DeliverySummary } from '../../../shared/delivery/summary';
import type { OpenedSheet } from '../../model/sheet';
import { setView } from '../../model/change-sheet';
import { deliveriesStore, loadDelivery, openDelivery, sendFailedAgain } from '../../model/deliveries';
import { useFormats } from '../../words/formats';
import { OUTCOME_TONES } from '../../words/outcome-words';
import { useStore } from '../../model/store';
import { useAction } from '../../hooks/use-action';
import { PlayIcon } from '../../ui/icons';
import { ToneIcon } from '../../ui/tone-icon';
import classes from './outcome-bar.module.css';
import { NextAction } from '../../ui/screen';

/** The result of the sheet's last delivery: rows by outcome, each number being a filter, and a button to send refused rows again. */
export function OutcomeBar({ sheet, delivery }: { sheet: OpenedSheet; delivery: { id: string } }) {
  const { t } = useTranslation();
  const { run } = useAction();
  const { id } = delivery;
  const summary = useStore(deliveriesStore, (now) => now.byId[id]?.summary);
  const isKnown = summary !== undefined;
  useEffect(() => {
    // A reloaded window knows nothing about deliveries that have stopped.
    if (!isKnown) loadDelivery(id).catch(() => undefined);
  }, [id, isKnown]);
  const status = summary?.state.status;
  return (
    <div className={classes['bar']} data-testid="outcome-bar" data-status={status}>
      <OutcomeFilters sheet={sheet} />
      {(status === 'running' || status === 'paused' || status === 'ready') && (
        <>
          <span className={classes['status']} role="status">
            {t(`rows.outcome.status.${status}`)}
          </span>
          <Button size="compact-sm" variant="subtle" onClick={() => run(() => openDelivery(id))}>
            {t('rows.outcome.openDelivery')}
          </Button>
        </>
      )}
      {summary !== undefined && isOver(summary.state) && <SendAgain summary={summary} />}
    </div>
  );
}

function OutcomeFilters({ sheet }: { sheet: OpenedSheet }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { run } = useAction();
  const chosen = sheet.view.outcome;
  const outcomes = sheet.state.delivery?.outcomes;
  const kinds = OUTCOME_KINDS.filter((kind) => kind === chosen || (outcomes?.[kind] ?? 0) > 0);
  return (
    <div className={classes['filters']} role="group" aria-label={t('rows.outcome.filters')}>
      <button
        type="button"
        className={classes['filter']}
        aria-pressed={chosen === null}
        onClick={() => run(() => setView({ outcome: null }))}
      >
        {t('rows.outcome.any')}
      </button>
      {kinds.map((kind) => (
        <button
          key={kind}
          type="button"
          className={classes['filter']}
          data-tone={OUTCOME_TONES[kind]}
          data-testid={`filter-${kind}`}
          data-count={outcomes?.[kind] ?? 0}
          aria-pressed={chosen === kind}
          onClick={() => run(() => setView({ outcome: chosen === kind ? null : kind }))}
        >
          <ToneIcon tone={OUTCOME_TONES[kind]} size={15} />
          {t(`outcomes.${kind}`)}
          <b>{formats.number(outcomes?.[kind] ?? 0)}</b>
        </button>
      ))}
    </div>
  );
}

function SendAgain({ summary }: { summary: DeliverySummary }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { busy, run } = useAction();
  const { id, failedWipedAt } = summary;
  const { failed } = summary.outcomes;
  if (failed === 0) return null;
  // Their contents were erased. The sheet still has them, and the next delivery sends them.
  if (failedWipedAt !== null) {
    return (
      <span className={classes['wiped']} data-testid="failed-wiped">
        {t('rows.outcome.failedWiped')}
      </span>
    );
  }
  return (
    <NextAction
      size="compact-sm"
      loading={busy}
      leftSection={<PlayIcon size={14} />}
      data-testid="send-again"
      onClick={() => run(() => sendFailedAgain(id, 'stay'))}
    >
      {t('delivery.sendAgain', { count: failed, rows: formats.number(failed) })}
    </NextAction>
  );
}
