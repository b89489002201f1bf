import { useTranslation } from 'react-i18next';
import type { SheetState } from '../../../shared/sheet/sheet-state';
import { useFormats } from '../../words/formats';
import { setView } from '../../model/change-sheet';
import { showNextIssue } from '../../model/show-rows';
import { WHOLE_VIEW, type OpenedSheet } from '../../model/sheet';
import { useAction } from '../../hooks/use-action';
import { ErrorIcon, WarningIcon } from '../../ui/icons';
import { AdoptAll } from '../adoption/adopt-all';
import { DuplicatesButton } from './duplicates/duplicates-button';
import { RepairAll } from './status/repair-all';
import classes from './rows-panel.module.css';

/**
 * One kind of issue. A click shows the rows that have it and goes to the first cell with it, a second click shows all rows again.
 *
 * @param tabIndex of all its buttons
 */
export function IssueKind({
  sheet,
  kind: { code, severity, count },
  tabIndex,
  onFocus,
}: {
  sheet: OpenedSheet;
  kind: SheetState['issuesByCode'][number];
  tabIndex: 0 | -1;
  onFocus: () => void;
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { run } = useAction();
  const isShown = sheet.view.issue === code;
  const toggle = async (): Promise<void> => {
    await setView({ ...WHOLE_VIEW, issue: isShown ? null : code });
    if (!isShown) await showNextIssue(-1);
  };
  return (
    <li data-severity={severity} data-code={code} data-testid="issue-kind" onFocus={onFocus}>
      {severity === 'error' ? (
        <ErrorIcon size={16} label={t('rows.blockedRow')} />
      ) : (
        <WarningIcon size={16} label={t('rows.warned')} />
      )}
      <span className={classes['name']}>
        <button
          type="button"
          tabIndex={tabIndex}
          className={classes['kind']}
          aria-pressed={isShown}
          title={t(isShown ? 'rows.showAllRows' : 'rows.showIssue')}
          onClick={() => run(toggle)}
        >
          <span>{t(`issueNames.${code}`)}</span>
          <b>{formats.number(count)}</b>
        </button>
        <RepairAll sheet={sheet} code={code} column={null} tabIndex={tabIndex} />
        {code === 'email-elsewhere' && <AdoptAll tabIndex={tabIndex} />}
        <DuplicatesButton sheet={sheet} code={code} row={null} tabIndex={tabIndex} />
      </span>
    </li>
  );
}
