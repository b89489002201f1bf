import { ActionIcon, Button, Group, Menu } from '@mantine/core';
import { isOver } from '../../../shared/delivery/state';
import { useTranslation } from 'react-i18next';
import { ask } from '../../bridge';
import { OUTCOME_KINDS } from '../../../shared/delivery/outcome';
import type { DeliverySummary } from '../../../shared/delivery/summary';
import { isProvable } from '../../../shared/delivery/proof/proof';
import { deleteDelivery, openDelivery } from '../../model/deliveries';
import { startProof } from '../../model/proof/proofs';
import { useDurationWords, useFormats } from '../../words/formats';
import { useRunWords } from '../../words/run-words';
import { useShopName } from '../../model/shops';
import { useAction } from '../../hooks/use-action';
import { useSendAgain } from '../../hooks/use-send-again';
import { useSaveReport } from '../../hooks/use-save-report';
import { useRevert } from '../../hooks/use-revert';
import { confirmDeed } from '../../ui/dialogs/confirm';
import { CheckCircleIcon, DownloadIcon, MoreIcon, PlayIcon, TrashIcon, UndoIcon } from '../../ui/icons';
import { ShopMark } from '../../ui/shop-mark';
import { deletionLosses } from './deletion-losses';
import classes from './delivery-entry.module.css';

/** One delivery in the list: file, shop, result, and the actions that are still possible. */
export function DeliveryEntry({
  summary,
  isWatched,
  onDeleted,
}: {
  summary: DeliverySummary;
  /** A watched folder has sent it. */
  isWatched: boolean;
  onDeleted: () => void;
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  const duration = useDurationWords();
  const runs = useRunWords()(summary);
  const { busy, run } = useAction();
  const kept = useRevert(summary);
  const again = useSendAgain(summary);
  const { id, outcomes, state } = summary;
  const byFile = summary.byFile ?? 0;
  const counts = byFile > 0 ? [] : OUTCOME_KINDS.filter((kind) => outcomes[kind] > 0);
  const saveReport = useSaveReport(summary);
  const remove = async (): Promise<void> => {
    const restorable = summary.remembersPrevious ? (await ask('delivery-revert-preview', { id })).restorable : 0;
    const losses = deletionLosses(summary, restorable);
    const words = {
      title: t('history.deleteTitle'),
      text: [
        ...losses.map(({ key, count }) => t(`history.${key}`, { count, rows: formats.number(count) })),
        t('history.deleteText'),
      ],
      confirm: t('history.delete'),
      cancel: t('common.cancel'),
    };
    confirmDeed(words, () =>
      run(async () => {
        await deleteDelivery(id);
        onDeleted();
      }),
    );
  };
  return (
    <article className={classes['entry']} data-delivery={id}>
      <div className={classes['what']}>
        <div className={classes['name']}>{summary.fileName}</div>
        <div className={classes['facts']}>
          <ShopMark id={summary.shopId ?? summary.baseUrl} name={useShopName(summary)} />
          <span>{formats.dateTime(summary.createdAt)}</span>
          <span className={classes['status']} data-status={state.status}>
            {byFile > 0 ? t('byFile.isOne') : t(`history.status.${state.status}`)}
          </span>
          {isWatched && <span data-source="watched-folder">{t('watch.isSource')}</span>}
          {summary.reverts !== null && <span>{t('revert.isOne')}</span>}
        </div>
        <div className={classes['facts']}>
          <span>{t('intake.rows', { count: summary.rows, rows: formats.number(summary.rows) })}</span>
          {byFile > 0 && <span>{t('byFile.rows', { count: byFile, rows: formats.number(byFile) })}</span>}
          {counts.map((kind) => (
            <span key={kind} data-kind={kind}>
              {t(`outcomes.${kind}`)}: {formats.number(outcomes[kind])}
            </span>
          ))}
          {/* The numbers add up to all rows. */}
          {summary.pending > 0 && (
            <span data-kind="pending">
              {t(`outcomes.pending.${isOver(state) ? 'left' : 'waiting'}`)}: {formats.number(summary.pending)}
            </span>
          )}
          {summary.activeSeconds > 0 && (
            <span>{t('history.took', { duration: duration.exact(summary.activeSeconds) })}</span>
          )}
        </div>
        <ul className={classes['runs']} aria-label={t('delivery.runs.title')}>
          {runs.map((run, index) => (
            <li key={index}>{run}</li>
          ))}
        </ul>
        {outcomes.failed > 0 && summary.failedWipedAt !== null && (
          <div className={classes['facts']}>
            {t('history.failedWiped', { time: formats.dateTime(summary.failedWipedAt) })}
          </div>
        )}
      </div>
      <Group gap="xs">
        <Button variant="default" loading={busy} onClick={() => run(() => openDelivery(id))}>
          {t('history.openOne')}
        </Button>
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="default" size={36} aria-label={t('history.more', { name: summary.fileName })}>
              <MoreIcon />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<DownloadIcon size={16} />} onClick={() => run(() => saveReport('xlsx'))}>
              {t('delivery.report', { format: 'XLSX' })}
            </Menu.Item>
            <Menu.Item leftSection={<DownloadIcon size={16} />} onClick={() => run(() => saveReport('csv'))}>
              {t('delivery.report', { format: 'CSV' })}
            </Menu.Item>
            {isProvable(summary) && (
              <Menu.Item
                leftSection={<CheckCircleIcon size={16} />}
                data-testid="prove"
                onClick={() =>
                  run(async () => {
                    await openDelivery(id);
                    await startProof(id);
                  })
                }
              >
                {t('proof.start')}
              </Menu.Item>
            )}
            {outcomes.failed > 0 && summary.failedWipedAt === null && (
              <Menu.Item leftSection={<PlayIcon size={16} />} onClick={again.start}>
                {t('delivery.sendAgain', { count: outcomes.failed, rows: formats.number(outcomes.failed) })}
              </Menu.Item>
            )}
            {summary.remembersPrevious && isOver(state) && (
              <>
                <Menu.Item leftSection={<UndoIcon size={16} />} onClick={kept.start}>
                  {t('revert.start')}
                </Menu.Item>
                <Menu.Item leftSection={<TrashIcon size={16} />} onClick={kept.forget}>
                  {t('revert.forget')}
                </Menu.Item>
              </>
            )}
            <Menu.Item
              leftSection={<TrashIcon size={16} />}
              disabled={state.status === 'running'}
              onClick={() => run(remove)}
            >
              {t('history.delete')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </Group>
    </article>
  );
}
