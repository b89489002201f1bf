import { useTranslation } from 'react-i18next';
import { deliveriesStore } from '../model/deliveries';
import { goTo, placeStore, STEPS, type Step } from '../model/navigation';
import { useOpenedSheet } from '../model/sheet';
import { useStore } from '../model/store';
import classes from './shell.module.css';

/** The five places; whoever wants to go back just does. */
export function StepsBar() {
  const { t } = useTranslation();
  const place = useStore(placeStore);
  const sheet = useOpenedSheet();
  const hasDelivery = useStore(deliveriesStore, (now) => now.currentId !== null);
  const reachable: Readonly<Record<Step, boolean>> = {
    intake: true,
    columns: sheet !== null,
    rows: sheet !== null,
    review: sheet !== null,
    delivery: hasDelivery,
  };
  const wrong: Partial<Record<Step, boolean>> = {
    columns: (sheet?.state.missing.length ?? 0) > 0,
    rows: (sheet?.state.counts.keptBack ?? 0) > 0,
  };
  return (
    <nav aria-label={t('steps.label')}>
      <ol className={classes['steps']}>
        {STEPS.map((step, index) => (
          <li key={step}>
            <button
              type="button"
              className={classes['step']}
              data-step={step}
              aria-current={place === step ? 'step' : undefined}
              disabled={!reachable[step]}
              title={reachable[step] ? undefined : t(step === 'delivery' ? 'steps.needsDelivery' : 'steps.needsSheet')}
              onClick={() => goTo(step)}
            >
              <span className={classes['stepNumber']} data-mark={wrong[step] === true ? 'error' : undefined}>
                {wrong[step] === true ? '!' : index + 1}
              </span>
              {t(`steps.${step}`)}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
