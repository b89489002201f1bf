import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { isOver } from '../../../shared/delivery/state';
import { useAction } from '../../hooks/use-action';
import { deliveriesStore } from '../../model/deliveries';
import { goTo, placeStore } from '../../model/navigation';
import { useOpenedSheet } from '../../model/sheet';
import { useChosenShop } from '../../model/shops';
import { useStore } from '../../model/store';
import { FlaskIcon } from '../../ui/icons';
import { choosePractice, endTry, setLooked, tryStore } from './try-store';
import { stepNumber, tryStep } from './try-step';
import classes from './trying.module.css';

/** One line above the screen that says what to do next in the two-minute try. It follows what the person does, and blocks nothing. */
export function TryStrip() {
  const { t } = useTranslation();
  const { busy, run } = useAction();
  const trying = useStore(tryStore);
  const sheet = useOpenedSheet();
  const place = useStore(placeStore);
  const isPractice = useChosenShop()?.practice === true;
  const deliveryId = sheet?.state.delivery?.id ?? '';
  const status = useStore(deliveriesStore, ({ byId }) => byId[deliveryId]?.summary.state);
  if (trying === null || sheet?.sheetId !== trying.sheetId || trying.blockedAtFirst === null) return null;
  const step = tryStep({
    place,
    hasLooked: trying.hasLooked,
    blockedAtFirst: trying.blockedAtFirst,
    blocked: sheet.state.counts.blocked,
    isPractice,
    delivery: status === undefined ? 'none' : isOver(status) ? 'over' : 'under-way',
  });
  const number = stepNumber(step);
  const offered = {
    look: { label: t('trying.next'), deed: setLooked },
    elsewhere: { label: t('trying.toRows'), deed: () => goTo('rows') },
    'other-shop': { label: t('trying.choosePractice'), deed: () => run(choosePractice) },
    result: place === 'practice' ? null : { label: t('trying.showPractice'), deed: () => goTo('practice') },
    repair: null,
    send: null,
    review: null,
    sending: null,
  }[step];
  return (
    <aside className={classes['strip']} data-testid="try-strip" data-step={step} aria-label={t('trying.title')}>
      <FlaskIcon size={18} />
      <p className={classes['text']} role="status">
        {number !== null && <strong>{t('trying.at', number)} </strong>}
        {t(`trying.step.${step}`)}
      </p>
      {offered !== null && (
        <Button size="xs" variant="default" loading={busy} onClick={offered.deed}>
          {offered.label}
        </Button>
      )}
      <Button size="xs" variant="subtle" data-testid="try-end" onClick={endTry}>
        {t('trying.end')}
      </Button>
    </aside>
  );
}
