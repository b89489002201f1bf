import { Button, Group } from '@mantine/core';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeliverySummary } from '../../../shared/delivery/summary';
import { useDurationWords, useFormats } from '../../words/formats';
import { useSheetOf } from '../../hooks/use-sheet-of';
import { useAction } from '../../hooks/use-action';
import { useSendAgain } from '../../hooks/use-send-again';
import { useSaveReport } from '../../hooks/use-save-report';
import { DownloadIcon, PlayIcon } from '../../ui/icons';
import { Notice } from '../../ui/notice';
import { Card } from '../../ui/screen';
import { DeliveryFacts, DeliveryRuns } from './delivery-facts';
import { nextStep } from './result/next-step';
import { NextStepButton } from './next-step-button';
import { readResult } from './result/read-result';
import { resultParts } from './result/result-parts';
import { RevertActions } from './revert-actions';
import { RevertResult } from './revert-result';
import classes from './delivery.module.css';

/** The result of a delivery in one sentence, and the possible next actions. */
export function SummaryCard({ summary }: { summary: DeliverySummary }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const duration = useDurationWords();
  const { busy, run } = useAction();
  const again = useSendAgain(summary);
  const { outcomes } = summary;
  const { tone, key } = readResult(summary);
  const saveReport = useSaveReport(summary);
  const sheet = useSheetOf(summary.id);
  const blocked = sheet?.state.counts.blocked ?? 0;
  const step = nextStep(summary, { isOpen: sheet !== null, blocked });
  return (
    <Card data-testid="delivery-summary" data-status={summary.state.status}>
      <DeliveryFacts summary={summary} />
      <div className={classes['headline']} />
      <Notice tone={tone} title={t(`delivery.result.${key}`)}>
        {resultParts(summary).map(({ key, count }) => (
          <Fragment key={key}>{t(`delivery.${key}`, { count, rows: formats.number(count) })} </Fragment>
        ))}
        {t('delivery.took', {
          duration: duration.exact(summary.activeSeconds),
          count: summary.requests,
          requests: formats.number(summary.requests),
        })}
      </Notice>
      {step === 'open-for-rest' && (
        <p className={classes['wiped']}>{t('delivery.openForRest', { file: summary.fileName })}</p>
      )}
      {summary.reverts !== null && <RevertResult reverted={summary.reverts} outcomes={outcomes} />}
      {outcomes.failed > 0 && summary.failedWipedAt !== null && (
        <p className={classes['wiped']}>
          {t('delivery.failedWiped', { time: formats.dateTime(summary.failedWipedAt) })}
        </p>
      )}
      <Group gap="sm" mt="md">
        <NextStepButton step={step} summary={summary} blocked={blocked} />
        {outcomes.failed > 0 && summary.failedWipedAt === null && step !== 'send-again' && (
          <Button variant="default" loading={again.busy} leftSection={<PlayIcon size={16} />} onClick={again.start}>
            {t('delivery.sendAgain', { count: outcomes.failed, rows: formats.number(outcomes.failed) })}
          </Button>
        )}
        <Button
          variant="default"
          disabled={busy}
          leftSection={<DownloadIcon size={16} />}
          onClick={() => run(() => saveReport('xlsx'))}
        >
          {t('delivery.report', { format: 'XLSX' })}
        </Button>
        <Button
          variant="default"
          disabled={busy}
          leftSection={<DownloadIcon size={16} />}
          onClick={() => run(() => saveReport('csv'))}
        >
          {t('delivery.report', { format: 'CSV' })}
        </Button>
        {summary.remembersPrevious && <RevertActions summary={summary} />}
      </Group>
      <DeliveryRuns summary={summary} />
    </Card>
  );
}
