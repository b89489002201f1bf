import { VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { blocksSending } from '../../../shared/consumer/columns/check-layout';
import { STEPS, type Place, type Step } from '../../../shared/commands/places';
import { needsPerson } from '../../../shared/delivery/state';
import { deliveriesStore } from '../../model/deliveries';
import { goTo, placeStore } from '../../model/navigation';
import type { SheetState } from '../../../shared/sheet/sheet-state';
import { sheetStore } from '../../model/sheet';
import { useStore } from '../../model/store';
import { useFormats } from '../../words/formats';
import classes from './shell.module.css';

/** The five steps. Any of them can be opened at any time. */
export function StepsBar() {
  const { t } = useTranslation();
  const place = useStore(placeStore);
  const isOpen = useStore(sheetStore, ({ phase }) => phase === 'open');
  const hasFaults = useStore(sheetStore, (now) => now.phase === 'open' && hasColumnFaults(now.state));
  const hasBlockedRows = useStore(sheetStore, (now) => now.phase === 'open' && now.state.counts.blocked > 0);
  const hasDelivery = useStore(deliveriesStore, (now) => now.currentId !== null);
  const deliveryWaits = useStore(deliveriesStore, ({ currentId, byId }) => {
    const state = currentId === null ? undefined : byId[currentId]?.summary.state;
    return state?.status === 'paused' && needsPerson(state.reason);
  });
  const reachable: Readonly<Record<Step, boolean>> = {
    intake: true,
    columns: isOpen,
    rows: isOpen,
    review: isOpen,
    delivery: hasDelivery,
  };
  const marks: Partial<Record<Step, 'error' | 'warning' | undefined>> = {
    columns: hasFaults ? 'error' : undefined,
    rows: hasBlockedRows ? 'error' : undefined,
    delivery: deliveryWaits ? 'warning' : undefined,
  };
  const titleOf = (step: Step): string | undefined => {
    if (!reachable[step]) return t(step === 'delivery' ? 'steps.needsDelivery' : 'steps.needsSheet');
    return marks[step] === 'warning' ? t('steps.deliveryWaits') : undefined;
  };
  return (
    <div className={classes['stepsLine']}>
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
                title={titleOf(step)}
                onClick={() => goTo(step)}
              >
                <span className={classes['stepNumber']} data-mark={marks[step]}>
                  {marks[step] === undefined ? index + 1 : '!'}
                </span>
                {t(`steps.${step}`)}
                {marks[step] === 'warning' && <VisuallyHidden>{t('steps.deliveryWaits')}</VisuallyHidden>}
              </button>
            </li>
          ))}
        </ol>
      </nav>
      {NAMES_FILE.has(place) && <OpenFile />}
    </div>
  );
}

/** Where the open file is named: the first step has a card for it, and the last one may be about another file. */
const NAMES_FILE: ReadonlySet<Place> = new Set<Place>(['columns', 'rows', 'review']);

/** Which file the steps are about, and its size. A long name is cut off, the number of rows is not. */
function OpenFile() {
  const { t } = useTranslation();
  const formats = useFormats();
  const name = useStore(sheetStore, (now) => (now.phase === 'open' ? now.state.file.name : null));
  const sheetName = useStore(sheetStore, (now) => (now.phase === 'open' ? now.state.file.sheetName : null));
  const rows = useStore(sheetStore, (now) => (now.phase === 'open' ? now.state.counts.rows : 0));
  if (name === null) return null;
  return (
    <div className={classes['openFile']} data-testid="open-file" title={name}>
      <span className={classes['openFileName']}>
        <b>{name}</b>
        {sheetName !== null && ` · ${sheetName}`}
      </span>
      <span
        className={classes['openFileRows']}
      >{` · ${t('intake.rows', { count: rows, rows: formats.number(rows) })}`}</span>
    </div>
  );
}

const hasColumnFaults = ({ missing, layoutProblems }: SheetState): boolean =>
  missing.length > 0 || layoutProblems.some(blocksSending);
