import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Arrival } from '../../../shared/watch/watch';
import type { WatchActivity, WatchSummary } from '../../../shared/watch/watches-state';
import { useAction } from '../../hooks/use-action';
import { useSavedShop } from '../../model/shops';
import { openDelivery } from '../../model/deliveries';
import { goTo } from '../../model/navigation';
import { removeWatch, switchWatch } from '../../model/watch/watches';
import { confirmDeed } from '../../ui/dialogs/confirm';
import { EditIcon, PauseIcon, PlayIcon, TrashIcon } from '../../ui/icons';
import { Card } from '../../ui/screen';
import { ShopMark } from '../../ui/shop-mark';
import { useFormats } from '../../words/formats';
import classes from './watch.module.css';

/** One watched folder: what is sent from it, what it does now, and what came of its last file. */
export function WatchEntry({ summary, onEdit }: { summary: WatchSummary; onEdit: () => void }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { busy, run } = useAction();
  const { watch, activity, last } = summary;
  const shop = useSavedShop(watch.shopId);
  const remove = (): void => {
    const words = {
      title: t('watch.removeTitle'),
      text: t('watch.removeText'),
      confirm: t('watch.remove'),
      cancel: t('common.cancel'),
    };
    confirmDeed(words, () => run(() => removeWatch(watch.id)));
  };
  return (
    <Card data-watch={watch.folder}>
      <div className={classes['folder']}>{watch.folder}</div>
      <div className={classes['facts']}>
        {shop !== undefined && <ShopMark id={shop.id} name={shop.name} isLive={shop.isLive} />}
        <span>{watch.patterns.join('; ')}</span>
        <span>{t('watch.limits', { percent: watch.errorPercent, changes: formats.number(watch.changes) })}</span>
        {watch.usesList && <span>{t('watch.withList')}</span>}
      </div>
      <div className={classes['state']} data-activity={activity.kind} role="status">
        {activityWords(activity)}
      </div>
      {last !== null && <LastFile arrival={last} />}
      {watch.by === 'window' && (
        <Group gap="xs" mt={12}>
          <Button
            size="sm"
            variant="default"
            loading={busy}
            leftSection={watch.isOn ? <PauseIcon size={16} /> : <PlayIcon size={16} />}
            onClick={() => run(() => switchWatch(watch.id, !watch.isOn))}
          >
            {t(watch.isOn ? 'watch.pause' : 'watch.resume')}
          </Button>
          <Button size="sm" variant="default" leftSection={<EditIcon size={16} />} disabled={busy} onClick={onEdit}>
            {t('watch.edit')}
          </Button>
          <Button
            size="sm"
            variant="subtle"
            color="gray"
            leftSection={<TrashIcon size={16} />}
            disabled={busy}
            onClick={remove}
          >
            {t('watch.remove')}
          </Button>
        </Group>
      )}
    </Card>
  );

  function activityWords(now: WatchActivity): string {
    switch (now.kind) {
      case 'working':
        return t('watch.activity.working', { file: now.fileName });
      case 'no-folder':
        return t('watch.activity.no-folder', { code: now.code });
      default:
        return t(`watch.activity.${now.kind}`);
    }
  }
}

function LastFile({ arrival }: { arrival: Arrival }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { run } = useAction();
  const { fileName, state, at, deliveryId, report } = arrival;
  return (
    <div className={classes['facts']} data-last={state}>
      <span>{t(`watch.last.${state}`, { file: fileName, time: formats.dateTime(at) })}</span>
      {report !== null && <span>{t('watch.report', { name: report })}</span>}
      {state === 'waits' && (
        <Button size="compact-sm" variant="subtle" onClick={() => goTo('history')}>
          {t('watch.showWaiting')}
        </Button>
      )}
      {state !== 'waits' && deliveryId !== null && (
        <Button size="compact-sm" variant="subtle" onClick={() => run(() => openDelivery(deliveryId))}>
          {t('watch.openDelivery')}
        </Button>
      )}
    </div>
  );
}
