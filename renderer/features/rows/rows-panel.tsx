import { Button, Text, Title } from '@mantine/core';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../words/formats';
import { excludeRows, setView } from '../../model/change-sheet';
import { showRows } from '../../model/show-rows';
import { WHOLE_VIEW, type OpenedSheet } from '../../model/sheet';
import { useAction } from '../../hooks/use-action';
import { CheckCircleIcon } from '../../ui/icons';
import { BadCellsChoice } from './bad-cells-choice';
import { IssueList } from './issue-list';
import { scopeOfView } from './scope-of-view';
import { TidyHints } from './tidy-hints';
import { useNextIssue } from './keyboard/use-next-issue';
import { usePointerUse } from './keyboard/use-pointer-use';
import classes from './rows-panel.module.css';

/** The issues of the whole sheet, the worst first, and actions on many rows at once. */
export const RowsPanel = memo(function RowsPanel({ sheet }: { sheet: OpenedSheet }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { run } = useAction();
  const nextIssue = useNextIssue();
  const byPointer = usePointerUse();
  const { issuesByCode, counts, viewRows } = sheet.state;
  const scope = scopeOfView(sheet.view);
  const shown = sheet.view.issue;
  /** The rows of a kind stay in sight when the last of it is repaired, but the button that ends this view is gone from the list. */
  const isKindGone = shown !== null && !issuesByCode.some(({ code }) => code === shown);
  const sorted = issuesByCode.toSorted((a, b) => a.severity.localeCompare(b.severity) || b.count - a.count);
  return (
    <section className={classes['panel']} aria-label={t('rows.panelTitle')} tabIndex={-1} {...byPointer}>
      <Title order={2} size={16}>
        {t('rows.panelTitle')}
      </Title>
      {sorted.length === 0 ? (
        <div className={classes['clean']}>
          <CheckCircleIcon size={20} />
          <span>{t('rows.panelClean')}</span>
        </div>
      ) : (
        <>
          <IssueList sheet={sheet} kinds={sorted} />
          <Text size="sm" c="dimmed">
            {t('rows.panelLegend')}
          </Text>
          <Button px="xs" variant="default" onClick={nextIssue}>
            {t('rows.nextIssue')}
          </Button>
        </>
      )}
      <TidyHints sheet={sheet} />
      <BadCellsChoice sheet={sheet} />
      <div className={classes['bulk']}>
        <Title order={3} size={14}>
          {t('rows.shownRows', { count: viewRows, rows: formats.number(viewRows) })}
        </Title>
        {isKindGone && (
          <Button
            size="xs"
            variant="subtle"
            onClick={() => run(() => setView({ ...WHOLE_VIEW, order: sheet.view.order }))}
          >
            {t('rows.showAllRows')}
          </Button>
        )}
        <Button
          size="xs"
          variant="default"
          disabled={viewRows === 0}
          onClick={() => run(() => excludeRows({ kind: 'exclude', rows: scope }))}
        >
          {t(`rows.exclude.${scope === 'view' || 'start' in scope ? 'shown' : 'issue' in scope ? 'issue' : 'filter'}`)}
        </Button>
        <Button
          size="xs"
          variant="default"
          disabled={viewRows === 0 || counts.excluded === 0}
          onClick={() => run(() => excludeRows({ kind: 'include', rows: 'view' }))}
        >
          {t('rows.includeShown')}
        </Button>
        {counts.excluded > 0 && (
          <Button size="xs" variant="subtle" onClick={() => run(() => showRows({ only: 'excluded' }))}>
            {t('rows.showExcluded', { count: counts.excluded, rows: formats.number(counts.excluded) })}
          </Button>
        )}
      </div>
    </section>
  );
});
