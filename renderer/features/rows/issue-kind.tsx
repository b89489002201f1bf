import { useTranslation } from 'react-i18next';
import type { SheetState } from '../../../shared/sheet/sheet-state';
import { useFormats } from '../../words/formats';
import { setView } from '../../model/change-sheet';
import { gridTargetStore } from '../../model/navigation';
import { WHOLE_VIEW, type OpenedSheet } from '../../model/sheet';
import { useAction } from '../../hooks/use-action';
import { ErrorIcon, WarningIcon } from '../../ui/icons';
import { DuplicatesButton } from './duplicates/duplicates-button';
import { RepairAll } from './status/repair-all';
import classes from './rows-panel.module.css';

/** One kind of issue. A click shows the rows that have it and goes to the first one, a second click shows all rows again. */
export function IssueKind({
  sheet,
  kind: { code, severity, count },
}: {
  sheet: OpenedSheet;
  kind: SheetState['issuesByCode'][number];
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { run } = useAction();
  const isShown = sheet.view.issue === code;
  const toggle = async (): Promise<void> => {
    await setView({ ...WHOLE_VIEW, issue: isShown ? null : code });
    if (!isShown) gridTargetStore.set({ position: 0, column: null });
  };
  return (
    <li data-severity={severity} data-code={code} data-testid="issue-kind">
      {severity === 'error' ? (
        <ErrorIcon size={16} label={t('rows.blockedRow')} />
      ) : (
        <WarningIcon size={16} label={t('rows.warned')} />
      )}
      <span className={classes['name']}>
        <button
          type="button"
          className={classes['kind']}
          aria-pressed={isShown}
          title={t(isShown ? 'rows.showAllRows' : 'rows.showIssue')}
          onClick={() => run(toggle)}
        >
          <span>{t(`issueNames.${code}`)}</span>
          <b>{formats.number(count)}</b>
        </button>
        <RepairAll sheet={sheet} code={code} column={null} />
        <DuplicatesButton sheet={sheet} code={code} row={null} />
      </span>
    </li>
  );
}
